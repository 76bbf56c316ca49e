import type { Raster } from '../../model.ts';

/** What has pixels in red, green, blue and opacity, a byte each. */
export interface Coloured {
  readonly width: number;
  readonly height: number;
  readonly data: () => Uint8Array;
}

/**
 * A picture in grey, on white where it is transparent. Shares of the colours in what the eye takes for bright: ITU-R
 * BT.601.
 */
export function greyOf(picture: Coloured): Raster {
  const { width, height } = picture;
  const pixels = picture.data();
  const grey = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < grey.length; i++, at += 4) {
    const light = (pixels[at] ?? 0) * 299 + (pixels[at + 1] ?? 0) * 587 + (pixels[at + 2] ?? 0) * 114;
    const opacity = pixels[at + 3] ?? 255;
    grey[i] = opacity === 255 ? light / 1000 : (light / 1000) * (opacity / 255) + 255 - opacity;
  }
  return { width, height, data: grey };
}
