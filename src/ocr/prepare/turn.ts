/** Which way up a picture is. */
import type { Raster } from '../../model.ts';
import { cropped, WHITE } from './raster.ts';
import { scaled } from './scale.ts';

/** Pixels of the longer side on which it is looked at. */
const LOOKED_AT = 700;
/** It is looked at in so many parts each way, so that margins and columns do not matter; those with less ink are left out. */
const PARTS = 5;
const INKED = 0.01;
/** Greyer is paper. */
const PAPER = 195;

/** Whether the lines of a levelled picture run up or down: its columns then stand out more sharply than its rows. */
export function isSideways(raster: Raster): boolean {
  const small = scaled(raster, Math.min(1, LOOKED_AT / Math.max(raster.width, raster.height)));
  let [rows, columns] = [0, 0];
  for (let i = 0; i < PARTS * PARTS; i++) {
    const part = partOf(small, i % PARTS, Math.floor(i / PARTS));
    const { down, across, count } = inkOf(part);
    if (count < INKED * part.data.length) continue;
    rows += contrast(down) * count;
    columns += contrast(across) * count;
  }
  return columns > rows;
}

function partOf(raster: Raster, column: number, row: number): Raster {
  const edge = (length: number, i: number) => Math.floor((length * i) / PARTS);
  const [x, y] = [edge(raster.width, column), edge(raster.height, row)];
  const [right, bottom] = [edge(raster.width, column + 1), edge(raster.height, row + 1)];
  return cropped(raster, { x, y, width: right - x, height: bottom - y });
}

/** How much ink each row and each column has, and how many pixels have any. */
export function inkOf({ width, height, data }: Raster) {
  const [down, across] = [new Float64Array(height), new Float64Array(width)];
  let count = 0;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = data[i++] ?? WHITE;
      if (value >= PAPER) continue;
      down[y] = (down[y] ?? 0) + WHITE - value;
      across[x] = (across[x] ?? 0) + WHITE - value;
      count++;
    }
  }
  return { down, across, count };
}

/** How much neighbours differ, whatever the length and the amount of ink. */
function contrast(ink: Float64Array): number {
  const whole = ink.reduce((sum, each) => sum + each, 0);
  let sum = 0;
  for (let i = 1; i < ink.length; i++) sum += ((ink[i] ?? 0) - (ink[i - 1] ?? 0)) ** 2;
  return whole === 0 ? 0 : (sum * ink.length) / whole ** 2;
}
