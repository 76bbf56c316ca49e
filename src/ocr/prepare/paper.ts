/** The paper of a picture made white and its ink dark, whatever the shadow, and also where text is light on dark. */
import type { Raster } from '../../model.ts';
import {
  BIN,
  BINS,
  between,
  blockIn,
  type Grid,
  gridOf,
  histograms,
  type Neighbour,
  neighbours,
} from './blocks.ts';
import { blank, WHITE } from './raster.ts';

/** A picture on white paper. */
export interface Levelled {
  readonly raster: Raster;
  /** How much neighbouring pixels of the paper differed, in levels of grey. */
  readonly grain: number;
}

/** What is known of the paper, block by block. */
interface Paper {
  readonly grid: Grid;
  readonly near: readonly Neighbour[][];
  /** Level of grey of the paper. */
  readonly levels: Float32Array;
}

/** Blocks as large as a letter of a page, so that each holds paper: a fiftieth of the width. */
const blockFor = ({ width }: Raster): number => Math.max(10, Math.min(40, Math.round(width / 50)));

/** Paper whose levels differ more is of two areas: a button, the head of a page. */
const STEP = 40;
/** The levels of paper are measured this well: nearer ones are one. */
const SAME = 10;

/** Makes the paper white. */
export function level(raster: Raster): Levelled {
  const paper = paperOf(raster);
  const grain = grainOf(raster, paper);
  return { raster: painted(raster, paper, gainFor(grain)), grain };
}

/** What is nearly white becomes white: the more so the grainier the paper. Measured: a clip of 222 harms faint ink. */
const gainFor = (grain: number): number => WHITE / Math.max(222, Math.min(249, 252 - 3.5 * grain));

function paperOf(raster: Raster): Paper {
  const grid = gridOf(raster, blockFor(raster));
  const near = neighbours(grid);
  return { grid, near, levels: refined(raster, grid, commonLevels(histograms(raster, grid), near)) };
}

/** The commonest level in the surroundings of each block; the block itself counts twice. */
function commonLevels(counts: Uint32Array, near: readonly Neighbour[][]): Float32Array {
  return Float32Array.from(near, (around) => {
    const sums = new Float64Array(BINS + 2);
    for (const { index, dx, dy } of around) {
      const weight = dx || dy ? 1 : 2;
      for (let bin = 0; bin < BINS; bin++)
        sums[bin + 1] = (sums[bin + 1] ?? 0) + weight * (counts[index * BINS + bin] ?? 0);
    }
    return peakOf(sums);
  });
}

/** Where a histogram with an empty bin at either end is highest, in levels of grey. */
function peakOf(sums: Float64Array): number {
  const at = (bin: number) => sums[bin] ?? 0;
  let [best, most] = [BINS, -1];
  for (let bin = 1; bin <= BINS; bin++) {
    const height = at(bin - 1) + 2 * at(bin) + at(bin + 1);
    if (height > most) [best, most] = [bin, height];
  }
  const whole = at(best - 1) + at(best) + at(best + 1);
  if (whole === 0) return WHITE;
  const mean = ((best - 2) * at(best - 1) + (best - 1) * at(best) + best * at(best + 1)) / whole;
  return BIN / 2 + BIN * mean;
}

/** Of a block, the share that must be paper to tell the level better. */
const SHARE = 0.15;

/** The mean of what lies near the commonest level, in place of it. */
function refined(raster: Raster, grid: Grid, levels: Float32Array): Float32Array {
  const [sums, counts] = [new Float64Array(levels.length), new Uint32Array(levels.length)];
  eachPixel(raster, grid, (value, block) => {
    if (Math.abs(value - (levels[block] ?? 0)) >= SAME) return;
    sums[block] = (sums[block] ?? 0) + value;
    counts[block] = (counts[block] ?? 0) + 1;
  });
  return levels.map((known, i) => {
    const count = counts[i] ?? 0;
    return count > SHARE * grid.block ** 2 ? (sums[i] ?? 0) / count : known;
  });
}

function eachPixel(
  { width, height, data }: Raster,
  grid: Grid,
  see: (value: number, block: number) => void,
): void {
  const blockAt = blockIn(grid);
  for (let y = 0, i = 0; y < height; y++) for (let x = 0; x < width; x++) see(data[i++] ?? 0, blockAt(x, y));
}

