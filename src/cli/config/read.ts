/** Reads a configuration, noting everything that is wrong in it at its place. */
import { realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { FailOn } from '../../model.ts';
import type { Words } from '../../report/words.ts';
import type { RuleState } from '../../rules/configure.ts';
import { globFlaw } from '../../rules/glob.ts';
import { pathBelow } from '../../rules/paths.ts';
import type { Override } from '../../rules/plan.ts';
import { note, noteKey, type Reading, valueAt } from '../../rules/reading.ts';
import { type Path, parseScreened } from '../../rules/source.ts';
import { FAIL_ON } from '../exit-code.ts';
import { nearestWord } from '../nearest-word.ts';
import { type Config, type OptionValue, OVERRIDE_KEYS, OWN_KEYS } from './config.ts';
import { type ConfigFile, shownFrom } from './find.ts';
import { type Key, reachOf } from './keys.ts';

/** What the reader of a file goes by. */
export interface Ground {
  readonly cwd: string;
  readonly words: Words;
  /** The options that a file may hold. */
  readonly keys: readonly Key[];
}

/** What a rule can be. */
export const STATES: readonly RuleState[] = ['off', 'on', 'critical', 'high', 'medium', 'low', 'info'];
/** In place of a rule: all of which nothing else is said. */
export const DEFAULT = 'default';

interface Reader extends Reading, Ground {
  readonly file: ConfigFile;
  /** Notes a problem in the reader's language. */
  readonly tell: (path: Path, key: string, values?: Readonly<Record<string, string>>) => void;
}

/** Reads a file; what can be read of it is returned, whatever else is wrong. */
export async function readConfigFile(file: ConfigFile, ground: Ground): Promise<Config> {
  const { source, problems } = parseScreened(file.file, file.text);
  const reading: Reading = { source, problems };
  const tell: Reader['tell'] = (path, key, values) => note(reading, path, ground.words.say(key, values));
  const reader: Reader = { ...reading, ...ground, file, tell };
  const known = [...OWN_KEYS, ...ground.keys.map(({ name }) => name)];
  const fields = readKeys(reader, [], known);
  const failOn = readFailOn(reader, ['fail-on']);
  const packs = readList(reader, ['packs']);
  return {
    ...{ file: file.file, folder: file.folder, isNamed: file.isNamed, source, problems },
    rules: readStates(reader, ['rules']),
    failOn: Object.fromEntries(Object.entries(failOn).filter(([name]) => name !== DEFAULT)),
    languages: nonEmpty(readList(reader, ['languages'])),
    jurisdictions: readList(reader, ['jurisdictions'])?.map((id) => id.toUpperCase()) ?? null,
    ignores: readGlobs(reader, ['ignores']),
    packs: packs?.map((folder) => placeOf(folder, reader)) ?? null,
    overrides: readOverrides(reader),
    options: await readOptions(reader, fields, failOn[DEFAULT]),
  };
}

/** A list of nothing says nothing. */
const nonEmpty = (list: readonly string[] | null) => (list?.length ? list : null);

type Fields = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;
const isPlain = (value: unknown): value is string | number =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';

const nameOf = (path: Path): string => String(path.findLast((step) => typeof step === 'string') ?? '');

/** A mapping, empty where there is none. */
function readMap({ source, tell }: Reader, path: Path): Fields {
  const value = valueAt(source.value, path);
  if (isAbsent(value)) return {};
  if (isMap(value)) return value;
  if (path.length === 0) tell(path, 'configuration.no-mapping');
  else tell(path, 'configuration.mapping', { key: nameOf(path) });
  return {};
}

/** A mapping whose keys are known. */
function readKeys(reader: Reader, path: Path, known: readonly string[]): Fields {
  const fields = readMap(reader, path);
  for (const key of Object.keys(fields).filter((one) => !known.includes(one)))
    unknownKey(reader, [...path, key], known);
  return fields;
}

function unknownKey(reader: Reader, path: Path, known: readonly string[]): void {
  const key = nameOf(path);
  const kebab = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll('_', '-');
  const nearest = nearestWord(kebab.replace(/^-*(no-)?/, ''), known);
  const told = (message: string, values = {}) => noteKey(reader, path, reader.words.say(message, values));
  if (key === 'password') told('configuration.password');
  else if (nearest === undefined) told('configuration.unknown-key', { key, known: known.join(', ') });
  else told('configuration.unknown-key-near', { key, nearest });
}

/** A list of texts, or one alone; null where there is none. */
function readList({ source, tell }: Reader, path: Path): readonly string[] | null {
  const value = valueAt(source.value, path);
  if (isAbsent(value)) return null;
  const items = Array.isArray(value) ? value : [value];
  if (!items.every(isPlain)) {
    const at = Array.isArray(value) ? [...path, items.findIndex((item) => !isPlain(item))] : path;
    tell(at, 'configuration.list', { key: nameOf(path) });
    return null;
  }
  return [...new Set(items.map(String))];
}

function readGlobs(reader: Reader, path: Path): readonly string[] | null {
  const globs = readList(reader, path);
  const isList = Array.isArray(valueAt(reader.source.value, path));
  for (const [i, glob] of globs?.entries() ?? []) {
    const flaw = globFlaw(glob);
    if (flaw !== null) reader.tell(isList ? [...path, i] : path, `configuration.glob.${flaw}`, { glob });
  }
  return globs;
}

/** A mapping of names to words of a closed set; whether the names are known is not yet. */
function readChoices<T extends string>(
  reader: Reader,
  path: Path,
  choices: readonly T[],
): Readonly<Record<string, T>> {
  const entries = Object.entries(readMap(reader, path)).flatMap(([name, value]) => {
    const choice = choices.find((one) => one === value);
    if (choice === undefined) wrongChoice(reader, [...path, name], choices);
    return choice === undefined ? [] : [[name, choice] as const];
  });
  return Object.fromEntries(entries);
}

function wrongChoice({ source, tell }: Reader, path: Path, choices: readonly string[]): void {
  const value = shown(valueAt(source.value, path));
  tell(path, 'configuration.choice', { key: nameOf(path), value, choices: choices.join(', ') });
}

const MOST_SHOWN = 60;

/** A value as it is told in a sentence. */
function shown(value: unknown): string {
  const text = isPlain(value) ? String(value) : (JSON.stringify(value) ?? '');
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

const readStates = (reader: Reader, path: Path) => readChoices(reader, path, STATES);

/** A threshold for all, or a mapping with one for each. */
function readFailOn(reader: Reader, path: Path): Readonly<Record<string, FailOn>> {
  const value = valueAt(reader.source.value, path);
  if (isAbsent(value) || isMap(value)) return readChoices(reader, path, FAIL_ON);
  const level = FAIL_ON.find((one) => one === value);
  if (level === undefined) wrongChoice(reader, path, FAIL_ON);
  return level === undefined ? {} : { [DEFAULT]: level };
}

function readOverrides(reader: Reader): readonly Override[] {
  const value = valueAt(reader.source.value, ['overrides']);
  if (isAbsent(value)) return [];
  if (!Array.isArray(value)) {
    reader.tell(['overrides'], 'configuration.entries', { key: 'overrides' });
    return [];
  }
  return value.map((_, index) => {
    const path = ['overrides', index];
    readKeys(reader, path, OVERRIDE_KEYS);
    const files = readGlobs(reader, [...path, 'files']) ?? [];
    if (files.length === 0 && isMap(value[index])) reader.tell(path, 'configuration.no-files');
    const rules = readStates(reader, [...path, 'rules']);
    return { files, rules, failOn: readFailOn(reader, [...path, 'fail-on']) };
  });
}

async function readOptions(
  reader: Reader,
  fields: Fields,
  failOn: FailOn | undefined,
): Promise<ReadonlyMap<string, OptionValue>> {
  const options = new Map<string, OptionValue>();
  for (const key of reader.keys) {
    if (key.name === 'fail-on' || isAbsent(fields[key.name])) continue;
    const value = readOption(reader, key);
    if (value !== null) options.set(key.name, await placed(reader, key, value));
  }
  if (failOn !== undefined) options.set('fail-on', failOn);
  return options;
}

function readOption(reader: Reader, key: Key): OptionValue | null {
  const { source, tell } = reader;
  const path = [key.name];
  const value = valueAt(source.value, path);
  if (key.kind === 'switch') {
    if (typeof value === 'boolean') return value;
    tell(path, 'configuration.choice', { key: key.name, value: shown(value), choices: 'true, false' });
    return null;
  }
  if (key.isNumber && !(Number(value) > 0 && isPlain(value))) {
    tell(path, 'configuration.number', { key: key.name, value: shown(value) });
    return null;
  }
  const texts = key.kind === 'values' ? readValues(reader, path) : isPlain(value) ? [String(value)] : null;
  if (texts === null && key.kind === 'value')
    tell(path, 'configuration.text', { key: key.name, value: shown(value) });
  if (texts === null) return null;
  const isUnknown = (text: string) => key.choices !== undefined && !key.choices.includes(text);
  const wrong = texts.findIndex(isUnknown);
  if (wrong >= 0) wrongChoice(reader, Array.isArray(value) ? [...path, wrong] : path, key.choices ?? []);
  return wrong >= 0 ? null : key.kind === 'values' ? texts : (texts[0] ?? null);
}

/** Values of an option that may be repeated, all of them, in order. */
function readValues({ source, tell }: Reader, path: Path): readonly string[] | null {
  const value = valueAt(source.value, path);
  const items = Array.isArray(value) ? value : [value];
  if (items.every(isPlain)) return items.map(String);
  tell(path, 'configuration.list', { key: nameOf(path) });
  return null;
}

/** A value that names a place, from the file's own folder; noted where the file may not name it. */
async function placed(reader: Reader, key: Key, value: OptionValue): Promise<OptionValue> {
  if (key.path === null || typeof value === 'boolean') return value;
  const places = typeof value === 'string' ? [value] : value;
  const reach = reader.file.isNamed ? 'anywhere' : reachOf(key);
  if (reach === 'nowhere') reader.tell([key.name], 'configuration.named-only', { key: key.name });
  for (const place of reach === 'below' ? places : []) {
    if (!(await isBelow(reader.file.folder, resolve(reader.file.folder, place))))
      reader.tell([key.name], 'configuration.outside', { key: key.name, path: place });
  }
  const all = places.map((place) => placeOf(place, reader));
  return typeof value === 'string' ? (all[0] ?? value) : all;
}

const placeOf = (place: string, { file, cwd }: Reader): string => shownFrom(cwd, resolve(file.folder, place));

/** Whether a path stays in a folder, links on the way followed. */
async function isBelow(folder: string, path: string): Promise<boolean> {
  if (pathBelow(folder, path) === null) return false;
  const real = await realpath(folder);
  for (let at = path; at !== folder; at = dirname(at)) {
    const there = await realpath(at).catch(() => null);
    if (there !== null) return pathBelow(real, there) !== null;
  }
  return true;
}
