/** Where the examples of rules and languages stand in their files. */
import { basename, dirname } from 'node:path';
import { valueAt } from './reading.ts';
import type { Path, Source } from './source.ts';

/** Line and column, from 1. */
export type Place = readonly [line: number, column: number];

/** Of each file, by its folder and name (`contact-list/contact-list-access`): the file as it is told, and each example's place, by `zh.flags[3]`. */
export type Places = Readonly<
  Record<string, { readonly file: string; readonly at: Readonly<Record<string, Place>> }>
>;

/** A file by its folder and name, wherever it lies. */
export const keyOf = ({ file }: Source): string => `${basename(dirname(file))}/${basename(file, '.yaml')}`;

const KINDS = ['flags', 'passes', 'misses', 'safer'];

/** The places of all examples in some files; `shown` makes the name by which a file is told. */
export function placesOf(sources: readonly Source[], shown = (file: string): string => file): Places {
  return Object.fromEntries(
    sources.map((source) => {
      return [keyOf(source), { file: shown(source.file), at: Object.fromEntries(examplesIn(source)) }];
    }),
  );
}

function examplesIn(source: Source): [string, Place][] {
  const language = basename(source.file, '.yaml');
  const isLanguage = basename(dirname(source.file)) === 'languages';
  const blocks: [string, Path][] = isLanguage
    ? [[language, []]]
    : keysOf(source.value).map((key) => [key, [key]]);
  return blocks.flatMap(([block, path]) =>
    KINDS.flatMap((kind) => {
      const value = valueAt(source.value, [...path, kind]);
      const entries = Array.isArray(value) ? value.map((_, i) => [i]) : value === undefined ? [] : [[]];
      return entries.map((entry, i): [string, Place] => {
        const { line, column } = source.at([...path, kind, ...entry]);
        return [`${block}.${kind}[${i}]`, [line, column]];
      });
    }),
  );
}

const keysOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value) : [];
