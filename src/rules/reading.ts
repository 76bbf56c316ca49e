/** Reads values out of a source, noting what is wrong and going on: all problems come at once. */
import type { RuleProblem } from './problem.ts';
import type { Path, Source } from './source.ts';

/** A source with the list that its problems are noted in. */
export interface Reading {
  readonly source: Source;
  readonly problems: RuleProblem[];
}

export type Fields = Readonly<Record<string, unknown>>;

/** Notes a problem at the place of a value. */
export function note({ source, problems }: Reading, path: Path, message: string): void {
  problems.push({ file: source.file, message, ...source.at(path) });
}

/** Notes a problem at the place of a key. */
export function noteKey({ source, problems }: Reading, path: Path, message: string): void {
  problems.push({ file: source.file, message, ...source.keyAt(path) });
}

/** A mapping with no other keys than these; anything else is a problem. Missing keys are the caller's matter. */
export function readFields(reading: Reading, path: Path, keys: readonly string[]): Fields {
  const fields = readMap(reading, path);
  for (const key of Object.keys(fields)) {
    if (!keys.includes(key))
      note(reading, [...path, key], `unknown key '${key}'; known are ${keys.join(', ')}`);
  }
  return fields;
}

/** A mapping with any keys; an absent one is empty. */
export function readMap(reading: Reading, path: Path): Fields {
  const value = valueAt(reading.source.value, path);
  if (value === undefined || value === null) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Fields;
  note(reading, path, `'${path.at(-1) ?? 'the file'}' must be a mapping`);
  return {};
}

/** A text that must be there and not be empty. */
export function readText(reading: Reading, path: Path): string {
  const value = valueAt(reading.source.value, path);
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  note(reading, path, `'${path.at(-1)}' is missing or no text`);
  return '';
}

/** A list of texts; an absent one is empty. */
export function readTexts(reading: Reading, path: Path): string[] {
  const value = valueAt(reading.source.value, path);
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    note(reading, path, `'${path.at(-1)}' must be a list`);
    return [];
  }
  return value.flatMap((item, i) => {
    if (typeof item === 'string' || typeof item === 'number') return [String(item)];
    note(reading, [...path, i], 'this entry is no text: put it in quotes');
    return [];
  });
}

/** The value at a path, or undefined. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[key] : undefined,
    value,
  );
}
