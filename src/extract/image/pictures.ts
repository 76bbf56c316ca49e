/** Pictures of documents that are pictures themselves, for people to look at. */
import { type Canvas, createCanvas } from '@napi-rs/canvas';
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
  files: readonly Uint8Array[],
  pages: readonly number[],
  windows: ReadonlyMap<number, PageWindow> | null,
): Promise<Map<number, PagePicture>> {
  const pictures = new Map<number, PagePicture>();
  const drawings = await drawingsOf(files);
  for (const number of pages) {
    const whole = (await drawings[number - 1]?.()) ?? null;
    const drawn = whole && windows ? lookThrough(whole, 1, windows.get(number)) : whole;
    if (!drawn) continue;
    const scale = Math.min(1, WIDTH / drawn.width);
    const canvas = createCanvas(Math.round(drawn.width * scale), Math.round(drawn.height * scale));
    canvas.getContext('2d').drawImage(drawn, 0, 0, canvas.width, canvas.height);
    pictures.set(number, encode(canvas));
  }
  return pictures;
}

/** All pictures of some files as JPEG, in their own size; null where one cannot be decoded. */
export async function jpegs(files: readonly Uint8Array[]): Promise<readonly Uint8Array[] | null> {
  const written: Uint8Array[] = [];
  for (const draw of await drawingsOf(files)) {
    const drawn = await draw();
    if (!drawn) return null;
    written.push(drawn.toBuffer('image/jpeg', QUALITY));
  }
  return written;
}

/** What draws each picture of some files, in order; a file that cannot be opened has one that draws nothing. */
async function drawingsOf(files: readonly Uint8Array[]): Promise<readonly (() => Promise<Canvas | null>)[]> {
  const albums = await Promise.all(files.map((file) => openAlbum(file)));
  return albums.flatMap((album) =>
    'code' in album ? [async () => null] : album.sizes.map((_, i) => () => album.draw(i)),
  );
}
