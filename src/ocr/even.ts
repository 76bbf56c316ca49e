/**
 * Where ideographs really stand: the engine knows it to half a character only, but they are evenly spaced, with hardly
 * any ink between them.
 */
import type { Raster } from '../model.ts';
import type { TesseractLine } from './tesseract.ts';

/** A character and the columns of a picture that it is in. */
interface Letter {
  readonly text: string;
  readonly bbox: { readonly x0: number; readonly x1: number };
}

const IS_EVEN = /^[\p{Script=Han}\u3000-\u303f\uff00-\uff60]$/u;

/** Whether a character is of a script whose characters, signs among them, all take the same room. */
export const isEven = (text: string): boolean => IS_EVEN.test(text);

/** A stretch of fewer characters has no pace of its own. */
const FEWEST = 4;
/** Shares of the pace that places may be off on average; more, and they are not evenly spaced. */
const LARGEST_ERROR = 0.35;

/** The same line of a picture with the ideographs of each stretch set evenly. */
export function evened(line: TesseractLine, picture: Raster): TesseractLine {
  const all = line.words.flatMap((word) => word.symbols);
  if (stretchesOf(all).length === 0) return line;
  const placed = setEvenly(all, inkOf(picture, line));
  if (placed.size === 0) return line;
  return {
    ...line,
    words: line.words.map((word) => {
      const symbols = word.symbols.map((symbol) => placed.get(symbol) ?? symbol);
      return { ...word, symbols, bbox: { ...word.bbox, ...reachOf(symbols) } };
    }),
  };
}

/** The letters that can be set evenly, each with itself in its new place. `ink` is how much each column has. */
export function setEvenly<T extends Letter>(letters: readonly T[], ink: readonly number[]): Map<T, T> {
  const placed = new Map<T, T>();
  let pace: number | null = null;
  for (const stretch of stretchesOf(letters).sort((a, b) => b.length - a.length)) {
    const seen = paceOf(stretch.map(({ bbox }) => (bbox.x0 + bbox.x1) / 2));
    if (!seen) continue;
    const grid = settle(atPace(seen, pace, stretch.length), stretch.length, ink);
    pace ??= grid.pace;
    for (const [i, letter] of stretch.entries()) placed.set(letter, inCell(letter, grid, i));
  }
  return placed;
}

function stretchesOf<T extends Letter>(symbols: readonly T[]): T[][] {
  const stretches: T[][] = [[]];
  for (const symbol of symbols) {
    if (isEven(symbol.text)) stretches.at(-1)?.push(symbol);
    else if (stretches.at(-1)?.length !== 0) stretches.push([]);
  }
  return stretches.filter((stretch) => stretch.length >= FEWEST);
}

/** How much ink each column of a line has. */
function inkOf({ width, height, data }: Raster, { bbox: { y0, y1 } }: TesseractLine): readonly number[] {
  const ink = new Array<number>(width).fill(0);
  for (let y = Math.max(0, y0); y < Math.min(height, y1); y++) {
    for (let x = 0; x < width; x++) ink[x] = (ink[x] ?? 0) + 255 - (data[y * width + x] ?? 255);
  }
  return ink;
}

/** Characters at one pace: the first begins at `from`. */
interface Grid {
  readonly from: number;
  readonly pace: number;
}

/** Shares by which the pace of a stretch differs from that of the longest one on its line, which is measured better. */
const SAME_PACE = 0.3;

/** The same grid at the pace of its line, unless it is of another font. */
function atPace({ from, pace }: Grid, usual: number | null, count: number): Grid {
  if (usual === null || Math.abs(pace / usual - 1) > SAME_PACE) return { from, pace };
  return { from: from + ((pace - usual) * count) / 2, pace: usual };
}

function inCell<T extends Letter>(letter: T, { from, pace }: Grid, i: number): T {
  return { ...letter, bbox: { ...letter.bbox, x0: from + i * pace, x1: from + (i + 1) * pace } };
}

/** The grid nearest to some centres, by least squares; null where none is near. */
function paceOf(centres: readonly number[]): Grid | null {
  const n = centres.length;
  const [middle, mean] = [(n - 1) / 2, centres.reduce((sum, x) => sum + x, 0) / n];
  const spread = centres.reduce((sum, x, i) => sum + (i - middle) * (x - mean), 0);
  const pace = spread / ((n * (n * n - 1)) / 12);
  const error = centres.reduce((sum, x, i) => sum + Math.abs(x - mean - (i - middle) * pace), 0) / n;
  return pace > 0 && error <= LARGEST_ERROR * pace ? { from: mean - (middle + 0.5) * pace, pace } : null;
}

/** How far a grid is moved, in shares of its pace, and by how much its pace is changed, at most. */
const FARTHEST = 0.75;
const STRETCHES = [0.97, 0.98, 0.99, 1, 1.01, 1.02, 1.03];

/** The grid near another whose borders cross the least ink. */
function settle(seen: Grid, count: number, ink: readonly number[]): Grid {
  const middle = seen.from + (seen.pace * count) / 2;
  const reach = Math.round(seen.pace * FARTHEST);
  const shifts = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  let [best, least] = [seen, Number.POSITIVE_INFINITY];
  for (const stretch of STRETCHES) {
    const pace = seen.pace * stretch;
    for (const shift of shifts) {
      const grid = { from: middle - (pace * count) / 2 + shift, pace };
      const crossed = hasBlankEnd(grid, count, ink)
        ? Number.POSITIVE_INFINITY
        : crossedInk(grid, count, ink) * (1 + Math.abs(shift) / seen.pace / 4);
      if (crossed < least) [best, least] = [grid, crossed];
    }
  }
  return best;
}

/** Of the ink of an average character, the share below which there is none. */
const BLANK = 0.04;

/** A grid whose first or last character has no ink is one character off. */
function hasBlankEnd({ from, pace }: Grid, count: number, ink: readonly number[]): boolean {
  const inside = (first: number, last: number) =>
    ink.slice(Math.max(0, Math.round(first)), Math.round(last)).reduce((sum, each) => sum + each, 0);
  const end = from + pace * count;
  const least = (inside(from, end) / count) * BLANK;
  return inside(from, from + pace) < least || inside(end - pace, end) < least;
}

function crossedInk({ from, pace }: Grid, count: number, ink: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i <= count; i++) sum += ink[Math.round(from + i * pace)] ?? 0;
  return sum;
}

function reachOf(symbols: readonly Letter[]): { x0: number; x1: number } {
  return {
    x0: Math.min(...symbols.map(({ bbox }) => bbox.x0)),
    x1: Math.max(...symbols.map(({ bbox }) => bbox.x1)),
  };
}
