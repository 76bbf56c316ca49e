/** Which script a picture is written in, told by a sample: each is read by models of its own, faster and better than by all. */
import { confidenceOf, textOf } from './lines.ts';
import type { Tesseract, TesseractLine } from './tesseract.ts';
import type { Sample } from './upright.ts';

/** With which models pictures are read. */
export interface Models {
  /** Samples of everything. */
  readonly simplified: string;
  readonly traditional: string;
  readonly latin: string;
}

export type Script = keyof Models;

/** Engines for scripts, opened when they are needed. */
export type Engines = (script: Script) => Promise<Tesseract>;

/** Of all letters, the share of ideographs in a Chinese text, at least. */
const CHINESE = 0.2;
/**
 * Simplified Chinese is read as such more surely than this. Measured: 85 and more where the picture is good, and
 * traditional at most 79. Below, it is read as traditional, too, and what is read more surely is right.
 */
const SURE = 84;

/** The script of a sample that was read as simplified Chinese. */
export async function scriptOf({ raster, lines }: Sample, engines: Engines): Promise<Script> {
  if (!isChinese(lines)) return 'latin';
  const confidence = confidenceOf(lines);
  if (confidence >= SURE) return 'simplified';
  const again = await (await engines('traditional')).readBlock(raster);
  return confidenceOf(again) > confidence ? 'traditional' : 'simplified';
}

/** Whether some lines hold more than a few ideographs. */
export function isChinese(lines: readonly TesseractLine[]): boolean {
  const text = textOf(lines);
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const letters = count(/\p{L}/gu);
  return letters > 0 && count(/\p{Script=Han}/gu) >= CHINESE * letters;
}
