/** The folder of the shipped rules -> one rulebook, with every problem in it at once. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Rule, Rulebook } from '../model.ts';
import { readConfusables } from './confusables.ts';
import { type ReadLanguage, readLanguage } from './language.ts';
import { type ReadLaw, readLaw } from './law.ts';
import { readLetter } from './letter.ts';
import type { Lists } from './phrases.ts';
import type { RuleProblem } from './problem.ts';
import { note, type Reading, readMap } from './reading.ts';
import { NO_REDACTION, readRedaction } from './redaction.ts';
import { readRule } from './rule.ts';
import { parseSource, type Source } from './source.ts';

/** What compiling gives: a rulebook as far as it could be read, and what is wrong with its files. */
export interface Compiled {
  readonly rulebook: Rulebook;
  readonly problems: readonly RuleProblem[];
  /** The words by language, as rules of a pack may name them. */
  readonly lists: ReadonlyMap<string, Lists>;
  readonly sources: readonly Source[];
}

const NOT_RULES = ['languages', 'law', 'letters', 'messages', 'redaction.yaml', 'confusables.yaml'];

/** Reads all YAML files under a folder. Throws where the folder itself cannot be read. */
export async function compileRules(folder: string, variants: Rulebook['variants']): Promise<Compiled> {
  const problems: RuleProblem[] = [];
  const sources = await readSources(folder, problems);
  const readingOf = (source: Source): Reading => ({ source, problems });
  const under = (room: string) => sources.filter(({ file }) => file.split('/')[0] === room).map(readingOf);
  const languages = under('languages').map(readLanguage);
  const lists = new Map(languages.map(({ language, lists: named }: ReadLanguage) => [language.id, named]));
  const places = readPlaces(under('law'), lists);
  const laws = byId(places.flatMap((place) => place.laws));
  const files = sources.filter(({ file }) => !NOT_RULES.includes(file.split('/')[0] ?? ''));
  const rules = readRules(files.map(readingOf), { lists, laws, rules: [] });
  const messages = Object.fromEntries(
    under('messages').map((reading) => [idOf(reading.source), readMap(reading, [])]),
  );
  const rulebook = {
    variants,
    confusables: under('confusables.yaml').flatMap(readConfusables),
    languages: byId(languages.map(({ language }) => language)),
    rules,
    laws,
    jurisdictions: byId(places.map(({ jurisdiction }) => jurisdiction)),
    letters: byId(under('letters').map((reading) => readLetter(reading, laws))),
    redaction: under('redaction.yaml').map(readRedaction)[0] ?? NO_REDACTION,
    messages: messages as Rulebook['messages'],
  };
  return { rulebook: { hash: hashOf(rulebook), ...rulebook }, problems, lists, sources };
}

/** What rules may name. */
interface Known {
  /** Lists by language. */
  readonly lists: ReadonlyMap<string, Lists>;
  readonly laws: Rulebook['laws'];
  /** Rules beside those that are read. */
  readonly rules: readonly Rule[];
}

/** Reads rule files, with everything wrong in what they name. */
export function readRules(readings: readonly Reading[], { lists, laws, rules }: Known): Rule[] {
  const known = new Set([...rules.map(({ id }) => id), ...readings.map(({ source }) => idOf(source))]);
  return readings.map((reading) => {
    const rule = readRule(reading, lists);
    if (Object.keys(rule.texts).length === 0)
      note(reading, [], 'a rule needs a block in at least one language');
    return checkYields(checkLaw(rule, laws, reading), known, reading);
  });
}

async function readSources(folder: string, problems: RuleProblem[]): Promise<Source[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
  const sources = await Promise.all(
    files.map(async (file) => parseSource(file, await readFile(join(folder, file), 'utf8'))),
  );
  for (const source of sources) problems.push(...source.problems);
  return sources.filter(({ problems: found }) => found.length === 0).map(({ source }) => source);
}

/** The law files, with what they say of each other and of known places checked. */
export function readPlaces(
  readings: readonly Reading[],
  lists: ReadonlyMap<string, Lists>,
  known: readonly string[] = [],
): ReadLaw[] {
  const read = readings.map((reading) => ({ reading, ...readLaw(reading, lists) }));
  const ids = [...known, ...read.map(({ jurisdiction }) => jurisdiction.id)];
  const provisions = read.flatMap(({ laws }) => laws.map(({ id }) => id));
  for (const { reading, jurisdiction, laws } of read) {
    jurisdiction.also.forEach((id, i) => {
      if (!ids.includes(id)) note(reading, ['also', i], `no jurisdiction '${id}' in the law files`);
    });
    laws.forEach(({ id }, i) => {
      if (provisions.indexOf(id) !== provisions.lastIndexOf(id))
        note(reading, ['laws', i, 'id'], `there is another provision '${id}'`);
    });
  }
  return read;
}

function checkLaw(rule: Rule, laws: Rulebook['laws'], reading: Reading): Rule {
  rule.law.forEach((id, i) => {
    if (!Object.hasOwn(laws, id)) note(reading, ['law', i], `no provision '${id}' in the law files`);
  });
  return rule;
}

function checkYields(rule: Rule, known: ReadonlySet<string>, reading: Reading): Rule {
  rule.yields?.forEach((id, i) => {
    if (!known.has(id)) note(reading, ['yields', i], `no rule '${id}'`);
  });
  return rule;
}

/** What a file is about: its name. */
export const idOf = ({ file }: Source): string => basename(file, '.yaml');

/** Things by their ids. */
export const byId = <T extends { readonly id: string }>(items: readonly T[]): Record<string, T> =>
  Object.fromEntries(items.map((item) => [item.id, item]));

/** A short name of a value, another where anything in it is another. */
export const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
