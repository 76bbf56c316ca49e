import { describe, expect, it } from 'vitest';
import { boxesOf, type ProbabilityMap } from '../../../src/ocr/paddle/boxes.ts';

const [WIDTH, HEIGHT] = [120, 60];
/** A map with a probability at each place. */
const mapOf = (at: (x: number, y: number) => number): ProbabilityMap => ({
  width: WIDTH,
  height: HEIGHT,
  data: Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) => at(i % WIDTH, Math.floor(i / WIDTH))),
});
const isIn = (x: number, y: number, [left, top, right, bottom]: readonly [number, number, number, number]) =>
  x >= left && x < right && y >= top && y < bottom;

describe('the boxes on a probability map', () => {
  it('are one for each line, grown by what the map leaves out', () => {
    const map = mapOf((x, y) => (isIn(x, y, [10, 10, 110, 18]) || isIn(x, y, [10, 40, 50, 46]) ? 0.9 : 0.1));
    // Area × 1.6 ÷ half the perimeter: 100 × 8 pixels grow by 11.85, 40 × 6 by 8.35.
    const more = [(800 * 1.6) / 108, (240 * 1.6) / 46] as const;
    expect(boxesOf(map)).toEqual([
      { cx: 60, cy: 14, width: expect.closeTo(100 + more[0]), height: expect.closeTo(8 + more[0]), angle: 0 },
      { cx: 30, cy: 43, width: expect.closeTo(40 + more[1]), height: expect.closeTo(6 + more[1]), angle: 0 },
    ]);
  });

  it('are aslant where the line is', () => {
    const slope = 0.1;
    const [box, ...others] = boxesOf(
      mapOf((x, y) => (x >= 10 && x < 110 && Math.abs(y - 30 - slope * (x - 60)) < 4 ? 0.9 : 0)),
    );
    expect(others).toEqual([]);
    expect(box?.angle).toBeCloseTo(Math.atan(slope), 1);
    expect(box?.cy).toBeCloseTo(30, 0);
  });

  it('are none of what is faint, small or improbable on the whole', () => {
    expect(boxesOf(mapOf(() => 0.3))).toEqual([]);
    expect(boxesOf(mapOf((x, y) => (isIn(x, y, [10, 10, 110, 12]) ? 0.9 : 0)))).toEqual([]);
    expect(boxesOf(mapOf((x, y) => (isIn(x, y, [10, 10, 110, 18]) ? 0.45 : 0)))).toEqual([]);
    expect(boxesOf(mapOf((x, y) => (isIn(x, y, [10, 10, 110, 18]) ? 0.55 : 0)))).toHaveLength(1);
  });

  it('take what touches at a corner for one', () => {
    const parts = [
      [10, 10, 50, 18],
      [50, 18, 110, 26],
    ] as const;
    expect(boxesOf(mapOf((x, y) => (parts.some((part) => isIn(x, y, part)) ? 0.9 : 0)))).toHaveLength(1);
  });
});
