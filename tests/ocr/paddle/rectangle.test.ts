import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hullOf, type Point, rectangleOf, type Slanted } from '../../../src/ocr/paddle/rectangle.ts';

const coordinate = fc.integer({ min: -500, max: 500 });
const points = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 1, maxLength: 40 });
const crossed = (a: Point, b: Point, c: Point) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
const sides = (hull: readonly Point[]) =>
  hull.map((from, i) => [from, hull[(i + 1) % hull.length] ?? from] as const);
/** Where a point is in a rectangle, from its middle. */
const inside = ({ cx, cy, angle }: Slanted, { x, y }: Point) => ({
  u: (x - cx) * Math.cos(angle) + (y - cy) * Math.sin(angle),
  v: (y - cy) * Math.cos(angle) - (x - cx) * Math.sin(angle),
});
const cornersOf = ({ cx, cy, width, height, angle }: Slanted): Point[] =>
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([right = 0, down = 0]) => {
    const [u, v] = [(right * width) / 2, (down * height) / 2];
    return {
      x: cx + u * Math.cos(angle) - v * Math.sin(angle),
      y: cy + u * Math.sin(angle) + v * Math.cos(angle),
    };
  });

describe('a hull', () => {
  it('has all points on one side of each of its sides, and some of them as corners', () => {
    fc.assert(
      fc.property(points, (all) => {
        const hull = hullOf(all);
        expect(hull.every((corner) => all.includes(corner))).toBe(true);
        for (const [from, to] of sides(hull))
          for (const each of all) expect(crossed(from, to, each)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('has no corner that is none', () => {
    const square = [
      { x: 0, y: 0 },
      { x: 2, y: 0 },
      { x: 2, y: 2 },
      { x: 0, y: 2 },
    ];
    const others = [
      { x: 1, y: 0 },
      { x: 1, y: 1 },
      { x: 2, y: 2 },
    ];
    expect(hullOf([...others, ...square])).toEqual(square);
  });
});

describe('the rectangle round points', () => {
  it('holds them all, and each of its sides touches one', () => {
    fc.assert(
      fc.property(points, (all) => {
        const rectangle = rectangleOf(all);
        if (rectangle === null) {
          expect(hullOf(all).length).toBeLessThan(3);
          return;
        }
        const us = all.map((each) => inside(rectangle, each).u);
        const vs = all.map((each) => inside(rectangle, each).v);
        expect(Math.max(...us)).toBeCloseTo(rectangle.width / 2, 6);
        expect(Math.min(...us)).toBeCloseTo(-rectangle.width / 2, 6);
        expect(Math.max(...vs)).toBeCloseTo(rectangle.height / 2, 6);
        expect(Math.min(...vs)).toBeCloseTo(-rectangle.height / 2, 6);
      }),
    );
  });

  it('is the one whose corners they are, however aslant', () => {
    const side = fc.double({ min: 1, max: 400, noNaN: true });
    const angle = fc.double({ min: -0.78, max: 0.78, noNaN: true });
    const place = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.record({ cx: place, cy: place, width: side, height: side, angle }), (made) => {
        const found = rectangleOf(cornersOf(made));
        for (const key of ['cx', 'cy', 'width', 'height', 'angle'] as const)
          expect(found?.[key], key).toBeCloseTo(made[key], 5);
      }),
    );
  });

  it('is none where they have no area', () => {
    expect(rectangleOf([])).toBeNull();
    expect(rectangleOf([{ x: 3, y: 4 }])).toBeNull();
    expect(rectangleOf([0, 1, 2].map((at) => ({ x: at, y: 2 * at })))).toBeNull();
  });
});
