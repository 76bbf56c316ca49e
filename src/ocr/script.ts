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
 * Traditional Chinese is read as simplified less surely than this. Measured: 79 to 85, simplified 85 to 92. Below, the
 * sample is read as traditional, too: that is right where it is so much surer. Measured: 2.5 to 17, simplified Chinese
 * is less sure by 2 to 7.
 */
const SURE = 89;
const SURER = 2;

/** The script of a sample that was read as simplified Chinese. */
export async function scriptOf({ raster, lines }: Sample, engines: Engines): Promise<Script> {
  if (!isChinese(lines)) return 'latin';
  const confidence = confidenceOf(lines);
  if (confidence >= SURE) return 'simplified';
  const again = await (await engines('traditional')).readBlock(raster);
  return confidenceOf(again) > confidence + SURER ? 'traditional' : 'simplified';
}

/** Whether some lines hold more than a few ideographs. */
export function isChinese(lines: readonly TesseractLine[]): boolean {
  const text = textOf(lines);
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const letters = count(/\p{L}/gu);
  return letters > 0 && count(/\p{Script=Han}/gu) >= CHINESE * letters;
}
