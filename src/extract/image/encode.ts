/** A picture as a file. */
export interface PagePicture {
  readonly type: 'image/png' | 'image/webp';
  readonly data: Uint8Array;
}

/** What can be written as a file. */
export interface Drawn {
  readonly toBuffer: {
    (type: 'image/png'): Uint8Array;
    (type: 'image/webp', quality: number): Uint8Array;
  };
}

/** Quality of a WebP on which small print can still be read. */
const QUALITY = 60;

/** The smaller of two files: plain pages are smaller as PNG, others as WebP. */
export function encode(canvas: Drawn): PagePicture {
  const png = canvas.toBuffer('image/png');
  const webp = canvas.toBuffer('image/webp', QUALITY);
  return png.length <= webp.length ? { type: 'image/png', data: png } : { type: 'image/webp', data: webp };
}
