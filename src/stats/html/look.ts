import type { Table, Value } from '../model.ts';
import type { Teller } from '../tell.ts';

/** For whom a page is drawn. */
export interface Look {
  readonly words: Teller;
  /** Rows of a table that are drawn. */
  readonly top: number;
}

/** The value of a column in a row. */
export function valueIn({ columns }: Table, row: readonly Value[], name: string): Value {
  return row[columns.findIndex((column) => column.name === name)] ?? null;
}

export const numberOf = (table: Table, row: readonly Value[], name: string): number =>
  Number(valueIn(table, row, name) ?? 0);
