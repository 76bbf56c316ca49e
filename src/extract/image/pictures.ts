/** Pictures of documents that are pictures themselves, for people to look at. */
import { createCanvas } from '@napi-rs/canvas';
import type { PageWindow } from '../../model.ts';
import { openAlbum } from './decode.ts';
import { encode, type PagePicture } from './encode.ts';
import { lookThrough } from './window.ts';

/** Wide enough to read on any screen. */
const WIDTH = 900;
/** Quality of the pictures in a marked copy: nobody sees a difference. */
const QUALITY = 92;

/**
 * The pictures of some pages, from 1, no wider than a screen; with windows only what they show. Those that cannot be
 * decoded are left out.
 */
export async function viewPictures(
  bytes: Uint8Array,
  pages: readonly number[],
  windows: ReadonlyMap<number, PageWindow> | null,
): Promise<Map<number, PagePicture>> {
  const pictures = new Map<number, PagePicture>();
  const album = await openAlbum(bytes);
  if (typeof album === 'string') return pictures;
  for (const number of pages) {
    const whole = await album.draw(number - 1);
    const drawn = whole && windows ? lookThrough(whole, 1, windows.get(number)) : whole;
    if (!drawn) continue;
    const scale = Math.min(1, WIDTH / drawn.width);
    const canvas = createCanvas(Math.round(drawn.width * scale), Math.round(drawn.height * scale));
    canvas.getContext('2d').drawImage(drawn, 0, 0, canvas.width, canvas.height);
    pictures.set(number, encode(canvas));
  }
  return pictures;
}

/** All pictures of a file as JPEG, in their own size; null where one cannot be decoded. */
export async function jpegs(bytes: Uint8Array): Promise<readonly Uint8Array[] | null> {
  const album = await openAlbum(bytes);
  if (typeof album === 'string') return null;
  const files: Uint8Array[] = [];
  for (const i of album.sizes.keys()) {
    const drawn = await album.draw(i);
    if (!drawn) return null;
    files.push(drawn.toBuffer('image/jpeg', QUALITY));
  }
  return files;
}
