import type { Raster } from '../../model.ts';
import { eachComponent, inkMask } from './components.ts';

/** Shares of the width, and pixels: gaps between words of a line. */
const GAP = 1 / 60;
const LEAST_GAP = 8;
/** A line is so much longer than high, so many pixels high at least, and fills so much of its rectangle. */
const LONG = 3;
const LOWEST = 5;
const FILLED = 0.35;

/** How high the lines of a levelled picture are, in pixels, without the space between them; 0 where there are none. */
export function lineHeight(raster: Raster): number {
  const lines: { width: number; height: number }[] = [];
  const mask = inkMask(raster, Math.max(LEAST_GAP, Math.round(raster.width * GAP)));
  eachComponent(mask, raster, ({ left, right, top, bottom, pixels }) => {
    const [width, height] = [right - left, bottom - top];
    const isLine = width > LONG * height && height >= LOWEST && pixels.length > FILLED * width * height;
    if (isLine) lines.push({ width, height });
  });
  return medianByWidth(lines);
}

/** Half of the writing is on lines that are at most so high. */
function medianByWidth(lines: { width: number; height: number }[]): number {
  const whole = lines.reduce((sum, { width }) => sum + width, 0);
  let sum = 0;
  for (const { width, height } of lines.sort((a, b) => a.height - b.height)) {
    sum += width;
    if (sum >= whole / 2) return height;
  }
  return 0;
}
