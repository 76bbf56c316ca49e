import { type Direction, frameOf } from './frame.ts';
import { isOutside } from './hidden.ts';
import type { PdfPage } from './page.ts';
import { type Row, rowsOf } from './rows.ts';
import type { Run } from './runs.ts';
import type { Rule } from './shapes.ts';
import { ruledTables, type Table } from './tables.ts';
import { takeVertical } from './vertical.ts';

/**
 * A page sorted into what is read in order and what stands beside it. Positions are in the frame of its
 * text.
 */
export interface Sheet {
  readonly page: PdfPage;
  readonly width: number;
  readonly height: number;
  /** From top to bottom; a ruled table is one row. */
  readonly rows: readonly Row[];
  /** Text set another way than the rest, across it or outside the page; each a text of its own. */
  readonly loose: readonly (readonly Run[])[];
  readonly rules: readonly Rule[];
}

/** Sorts the runs of a page. Most of its text decides which way up it is read. */
export function sheetOf(page: PdfPage): Sheet {
  const direction = mainDirection(page.runs);
  const isUpright = (run: Run) =>
    run.ink.direction === direction && !run.ink.isAslant && !isOutside(run.box, page);
  const rules = page.rules.map((rule) => turnRule(rule, frameOf(direction, page)));
  const { tables, rest: untabled } = ruledTables(page.runs.filter(isUpright), rules);
  const { columns, rest } = takeVertical(untabled, page);
  const rows = rowsOf(rest);
  const across = new Set(rows.filter((row) => liesAcross(row, rows)));
  const isSideways = direction === 'up' || direction === 'down';
  return {
    page,
    width: isSideways ? page.height : page.width,
    height: isSideways ? page.width : page.height,
    rows: withTables(
      rows.filter((row) => !across.has(row)),
      tables,
    ),
    loose: [
      ...Array.from(across, (row) => row.runs),
      ...looseTexts([...columns, ...page.runs.filter((run) => !isUpright(run))]),
    ],
    rules,
  };
}

function mainDirection(runs: readonly Run[]): Direction {
  const lengths = new Map<Direction, number>();
  for (const {
    ink: { direction, isAslant },
    text,
  } of runs) {
    if (!isAslant) lengths.set(direction, (lengths.get(direction) ?? 0) + text.length);
  }
  return [...lengths].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'right';
}

function turnRule({ x, y, x2, y2 }: Rule, { toFrame }: ReturnType<typeof frameOf>): Rule {
  const [[ax, ay], [bx, by]] = [toFrame(x, y), toFrame(x2, y2)];
  return { x: Math.min(ax, bx), y: Math.min(ay, by), x2: Math.max(ax, bx), y2: Math.max(ay, by) };
}

/** Large type that runs through the lines of smaller text: a watermark. */
function liesAcross(row: Row, rows: readonly Row[]): boolean {
  const crossed = rows.filter(
    (other) =>
      other.size < row.size / 1.5 &&
      other.baseline < row.baseline &&
      other.baseline > row.baseline - row.size * 0.8 &&
      other.runs.some((run) => row.runs.some((large) => run.x < large.right && run.right > large.x)),
  );
  return crossed.length > 1;
}

function withTables(rows: readonly Row[], tables: readonly Table[]): Row[] {
  const placed = tables.map((table) => ({
    ...table,
    runs: [],
    baseline: table.top,
    size: sizeIn(table),
    table,
  }));
  return [...rows, ...placed].sort((a, b) => a.baseline - b.baseline);
}

function sizeIn({ cells }: Table): number {
  return cells[0]?.runs[0]?.ink.size ?? 0;
}

/**
 * Texts as they were drawn one after the other, a new one wherever the direction changes or the place jumps.
 */
function looseTexts(runs: readonly Run[]): Run[][] {
  const texts: Run[][] = [];
  for (const run of runs) {
    const last = texts.at(-1)?.at(-1);
    if (last && goesOn(last, run)) texts.at(-1)?.push(run);
    else texts.push([run]);
  }
  return texts;
}

function goesOn(last: Run, next: Run): boolean {
  const isSame = last.ink.direction === next.ink.direction && last.ink.isAslant === next.ink.isAslant;
  const reach = 2 * Math.max(last.ink.size, next.ink.size);
  if (!isSame || Math.abs(next.baseline - last.baseline) > reach) return false;
  return last.ink.isAslant ? Math.abs(next.x - last.right) < reach : next.ink.size === last.ink.size;
}
