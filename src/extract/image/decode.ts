import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Raster } from '../../model.ts';
import { greyOf } from './grey.ts';

/** The pictures in a file: most have one, a TIFF one for each page. */
export interface Album {
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  /** The picture in grey, from 0; null where it cannot be decoded. */
  readonly picture: (index: number) => Promise<Raster | null>;
}

/** More pixels than the largest screenshot or a page scanned at 600 dpi has; they would fill the memory. */
const MOST_PIXELS = 50_000_000;

export type AlbumTrouble = 'malformed-image' | 'too-large';

/** Opens the bytes of a picture. */
export async function openAlbum(bytes: Uint8Array): Promise<Album | AlbumTrouble> {
  const image = await loadImage(bytes).catch(() => null);
  if (!image) return 'malformed-image';
  const { width, height } = image;
  if (!(width > 0 && height > 0)) return 'malformed-image';
  if (width * height > MOST_PIXELS) return 'too-large';
  return {
    sizes: [{ width, height }],
    picture: async () => {
      const canvas = createCanvas(width, height);
      canvas.getContext('2d').drawImage(image, 0, 0);
      return greyOf(canvas);
    },
  };
}
