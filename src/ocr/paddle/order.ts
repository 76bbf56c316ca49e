import type { Slanted } from './rectangle.ts';

/** The angle of a page: that of most of its writing. */
export function angleOf(boxes: readonly Slanted[]): number {
  const sorted = [...boxes].sort((a, b) => a.angle - b.angle);
  let left = sorted.reduce((sum, { width }) => sum + width, 0) / 2;
  for (const { width, angle } of sorted) {
    left -= width;
    if (left <= 0) return angle;
  }
  return 0;
}

/** Rows from top to bottom, each from left to right. Boxes are of one row where one's middle is in the other's. */
export function inOrder<T extends { readonly box: Slanted }>(lines: readonly T[]): T[] {
  const rows: T[][] = [];
  for (const line of [...lines].sort((a, b) => a.box.cy - b.box.cy)) {
    const row = rows.find((each) => each.some(({ box }) => isBeside(box, line.box)));
    if (row) row.push(line);
    else rows.push([line]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.box.cx - b.box.cx));
}

const isBeside = (a: Slanted, b: Slanted): boolean =>
  Math.abs(a.cy + Math.tan(a.angle) * (b.cx - a.cx) - b.cy) < Math.min(a.height, b.height) / 2;
