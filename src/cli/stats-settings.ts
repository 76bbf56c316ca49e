import { resolve } from 'node:path';
import { TABLES } from '../stats/index.ts';
import type { Context } from './invocation.ts';
import type { RedactFlags } from './redaction.ts';
import { unpairedOf } from './settings.ts';
import { type Trouble, unknownValue } from './trouble.ts';

/** The options of `stats` as they stand on the command line. */
export interface StatsFlags extends RedactFlags {
  readonly format?: readonly string[];
  readonly output?: readonly string[];
  readonly table?: string;
  readonly top?: string;
  readonly bom?: boolean;
  readonly parquet?: string;
  readonly color?: boolean;
}

export const STATS_FORMATS = ['terminal', 'csv', 'json', 'html'] as const;
export type StatsFormat = (typeof STATS_FORMATS)[number];

/** What they mean. */
export interface StatsSettings {
  readonly forms: readonly { readonly format: StatsFormat; readonly file: string | null }[];
  /** The only table that is told; null for all. */
  readonly table: string | null;
  readonly top: number;
  readonly parquet: string | null;
}

/** Rows of a table that are shown where many tables are. */
const TOP = 10;
const MOST_TOP = 1_000_000;

/** Checks the options; the first that cannot be understood is returned as trouble. */
export function statsSettings(flags: StatsFlags, context: Pick<Context, 'cwd'>): StatsSettings | Trouble {
  const { format: names = ['terminal'], output: files = [], table, parquet } = flags;
  const unknown = names.find((name) => !STATS_FORMATS.some((format) => format === name));
  if (unknown !== undefined) return unknownValue('--format', unknown, STATS_FORMATS);
  if (table !== undefined && !TABLES.includes(table)) return unknownValue('--table', table, TABLES);
  const all = table === undefined ? TOP : MOST_TOP;
  const top = flags.top === undefined ? all : Number(flags.top);
  if (!(Number.isInteger(top) && top >= 1 && top <= MOST_TOP))
    return { trouble: 'usage.top', values: { value: flags.top ?? '' } };
  const unpaired = unpairedOf(names, files, context);
  if (unpaired) return unpaired;
  const forms = names.map((name, i) => ({ format: name as StatsFormat, file: files[i] ?? null }));
  if (table === undefined && forms.some(({ format, file }) => format === 'csv' && file === null))
    return { trouble: 'usage.csv-folder', values: { tables: TABLES.join(', ') } };
  const paths = [...files, parquet].map((file) => (file === undefined ? null : resolve(context.cwd, file)));
  const twice = parquet !== undefined && paths.indexOf(paths.at(-1) ?? null) < paths.length - 1;
  if (twice) return { trouble: 'usage.output-twice', values: { file: parquet } };
  return { forms, table: table ?? null, top, parquet: parquet ?? null };
}
