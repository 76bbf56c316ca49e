import { createCanvas } from '@napi-rs/canvas';
import UTIF, { type IFD } from 'utif2';
import { describe, expect, it } from 'vitest';
import { openAlbum } from '../../src/extract/image/decode.ts';
import { greyOf } from '../../src/extract/image/grey.ts';
import { extractBytes } from '../../src/extract/index.ts';
import type { Recogniser, Recognition } from '../../src/model.ts';
import { at } from '../ocr/pictures.ts';

/** Black at the top left, white elsewhere. */
function picture() {
  const canvas = createCanvas(60, 40);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 60, 40);
  context.fillStyle = '#000';
  context.fillRect(0, 0, 20, 10);
  return canvas;
}

const files = {
  png: new Uint8Array(picture().toBuffer('image/png')),
  jpeg: new Uint8Array(picture().toBuffer('image/jpeg')),
  webp: new Uint8Array(picture().toBuffer('image/webp')),
};

const opened = async (bytes: Uint8Array) => {
  const album = await openAlbum(bytes);
  if ('code' in album) throw new Error(album.code);
  return album;
};

describe('the end of a file', () => {
  it.each(Object.entries(files))('of a whole %s is there, and of a cut one is not', async (_, bytes) => {
    expect((await opened(bytes)).isCutOff).toBe(false);
    const cut = await openAlbum(bytes.slice(0, bytes.length - 14));
    if (!('code' in cut)) expect(cut.isCutOff).toBe(true);
  });

  it('of a JPEG is there though something follows it', async () => {
    const padded = new Uint8Array(files.jpeg.length + 500);
    padded.set(files.jpeg);
    expect((await opened(padded)).isCutOff).toBe(false);
  });
});

describe('a TIFF', () => {
  const tiff = (orientation: number) => {
    const { data } = picture().getContext('2d').getImageData(0, 0, 60, 40);
    return new Uint8Array(
      UTIF.encodeImage(new Uint8Array(data.buffer), 60, 40, { t274: [orientation] } as unknown as IFD),
    );
  };
  it.each([
    [1, [60, 40], [5, 5]],
    [3, [60, 40], [55, 35]],
    [6, [40, 60], [35, 5]],
    [8, [40, 60], [5, 55]],
  ] as const)('of orientation %d is turned upright', async (orientation, size, dark) => {
    const album = await opened(tiff(orientation));
    const drawn = (await album.draw(0))!;
    expect([album.sizes[0]?.width, album.sizes[0]?.height]).toEqual(size);
    expect([drawn.width, drawn.height]).toEqual(size);
    const grey = greyOf(drawn);
    expect(at(grey, dark[0], dark[1])).toBe(0);
    expect(grey.data.filter((value) => value === 0).length).toBe(200);
  });
});

describe('a picture of which not all was read', () => {
  const word = (missed: number): Recognition => ({
    words: [
      {
        letters: [{ text: 'Acuerdo', x: 2, right: 50 }],
        confidence: 90,
        x: 2,
        right: 50,
        baseline: 20,
        size: 12,
        box: { x: 2, y: 10, width: 48, height: 12 },
        line: 0,
      },
    ],
    rules: [],
    direction: 'right',
    confidence: 90,
    missed,
  });
  const read = (bytes: Uint8Array, missed: number) => {
    const recogniser: Recogniser = { recognise: async () => word(missed), close: () => {} };
    return extractBytes('a.png', bytes, { passwords: [], deadline: Date.now() + 60_000, recogniser });
  };

  it('says how many lines are missing', async () => {
    const { notes, pages } = await read(files.png.slice(), 3);
    expect(notes).toEqual([{ code: 'ocr-missed', page: 1, values: { count: '3' } }]);
    expect(pages[0]).toMatchObject({ read: 'ocr', reason: 'partly' });
  });

  it('says so where the file is cut off', async () => {
    const { notes, pages } = await read(files.jpeg.slice(0, files.jpeg.length - 14), 0);
    expect(notes).toEqual([{ code: 'picture-incomplete' }]);
    expect(pages[0]).toMatchObject({ read: 'ocr', reason: 'partly' });
  });

  it('says nothing where all was', async () => {
    const { notes, pages } = await read(files.png.slice(), 0);
    expect(notes).toEqual([]);
    expect(pages[0]?.reason).toBeUndefined();
  });
});
