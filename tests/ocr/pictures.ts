/** Pictures that look like pages: bars as high as letters, in lines. */
import { createCanvas } from '@napi-rs/canvas';
import { greyOf } from '../../src/extract/image/grey.ts';
import type { Raster } from '../../src/model.ts';

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly paper?: string;
  readonly ink?: string;
  /** Degrees by which lines fall to the right. */
  readonly skew?: number;
  /** Height of a line, and how far apart lines are. */
  readonly line?: number;
  readonly pitch?: number;
  /** How dark the right edge is made, from 0 to 1. */
  readonly shadow?: number;
}

/** A page of words made of bars of several widths, with margins. */
export function page(look: Look = {}): Raster {
  const { width = 600, height = 800, paper = '#ffffff', ink = '#101010', skew = 0 } = look;
  const { line = 20, pitch = 40, shadow = 0 } = look;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate((skew * Math.PI) / 180);
  context.translate(-width / 2, -height / 2);
  context.fillStyle = ink;
  for (let y = 60, n = 0; y + line < height - 60; y += pitch)
    for (let x = 60; x < width - 60 - line; n++) {
      const bar = line * (0.2 - 0.05 * ((n * 7) % 3));
      context.fillRect(x, y, bar, line);
      x += bar + line * (n % 9 === 8 ? 0.3 : 0.1);
    }
  context.setTransform(1, 0, 0, 1, 0, 0);
  const gradient = context.createLinearGradient(0, 0, width, 0);
  gradient.addColorStop(0, 'rgba(0,0,0,0)');
  gradient.addColorStop(1, `rgba(0,0,0,${shadow})`);
  context.fillStyle = gradient;
  context.fillRect(0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return greyOf({ width, height, data: () => new Uint8Array(data.buffer) });
}

/** Share of the pixels of a rectangle that are darker than half. */
export function darkIn(
  raster: Raster,
  [left, top, right, bottom]: readonly [number, number, number, number],
) {
  let count = 0;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) if (raster.data[y * raster.width + x]! < 128) count++;
  return count / ((right - left) * (bottom - top));
}

export const at = ({ data, width }: Raster, x: number, y: number): number => data[y * width + x]!;

export const isSame = (a: Raster, b: Raster): boolean =>
  a.width === b.width && Buffer.compare(a.data, b.data) === 0;
