/** Grey pictures made from others: scaled, cut out, framed in white, turned. */
import type { Box, Raster } from '../../model.ts';

export type Size = Pick<Raster, 'width' | 'height'>;

export const WHITE = 255;

/** What is darker than this on a levelled picture is ink. */
export const INK = 150;

export const blank = ({ width, height }: Size): Raster => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(WHITE),
});

/** The part of a picture within a rectangle of whole pixels, as far as it lies on the picture. */
export function cropped(raster: Raster, { x, y, width, height }: Box): Raster {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const [right, bottom] = [Math.min(raster.width, x + width), Math.min(raster.height, y + height)];
  const part = blank({ width: right - left, height: bottom - top });
  for (let row = 0; row < part.height; row++) {
    const from = (top + row) * raster.width + left;
    part.data.set(raster.data.subarray(from, from + part.width), row * part.width);
  }
  return part;
}

/** The same picture with a white margin of so many pixels. */
export function padded(raster: Raster, margin: number): Raster {
  const whole = blank({ width: raster.width + 2 * margin, height: raster.height + 2 * margin });
  for (let y = 0; y < raster.height; y++) {
    const row = raster.data.subarray(y * raster.width, (y + 1) * raster.width);
    whole.data.set(row, (y + margin) * whole.width + margin);
  }
  return whole;
}

/** Quarters of a turn, clockwise. */
export type Quarters = 0 | 1 | 2 | 3;

/** A picture turned clockwise. */
export function turned(raster: Raster, quarters: Quarters): Raster {
  if (quarters === 0) return raster;
  const { width, height, data } = raster;
  const to = quarters === 2 ? blank(raster) : blank({ width: height, height: width });
  const [start, right, down] = {
    1: [height - 1, height, -1] as const,
    2: [width * height - 1, -1, -width] as const,
    3: [height * (width - 1), -height, 1] as const,
  }[quarters];
  for (let y = 0, from = 0; y < height; y++) {
    let at = start + y * down;
    for (let x = 0; x < width; x++, at += right) to.data[at] = data[from++] ?? WHITE;
  }
  return to;
}

/** Where a rectangle of a picture that was turned clockwise lies on the picture as it was; `size` is that of the latter. */
export function turnedBack(box: Box, quarters: Quarters, { width, height }: Size): Box {
  const { x, y, width: w, height: h } = box;
  switch (quarters) {
    case 0:
      return box;
    case 1:
      return { x: y, y: height - x - w, width: h, height: w };
    case 2:
      return { x: width - x - w, y: height - y - h, width: w, height: h };
    case 3:
      return { x: width - y - h, y: x, width: h, height: w };
  }
}
