import { escapeUnseen } from '../report/sanitise.ts';
import type { Table, Tables } from './model.ts';

/** The tables for programs; the schema beside this file is their contract. */
export function tablesJson(
  tables: Tables,
  tool: { readonly name: string; readonly version: string; readonly rulesHash: string },
): string {
  const named = Object.fromEntries(Array.from(tables, ([name, table]) => [name, rowsOf(table)]));
  return `${escapeUnseen(JSON.stringify({ schemaVersion: 1, tool, tables: named }, null, 2))}\n`;
}

function rowsOf({ name, columns, rows }: Table): unknown {
  if (name === 'summary') return Object.fromEntries(rows.map(([measure, count]) => [measure, count]));
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column.name, row[i] ?? null])));
}
