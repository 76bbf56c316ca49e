/** Values of tables in words. */
import type { Words } from '../report/words.ts';
import type { Column, Table, Tables, Value } from './model.ts';

/** The words of a reader. */
export type Teller = Pick<Words, 'say' | 'knows' | 'category' | 'languageName' | 'rule'>;

/** Titles of rules in the reader's language, where the rules are known. */
export function localised(tables: Tables, words: Pick<Words, 'rule'>): Tables {
  return new Map(Array.from(tables, ([name, table]) => [name, withTitles(table, words)]));
}

function withTitles(table: Table, words: Pick<Words, 'rule'>): Table {
  const at = (name: string) => table.columns.findIndex((column) => column.name === name);
  const [rule, title] = [at('rule'), at('title')];
  if (rule < 0 || title < 0) return table;
  const named = (row: readonly Value[]) => words.rule(String(row[rule]))?.title ?? row[title] ?? null;
  return { ...table, rows: table.rows.map((row) => row.with(title, named(row))) };
}

/** A value as a person reads it. */
export function told(value: Value, { name, kind }: Column, words: Teller): string {
  if (value === null) return words.knows(`stats.none.${name}`) ? words.say(`stats.none.${name}`) : '–';
  if (kind === 'share') return `${value}%`;
  if (kind === 'category')
    return String(value).split(' ').map(words.category).join(words.say('list.separator'));
  if (kind === 'severity') return words.say(`severity.${value}`);
  if (kind === 'language') return words.languageName(String(value));
  const key = `stats.${name}.${value}`;
  return words.knows(key) ? words.say(key) : String(value);
}

/** Whether values of a column are counted with. */
export const isCounted = ({ kind }: Column): boolean => kind === 'number' || kind === 'share';

/** Whether a value says nothing without the name of its column. */
export const isLabelled = (column: Column): boolean => isCounted(column) || column.name.startsWith('first_');

/** The head of a column. */
export const headOf = ({ name }: Column, words: Teller): string => words.say(`stats.column.${name}`);
