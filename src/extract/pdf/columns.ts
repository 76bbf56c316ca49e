import { type Row, toRow } from './rows.ts';

/**
 * Rows of one column of text, from top to bottom. `isOpen`: its right edge is the margin, not another
 * column.
 */
export interface Zone {
  readonly rows: readonly Row[];
  readonly isOpen: boolean;
}

/** A white strip between two columns, at `x`, beside the rows from `from` to before `to`. */
interface Gutter {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts rows into columns in reading order: what stands above two columns, the left one, the right one, what
 * stands below. Order of drawing plays no part. Rows that belong to no columns stay together.
 */
export function zonesOf(rows: readonly Row[], isOpen = true): Zone[] {
  const gutter = findGutter(rows);
  if (!gutter) return rows.length > 0 ? [{ rows, isOpen }] : [];
  const [left, right] = sides(rows.slice(gutter.from, gutter.to), gutter.x);
  return [
    ...zonesOf(rows.slice(0, gutter.from), isOpen),
    ...zonesOf(left, false),
    ...zonesOf(right, false),
    ...zonesOf(rows.slice(gutter.to), isOpen),
  ];
}

function sides(rows: readonly Row[], x: number): [Row[], Row[]] {
  return [
    rows.flatMap((row) => part(row, (at) => at < x)),
    rows.flatMap((row) => part(row, (at) => at >= x)),
  ];
}

function part(row: Row, isWanted: (x: number) => boolean): Row[] {
  if (row.table) return isWanted(row.x) ? [row] : [];
  const runs = row.runs.filter((run) => isWanted(run.x));
  return runs.length > 0 ? [toRow(runs)] : [];
}

/** Rows on both sides together that make two columns. */
const FEWEST_ROWS = 8;
const FEWEST_ON_A_SIDE = 3;

function findGutter(rows: readonly Row[]): Gutter | null {
  if (rows.length < FEWEST_ROWS / 2) return null;
  let best: Gutter | null = null;
  for (const x of candidates(rows)) {
    for (const stretch of stretches(rows, x)) {
      const gutter = trim(rows, stretch);
      const isLonger = !best || gutter.to - gutter.from > best.to - best.from;
      if (isLonger && separatesText(rows, gutter)) best = gutter;
    }
  }
  return best;
}

/** Places where several rows have a gap, or begin although others begin further left. */
function candidates(rows: readonly Row[]): number[] {
  const left = Math.min(...rows.map((row) => row.x));
  const counts = new Map<number, number>();
  for (const row of rows) {
    const gaps = row.runs.flatMap((run, i) =>
      gapBefore(row, run.x - (row.runs[i - 1]?.right ?? run.x), run.x),
    );
    const begins = row.x > left + row.size * 8 ? [row.x - 2] : [];
    for (const x of [...gaps, ...begins])
      counts.set(Math.round(x / 2) * 2, (counts.get(Math.round(x / 2) * 2) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= FEWEST_ON_A_SIDE).map(([x]) => x);
}

/** The narrowest gutter, as a share of the font size. */
const NARROWEST = 0.8;

function gapBefore(row: Row, width: number, x: number): number[] {
  return width > row.size * NARROWEST ? [x - 2] : [];
}

/** Unbroken sequences of rows in which nothing crosses `x`. */
function stretches(rows: readonly Row[], x: number): Gutter[] {
  const found: Gutter[] = [];
  let from = 0;
  for (let i = 0; i <= rows.length; i++) {
    const row = rows[i];
    if (row && !crosses(row, x)) continue;
    if (i - from >= FEWEST_ROWS / 2) found.push({ x, from, to: i });
    from = i + 1;
  }
  return found;
}

/** Whether something lies across `x`, or comes so near on both sides that it is the gap between two words. */
function crosses(row: Row, x: number): boolean {
  let [before, behind] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const piece of row.table ? [row] : row.runs) {
    if (piece.x < x) before = Math.max(before, piece.right);
    else behind = Math.min(behind, piece.x);
  }
  return before > x || behind - before < row.size * NARROWEST;
}

/**
 * Leaves out rows at the ends that stand apart: a short heading above one column, a line for signatures
 * below.
 */
function trim(rows: readonly Row[], { x, from, to }: Gutter): Gutter {
  if (to - from > 1 && isApart(rows[to - 1], rows[to - 2])) return trim(rows, { x, from, to: to - 1 });
  const isOneSided = (row: Row | undefined) => row !== undefined && (row.right <= x || row.x >= x);
  if (to - from > 1 && isOneSided(rows[from]) && isApart(rows[from], rows[from + 1])) {
    return trim(rows, { x, from: from + 1, to });
  }
  return { x, from, to };
}

function isApart(row: Row | undefined, near: Row | undefined): boolean {
  if (!row || !near) return false;
  return Math.abs(near.baseline - row.baseline) > 2.2 * Math.max(row.size, near.size);
}

function separatesText(rows: readonly Row[], { x, from, to }: Gutter): boolean {
  const [left, right] = sides(rows.slice(from, to), x);
  if (Math.min(left.length, right.length) < FEWEST_ON_A_SIDE || left.length + right.length < FEWEST_ROWS)
    return false;
  const width = Math.min(...right.map((row) => row.x)) - Math.max(...left.map((row) => row.right));
  return width > NARROWEST * (left[0] as Row).size && isRunningText(left) && isRunningText(right);
}

/** Shares by which a column of text is told from a column of labels, numbers or cells. */
const FULLEST = 0.6;
const DENSEST = 0.6;
const NARROWEST_COLUMN = 8;

/** Most lines full, line under line, wider than a label. */
function isRunningText(rows: readonly Row[]): boolean {
  const [x, right] = [Math.min(...rows.map((row) => row.x)), Math.max(...rows.map((row) => row.right))];
  const size = (rows[0] as Row).size;
  const filled = rows.reduce((sum, row) => sum + (row.right - row.x), 0) / (rows.length * (right - x));
  const steps = rows.slice(1).map((row, i) => row.baseline - (rows[i] as Row).baseline);
  const pitch = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? size;
  const height = (rows.at(-1) as Row).baseline - (rows[0] as Row).baseline;
  return (
    right - x > size * NARROWEST_COLUMN && filled > FULLEST && rows.length > DENSEST * (height / pitch + 1)
  );
}
