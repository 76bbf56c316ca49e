import type { Rule } from './shapes.ts';

/**
 * A ruled grid: the positions of its lines, from left to right and from top to bottom, and the rules
 * themselves.
 */
export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly rules: readonly Rule[];
}

/** Points by which lines that meet may miss each other. */
const SLACK = 3;
/** A drawing or a squared sheet, not a table. */
const MOST_LINES = 80;
const MOST_RULES = 3000;

/** The grids that the horizontal and vertical rules of a page form, with at least two columns. */
export function gridsOf(rules: readonly Rule[]): Grid[] {
  if (rules.length > MOST_RULES) return [];
  return connected(rules).flatMap((group) => {
    const upright = group.filter(isUpright);
    const level = group.filter((rule) => !isUpright(rule));
    const xs = positions([...upright.map((rule) => rule.x), ...ends(level.map(({ x, x2 }) => [x, x2]))]);
    const ys = positions([...level.map((rule) => rule.y), ...ends(upright.map(({ y, y2 }) => [y, y2]))]);
    const isTable = upright.length > 0 && level.length > 0 && xs.length > 2 && ys.length > 1;
    return isTable && xs.length <= MOST_LINES && ys.length <= MOST_LINES ? [{ xs, ys, rules: group }] : [];
  });
}

function isUpright({ x, y, x2, y2 }: Rule): boolean {
  return y2 - y > x2 - x;
}

/** Groups of rules that touch, directly or through others. */
function connected(rules: readonly Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  const left = new Set(rules);
  for (const seed of rules) {
    if (!left.delete(seed)) continue;
    const group = [seed];
    for (const rule of group) {
      for (const other of left) {
        if (!touches(rule, other)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

function touches(a: Rule, b: Rule): boolean {
  return a.x - b.x2 < SLACK && b.x - a.x2 < SLACK && a.y - b.y2 < SLACK && b.y - a.y2 < SLACK;
}

/** Distinct positions, close ones taken together. */
function positions(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.filter((value, i) => i === 0 || value - (sorted[i - 1] ?? value) > SLACK);
}

/** A table may be open at its sides: its outer bounds are then where its lines end. */
function ends(extents: readonly (readonly [number, number])[]): number[] {
  if (extents.length === 0) return [];
  return [Math.min(...extents.map(([from]) => from)), Math.max(...extents.map(([, to]) => to))];
}

/**
 * For each field of the grid, row by row, the first field of the cell it belongs to: fields without a line
 * between are one.
 */
export function cellsOf({ xs, ys, rules }: Grid): number[] {
  const columns = xs.length - 1;
  const cells = Array.from({ length: columns * (ys.length - 1) }, (_, field) => field);
  for (let field = 0; field < cells.length; field++) {
    const [row, column] = [Math.floor(field / columns), field % columns];
    const [x, x2] = [xs[column] ?? 0, xs[column + 1] ?? 0];
    const [y, y2] = [ys[row] ?? 0, ys[row + 1] ?? 0];
    const isRuledLeft = rules.some((rule) => isUpright(rule) && crosses(rule, [x, (y + y2) / 2]));
    const isRuledAbove = rules.some((rule) => !isUpright(rule) && crosses(rule, [(x + x2) / 2, y]));
    if (column > 0 && !isRuledLeft) merge(cells, field - 1, field);
    if (row > 0 && !isRuledAbove) merge(cells, field - columns, field);
  }
  return cells;
}

function crosses({ x, y, x2, y2 }: Rule, [atX, atY]: readonly [number, number]): boolean {
  return x - SLACK <= atX && x2 + SLACK >= atX && y - SLACK <= atY && y2 + SLACK >= atY;
}

function merge(cells: number[], a: number, b: number): void {
  const [one, other] = [cells[a] ?? a, cells[b] ?? b];
  const first = Math.min(one, other);
  for (let i = 0; i < cells.length; i++) if (cells[i] === one || cells[i] === other) cells[i] = first;
}
