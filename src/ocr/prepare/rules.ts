/** The lines that tables and frames are drawn of: often so faint that they are no ink. */
import type { Raster, RecognisedRule } from '../../model.ts';
import { type Size, WHITE } from './raster.ts';

/** Darker than this is something drawn, on paper that was made white (255). */
const DRAWN = 240;
/** Heights of a line of text: no letter has a stroke so long, level or upright. */
const LEVEL = 4;
const UPRIGHT = 1.8;
/** A stroke goes on in the next row or column, or the one behind it, where it is this near, in pixels. */
const NEAR = 3;
/** Thicker than this it is an area or blurred text, in line heights. */
const THICKEST = 0.25;
/** Beside a line there is white: so many pixels away, at most this share of its length is drawn. */
const BESIDE = 4;
const CROSSED = 0.2;

/** A stroke on one row (or column) from one pixel to another. */
interface Stroke {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** The level and upright lines on a picture made level and white, whose lines of text are so high. */
export function rulesOf(raster: Raster, lineHeight: number): RecognisedRule[] {
  if (lineHeight === 0) return [];
  const { width, height, data } = raster;
  const rows: Field = {
    ...{ width, height, shortest: LEVEL * lineHeight, thickest: THICKEST * lineHeight },
    isDrawn: (y, x) => (data[y * width + x] ?? 255) < DRAWN,
  };
  const columns: Field = {
    ...{ width: height, height: width, shortest: UPRIGHT * lineHeight, thickest: rows.thickest },
    isDrawn: (x, y) => (data[y * width + x] ?? 255) < DRAWN,
  };
  return [
    ...linesOf(rows).map(({ at, from, to }) => ({ x: from, y: at, x2: to, y2: at })),
    ...linesOf(columns).map(({ at, from, to }) => ({ x: at, y: from, x2: at, y2: to })),
  ];
}

/** A picture, or the same turned: rows are columns then. */
interface Field extends Size {
  readonly shortest: number;
  readonly thickest: number;
  readonly isDrawn: (row: number, i: number) => boolean;
}

/** How far the blurred rim of a line reaches, in pixels. */
const RIM = 2;

/** The same picture without some lines: engines read them as strokes of letters. */
export function withoutRules({ width, height, data }: Raster, rules: readonly RecognisedRule[]): Raster {
  const clean = Uint8Array.from(data);
  for (const { x, y, x2, y2 } of rules) {
    const [left, right] = [Math.max(0, Math.round(x) - RIM), Math.min(width, Math.round(x2) + RIM + 1)];
    for (let row = Math.max(0, Math.round(y) - RIM); row <= Math.min(height - 1, y2 + RIM); row++)
      clean.fill(WHITE, row * width + left, row * width + right);
  }
  return { width, height, data: clean };
}

/** The strokes of the rows of a picture that are long enough. */
function strokesOf({ width, height, shortest, isDrawn }: Field): Stroke[] {
  const strokes: Stroke[] = [];
  for (let at = 0; at < height; at++) {
    let from = -1;
    for (let i = 0; i <= width; i++) {
      const drawn = i < width && isDrawn(at, i);
      if (drawn && from < 0) from = i;
      if (drawn || from < 0) continue;
      if (i - from >= shortest) strokes.push({ at, from, to: i });
      from = -1;
    }
  }
  return strokes;
}

interface Growing {
  first: number;
  last: number;
  from: number;
  to: number;
}

/** Strokes that go on from row to row, as the lines that they make. */
function linesOf(field: Field): Stroke[] {
  const lines: Growing[] = [];
  for (const { at, from, to } of strokesOf(field)) {
    const line = lines.find(
      (each) => at - each.last <= NEAR && from <= each.to + NEAR && to >= each.from - NEAR,
    );
    if (!line) {
      lines.push({ first: at, last: at, from, to });
      continue;
    }
    line.last = at;
    line.from = Math.min(line.from, from);
    line.to = Math.max(line.to, to);
  }
  return lines
    .filter((line) => line.last - line.first <= field.thickest && standsAlone(line, field))
    .map(({ first, last, from, to }) => ({ at: (first + last) / 2, from, to }));
}

/** Whether there is white on both sides: blurred text has strokes, too, and writing beside them. */
function standsAlone({ first, last, from, to }: Growing, { isDrawn }: Field): boolean {
  const shareOf = (row: number) => {
    let drawn = 0;
    for (let i = from; i < to; i++) if (isDrawn(row, i)) drawn++;
    return drawn / (to - from);
  };
  return shareOf(first - BESIDE) <= CROSSED && shareOf(last + BESIDE) <= CROSSED;
}
