/** A folder of rules -> one rulebook, with every problem in it at once. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Rule, Rulebook } from '../model.ts';
import { type ReadLanguage, readLanguage } from './language.ts';
import { type ReadLaw, readLaw } from './law.ts';
import type { RuleProblem } from './problem.ts';
import { note, type Reading, readMap } from './reading.ts';
import { readRule } from './rule.ts';
import { parseSource, type Source } from './source.ts';

/** What compiling gives: a rulebook as far as it could be read, and what is wrong with its files. */
export interface Compiled {
  readonly rulebook: Rulebook;
  readonly problems: readonly RuleProblem[];
}

const NOT_RULES = ['languages', 'law', 'messages'];

/** Reads all YAML files under a folder. Throws where the folder itself cannot be read. */
export async function compileRules(folder: string, variants: Rulebook['variants']): Promise<Compiled> {
  const problems: RuleProblem[] = [];
  const sources = await readSources(folder, problems);
  const under = (room: string) =>
    sources
      .filter(({ file }) => file.split('/')[0] === room)
      .map((source): Reading => ({ source, problems }));
  const languages = under('languages').map(readLanguage);
  const lists = new Map(languages.map(({ language, lists: named }: ReadLanguage) => [language.id, named]));
  const places = readPlaces(under('law'), lists);
  const laws = byId(places.flatMap((place) => place.laws));
  const files = sources.filter(({ file }) => !NOT_RULES.includes(file.split('/')[0] ?? ''));
  const known = new Set(files.map(({ file }) => basename(file, '.yaml')));
  const rules = files.map((source) => {
    const reading = { source, problems };
    return checkYields(checkLaw(readRule(reading, lists), laws, reading), known, reading);
  });
  const messages = Object.fromEntries(
    under('messages').map((reading) => [languageOf(reading.source), readMap(reading, [])]),
  );
  const rulebook = {
    variants,
    languages: byId(languages.map(({ language }) => language)),
    rules,
    laws,
    jurisdictions: byId(places.map(({ jurisdiction }) => jurisdiction)),
    messages: messages as Rulebook['messages'],
  };
  return { rulebook: { hash: hashOf(rulebook), ...rulebook }, problems };
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

/** The law files, with what they say of each other checked. */
function readPlaces(readings: readonly Reading[], lists: Parameters<typeof readLaw>[1]): ReadLaw[] {
  const read = readings.map((reading) => ({ reading, ...readLaw(reading, lists) }));
  const ids = read.map(({ jurisdiction }) => jurisdiction.id);
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
    if (!(id in laws)) note(reading, ['law', i], `no provision '${id}' in the law files`);
  });
  return rule;
}

function checkYields(rule: Rule, known: ReadonlySet<string>, reading: Reading): Rule {
  rule.yields?.forEach((id, i) => {
    if (!known.has(id)) note(reading, ['yields', i], `no rule '${id}'`);
  });
  return rule;
}

const languageOf = ({ file }: Source): string => basename(file, '.yaml');

const byId = <T extends { readonly id: string }>(items: readonly T[]): Record<string, T> =>
  Object.fromEntries(items.map((item) => [item.id, item]));

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
