/** A TIFF with a picture on each page, not compressed. */
import type { Canvas } from '@napi-rs/canvas';

/** Tags of a page: width, height, bits, no compression, colours as they are, where the pixels are, samples, rows, bytes. */
const TAGS = [256, 257, 258, 259, 262, 273, 277, 278, 279];

export function tiffOf(pages: readonly Canvas[]): Uint8Array {
  const size = 2 + 12 * TAGS.length + 4;
  const lengths = pages.map(({ width, height }) => width * height);
  const bytes = Buffer.alloc(8 + lengths.reduce((sum, length) => sum + length + size, 0));
  bytes.write('II*\0', 'latin1');
  let at = 8;
  let link = 4;
  for (const page of pages) {
    const { width, height } = page;
    const [length, pixels] = [width * height, page.data()];
    for (let i = 0; i < length; i++) bytes[at + i] = pixels[4 * i] ?? 0;
    const values = [width, height, 8, 1, 1, at, 1, height, length];
    const start = at + length;
    bytes.writeUInt32LE(start, link);
    bytes.writeUInt16LE(TAGS.length, start);
    for (const [i, tag] of TAGS.entries()) {
      const entry = start + 2 + 12 * i;
      bytes.writeUInt16LE(tag, entry);
      bytes.writeUInt16LE(4, entry + 2);
      bytes.writeUInt32LE(1, entry + 4);
      bytes.writeUInt32LE(values[i] ?? 0, entry + 8);
    }
    link = start + size - 4;
    at = start + size;
  }
  return new Uint8Array(bytes);
}
