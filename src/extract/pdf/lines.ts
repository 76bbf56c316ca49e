import { withAlignedTables } from './aligned.ts';
import { zonesOf } from './columns.ts';
import type { PdfPage } from './page.ts';
import { type Row, rowsOf } from './rows.ts';
import type { Sheet } from './sheet.ts';
import { spacesIn } from './spacing.ts';
import type { Cell, Table } from './tables.ts';

/**
 * The bounds of a column of text; for a column that ends at the margin `right` is what its own lines show.
 */
export interface Column {
  readonly left: number;
  readonly right: number;
  readonly isOpen: boolean;
}

/** A line of text in its column, or in its cell. */
export interface Line extends Row {
  readonly text: string;
  /** White space before each run. */
  readonly spaces: readonly string[];
  readonly page: PdfPage;
  readonly column: Column;
  readonly cell: { readonly table: Table; readonly row: number; readonly column: number } | null;
}

/** The lines of rows of a page in reading order: column after column, cell after cell. */
export function linesOf(page: PdfPage, rows: readonly Row[]): Line[] {
  return zonesOf(rows).flatMap((zone) => {
    const zoneRows = withAlignedTables(zone.rows);
    const column = columnOf(
      zoneRows.filter((row) => !row.table),
      zone.isOpen,
    );
    return zoneRows.flatMap((row) =>
      row.table ? tableLines(page, row.table) : [toLine(row, { page, column, cell: null })],
    );
  });
}

function toLine(row: Row, place: Pick<Line, 'page' | 'column' | 'cell'>): Line {
  const isAslant = row.runs.some((run) => run.ink.isAslant);
  const spaces = isAslant ? row.runs.map((run) => run.space) : spacesIn(row.runs);
  const text = row.runs.map((run, i) => (spaces[i] ?? '') + run.text).join('');
  return { ...row, ...place, spaces, text };
}

function columnOf(rows: readonly Row[], isOpen: boolean): Column {
  return { ...edgesOf(rows), isOpen };
}

/**
 * Where lines begin and end. A single line that sticks out does not count, nor do sizes unlike the others.
 */
export function edgesOf(rows: readonly Row[]): { left: number; right: number } {
  const size = rows[0]?.size ?? 0;
  const left = supported(
    rows.map((row) => -row.x),
    size,
  );
  const right = supported(
    rows.map((row) => row.right),
    size,
  );
  return { left: -left, right };
}

/** The largest value that another comes near; the largest of all if none does. */
function supported(values: readonly number[], size: number): number {
  const sorted = [...values].sort((a, b) => b - a);
  return (
    sorted.find((value, i) => i + 1 < sorted.length && value - (sorted[i + 1] ?? 0) < size * 0.6) ??
    sorted[0] ??
    0
  );
}

/**
 * Lines of all pages in one, with one width of text for the document: a page of short lines cannot show
 * where the margin is.
 */
export function withMargins(pages: readonly (readonly Line[])[]): Line[] {
  const own = pages.map((lines) => edgesOf(lines.filter((line) => line.column.isOpen)));
  const width = supported(
    own.map(({ left, right }) => right - left),
    pages.find((lines) => lines.length > 0)?.[0]?.size ?? 0,
  );
  return pages.flatMap((lines, i) => {
    const { left, right } = own[i] ?? { left: 0, right: 0 };
    const column: Column = { left, right: Math.max(right, left + width), isOpen: true };
    return lines.map((line) => (line.column.isOpen ? { ...line, column } : line));
  });
}

function tableLines(page: PdfPage, table: Table): Line[] {
  return table.cells.flatMap((cell) => {
    const rows = rowsOf(cell.runs);
    const column = cellColumn(cell, rows);
    return rows.map((row) =>
      toLine(row, { page, column, cell: { table, row: cell.row, column: cell.column } }),
    );
  });
}

/** The text of a cell ends as far from its right border as it begins from the left one. */
function cellColumn({ left, right }: Cell, rows: readonly Row[]): Column {
  const padding = Math.min(8, Math.max(0, Math.min(...rows.map((row) => row.x)) - left));
  return { left: left + padding, right: right - padding, isOpen: false };
}

/** The lines of texts that stand apart from the reading order. */
export function looseLines({ page, loose }: Sheet): Line[][] {
  return loose.map((runs) => {
    const isAslant = runs.some((run) => run.ink.isAslant);
    const rows = isAslant ? [{ ...rowOfAll(runs), runs }] : rowsOf(runs);
    const column = columnOf(rows, false);
    return rows.map((row) => toLine(row, { page, column, cell: null }));
  });
}

function rowOfAll(runs: Row['runs']): Row {
  const first = runs[0] as Row['runs'][number];
  return {
    runs,
    x: first.x,
    right: first.right,
    baseline: first.baseline,
    size: first.ink.size,
    table: null,
  };
}
