import { type Canvas, createCanvas } from '@napi-rs/canvas';

/** A transform of the plane as canvases take it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
type Transform = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Whether an orientation as in EXIF and TIFF, from 1 to 8, lays a picture on its side. */
export const swapsSides = (orientation: number): boolean => orientation >= 5 && orientation <= 8;

/** A picture drawn as its orientation says; as it is where that is 1 or unknown. */
export function turnUpright(picture: Canvas, orientation: number): Canvas {
  const transform = transformOf(orientation, picture);
  if (!transform) return picture;
  const { width, height } = picture;
  const isTurned = swapsSides(orientation);
  const canvas = createCanvas(isTurned ? height : width, isTurned ? width : height);
  const context = canvas.getContext('2d');
  context.setTransform(...transform);
  context.drawImage(picture, 0, 0);
  return canvas;
}

function transformOf(orientation: number, { width, height }: Canvas): Transform | undefined {
  const transforms: Readonly<Record<number, Transform>> = {
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, height, 0],
    7: [0, -1, -1, 0, height, width],
    8: [0, -1, 1, 0, 0, width],
  };
  return transforms[orientation];
}
