import type { Box, Raster, RecognisedWord } from '../model.ts';
import { evened } from './even.ts';
import type { TesseractLine, TesseractWord } from './tesseract.ts';

/** The words of the lines of a picture, each with its letters and the size of its line. */
export function wordsOf(lines: readonly TesseractLine[], picture: Raster): RecognisedWord[] {
  return lines.flatMap((seen, i) => {
    const line = evened(seen, picture);
    const size = sizeOf(line);
    const row: Row = { line: i, size, baselineAt: baselineOf(line, size) };
    return line.words.flatMap((word) => toWord(word, row));
  });
}

/** What the words of a line share. */
interface Row {
  readonly line: number;
  readonly size: number;
  readonly baselineAt: (x: number) => number;
}

function toWord({ symbols, confidence, bbox }: TesseractWord, row: Row): RecognisedWord[] {
  const letters = symbols
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, bbox: { x0, x1 } }) => ({ text, x: x0, right: x1 }));
  if (letters.length === 0) return [];
  const { line, size } = row;
  const { x0, x1 } = bbox;
  const baseline = row.baselineAt((x0 + x1) / 2);
  return [
    {
      letters,
      confidence: Math.round(confidence),
      x: x0,
      right: x1,
      baseline,
      size,
      box: boxOf({ x0, x1, baseline, size }),
      line,
    },
  ];
}

/** How far a line reaches above and below its baseline, in shares of its size. */
const ABOVE = 0.85;
const BELOW = 0.2;

/** As high as the line, whatever its letters are: marks of one line are level. */
const boxOf = ({
  x0,
  x1,
  baseline,
  size,
}: {
  x0: number;
  x1: number;
  baseline: number;
  size: number;
}): Box => ({
  x: x0,
  y: baseline - ABOVE * size,
  width: x1 - x0,
  height: (ABOVE + BELOW) * size,
});

/** What descends below the baseline is at most this share of the size. */
const DEEPEST = 0.35;

/** The baseline along a line; that of a short one is measured badly, but is never far from its foot. */
function baselineOf({ baseline, bbox }: TesseractLine, size: number): Row['baselineAt'] {
  const { x0, y0, x1, y1 } = baseline;
  const slope = x1 === x0 ? 0 : (y1 - y0) / (x1 - x0);
  const highest = Math.min(y0, y1, bbox.y1 - DEEPEST * size);
  return (x) => Math.min(bbox.y1, Math.max(highest, y0 + slope * (x - x0)));
}

/** The height of capitals and of letters that rise, and of ideographs, in shares of the font's size. */
const CAPITAL = 0.72;
const IDEOGRAPH = 0.92;
/** Of all heights of a line, sorted, the one that tells the tall letters. */
const TALL = 0.8;

/**
 * The size of the font of a line: ideographs stand as far apart as they are large, which is measured more surely than
 * how high they are; letters tell it by their height.
 */
function sizeOf({ words, rowAttributes }: TesseractLine): number {
  const symbols = words.flatMap((word) => word.symbols);
  const pitches = symbols.flatMap(({ text, bbox }, i) => {
    const next = symbols[i + 1];
    return next && IS_IDEOGRAPH.test(text) && IS_IDEOGRAPH.test(next.text) ? [next.bbox.x0 - bbox.x0] : [];
  });
  if (pitches.length * 4 > symbols.length) return at(pitches, 0.5);
  const sizes = symbols.flatMap(sizeFrom);
  return sizes.length === 0 ? rowAttributes.rowHeight : at(sizes, TALL);
}

/** What a letter tells of the size; the box of an ideograph may reach over others beside or above it. */
function sizeFrom({ text, bbox: { x0, y0, x1, y1 } }: TesseractWord['symbols'][number]): number[] {
  if (IS_IDEOGRAPH.test(text)) return [Math.min(x1 - x0, y1 - y0) / IDEOGRAPH];
  return IS_LETTER.test(text) ? [(y1 - y0) / CAPITAL] : [];
}

/** The value that a share of all is at most. */
const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

const IS_IDEOGRAPH = /\p{Script=Han}/u;
const IS_LETTER = /[\p{L}\p{N}]/u;
