/** Reads a rule file. Its folder is the category, its name the id. */
import { basename, dirname } from 'node:path';
import type { Derived, Expectation, Role, Rule, RuleText, Severity } from '../model.ts';
import { CRITERIA, MATTERS } from '../vocabulary.ts';
import { type Lists, ROLES, readPhrases, readWords } from './phrases.ts';
import {
  type Fields,
  note,
  type Reading,
  readFields,
  readMap,
  readText,
  readTexts,
  valueAt,
} from './reading.ts';
import type { Path } from './source.ts';

export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];
export const DERIVED: readonly Derived[] = ['hidden', 'contradicted'];
/** Keys at the head of a rule file, beside its blocks. */
export const HEAD_KEYS = [
  'severity',
  'law',
  'derived',
  'yields',
  'breaks',
  'when',
  'criterion',
  'named',
  'promised',
  'eases',
];
/** Keys of a block. */
export const BLOCK_KEYS = [
  'title',
  'why',
  'ask',
  'safer',
  'match',
  'expects',
  'also',
  'unless',
  'flags',
  'passes',
  'misses',
];
export const MATCH_KEYS = ['any', 'alone'];
export const EXPECT_KEYS = ['met', 'vague', 'contrary'];
export const MIN_EXAMPLES = 4;

/** Reads a rule file; `languages` holds the lists its blocks may name, by language. */
export function readRule(reading: Reading, languages: ReadonlyMap<string, Lists>): Rule {
  const fields = readFields(reading, [], [...HEAD_KEYS, ...languages.keys()]);
  const spoken = [...languages].filter(([language]) => fields[language] !== undefined);
  return {
    id: basename(reading.source.file, '.yaml'),
    category: basename(dirname(reading.source.file)),
    severity: readOneOf(reading, ['severity'], SEVERITIES) ?? 'medium',
    law: readTexts(reading, ['law']),
    ...readHead(reading, fields),
    yields: readTexts(reading, ['yields']),
    texts: Object.fromEntries(
      spoken.map(([language, lists]) => [language, readBlock(reading, language, lists)]),
    ),
  };
}

/** The keys of a head that may be left out. */
function readHead(reading: Reading, fields: Fields): Partial<Rule> {
  const has = (key: string) => fields[key] !== undefined;
  const one = <T extends string>(key: string, choices: readonly T[]) => {
    const value = has(key) ? readOneOf(reading, [key], choices) : null;
    return value === null ? {} : { [key]: value };
  };
  const some = (key: string) => (has(key) ? { [key]: readTexts(reading, [key]) } : {});
  for (const [i, name] of readTexts(reading, ['breaks']).entries()) {
    if (!CRITERIA.some((criterion) => criterion === name))
      note(reading, ['breaks', i], `a criterion is one of ${CRITERIA.join(', ')}`);
  }
  return {
    ...one('derived', DERIVED),
    ...one('criterion', CRITERIA),
    ...one('named', MATTERS),
    ...some('breaks'),
    ...some('when'),
    ...some('promised'),
    ...some('eases'),
  };
}

function readOneOf<T extends string>(reading: Reading, path: Path, choices: readonly T[]): T | null {
  const value = valueAt(reading.source.value, path);
  const choice = choices.find((one) => one === value) ?? null;
  if (choice === null) note(reading, path, `'${path.at(-1)}' is one of ${choices.join(', ')}`);
  return choice;
}

function readBlock(reading: Reading, language: string, lists: Lists): RuleText {
  const fields = readFields(reading, [language], BLOCK_KEYS);
  readFields(reading, [language, 'match'], MATCH_KEYS);
  const texts = (key: string) => readTexts(reading, [language, key]);
  for (const key of ['flags', 'passes']) {
    if (texts(key).length < MIN_EXAMPLES)
      note(
        reading,
        [language, key],
        `'${key}' wants at least ${MIN_EXAMPLES} examples of different constructions`,
      );
  }
  return {
    title: readText(reading, [language, 'title']),
    why: readText(reading, [language, 'why']),
    ask: readText(reading, [language, 'ask']),
    ...(fields.safer === undefined ? {} : { safer: readText(reading, [language, 'safer']) }),
    any: readPhrases(reading, [language, 'match', 'any'], lists),
    alone: readPhrases(reading, [language, 'match', 'alone'], lists),
    ...(fields.expects === undefined ? {} : { expects: readExpectation(reading, language, lists) }),
    also: readAlso(reading, language, lists),
    unless: readWords(reading, [language, 'unless'], lists),
    flags: texts('flags'),
    passes: texts('passes'),
    misses: texts('misses'),
  };
}

function readExpectation(reading: Reading, language: string, lists: Lists): Expectation {
  readFields(reading, [language, 'expects'], EXPECT_KEYS);
  const phrases = (key: string) => readPhrases(reading, [language, 'expects', key], lists);
  return { met: phrases('met'), vague: phrases('vague'), contrary: phrases('contrary') };
}

function readAlso(reading: Reading, language: string, lists: Lists): RuleText['also'] {
  const path = [language, 'also'];
  return Object.keys(readMap(reading, path)).flatMap((role) => {
    if (!ROLES.includes(role as Role)) note(reading, [...path, role], `a role is one of ${ROLES.join(', ')}`);
    const value = valueAt(reading.source.value, [...path, role]);
    const list = value === undefined ? null : readWords(reading, [...path, role], lists);
    return list === null ? [] : [{ role: role as Role, list }];
  });
}
