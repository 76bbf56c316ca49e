import type { Row } from './rows.ts';
import type { Sheet } from './sheet.ts';

/** The rows of a page, running heads and feet apart. */
export interface Furnished {
  readonly header: readonly Row[];
  readonly body: readonly Row[];
  readonly footer: readonly Row[];
}

/** Rows looked at from each edge, and the share of the page's height they must lie in, or the points on a low page. */
const DEEPEST = 3;
const EDGE = 0.15;
const LEAST_EDGE = 72;
/** Points by which the place of a running head may differ from page to page. */
const SLACK = 4;

/**
 * Tells running heads and feet from the text: what stands at the same place at the edge of several pages and
 * says the same, numbers aside; and a line that holds nothing but the number of its page.
 */
export function furnish(sheets: readonly Sheet[]): Furnished[] {
  const headers = runningRows(
    sheets,
    sheets.map((sheet) => edgeRows(sheet, 'top')),
  );
  const footers = runningRows(
    sheets,
    sheets.map((sheet) => edgeRows(sheet, 'bottom')),
  );
  return sheets.map((sheet, i) => {
    const header = headers[i] ?? [];
    const footer = (footers[i] ?? []).filter((row) => !header.includes(row)).reverse();
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
    if (row.table || distance > Math.max(height * EDGE, LEAST_EDGE)) return [];
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

/** Every row from the edge to the innermost that is furniture and set apart, for each page. */
function runningRows(sheets: readonly Sheet[], edges: readonly (readonly EdgeRow[])[]): Row[][] {
  const places = placesOf(edges);
  return edges.map((own, page) => {
    const isRunning = own.map(
      (row) => recurs(places, edges.length, [page, row]) || isPageNumber(sheets, page, row),
    );
    const count = isRunning.indexOf(false) < 0 ? own.length : isRunning.indexOf(false);
    const inner = own.slice(0, count).findLastIndex((row) => row.isApart);
    return own.slice(0, inner + 1).map(({ row }) => row);
  });
}

/** On which pages each wording stands at each place. */
function placesOf(edges: readonly (readonly EdgeRow[])[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [page, rows] of edges.entries()) {
    for (const key of rows.flatMap(keysOf)) {
      const pages = places.get(key) ?? [];
      if (pages.at(-1) !== page) pages.push(page);
      places.set(key, pages);
    }
  }
  return places;
}

/** Two overlapping scales, so that places less than SLACK apart share a key wherever they lie. */
function keysOf({ wording, distance }: EdgeRow): string[] {
  const step = 2 * SLACK;
  return [`${wording} a${Math.floor(distance / step)}`, `${wording} b${Math.floor(distance / step + 0.5)}`];
}

/** Same words at the same place on half of the pages, on half of those of its side, or on two neighbours. */
function recurs(
  places: ReadonlyMap<string, readonly number[]>,
  pageCount: number,
  [page, row]: readonly [number, EdgeRow],
): boolean {
  return keysOf(row).some((key) => {
    const pages = places.get(key) ?? [];
    if (pages.length < 2) return false;
    if (pages.length * 4 >= pageCount && isOneSided(pages)) return true;
    if (pages.length * 2 >= pageCount) return true;
    const i = pages.indexOf(page);
    return [-2, -1, 0].some(
      (shift) => (pages[i + shift + 2] ?? Number.NaN) - (pages[i + shift] ?? Number.NaN) === 2,
    );
  });
}

function isOneSided(pages: readonly number[]): boolean {
  return pages.every((page) => page % 2 === (pages[0] ?? 0) % 2);
}

/**
 * A short line whose only numbers are that of its page and the number of pages: `- 2 -`, `2/10`, `Page 2 of
 * 10`.
 */
function isPageNumber(sheets: readonly Sheet[], page: number, { row }: EdgeRow): boolean {
  const text = textOf(row);
  const numbers = text.match(/\p{Nd}+/gu)?.map(Number) ?? [];
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (text.length > 24 || letters > 12 || !numbers.includes(page + 1) || numbers.length > 2) return false;
  return (
    numbers.every((number) => number === page + 1 || number === sheets.length) &&
    !/[。；;.,，:：)）、]$/u.test(text)
  );
}
