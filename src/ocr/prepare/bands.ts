/** Tall pictures cut into bands: engines take a long screenshot for one block and need memory for all of it. */
import type { Raster } from '../../model.ts';
import { cropped, INK } from './raster.ts';

export interface Band {
  /** Where it begins on the picture. */
  readonly y: number;
  readonly raster: Raster;
}

/** Rows of a band as wished, and at most: an A4 page with print of 32 pixels has fewer. */
const WISHED = 2600;
const MOST = 3400;
/** Rows with less ink, in shares of the width, are blank. */
const BLANK = 0.002;
/** A cut so much farther from the wished place must lie in a gap that is one row higher. */
const FARTHER = 50;

/** A levelled picture cut between its lines. */
export function bandsOf(raster: Raster): Band[] {
  if (raster.height <= MOST) return [{ y: 0, raster }];
  const cuts = cutsOf(inkOfRows(raster), raster.width);
  return cuts.map((y, i) => {
    const height = (cuts[i + 1] ?? raster.height) - y;
    return { y, raster: cropped(raster, { x: 0, y, width: raster.width, height }) };
  });
}

function inkOfRows({ width, height, data }: Raster): number[] {
  return Array.from({ length: height }, (_, y) =>
    data.subarray(y * width, (y + 1) * width).reduce((sum, value) => sum + (value < INK ? 1 : 0), 0),
  );
}

/** Where bands begin. */
function cutsOf(rows: readonly number[], width: number): number[] {
  const cuts = [0];
  for (let y = 0; rows.length - y > MOST; ) {
    y = cutAfter(y, rows, width);
    cuts.push(y);
  }
  return cuts;
}

/** The middle of the highest gap near the wished place; the row with the least ink where there is no gap. */
function cutAfter(start: number, rows: readonly number[], width: number): number {
  let [best, highest] = [0, Number.NEGATIVE_INFINITY];
  let gap = 0;
  for (let y = start + WISHED / 2; y < start + MOST; y++) {
    gap = (rows[y] ?? 0) <= BLANK * width ? gap + 1 : 0;
    const middle = y - (gap >> 1);
    const height = gap === 0 ? -(rows[y] ?? 0) : gap;
    const worth = height - Math.abs(middle - start - WISHED) / FARTHER;
    if (worth > highest) [best, highest] = [middle, worth];
  }
  return best;
}
