import type { Run } from './runs.ts';
import type { Table } from './tables.ts';

/**
 * Runs on one baseline, from left to right, with their superscripts; or a whole table in its place among the
 * rows, without runs of its own. Positions are in the frame of the page.
 */
export interface Row {
  readonly runs: readonly Run[];
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  /** Font size of most of its text. */
  readonly size: number;
  readonly table: Table | null;
}

/** Sorts runs into rows, from top to bottom, whatever order they were drawn in. */
export function rowsOf(runs: readonly Run[]): Row[] {
  const sorted = [...runs].sort((a, b) => a.baseline - b.baseline);
  const groups: Run[][] = [];
  for (const run of sorted) {
    const group = groups.at(-1);
    if (group && isLevel(group, run)) group.push(run);
    else groups.push([run]);
  }
  return attachScripts(groups.map(toRow));
}

/** The row of some runs: sorted, without what was printed twice to look bold. */
export function toRow(runs: readonly Run[]): Row {
  const sorted = [...runs].sort((a, b) => a.x - b.x).filter(isNoEcho);
  const main = sorted.reduce((a, b) => (b.text.length > a.text.length ? b : a), sorted[0] as Run);
  return {
    runs: sorted,
    x: sorted[0]?.x ?? 0,
    right: Math.max(...sorted.map((run) => run.right)),
    baseline: main.baseline,
    size: main.ink.size,
    table: null,
  };
}

function isLevel(group: readonly Run[], run: Run): boolean {
  const last = group.at(-1) as Run;
  return run.baseline - last.baseline <= 0.25 * Math.min(run.ink.size, last.ink.size);
}

function isNoEcho(run: Run, i: number, runs: readonly Run[]): boolean {
  const before = runs.slice(Math.max(0, i - 3), i);
  return !before.some(
    (other) =>
      other.text === run.text &&
      Math.abs(other.x - run.x) < run.ink.size * 0.2 &&
      Math.abs(other.baseline - run.baseline) < run.ink.size * 0.2,
  );
}

/** Puts rows of super- and subscripts into the row above or below that they belong to. */
function attachScripts(rows: readonly Row[]): Row[] {
  const attached: Row[] = [];
  for (let i = 0; i < rows.length; i++) {
    const [row, next] = [rows[i] as Row, rows[i + 1]];
    const last = attached.at(-1);
    if (next && isScriptOf(row, next)) {
      attached.push(toRow([...row.runs, ...next.runs]));
      i++;
    } else if (last && isScriptOf(row, last))
      attached[attached.length - 1] = toRow([...last.runs, ...row.runs]);
    else attached.push(row);
  }
  return attached;
}

/** Small type, about level with the row, each piece of it close to the row's own text. */
function isScriptOf(script: Row, row: Row): boolean {
  if (script.size > row.size * 0.8) return false;
  const rise = row.baseline - script.baseline;
  if (rise > row.size * 0.75 || rise < -row.size * 0.35) return false;
  return script.runs.every((small) =>
    row.runs.some((run) => small.x - run.right < row.size * 0.5 && run.x - small.right < row.size * 0.5),
  );
}
