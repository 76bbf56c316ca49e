import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../src/model.ts';
import { bandsOf } from '../../../src/ocr/prepare/bands.ts';
import { cropped, padded, type Quarters, turned, turnedBack } from '../../../src/ocr/prepare/raster.ts';
import { scaled } from '../../../src/ocr/prepare/scale.ts';
import { at, page } from '../pictures.ts';

const raster: fc.Arbitrary<Raster> = fc
  .record({ width: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 12 }) })
  .chain(({ width, height }) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height })
      .map((data) => ({ width, height, data: new Uint8Array(data) })),
  );
const quarters = fc.constantFrom<Quarters>(0, 1, 2, 3);

describe('turning', () => {
  it('comes round', () => {
    fc.assert(
      fc.property(raster, quarters, (picture, turn) => {
        const back = ((4 - turn) % 4) as Quarters;
        expect(turned(turned(picture, turn), back)).toEqual(picture);
      }),
    );
  });

  it('takes every pixel to where the way back finds it', () => {
    fc.assert(
      fc.property(raster, quarters, (picture, turn) => {
        const there = turned(picture, turn);
        for (let y = 0; y < there.height; y++) {
          for (let x = 0; x < there.width; x++) {
            const box = turnedBack({ x, y, width: 1, height: 1 }, turn, picture);
            expect(at(picture, box.x, box.y)).toBe(at(there, x, y));
          }
        }
      }),
    );
  });

  it('swaps the sides of a rectangle turned by a quarter', () => {
    const box = { x: 10, y: 20, width: 30, height: 5 };
    expect(turnedBack(box, 1, { width: 200, height: 100 })).toEqual({ x: 20, y: 60, width: 5, height: 30 });
    expect(turnedBack(box, 3, { width: 200, height: 100 })).toEqual({ x: 175, y: 10, width: 5, height: 30 });
  });
});

describe('scaling', () => {
  it('keeps an even grey even, and the size as asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 255 }),
        fc.double({ min: 0.3, max: 4, noNaN: true }),
        (grey, factor) => {
          const result = scaled({ width: 30, height: 20, data: new Uint8Array(600).fill(grey) }, factor);
          expect([result.width, result.height]).toEqual([Math.round(30 * factor), Math.round(20 * factor)]);
          expect(result.data.every((value) => Math.abs(value - grey) <= 1)).toBe(true);
        },
      ),
    );
  });

  it('averages what shrinks', () => {
    const checks = { width: 4, height: 2, data: new Uint8Array([0, 200, 0, 200, 200, 0, 200, 0]) };
    expect([...scaled(checks, 0.5).data]).toEqual([100, 100]);
  });

  it('leaves a picture as it is at its own size', () => {
    const picture = page();
    expect(scaled(picture, 1)).toBe(picture);
  });
});

describe('cutting', () => {
  it('takes what lies on the picture, and puts white around', () => {
    const picture = { width: 3, height: 2, data: new Uint8Array([1, 2, 3, 4, 5, 6]) };
    expect(cropped(picture, { x: 1, y: -1, width: 9, height: 2 })).toEqual({
      width: 2,
      height: 1,
      data: new Uint8Array([2, 3]),
    });
    const framed = padded(picture, 1);
    expect([framed.width, framed.height, at(framed, 0, 0), at(framed, 1, 1)]).toEqual([5, 4, 255, 1]);
  });

  it('cuts a tall picture between its lines, and nothing is lost', () => {
    const tall = page({ width: 300, height: 9000 });
    const bands = bandsOf(tall);
    expect(bands.length).toBeGreaterThan(2);
    expect(Buffer.concat(bands.map(({ raster }) => raster.data)).equals(Buffer.from(tall.data))).toBe(true);
    for (const { y, raster } of bands.slice(1)) {
      expect(raster.height).toBeLessThanOrEqual(3400);
      expect(tall.data.subarray(y * 300, (y + 1) * 300).every((value) => value > 200)).toBe(true);
    }
  });

  it('leaves a page whole', () => {
    const whole = page();
    expect(bandsOf(whole)).toHaveLength(1);
  });
});
