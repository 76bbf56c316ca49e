import { cells } from '../report/cells.ts';
import { clip } from '../report/clip.ts';
import { hang } from '../report/layout.ts';
import type { Paint } from '../report/paint.ts';
import { columns as columnsOf, padTo } from '../report/width.ts';
import type { Words } from '../report/words.ts';
import { print } from '../report/wrap.ts';
import type { Column, Table, Tables, Value } from './model.ts';
import { headOf, isCounted, isLabelled, told } from './tell.ts';

/** How tables are shown. */
export interface Showing {
  readonly words: Words;
  readonly width: number;
  readonly paint: Paint;
  /** Rows of a table that are shown; the others are counted. */
  readonly top: number;
}

/** The tables for people, one below the other; empty ones leave no trace, unless there is no other. */
export function tablesText(tables: Tables, showing: Showing): string {
  const shown = [...tables.values()].filter(({ rows }) => rows.length > 0 || tables.size === 1);
  return shown
    .flatMap((table) => [...tableLines(table, showing), ''])
    .map((line) => `${line}\n`)
    .join('');
}

function tableLines(table: Table, showing: Showing): readonly string[] {
  const { words, width, paint, top } = showing;
  const rows = table.name === 'summary' ? table.rows : table.rows.slice(0, top);
  const isLong = table.columns.some(({ kind }) => kind === 'quote');
  const more = table.rows.length - rows.length;
  return [
    ...hang('', words.say(`stats.table.${table.name}`), { width, style: paint.strong }),
    paint.faint('─'.repeat(width)),
    ...(isLong ? cards({ ...table, rows }, showing) : grid({ ...table, rows }, showing)),
    ...(table.rows.length === 0 ? hang('', words.say('stats.nothing'), { width, style: paint.faint }) : []),
    ...(more > 0
      ? hang('', words.say('stats.more', { n: more, table: table.name }), { width, style: paint.faint })
      : []),
  ];
}

/** Rows with something long to read: what is counted, then the words. */
function cards({ columns, rows }: Table, { words, width, paint }: Showing): readonly string[] {
  const long = columns.findIndex(({ kind }) => kind === 'quote');
  return rows.flatMap((row) => {
    const facts = columns.flatMap((column, i) => {
      if (i === long || row[i] === null || row[i] === undefined) return [];
      const value = told(row[i], column, words);
      return [isLabelled(column) ? `${headOf(column, words)} ${value}` : value];
    });
    const quote = print(clip(cells(String(row[long] ?? '')), 2 * width));
    return [...hang('', facts.join(' · '), { width, style: paint.faint }), ...hang('  ', quote, { width })];
  });
}

/** A column as it is laid out. */
interface Lane {
  readonly column: Column;
  readonly texts: readonly string[];
  readonly width: number;
}

const GAP = 2;
/** A column of words never gets narrower than this, or than a quarter of the line. */
const NARROWEST = 12;
const PART = 4;

function grid({ columns, rows }: Table, { words, width, paint }: Showing): readonly string[] {
  const lanes = fitted(
    columns.map((column, i) =>
      laneOf(
        column,
        rows.map((row) => row[i] ?? null),
        words,
      ),
    ),
    width,
  );
  const line = (i: number) =>
    lanes
      .map(({ column, texts, width: room }) => aligned(texts[i] ?? '', column, room))
      .join(' '.repeat(GAP))
      .trimEnd();
  return [paint.faint(line(0)), ...rows.map((_, i) => line(i + 1))];
}

function laneOf(column: Column, values: readonly Value[], words: Words): Lane {
  const texts = [headOf(column, words), ...values.map((value) => told(value, column, words))].map((text) =>
    print(cells(text)),
  );
  return { column, texts, width: Math.max(...texts.map(columnsOf)) };
}

function aligned(text: string, column: Column, room: number): string {
  const cut = print(clip(cells(text), room));
  return isCounted(column) ? ' '.repeat(Math.max(0, room - columnsOf(cut))) + cut : padTo(cut, room);
}

/** Columns that fit: words give way first, then the last columns are left out, but for the first of all and the first count. */
function fitted(lanes: readonly Lane[], width: number): readonly Lane[] {
  const narrowest = Math.max(NARROWEST, Math.floor(width / PART));
  const least = (lane: Lane) => (isCounted(lane.column) ? lane.width : Math.min(lane.width, narrowest));
  const total = (some: readonly Lane[], measure: (lane: Lane) => number) =>
    some.reduce((sum, lane) => sum + measure(lane) + GAP, -GAP);
  const needed = [lanes[0], lanes.find(({ column }) => isCounted(column))];
  let shown = lanes;
  while (total(shown, least) > width) {
    const last = shown.findLast((lane) => !needed.includes(lane));
    if (!last) break;
    shown = shown.filter((lane) => lane !== last);
  }
  let spare = width - total(shown, least);
  return shown.map((lane) => {
    const more = Math.max(0, Math.min(spare, lane.width - least(lane)));
    spare -= more;
    return { ...lane, width: least(lane) + more };
  });
}
