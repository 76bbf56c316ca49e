/** Rectangles round lines of writing, which may be aslant. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle whose width runs along an angle: radians from -π/4 to π/4, clockwise on a picture, whose y goes down. */
export interface Slanted {
  readonly cx: number;
  readonly cy: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/** The corners of the convex hull, in turn (Andrew's monotone chain). */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const [lower, upper] = [chainOf(sorted), chainOf(sorted.reverse())];
  return lower.length < 2 ? lower : [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function chainOf(points: readonly Point[]): Point[] {
  const chain: Point[] = [];
  for (const point of points) {
    while (!turnsLeft(chain.at(-2), chain.at(-1), point)) chain.pop();
    chain.push(point);
  }
  return chain;
}

function turnsLeft(from: Point | undefined, by: Point | undefined, to: Point): boolean {
  if (!by) return true;
  if (!from) return by.x !== to.x || by.y !== to.y;
  return (by.x - from.x) * (to.y - from.y) - (by.y - from.y) * (to.x - from.x) > 0;
}

/** The smallest rectangle round some points; null where they have no area. One side lies along their hull. */
export function rectangleOf(points: readonly Point[]): Slanted | null {
  const hull = hullOf(points);
  let best: Slanted | null = null;
  hull.forEach((from, i) => {
    const to = hull[(i + 1) % hull.length] ?? from;
    const rectangle = along(hull, Math.atan2(to.y - from.y, to.x - from.x));
    if (!best || areaOf(rectangle) < areaOf(best)) best = rectangle;
  });
  return best && areaOf(best) > 0 ? level(best) : null;
}

const areaOf = ({ width, height }: Slanted): number => width * height;

function along(points: readonly Point[], angle: number): Slanted {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const us = points.map(({ x, y }) => x * cos + y * sin);
  const vs = points.map(({ x, y }) => y * cos - x * sin);
  const [left, right, top, bottom] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  return { cx: u * cos - v * sin, cy: u * sin + v * cos, width: right - left, height: bottom - top, angle };
}

/** The same rectangle, called by the angle of its sides that is nearest to level. */
function level({ cx, cy, width, height, angle }: Slanted): Slanted {
  const quarters = Math.round(angle / (Math.PI / 2));
  const [w, h] = quarters % 2 === 0 ? [width, height] : [height, width];
  return { cx, cy, width: w, height: h, angle: angle - (quarters * Math.PI) / 2 };
}
