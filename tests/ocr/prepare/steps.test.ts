import { describe, expect, it } from 'vitest';
import { inkLines, outline, uncovered } from '../../../src/ocr/prepare/coverage.ts';
import { withoutFrames } from '../../../src/ocr/prepare/frames.ts';
import { deepened } from '../../../src/ocr/prepare/ink.ts';
import { lineHeight } from '../../../src/ocr/prepare/line-height.ts';
import { level } from '../../../src/ocr/prepare/paper.ts';
import { padded } from '../../../src/ocr/prepare/raster.ts';
import { sampleOf } from '../../../src/ocr/prepare/sample.ts';
import { slopeOf, straightened } from '../../../src/ocr/prepare/tilt.ts';
import { at, darkIn, isSame, page } from '../pictures.ts';

/** Of a page: a bar of its first word, and paper beside it and at the right edge. */
const BAR = [62, 70] as const;
const LEFT = [20, 300] as const;
const RIGHT = [585, 300] as const;

describe('levelling', () => {
  it('makes paper white under a shadow, and keeps ink dark', () => {
    const shaded = page({ paper: '#f0f0f0', shadow: 0.6 });
    expect(at(shaded, ...RIGHT)).toBeLessThan(120);
    const { raster } = level(shaded);
    expect(at(raster, ...LEFT)).toBe(255);
    expect(at(raster, ...RIGHT)).toBeGreaterThan(250);
    expect(at(raster, ...BAR)).toBeLessThan(60);
    expect(darkIn(raster, [560, 0, 600, 800])).toBe(0);
  });

  it('turns light writing on dark over', () => {
    const { raster } = level(page({ paper: '#151515', ink: '#e8e8e8' }));
    expect(at(raster, ...LEFT)).toBe(255);
    expect(at(raster, ...BAR)).toBeLessThan(60);
  });

  it('tells grain from even paper', () => {
    const even = page();
    const data = even.data.map((value, i) => Math.max(0, value - ((i * 7919) % 13)));
    expect(level(even).grain).toBeLessThan(0.2);
    expect(level({ ...even, data }).grain).toBeGreaterThan(2);
  });
});

describe('faint ink', () => {
  it('becomes dark, and white stays white', () => {
    const faint = deepened(level(page({ ink: '#b4b4b4' })));
    expect(at(faint, ...BAR)).toBeLessThan(80);
    expect(at(faint, ...LEFT)).toBe(255);
  });

  it('is left alone where it is deep', () => {
    const levelled = level(page({ ink: '#202020' }));
    expect(isSame(deepened(levelled), levelled.raster)).toBe(true);
  });
});

describe('frames', () => {
  it('are taken away, and the writing within is not', () => {
    const framed = page();
    for (let x = 30; x < 570; x++) for (const y of [30, 31, 760, 761]) framed.data[y * 600 + x] = 0;
    for (let y = 30; y < 762; y++) for (const x of [30, 31, 568, 569]) framed.data[y * 600 + x] = 0;
    const bare = withoutFrames(framed);
    expect(darkIn(bare, [25, 25, 40, 770])).toBe(0);
    expect(isSame(bare, withoutFrames(page()))).toBe(true);
    expect(at(bare, ...BAR)).toBeLessThan(60);
  });
});

describe('slopes', () => {
  it.each([-4, -1, 2, 5])('of %d degrees are found and straightened', (skew) => {
    const raster = page({ skew });
    const { top, bottom } = slopeOf(raster);
    expect(Math.abs(top + skew)).toBeLessThan(0.6);
    expect(Math.abs(bottom + skew)).toBeLessThan(0.6);
    const after = slopeOf(straightened(raster, { top, bottom }).raster);
    expect(after).toEqual({ top: 0, bottom: 0 });
  });

  it('of level lines are none, and nothing is changed', () => {
    const raster = page();
    expect(straightened(raster, slopeOf(raster)).raster).toBe(raster);
  });
});

describe('lines', () => {
  it('are as high as they were drawn', () => {
    for (const line of [14, 20, 32])
      expect(Math.abs(lineHeight(page({ line, pitch: 2 * line })) - line)).toBeLessThanOrEqual(1);
  });

  it('that no engine read are known', () => {
    const raster = page();
    const ink = inkLines(raster, 20);
    expect(ink.length).toBe(17);
    expect(uncovered(ink, ink)).toEqual([]);
    expect(uncovered(ink, ink.slice(1))).toEqual([ink[0]]);
    const narrow = ink.map((stripe) => ({ ...stripe, x1: stripe.x0 + 40 }));
    expect(uncovered(ink, narrow).length).toBe(17);
  });

  it('have an outline on the picture', () => {
    expect(
      outline(
        [
          { x0: 5, y0: 1, x1: 10.5, y1: 8 },
          { x0: 20, y0: 3, x1: 30, y1: 4 },
        ],
        2,
      ),
    ).toEqual({
      x: -2 + 5,
      y: 0,
      width: 29,
      height: 10,
    });
  });

  it('are sampled whole, where most is written', () => {
    const sample = sampleOf(padded(page(), 50), 20);
    const first = sample.data.subarray(0, sample.width * 12);
    expect(first.every((value) => value === 255)).toBe(true);
    expect(sample.height).toBeGreaterThan(100);
    expect(darkIn(sample, [12, 12, sample.width - 12, sample.height - 12])).toBeGreaterThan(0.15);
  });
});
