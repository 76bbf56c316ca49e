/** A line cut out of its picture and turned level. */
import type { Raster } from '../../model.ts';
import type { Tensor } from './models.ts';
import type { Slanted } from './rectangle.ts';

/** How high a line is as the network takes it: PaddleOCR's `rec_image_shape`. */
const HEIGHT = 48;
/** The network needs some width. */
const NARROWEST = 16;
/** Where a line is shrunk, each pixel is the mean of at most this many samples each way. */
const MOST_SAMPLES = 3;

/** The level picture of a line, scaled to the height that the network takes. */
export function lineOf(picture: Raster, box: Slanted): Raster {
  const width = Math.max(NARROWEST, Math.round((box.width / box.height) * HEIGHT));
  const [across, down] = [box.width / width, box.height / HEIGHT];
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const samples = Math.max(1, Math.min(MOST_SAMPLES, Math.round(down)));
  const shares = Array.from({ length: samples }, (_, i) => (i + 0.5) / samples);
  const sample = (column: number, row: number): number => {
    const [u, v] = [column * across - box.width / 2, row * down - box.height / 2];
    return greyAt(picture, box.cx + u * cos - v * sin, box.cy + u * sin + v * cos);
  };
  const data = new Uint8Array(width * HEIGHT);
  for (let at = 0; at < data.length; at++) {
    const [column, row] = [at % width, Math.floor(at / width)];
    let sum = 0;
    for (const v of shares) for (const u of shares) sum += sample(column + u, row + v);
    data[at] = Math.round(sum / (samples * samples));
  }
  return { width, height: HEIGHT, data };
}

/** The grey at a place of a picture, between its pixels; beyond its border it goes on. */
function greyAt({ width, height, data }: Raster, x: number, y: number): number {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  const [right, down] = [x - 0.5 - left, y - 0.5 - top];
  const at = (column: number, row: number) =>
    data[Math.min(height - 1, Math.max(0, row)) * width + Math.min(width - 1, Math.max(0, column))] ?? 0;
  const above = at(left, top) * (1 - right) + at(left + 1, top) * right;
  const below = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
  return above * (1 - down) + below * down;
}

/** A line as the network takes it: from -1 to 1, the same in each colour. */
export function toInput({ width, height, data }: Raster): Tensor {
  const input = new Float32Array(3 * data.length);
  data.forEach((grey, i) => {
    for (let channel = 0; channel < 3; channel++) input[channel * data.length + i] = grey / 127.5 - 1;
  });
  return { data: input, dims: [1, 3, height, width] };
}

/** Of the range from paper to ink, the share that paper varies by. */
const GRAIN = 0.2;

/** How much ink each column of a line has, be it dark on light or light on dark. */
export function inkOf({ width, data }: Raster): number[] {
  const sorted = Uint8Array.from(data).sort();
  const paper = sorted[sorted.length >> 1] ?? 255;
  const range = Math.max(paper - (sorted[0] ?? 0), (sorted.at(-1) ?? 0) - paper);
  const ink = new Array<number>(width).fill(0);
  data.forEach((grey, at) => {
    const apart = Math.abs(grey - paper);
    if (apart > GRAIN * range) ink[at % width] = (ink[at % width] ?? 0) + apart;
  });
  return ink;
}
