import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Box, PageWindow } from '../../model.ts';

/** A part of a colour below which something is to be seen on white. */
const DARK = 160;

/**
 * What may be seen of a picture, on a clean sheet, and black where it is covered; null where there is nothing to be
 * seen. Boxes are in units of which the picture has `scale` pixels each.
 */
export function lookThrough(picture: Canvas, scale: number, window: PageWindow | undefined): Canvas | null {
  const clean = createCanvas(picture.width, picture.height);
  const context = clean.getContext('2d');
  fill(context, '#fff', [0, 0, clean.width, clean.height]);
  for (const box of window?.shown ?? []) {
    const pixels = pixelsOf(box, scale, clean);
    if (pixels) context.drawImage(picture, ...pixels, ...pixels);
  }
  const { data } = context.getImageData(0, 0, clean.width, clean.height);
  const isSeen = data.some((value) => value < DARK);
  for (const box of window?.covered ?? []) {
    const pixels = pixelsOf(box, scale, clean);
    if (pixels) fill(context, '#000', pixels);
  }
  return isSeen ? clean : null;
}

type Rectangle = readonly [x: number, y: number, width: number, height: number];

function fill(context: SKRSContext2D, colour: string, pixels: Rectangle): void {
  context.fillStyle = colour;
  context.fillRect(...pixels);
}

/** The whole pixels that a box touches. */
function pixelsOf({ x, y, width, height }: Box, scale: number, canvas: Canvas): Rectangle | null {
  const [left, top] = [Math.max(0, Math.floor(x * scale)), Math.max(0, Math.floor(y * scale))];
  const right = Math.min(canvas.width, Math.ceil((x + width) * scale));
  const bottom = Math.min(canvas.height, Math.ceil((y + height) * scale));
  return right > left && bottom > top ? [left, top, right - left, bottom - top] : null;
}
