import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { openAlbum } from '../../src/extract/image/decode.ts';
import { greyOf } from '../../src/extract/image/grey.ts';
import { extractBytes, extractJoined } from '../../src/extract/index.ts';
import type { Recogniser, Recognition } from '../../src/model.ts';
import { tiffOf } from './tiff.ts';

/** White, with a black square at the top left. */
function drawn(width = 60, height = 40) {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000000';
  context.fillRect(0, 0, 20, 20);
  return canvas;
}

async function pixelsOf(bytes: Uint8Array) {
  const album = await openAlbum(bytes);
  if ('code' in album) return album;
  const canvas = await album.draw(0);
  if (!canvas) return null;
  const { width, height, data } = greyOf(canvas);
  return { width, height, corner: data[5 * width + 5] ?? -1, middle: data[30 * width + 40] ?? -1 };
}

describe('a picture', () => {
  it.each([
    ['PNG', drawn().toBuffer('image/png')],
    ['JPEG', drawn().toBuffer('image/jpeg', 95)],
    ['WebP', drawn().toBuffer('image/webp', 95)],
    ['AVIF', drawn().toBuffer('image/avif', { quality: 90 })],
    ['TIFF', tiffOf([drawn()])],
  ])('is decoded from %s', async (_, bytes) => {
    const pixels = await pixelsOf(bytes);
    expect(pixels).toMatchObject({ width: 60, height: 40 });
    expect(pixels).toHaveProperty('corner', expect.closeTo(0, -1));
    expect(pixels).toHaveProperty('middle', expect.closeTo(255, -1));
  });

  it('is white where it is transparent', async () => {
    const canvas = createCanvas(60, 40);
    canvas.getContext('2d').fillRect(0, 0, 20, 20);
    expect(await pixelsOf(canvas.toBuffer('image/png'))).toMatchObject({ corner: 0, middle: 255 });
  });

  it('is one of several in a TIFF', async () => {
    const album = await openAlbum(tiffOf([drawn(), drawn(30, 50), drawn(70, 20)]));
    expect(album).toMatchObject({
      sizes: [
        { width: 60, height: 40 },
        { width: 30, height: 50 },
        { width: 70, height: 20 },
      ],
    });
  });

  it('is refused before it is decoded where it claims to be huge', async () => {
    const bytes = Uint8Array.from(drawn().toBuffer('image/png'));
    new DataView(bytes.buffer).setUint32(16, 60_000);
    new DataView(bytes.buffer).setUint32(20, 60_000);
    expect(await openAlbum(bytes)).toMatchObject({ code: 'too-large', values: { limit: 'pixels' } });
  });

  it.each([
    ['an iPhone', 'heic', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['nothing but a beginning', 'malformed-image', '\x89PNG\r\n\x1a\n'],
    ['a broken TIFF', 'malformed-image', 'II*\0\x08\0\0\0\xff\xff'],
  ])('of %s is told: %s', async (_, code, text) => {
    expect(await openAlbum(Buffer.from(text, 'latin1'))).toEqual({ code });
  });
});

/** Recognises one word on each picture that can be made, where it has any. */
function recogniserOf(words: readonly string[]): Recogniser {
  let n = 0;
  const recognise = async (make: Parameters<Recogniser['recognise']>[0]): Promise<Recognition | null> => {
    const word = words[n++];
    if ((await make()) === null || word === undefined) return null;
    const letters = Array.from(word, (text, i) => ({ text, x: 10 + 8 * i, right: 17 + 8 * i }));
    const right = 10 + 8 * letters.length;
    const box = { x: 10, y: 12, width: right - 10, height: 10 };
    const place = { x: 10, right, baseline: 20, size: 10, box, line: 0, confidence: 60 };
    return {
      words: word === '' ? [] : [{ letters, ...place }],
      rules: [],
      direction: 'right',
      confidence: 60,
      missed: 0,
    };
  };
  return { recognise, close: () => {} };
}

const options = (words: readonly string[]) => ({
  passwords: [],
  deadline: Date.now() + 60_000,
  recogniser: recogniserOf(words),
});

describe('a document of pictures', () => {
  const png = new Uint8Array(drawn().toBuffer('image/png'));

  it('has a page for each, with its words in their places', async () => {
    const inputs = ['a.png', 'b.png'].map((path) => ({ path, bytes: png }));
    const document = await extractJoined(inputs, options(['contacts', 'messages']));
    expect(document).toMatchObject({
      path: 'a.png + b.png',
      format: 'image',
      outcome: 'read',
      pages: [
        { number: 1, read: 'ocr', confidence: 60, width: 60, height: 40 },
        { number: 2, read: 'ocr', confidence: 60 },
      ],
      anchors: [
        { source: 'pdf', page: 1, box: { x: 10, y: 12 }, confidence: 60 },
        { source: 'pdf', page: 2, confidence: 60 },
      ],
      marks: [{ kind: 'low-confidence' }],
    });
    // A paragraph may go on over the end of a page.
    expect('text' in document && document.text).toBe('contacts messages');
  });

  it('has unread pages where nothing is recognised or can be', async () => {
    const broken = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
    const inputs = [png, broken, png].map((bytes, i) => ({ path: `${i}.png`, bytes }));
    const document = await extractJoined(inputs, options(['', 'never', 'contacts']));
    expect(document).toMatchObject({
      outcome: 'read',
      text: 'contacts',
      pages: [{ read: 'unread', reason: 'empty' }, { read: 'unread', reason: 'failed' }, { read: 'ocr' }],
    });
  });

  it('is no text where nothing is recognised at all', async () => {
    const document = await extractBytes('a.png', png, options(['']));
    expect(document).toMatchObject({ outcome: 'no-text', notes: [{ code: 'no-text' }] });
  });

  it('is only of pictures', async () => {
    const inputs = [
      { path: 'a.png', bytes: png },
      { path: 'b.txt', bytes: new TextEncoder().encode('text') },
    ];
    expect(await extractJoined(inputs, options(['contacts']))).toEqual({
      path: 'b.txt',
      code: 'not-a-picture',
    });
  });

  it('is unread without a recogniser, with what to do', async () => {
    const document = await extractBytes('a.png', png, { passwords: [], deadline: Date.now() + 60_000 });
    expect(document).toMatchObject({ outcome: 'no-text', notes: [{ code: 'ocr-absent' }] });
  });
});
