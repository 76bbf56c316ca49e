/** Pictures made larger or smaller. */
import type { Raster } from '../../model.ts';
import { blank } from './raster.ts';

/** Of which pixels each pixel of a scaled row is made: those from `starts[i]` to `starts[i + 1]` in the lists. */
interface Taps {
  readonly starts: readonly number[];
  readonly indices: readonly number[];
  readonly weights: readonly number[];
}

/** A picture scaled by a factor: averages of areas where it shrinks, Catmull-Rom where it grows. */
export function scaled(raster: Raster, factor: number): Raster {
  const width = Math.max(1, Math.round(raster.width * factor));
  const height = Math.max(1, Math.round(raster.height * factor));
  if (width === raster.width && height === raster.height) return raster;
  return scaledDown(scaledAcross(raster, width), { width, height: raster.height }, height);
}

/** All rows scaled to a width, in fractions of grey. */
function scaledAcross({ width: from, height, data }: Raster, width: number): Float32Array {
  const { starts, indices, weights } = tapsOf(from, width);
  const rows = new Float32Array(width * height);
  for (let y = 0, to = 0; y < height; y++) {
    const row = y * from;
    for (let x = 0; x < width; x++) {
      const end = starts[x + 1] ?? 0;
      let sum = 0;
      for (let tap = starts[x] ?? 0; tap < end; tap++)
        sum += (data[row + (indices[tap] ?? 0)] ?? 0) * (weights[tap] ?? 0);
      rows[to++] = sum;
    }
  }
  return rows;
}

/** All columns scaled to a height. */
function scaledDown(rows: Float32Array, size: Pick<Raster, 'width' | 'height'>, height: number): Raster {
  const { width } = size;
  const { starts, indices, weights } = tapsOf(size.height, height);
  const result = blank({ width, height });
  const sums = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    sums.fill(0.5);
    for (let tap = starts[y] ?? 0; tap < (starts[y + 1] ?? 0); tap++) {
      const [row, weight] = [(indices[tap] ?? 0) * width, weights[tap] ?? 0];
      for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) + (rows[row + x] ?? 0) * weight;
    }
    for (let x = 0; x < width; x++) result.data[y * width + x] = Math.min(255, Math.max(0, sums[x] ?? 0));
  }
  return result;
}

function tapsOf(from: number, to: number): Taps {
  const [starts, indices, weights]: [number[], number[], number[]] = [[0], [], []];
  const step = from / to;
  for (let i = 0; i < to; i++) {
    for (const [index, weight] of step <= 1 ? cubic((i + 0.5) * step - 0.5) : area(i * step, step)) {
      indices.push(Math.min(from - 1, Math.max(0, index)));
      weights.push(weight);
    }
    starts.push(indices.length);
  }
  return { starts, indices, weights };
}

type Tap = readonly [index: number, weight: number];

/** Catmull-Rom at a place between pixels. */
function cubic(place: number): Tap[] {
  const first = Math.floor(place);
  const t = place - first;
  return [
    [first - 1, ((-0.5 * t + 1) * t - 0.5) * t],
    [first, (1.5 * t - 2.5) * t * t + 1],
    [first + 1, ((-1.5 * t + 2) * t + 0.5) * t],
    [first + 2, (0.5 * t - 0.5) * t * t],
  ];
}

/** Every pixel by how much of it lies in a stretch. */
function area(from: number, length: number): Tap[] {
  const taps: Tap[] = [];
  for (let i = Math.floor(from); i < from + length - 1e-9; i++)
    taps.push([i, (Math.min(from + length, i + 1) - Math.max(from, i)) / length]);
  return taps;
}
