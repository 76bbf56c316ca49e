/** A picture parted into square blocks, of each of which something is measured. */
import type { Raster } from '../../model.ts';
import type { Size } from './raster.ts';

export interface Grid {
  /** Side of a block in pixels. */
  readonly block: number;
  readonly columns: number;
  readonly rows: number;
}

export const gridOf = ({ width, height }: Size, block: number): Grid => ({
  block,
  columns: Math.ceil(width / block),
  rows: Math.ceil(height / block),
});

/** Levels of grey are counted by eights. */
export const BINS = 32;
export const BIN = 256 / BINS;

/** How often each bin of grey occurs in each block. */
export function histograms({ width, height, data }: Raster, grid: Grid): Uint32Array {
  const counts = new Uint32Array(grid.columns * grid.rows * BINS);
  const blockAt = blockIn(grid);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const bin = blockAt(x, y) * BINS + ((data[i] ?? 0) >> 3);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
  }
  return counts;
}

/** Which block a pixel lies in. */
export const blockIn =
  ({ block, columns }: Grid) =>
  (x: number, y: number): number =>
    Math.floor(y / block) * columns + Math.floor(x / block);

/** A block near another: how many columns and rows away. */
export interface Neighbour {
  readonly index: number;
  readonly dx: number;
  readonly dy: number;
}

/** For every block those at most so many columns and rows away, itself among them. */
export function neighbours({ columns, rows }: Grid, reachX = 1, reachY = 1): Neighbour[][] {
  return Array.from({ length: columns * rows }, (_, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const near: Neighbour[] = [];
    for (let dy = -reachY; dy <= reachY; dy++) {
      for (let dx = -reachX; dx <= reachX; dx++) {
        const [x, y] = [column + dx, row + dy];
        if (x >= 0 && y >= 0 && x < columns && y < rows) near.push({ index: y * columns + x, dx, dy });
      }
    }
    return near;
  });
}

/** What was measured of blocks, in between for each pixel: bilinear from centre to centre. */
export function between(values: Float32Array, grid: Grid): (x: number, y: number) => number {
  const { columns, rows, block } = grid;
  const place = (at: number, count: number) => {
    const centred = (at + 0.5) / block - 0.5;
    const low = Math.max(0, Math.min(count - 1, Math.floor(centred)));
    return { low, high: Math.min(count - 1, low + 1), share: Math.max(0, Math.min(1, centred - low)) };
  };
  const across = Array.from({ length: columns * block }, (_, x) => place(x, columns));
  const down = Array.from({ length: rows * block }, (_, y) => place(y, rows));
  const value = (column: number, row: number) => values[row * columns + column] ?? 0;
  return (x, y) => {
    const [h, v] = [across[x], down[y]];
    if (!h || !v) return 0;
    const top = value(h.low, v.low) * (1 - h.share) + value(h.high, v.low) * h.share;
    const bottom = value(h.low, v.high) * (1 - h.share) + value(h.high, v.high) * h.share;
    return top * (1 - v.share) + bottom * v.share;
  };
}
