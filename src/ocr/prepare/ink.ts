/** Faint ink made dark: engines drop grey small print without a word. */

import type { Raster } from '../../model.ts';
import { BIN, BINS, between, type Grid, gridOf, histograms, type Neighbour, neighbours } from './blocks.ts';
import type { Levelled } from './paper.ts';
import { blank, WHITE } from './raster.ts';

/** Ink at least this deep (255 is black) is left alone. Measured: to deepen it costs clean scans a few characters. */
const DEEP = 165;
/** Faint ink becomes this deep, unless it would be more than five times as deep as it was. */
const TARGET = 215;
const MOST = 5;
/** From this far below `DEEP` on faint ink is deepened in full. */
const RAMP = 40;
/** The ink of a block is as deep as its darkest fiftieth. */
const DARKEST = 0.02;
/** Ink that is so much deeper on the line above or below says nothing of this line. */
const CONTRAST = 1.6;

/** The same picture with faint ink made dark. */
export function deepened({ raster, grain }: Levelled): Raster {
  const grid = gridOf(raster, Math.max(10, Math.min(32, Math.round(raster.width / 60))));
  const gains = gainsOf(depthsOf(raster, grid), neighbours(grid, 2), faintest(grain));
  const gainAt = between(gains, grid);
  const result = blank(raster);
  for (let y = 0, i = 0; y < raster.height; y++) {
    for (let x = 0; x < raster.width; x++, i++) {
      const value = raster.data[i] ?? WHITE;
      if (value < WHITE) result.data[i] = Math.max(0, WHITE - (WHITE - value) * gainAt(x, y));
    }
  }
  return result;
}

/** How deep the faintest ink is: what is fainter may be the grain of the paper. */
const faintest = (grain: number): number => Math.max(22, Math.min(60, 22 + 9 * grain));

function depthsOf(raster: Raster, grid: Grid): Float32Array {
  const counts = histograms(raster, grid);
  const enough = DARKEST * grid.block ** 2;
  return Float32Array.from({ length: grid.columns * grid.rows }, (_, block) => {
    let [bin, count] = [0, 0];
    for (; bin < BINS - 1; bin++) {
      count += counts[block * BINS + bin] ?? 0;
      if (count >= enough) break;
    }
    return WHITE - (bin * BIN + BIN / 2);
  });
}

function gainsOf(depths: Float32Array, near: readonly Neighbour[][], floor: number): Float32Array {
  return Float32Array.from(near, (around, i) => {
    const own = depths[i] ?? 0;
    let deepest = 0;
    for (const { index, dy } of around) {
      const depth = depths[index] ?? 0;
      const isOther = dy !== 0 && depth > CONTRAST * own && own > floor;
      if (!isOther) deepest = Math.max(deepest, depth);
    }
    if (deepest < floor || deepest >= DEEP) return 1;
    return 1 + (Math.min(MOST, TARGET / deepest) - 1) * Math.min(1, (DEEP - deepest) / RAMP);
  });
}
