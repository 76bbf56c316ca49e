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
/** Thicker than this many rows or columns it is an area, in line heights. */
const THICKEST = 0.4;

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
  const level = strokesOf({ width, height }, LEVEL * lineHeight, (y, x) => data[y * width + x] ?? 255);
  const upright = strokesOf(
    { width: height, height: width },
    UPRIGHT * lineHeight,
    (x, y) => data[y * width + x] ?? 255,
  );
  const thickest = THICKEST * lineHeight;
  return [
    ...joined(level, thickest).map(({ at, from, to }) => ({ x: from, y: at, x2: to, y2: at })),
    ...joined(upright, thickest).map(({ at, from, to }) => ({ x: at, y: from, x2: at, y2: to })),
  ];
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
function strokesOf(
  { width, height }: Size,
  shortest: number,
  valueAt: (row: number, i: number) => number,
): Stroke[] {
  const strokes: Stroke[] = [];
  for (let at = 0; at < height; at++) {
    let from = -1;
    for (let i = 0; i <= width; i++) {
      const isDrawn = i < width && valueAt(at, i) < DRAWN;
      if (isDrawn && from < 0) from = i;
      if (isDrawn || from < 0) continue;
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
function joined(strokes: readonly Stroke[], thickest: number): Stroke[] {
  const lines: Growing[] = [];
  for (const { at, from, to } of strokes) {
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
    .filter(({ first, last }) => last - first <= thickest)
    .map(({ first, last, from, to }) => ({ at: (first + last) / 2, from, to }));
}
