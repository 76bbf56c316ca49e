import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turned } from '../../src/ocr/prepare/raster.ts';
import { prepare, wayBack } from '../../src/ocr/prepare.ts';
import { page } from './pictures.ts';

describe('a prepared picture', () => {
  it('has lines near the height that engines read best, whatever they were', () => {
    for (const line of [12, 24, 48]) {
      const { lineHeight } = prepare(page({ line, pitch: line * 2, width: line * 20, height: line * 24 }));
      expect(lineHeight).toBeGreaterThan(32 * 0.79);
      expect(lineHeight).toBeLessThan(32 * 1.21);
    }
  });

  it('is left at its size where its lines are nearly of that height', () => {
    const { raster } = prepare(page({ line: 30, pitch: 60 }));
    expect([raster.width, raster.height]).toEqual([624, 824]);
  });

  it('knows the lines of a picture that lies on its side', () => {
    const upright = page({ line: 10, pitch: 20 });
    expect(prepare(upright).isSideways).toBe(false);
    expect(prepare(turned(upright, 1)).isSideways).toBe(true);
    expect(prepare(turned(upright, 3)).isSideways).toBe(true);
    expect(prepare(turned(upright, 2)).isSideways).toBe(false);
  });

  it('has no lines where nothing is written', () => {
    const blank = page({ ink: '#ffffff' });
    const { lineHeight, raster, bands } = prepare(blank);
    expect([lineHeight, bands.length]).toEqual([0, 1]);
    expect(raster.data.every((value) => value === 255)).toBe(true);
  });

  it('finds back to the mark it was made from, though it was skewed and scaled', () => {
    const skewed = page({ skew: 3, line: 12, pitch: 24 });
    const { raster, back } = prepare(skewed);
    const darkest = (of: typeof raster, fromX: number, toX: number) => {
      for (let y = 0; y < of.height; y++)
        for (let x = Math.round(fromX); x < toX; x++) if (of.data[y * of.width + x]! < 100) return y;
      return -1;
    };
    const x = 200;
    const [px] = [x * (raster.width / 624) + 12];
    const top = darkest(raster, px, px + 20);
    const box = back.box({ x: back.x(px), y: back.y(top), width: 10, height: 10 });
    const found = darkest(skewed, box.x, box.x + 10);
    expect(Math.abs(box.y - found)).toBeLessThan(2.5);
  });
});

describe('the way back', () => {
  const size = fc.integer({ min: 200, max: 3000 });
  const degrees = fc.double({ min: -6, max: 6, noNaN: true });
  const changes = fc.record({
    picture: fc.record({ width: size, height: size }),
    slope: fc.record({ top: degrees, bottom: degrees }),
    factor: fc.double({ min: 0.4, max: 4, noNaN: true }),
    left: fc.integer({ min: 0, max: 200 }),
    top: fc.integer({ min: 0, max: 200 }),
  });
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it('undoes scaling and margins', () => {
    fc.assert(
      fc.property(changes, share, share, (made, x, y) => {
        const back = wayBack(made);
        const there = [
          x * made.picture.width * made.factor + made.left,
          y * 100 * made.factor + made.top,
        ] as const;
        expect(back.x(there[0])).toBeCloseTo(x * made.picture.width, 3);
        expect(back.y(there[1])).toBeCloseTo(y * 100, 3);
        expect(back.length(made.factor)).toBeCloseTo(1, 6);
      }),
    );
  });

  it('leads from a point of the straightened picture to where straightening took it from', () => {
    fc.assert(
      fc.property(changes, share, share, (made, shareX, shareY) => {
        const { width, height } = made.picture;
        const [x, y] = [shareX * width, shareY * height];
        const angle = made.slope.top + (made.slope.bottom - made.slope.top) * shareY;
        const box = wayBack(made).box({ x, y, width: 0, height: 0 });
        expect(box.x).toBe(x);
        expect(Math.abs(box.y - (y - Math.tan((angle * Math.PI) / 180) * (x - width / 2)))).toBeLessThan(1);
      }),
    );
  });

  it('gives boxes around what they held', () => {
    fc.assert(
      fc.property(changes, share, share, (made, x, y) => {
        const back = wayBack(made);
        const [left, top] = [x * made.picture.width * 0.8, y * made.picture.height * 0.8];
        const box = back.box({ x: left, y: top, width: 50, height: 20 });
        for (const [px, py] of [
          [left, top],
          [left + 50, top],
          [left, top + 20],
          [left + 50, top + 20],
        ] as const) {
          const point = back.box({ x: px, y: py, width: 0, height: 0 });
          expect(point.y).toBeGreaterThanOrEqual(box.y - 1e-6);
          expect(point.y).toBeLessThanOrEqual(box.y + box.height + 1e-6);
        }
      }),
    );
  });
});
