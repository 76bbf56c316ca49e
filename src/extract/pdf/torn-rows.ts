/** A row of a table that the end of a page has torn: its cells go on in a row without a first cell. */
import { isClosed } from '../text/closing.ts';
import type { Line } from './lines.ts';
import { isShort, type Paragraph } from './paragraphs.ts';
import { isSameShape } from './table-places.ts';
import type { Table } from './tables.ts';

/** The paragraphs with the cells of torn rows made whole; they stand where they begin. */
export function withWholeRows(paragraphs: readonly Paragraph[]): Paragraph[] {
  const parts = tornParts(paragraphs);
  if (parts.size === 0) return [...paragraphs];
  const whole = new Map<number, Line[]>();
  for (const [i, lines] of paragraphs.entries()) {
    const first = firstOf(parts, i);
    whole.set(first, [...(whole.get(first) ?? []), ...lines]);
  }
  return [...whole.values()];
}

/** Where a cell begins that may go on over several pages. */
function firstOf(parts: ReadonlyMap<number, number>, i: number): number {
  let first = i;
  for (let before = parts.get(first); before !== undefined; before = parts.get(first)) first = before;
  return first;
}

type InCell = NonNullable<Line['cell']>;
const cellOf = (paragraph: Paragraph | undefined): InCell | null => paragraph?.[0]?.cell ?? null;

/** For each paragraph that goes on with a cell of the page before, where in the list that part stands. */
function tornParts(all: readonly Paragraph[]): ReadonlyMap<number, number> {
  const parts = new Map<number, number>();
  const seen = new Set<Table>();
  for (let i = 1; i < all.length; i++) {
    const table = cellOf(all[i])?.table;
    if (!table || seen.has(table)) continue;
    seen.add(table);
    const above = tableBefore(all, i);
    if (above) for (const [part, before] of tornRow(all, i, above)) parts.set(part, before);
  }
  return parts;
}

/** The table that the one beginning here goes on from: on the page before, in the same columns, with nothing between. */
function tableBefore(all: readonly Paragraph[], i: number): Table | null {
  const [above, own] = [cellOf(all[i - 1])?.table, cellOf(all[i])?.table];
  const isNext = (all[i]?.[0]?.page.number ?? 0) === (all[i - 1]?.at(-1)?.page.number ?? 0) + 1;
  return above && own && isNext && isSameShape(above, own) ? above : null;
}

/** The parts of the row that begins the table here, each with the part that it goes on from; none where the row is whole. */
function tornRow(all: readonly Paragraph[], i: number, above: Table): ReadonlyMap<number, number> {
  const own = cellOf(all[i])?.table;
  const last = cellOf(all[i - 1])?.row;
  // Of a head that is only said again nothing goes on.
  const first = own && textOf(above, 0) === textOf(own, 0) ? 1 : 0;
  const before = new Map<number, number>();
  for (
    let at = i - 1, cell = cellOf(all[at]);
    cell?.table === above && cell.row === last;
    cell = cellOf(all[--at])
  )
    if (!before.has(cell.column)) before.set(cell.column, at);
  const parts = new Map<number, number>();
  const columns = new Set<number>();
  for (
    let at = i, cell = cellOf(all[at]);
    cell && cell.table === own && cell.row <= first;
    cell = cellOf(all[++at])
  ) {
    if (cell.row < first || columns.has(cell.column)) continue;
    columns.add(cell.column);
    const part = before.get(cell.column);
    if (cell.column === 0 || part === undefined || !goesOn(all[part], all[at])) return new Map();
    parts.set(at, part);
  }
  return parts;
}

const textOf = ({ cells }: Table, row: number): string =>
  cells.flatMap((cell) => (cell.row === row ? cell.runs.map(({ text }) => text) : [])).join('\n');

/** Neither a stop nor room for what follows shows that a cell was at its end. */
function goesOn(before: Paragraph | undefined, next: Paragraph | undefined): boolean {
  const [last, first] = [before?.at(-1), next?.[0]];
  return (
    last !== undefined && first !== undefined && !isClosed(last.text.slice(-24)) && !isShort(last, first)
  );
}
