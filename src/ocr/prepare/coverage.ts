/** Writing that an engine left out: its confidence tells nothing of blocks that it dropped. */
import type { Box, Raster } from '../../model.ts';
import { eachComponent, inkMask } from './components.ts';

/** A line of ink or of words: `x1` and `y1` are the first pixels outside. */
export interface Stripe {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Shares of the usual height of lines: gaps within a line, its own height, its least length; and of its rectangle, its ink. */
const GAP = 0.9;
const LOWEST = 0.45;
const HIGHEST = 1.8;
const SHORTEST = 3;
const FILLED = 0.3;

/** Lines of a levelled picture, by their ink alone. */
export function inkLines(raster: Raster, usual: number): Stripe[] {
  const lines: Stripe[] = [];
  const mask = inkMask(raster, Math.max(6, Math.round(usual * GAP)));
  eachComponent(mask, raster, ({ left, top, right, bottom, pixels }) => {
    const [width, height] = [right - left, bottom - top];
    const isLine =
      height >= LOWEST * usual &&
      height <= HIGHEST * usual &&
      width >= SHORTEST * usual &&
      pixels.length > FILLED * width * height;
    if (isLine) lines.push({ x0: left, y0: top, x1: right, y1: bottom });
  });
  return lines;
}

/** Of a line, the share that must be read. */
const COVERED = 0.5;

/** The lines of ink that lines of an engine do not cover. */
export function uncovered(ink: readonly Stripe[], read: readonly Stripe[]): Stripe[] {
  return ink.filter((line) => {
    const covered = read.reduce((sum, other) => sum + shared(line, other), 0);
    return covered < COVERED * (line.x1 - line.x0) * (line.y1 - line.y0);
  });
}

const shared = (a: Stripe, b: Stripe): number =>
  Math.max(0, Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)) *
  Math.max(0, Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0));

/** The whole pixels of a picture around some stripes, and so many more on each side. */
export function outline(stripes: readonly Stripe[], margin: number): Box {
  const x = Math.max(0, Math.floor(Math.min(...stripes.map(({ x0 }) => x0))) - margin);
  const y = Math.max(0, Math.floor(Math.min(...stripes.map(({ y0 }) => y0))) - margin);
  const right = Math.ceil(Math.max(...stripes.map(({ x1 }) => x1))) + margin;
  const bottom = Math.ceil(Math.max(...stripes.map(({ y1 }) => y1))) + margin;
  return { x, y, width: right - x, height: bottom - y };
}
