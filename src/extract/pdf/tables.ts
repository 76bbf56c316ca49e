import { cellsOf, type Grid, gridsOf } from './grids.ts';
import type { Run } from './runs.ts';
import type { Rule } from './shapes.ts';

/** A cell with its text; rows and columns count from 0, `left` and `right` are its bounds. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly left: number;
  readonly right: number;
  readonly runs: readonly Run[];
}

/** A table and its cells that hold text, row by row. */
export interface Table {
  readonly x: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly columns: number;
  readonly cells: readonly Cell[];
}

/** Takes the ruled tables out of a page; `rest` are the runs in none of them. */
export function ruledTables(runs: readonly Run[], rules: readonly Rule[]): { tables: Table[]; rest: Run[] } {
  const tables: Table[] = [];
  let rest = [...runs];
  for (const grid of gridsOf(rules)) {
    const inside = rest.filter((run) => fieldAt(grid, run) !== null);
    const table = toTable(grid, inside);
    if (table.cells.length < 2) continue;
    tables.push(table);
    rest = rest.filter((run) => fieldAt(grid, run) === null);
  }
  return { tables, rest };
}

/** The field of a grid in which the middle of a run lies. */
function fieldAt({ xs, ys }: Grid, { x, right, baseline, ink }: Run): number | null {
  const column = xs.findLastIndex((left) => left <= (x + right) / 2);
  const row = ys.findLastIndex((top) => top <= baseline - ink.size * 0.35);
  const isInside = column >= 0 && column < xs.length - 1 && row >= 0 && row < ys.length - 1;
  return isInside ? row * (xs.length - 1) + column : null;
}

function toTable(grid: Grid, runs: readonly Run[]): Table {
  const cellOf = cellsOf(grid);
  const contents = new Map<number, Run[]>();
  for (const run of runs) {
    const cell = cellOf[fieldAt(grid, run) ?? 0] ?? 0;
    contents.set(cell, [...(contents.get(cell) ?? []), run]);
  }
  const cells = [...contents]
    .sort(([a], [b]) => a - b)
    .map(([cell, inside]) => toCell(grid, cellOf, [cell, inside]));
  return {
    x: grid.xs[0] ?? 0,
    right: grid.xs.at(-1) ?? 0,
    top: grid.ys[0] ?? 0,
    bottom: grid.ys.at(-1) ?? 0,
    columns: grid.xs.length - 1,
    cells: withoutEmptyLines(cells),
  };
}

function toCell(
  { xs }: Grid,
  cellOf: readonly number[],
  [cell, runs]: readonly [number, readonly Run[]],
): Cell {
  const columns = xs.length - 1;
  const column = cell % columns;
  const last = Math.max(...cellOf.flatMap((other, field) => (other === cell ? [field % columns] : [])));
  return { row: Math.floor(cell / columns), column, left: xs[column] ?? 0, right: xs[last + 1] ?? 0, runs };
}

/** Rows and columns counted without those that hold nothing: the narrow fields between double lines. */
function withoutEmptyLines(cells: readonly Cell[]): Cell[] {
  const ranks = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b);
  const rows = ranks(cells.map((cell) => cell.row));
  const columns = ranks(cells.map((cell) => cell.column));
  return cells.map((cell) => ({
    ...cell,
    row: rows.indexOf(cell.row),
    column: columns.indexOf(cell.column),
  }));
}
