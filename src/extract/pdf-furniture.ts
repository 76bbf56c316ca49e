import type { Row } from './pdf-rows.ts';
import type { Sheet } from './pdf-sheet.ts';

/** The rows of a page, running heads and feet apart. */
export interface Furnished {
  readonly header: readonly Row[];
  readonly body: readonly Row[];
  readonly footer: readonly Row[];
}

/** Rows looked at from each edge, and the share of the page's height they must lie in. */
const DEEPEST = 3;
const EDGE = 0.15;
/** Points by which the place of a running head may differ from page to page. */
const SLACK = 4;

/**
 * Tells running heads and feet from the text: what stands at the same place at the edge of several pages and
 * says the same, numbers aside; and a line that holds nothing but the number of its page.
 */
export function furnish(sheets: readonly Sheet[]): Furnished[] {
  const heads = sheets.map((sheet) => edgeRows(sheet, 'top'));
  const feet = sheets.map((sheet) => edgeRows(sheet, 'bottom'));
  return sheets.map((sheet, i) => {
    const header = runningRows(sheets, heads, i);
    const footer = runningRows(sheets, feet, i);
    const body = sheet.rows.filter((row) => !header.includes(row) && !footer.includes(row));
    return { header, body, footer };
  });
}

/** An edge row with what it says, numbers aside, and its distance from the edge. */
interface EdgeRow {
  readonly row: Row;
  readonly wording: string;
  readonly distance: number;
  /** Set apart from the text by white space or by its size. */
  readonly isApart: boolean;
}

/** From the edge inwards. */
function edgeRows({ rows, height }: Sheet, edge: 'top' | 'bottom'): EdgeRow[] {
  const inwards = edge === 'top' ? rows : [...rows].reverse();
  return inwards.slice(0, DEEPEST).flatMap((row, i) => {
    const distance = edge === 'top' ? row.baseline : height - row.baseline;
    if (row.table || distance > height * EDGE) return [];
    const next = inwards[i + 1];
    const wording = textOf(row).replace(/\p{Nd}+/gu, '0');
    return [{ row, wording, distance, isApart: !next || isApart(row, next) }];
  });
}

function textOf(row: Row): string {
  return row.runs.map((run) => run.text).join('');
}

function isApart(row: Row, next: Row): boolean {
  const gap = Math.abs(next.baseline - row.baseline);
  return gap > 2 * Math.max(row.size, next.size) || row.size < next.size * 0.93;
}

/** Every row from the edge to the innermost that is furniture and set apart. */
function runningRows(sheets: readonly Sheet[], edges: readonly (readonly EdgeRow[])[], page: number): Row[] {
  const own = edges[page] ?? [];
  const isRunning = own.map((row) => recurs(edges, page, row) || isPageNumber(sheets, page, row));
  const count = isRunning.indexOf(false) < 0 ? own.length : isRunning.indexOf(false);
  const inner = own.slice(0, count).findLastIndex((row) => row.isApart);
  return own.slice(0, inner + 1).map(({ row }) => row);
}

/** Same words at the same place on most pages, on most pages of its side, or on both neighbours. */
function recurs(edges: readonly (readonly EdgeRow[])[], page: number, row: EdgeRow): boolean {
  const isHere = (i: number) =>
    (edges[i] ?? []).some((other) => other.wording === row.wording && Math.abs(other.distance - row.distance) < SLACK);
  const pages = edges.map((_, i) => i).filter(isHere);
  const sameSide = pages.filter((i) => i % 2 === page % 2).length;
  if (pages.length < 2) return false;
  if (pages.length * 2 >= edges.length || (sameSide > 1 && sameSide * 4 >= edges.length)) return true;
  return (isHere(page - 1) && isHere(page + 1)) || (isHere(page + 1) && isHere(page + 2)) || (isHere(page - 1) && isHere(page - 2));
}

/** A short line whose only numbers are that of its page and the number of pages: `- 2 -`, `2/10`, `Page 2 of 10`. */
function isPageNumber(sheets: readonly Sheet[], page: number, { row }: EdgeRow): boolean {
  const text = textOf(row);
  const numbers = text.match(/\p{Nd}+/gu)?.map(Number) ?? [];
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (text.length > 24 || letters > 12 || !numbers.includes(page + 1) || numbers.length > 2) return false;
  return numbers.every((number) => number === page + 1 || number === sheets.length) && !/[。；;.,，:：)）、]$/u.test(text);
}