/** Larger differences are no grain. */
const GRAIN = 20;

/** Mean difference of neighbouring pixels of paper, as if it were white; of every fourth pixel. */
function grainOf({ width, height, data }: Raster, { grid, levels }: Paper): number {
  const blockAt = blockIn(grid);
  let [sum, count] = [0, 0];
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width - 1; x += 2) {
      const paper = levels[blockAt(x, y)] ?? 0;
      const [value, next] = [data[y * width + x] ?? 0, data[y * width + x + 1] ?? 0];
      const difference = Math.abs(value - next);
      if (Math.abs(value - paper) >= GRAIN || difference >= GRAIN) continue;
      sum += (difference * WHITE) / Math.max(60, paper);
      count++;
    }
  }
  return count === 0 ? 0 : (0.9 * sum) / count;
}

/** What differs from the paper by so much is writing. */
const WRITING = 24;
/** Paper darker than this may carry light writing, and does where there is little dark on it. */
const DIM = 200;
const DARK = 110;
const LITTLE = 60;

/** Which blocks carry light writing on dark. */
function invertedBlocks(raster: Raster, { grid, near, levels }: Paper): Uint8Array {
  const [darker, lighter] = [new Float32Array(levels.length), new Float32Array(levels.length)];
  eachPixel(raster, grid, (value, block) => {
    const difference = value - (levels[block] ?? 0);
    if (difference < -WRITING) darker[block] = (darker[block] ?? 0) - difference;
    else if (difference > WRITING) lighter[block] = (lighter[block] ?? 0) + difference;
  });
  return Uint8Array.from(near, (around, i) => {
    const own = levels[i] ?? 0;
    let [dark, light] = [0, 0];
    for (const { index } of around) {
      if (Math.abs((levels[index] ?? 0) - own) > STEP) continue;
      dark += darker[index] ?? 0;
      light += lighter[index] ?? 0;
    }
    return (light > 1.5 * dark && own < DIM) || (own < DARK && dark < LITTLE * grid.block) ? 1 : 0;
  });
}

/** Which blocks border on an area of another level. */
const edgeBlocks = ({ near, levels }: Paper): Uint8Array =>
  Uint8Array.from(near, (around, i) =>
    around.some(({ index }) => Math.abs((levels[index] ?? 0) - (levels[i] ?? 0)) > STEP) ? 1 : 0,
  );

/** Paper darker (or lighter, for light writing) than this is taken for this: there is not more room for ink. */
const LEAST_ROOM = 40;

function painted(raster: Raster, paper: Paper, gain: number): Raster {
  const { width, height, data } = raster;
  const result = blank(raster);
  const [inverted, edges] = [invertedBlocks(raster, paper), edgeBlocks(paper)];
  const [blockAt, levelAt] = [blockIn(paper.grid), between(paper.levels, paper.grid)];
  const isPaper = paperBesideEdges(raster, paper);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const [value, block] = [data[i] ?? 0, blockAt(x, y)];
      const isEdge = edges[block] === 1;
      if (isEdge && isPaper(x, y)) continue;
      // Beside a hard edge levels are not blended across it.
      const own = isEdge ? (paper.levels[block] ?? 0) : levelAt(x, y);
      const lit =
        inverted[block] === 1
          ? WHITE - ((value - own) * WHITE) / Math.max(LEAST_ROOM, WHITE - own)
          : (value * WHITE) / Math.max(LEAST_ROOM, own);
      result.data[i] = Math.min(WHITE, Math.max(0, lit * gain));
    }
  }
  return result;
}

/** Pixels around one of paper differ by at most so much. */
const EVEN = 12;

/** Beside a hard edge, what is even and has the level of a neighbouring area is paper, too. */
function paperBesideEdges(raster: Raster, { grid, near, levels }: Paper): (x: number, y: number) => boolean {
  const { width, height, data } = raster;
  const blockAt = blockIn(grid);
  const isEven = (x: number, y: number) => {
    let [least, most] = [255, 0];
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        const value = data[row * width + column] ?? 0;
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    return most - least <= EVEN;
  };
  return (x, y) => {
    const value = data[y * width + x] ?? 0;
    const around = near[blockAt(x, y)] ?? [];
    return around.some(({ index }) => Math.abs(value - (levels[index] ?? 0)) < SAME) && isEven(x, y);
  };
}
