import { markerOf } from '../text/marker.ts';
import type { Row } from './rows.ts';
import type { Run } from './runs.ts';
import { isWide } from './scripts.ts';
import type { Cell, Table } from './tables.ts';

/** Neighbouring runs, far from others of their row. */
interface Segment {
  readonly x: number;
  readonly right: number;
  readonly runs: readonly Run[];
}

/**
 * Gaps, in font sizes: wider than between words, and as wide as between the two ideographs of a spread-out
 * label.
 */
const CELL_GAP = 1.3;
const LABEL_GAP = 5;
const FEWEST_ROWS = 3;
/** Rows are read again from each that begins no table, so there must be an end to it. */
const MOST_ROWS = 300;

/** Rows with every table that is not ruled, but shows by its alignment, put into one row that holds it. */
export function withAlignedTables(rows: readonly Row[]): Row[] {
  const found: Row[] = [];
  for (let i = 0; i < rows.length; ) {
    const length = tableLength(rows, i);
    if (length > 0) found.push(tableRow(rows.slice(i, i + length)));
    else found.push(rows[i] as Row);
    i += Math.max(1, length);
  }
  return found;
}

/** Number of rows from `from` on that make an aligned table; 0 if none does. */
function tableLength(rows: readonly Row[], from: number): number {
  let columns: Segment[] = [];
  let [to, full] = [from, 0];
  for (let i = from; i < Math.min(rows.length, from + MOST_ROWS); i++) {
    const row = rows[i] as Row;
    const segments = row.table ? [] : segmentsOf(row);
    const grown = segments.length > 0 ? grow(columns, segments) : null;
    if (!grown || (segments.length < 2 && (full === 0 || !isContinuation(columns, segments[0] as Segment))))
      break;
    columns = grown;
    if (segments.length > 1) full++;
    to = i + 1;
  }
  const isTable = full >= FEWEST_ROWS && full * 2 >= to - from && columns.length > 1;
  return isTable && !isList(rows.slice(from, to)) ? to - from : 0;
}

function segmentsOf(row: Row): Segment[] {
  const groups: Run[][] = [];
  for (const run of row.runs) {
    const group = groups.at(-1);
    const gap = run.x - (group?.at(-1)?.right ?? Number.NEGATIVE_INFINITY);
    if (group && gap <= row.size * (gap > row.size && isSpreadLabel(group) ? LABEL_GAP : CELL_GAP))
      group.push(run);
    else groups.push([run]);
  }
  return groups.map((runs) => ({ x: (runs[0] as Run).x, right: (runs.at(-1) as Run).right, runs }));
}

/** Labels of two ideographs are often spread to the width of those of four. */
function isSpreadLabel(runs: readonly Run[]): boolean {
  const text = runs[0]?.text ?? '';
  return runs.length === 1 && text.length === 1 && isWide(text);
}

/** The columns with the segments of one more row, or null where a segment lies across two of them. */
function grow(columns: readonly Segment[], segments: readonly Segment[]): Segment[] | null {
  let grown = [...columns];
  for (const segment of segments) {
    const met = grown.filter((column) => segment.x < column.right && segment.right > column.x);
    if (met.length > 1) return null;
    const column = met[0] ?? segment;
    const wider = {
      ...column,
      x: Math.min(column.x, segment.x),
      right: Math.max(column.right, segment.right),
    };
    grown = [...grown.filter((other) => other !== column), wider].sort((a, b) => a.x - b.x);
    if (grown.some((other, i) => other.right > (grown[i + 1]?.x ?? other.right))) return null;
  }
  return grown;
}

/** One segment alone goes on with a cell of the row above, unless it stands in the first column. */
function isContinuation(columns: readonly Segment[], segment: Segment): boolean {
  return segment.x >= (columns[1]?.x ?? Number.POSITIVE_INFINITY) - 1;
}

/** A list with its numbers or bullets set apart looks like a table of two columns. */
function isList(rows: readonly Row[]): boolean {
  const firsts = rows.map((row) => segmentsOf(row)).filter((segments) => segments.length > 1);
  const marked = firsts.filter(([first]) => {
    const text = first?.runs.map((run) => run.text).join('') ?? '';
    return markerOf(`${text} `)?.length === text.length;
  });
  return marked.length > firsts.length / 2;
}

function tableRow(rows: readonly Row[]): Row {
  const table = alignedTable(rows);
  const first = rows[0] as Row;
  return { runs: [], x: table.x, right: table.right, baseline: first.baseline, size: first.size, table };
}

function alignedTable(rows: readonly Row[]): Table {
  const columns = rows.reduce<Segment[]>((all, row) => grow(all, segmentsOf(row)) ?? all, []);
  const cells = new Map<string, Cell>();
  let line = -1;
  for (const row of rows) {
    const segments = segmentsOf(row);
    if (line < 0 || !isContinuation(columns, segments[0] as Segment)) line++;
    for (const segment of segments) {
      const column = columns.findIndex(({ x, right }) => segment.x < right && segment.right > x);
      const cell = cells.get(`${line} ${column}`);
      const [left, right] = [columns[column]?.x ?? segment.x, columns[column]?.right ?? segment.right];
      cells.set(`${line} ${column}`, {
        row: line,
        column,
        left,
        right,
        runs: [...(cell?.runs ?? []), ...segment.runs],
      });
    }
  }
  const [first, last] = [rows[0] as Row, rows.at(-1) as Row];
  return {
    x: columns[0]?.x ?? 0,
    right: columns.at(-1)?.right ?? 0,
    top: first.baseline - first.size,
    bottom: last.baseline,
    columns: columns.length,
    cells: [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column),
  };
}
