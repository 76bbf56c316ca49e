import type { CellPlace } from '../../model.ts';
import type { Line } from './lines.ts';
import type { Piece } from './pieces.ts';
import type { Table } from './tables.ts';

/** Numbers a cell. */
export type PlaceOf = (cell: NonNullable<Line['cell']>) => CellPlace;

interface Numbered {
  readonly table: number;
  /** Row of the numbered table that is the first of this part. */
  readonly from: number;
}

/** Numbers the tables of a document. A table that fills the next page's top in the same columns goes on. */
export function tablePlaces(pieces: readonly Piece[]): PlaceOf {
  const numbers = new Map<Table, Numbered>();
  let [last, wasCell]: [Line | null, boolean] = [null, false];
  for (const { lines, kind } of pieces) {
    const line = lines[0] as Line;
    if (line.cell && !numbers.has(line.cell.table))
      numbers.set(line.cell.table, number(numbers, wasCell ? last : null, line));
    if (kind === 'cell') last = line;
    if (!['header', 'footer', 'footnote', 'textbox'].includes(kind)) wasCell = kind === 'cell';
  }
  return ({ table, row, column }) => {
    const { table: index, from } = numbers.get(table) ?? { table: 0, from: 0 };
    return { table: index, row: from + row, column };
  };
}

function number(numbers: ReadonlyMap<Table, Numbered>, last: Line | null, line: Line): Numbered {
  const table = (line.cell as NonNullable<Line['cell']>).table;
  const before = last?.cell?.table;
  const known = before && numbers.get(before);
  const goesOn = before && last.page !== line.page && isSameShape(before, table);
  if (known && goesOn) return { table: known.table, from: known.from + rowsIn(before) };
  return { table: 1 + Math.max(-1, ...Array.from(numbers.values(), (each) => each.table)), from: 0 };
}

export function isSameShape(a: Table, b: Table): boolean {
  return a.columns === b.columns && Math.abs(a.x - b.x) < 4 && Math.abs(a.right - b.right) < 4;
}

function rowsIn({ cells }: Table): number {
  return Math.max(0, ...cells.map((cell) => cell.row + 1));
}
