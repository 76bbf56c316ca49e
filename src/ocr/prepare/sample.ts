import type { Raster } from '../../model.ts';
import { cropped, padded } from './raster.ts';
import { inkOf } from './turn.ts';

/** So many lines tell enough; how far apart and how long they are, in line heights. */
const LINES = 4;
const PITCH = 1.7;
const LENGTH = 22;
/** White around it, in pixels. */
const MARGIN = 12;

/** The densest part of a prepared picture that has about four lines of some height: quickly read. */
export function sampleOf(raster: Raster, lineHeight: number): Raster {
  const pitch = lineHeight * PITCH;
  const rows = inkOf(raster).down;
  const from = densest(rows, Math.min(raster.height, Math.round(pitch * LINES)));
  const y = quietest(rows, from, pitch / 2);
  const height = quietest(rows, from + pitch * LINES, pitch / 2) - y;
  const band = cropped(raster, { x: 0, y, width: raster.width, height });
  const width = Math.min(raster.width, Math.round(lineHeight * LENGTH));
  const x = densest(inkOf(band).across, width);
  return padded(cropped(band, { x, y: 0, width, height }), MARGIN);
}

/** Where the stretch of some length with the most ink begins. */
function densest(ink: Float64Array, length: number): number {
  let sum = ink.subarray(0, length).reduce((total, each) => total + each, 0);
  let [best, most] = [0, sum];
  for (let from = 1; from + length <= ink.length; from++) {
    sum += (ink[from + length - 1] ?? 0) - (ink[from - 1] ?? 0);
    if (sum > most) [best, most] = [from, sum];
  }
  return best;
}

/** The row with the least ink near another: between two lines. */
function quietest(ink: Float64Array, near: number, reach: number): number {
  let [best, least] = [Math.round(near), Number.POSITIVE_INFINITY];
  for (let y = Math.round(near - reach); y <= near + reach; y++) {
    const amount = ink[y] ?? Number.POSITIVE_INFINITY;
    if (amount < least) [best, least] = [y, amount];
  }
  return Math.min(ink.length, best);
}
