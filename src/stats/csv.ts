import { cell } from '../report/csv.ts';
import type { Table } from './model.ts';

/** A table for spreadsheets, after RFC 4180. What looks like a formula is none. */
export function tableCsv({ columns, rows }: Table, withMark: boolean): string {
  const head = columns.map(({ name }) => name).join(',');
  const lines = rows.map((row) => row.map((value) => cell(value ?? '')).join(','));
  return `${withMark ? '\ufeff' : ''}${[head, ...lines].map((line) => `${line}\r\n`).join('')}`;
}
