/** Which Chinese script a picture is written in: the model for one reads the other as characters that look alike. */
import { confidenceOf, textOf } from './lines.ts';
import { outline } from './prepare/coverage.ts';
import { cropped, padded } from './prepare/raster.ts';
import type { Prepared } from './prepare.ts';
import type { Tesseract, TesseractLine } from './tesseract.ts';

/** Ideographs read in their script are surer than this. Measured: simplified 88 and more, traditional read as such 76 to 79. */
const SURE = 87;
/** Of all letters, the share of ideographs in a Chinese text. */
const MOSTLY = 0.4;

/** Whether lines, read as simplified Chinese, may be of traditional. */
export function mayBeTraditional(lines: readonly TesseractLine[]): boolean {
  const text = textOf(lines);
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const isChinese = count(/\p{Script=Han}/gu) > MOSTLY * count(/\p{L}/gu);
  return isChinese && confidenceOf(lines) < SURE;
}

/** So many lines tell. */
const LINES = 5;
const MARGIN = 12;

/** Whether another engine reads some lines of a picture more surely than they were read. */
export async function isReadBetter(
  { raster }: Prepared,
  lines: readonly TesseractLine[],
  engine: Tesseract,
): Promise<boolean> {
  const sample = fullest(lines);
  const part = cropped(
    raster,
    outline(
      sample.map(({ bbox }) => bbox),
      MARGIN / 3,
    ),
  );
  const read = await engine.readBlock(padded(part, MARGIN));
  return confidenceOf(read) > confidenceOf(sample);
}

/** The lines in a row that hold most. */
function fullest(lines: readonly TesseractLine[]): readonly TesseractLine[] {
  const lengthOf = (some: readonly TesseractLine[]) => textOf(some).length;
  let best = lines.slice(0, LINES);
  for (let i = 1; i + LINES <= lines.length; i++) {
    const some = lines.slice(i, i + LINES);
    if (lengthOf(some) > lengthOf(best)) best = some;
  }
  return best;
}
