/** Reads a rule file. Its folder is the category, its name the id. */
import { basename, dirname } from 'node:path';
import type { Derived, Role, Rule, RuleText, Severity } from '../model.ts';
import { type Lists, ROLES, readPhrases, readWords } from './phrases.ts';
import { note, type Reading, readFields, readMap, readText, readTexts, valueAt } from './reading.ts';

export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];
export const DERIVED: readonly Derived[] = ['hidden', 'contradicted'];
/** The keys of a rule file beside its languages, of a language's block and of what it matches: the schemas name them, too. */
export const RULE_KEYS = ['severity', 'law', 'derived', 'yields'];
export const BLOCK_KEYS = [
  'title',
  'why',
  'ask',
  'safer',
  'match',
  'also',
  'unless',
  'flags',
  'passes',
  'misses',
];
export const MATCH_KEYS = ['any', 'alone'];
export const MIN_EXAMPLES = 4;

/** Reads a rule file; `languages` holds the lists its blocks may name, by language. */
export function readRule(reading: Reading, languages: ReadonlyMap<string, Lists>): Rule {
  const fields = readFields(reading, [], [...RULE_KEYS, ...languages.keys()]);
  if (!SEVERITIES.includes(fields.severity as Severity))
    note(reading, ['severity'], `'severity' is one of ${SEVERITIES.join(', ')}`);
  const derived = fields.derived as Derived | undefined;
  if (derived !== undefined && !DERIVED.includes(derived))
    note(reading, ['derived'], `'derived' is one of ${DERIVED.join(', ')}`);
  const spoken = [...languages].filter(([language]) => fields[language] !== undefined);
  return {
    id: basename(reading.source.file, '.yaml'),
    category: basename(dirname(reading.source.file)),
    severity: fields.severity as Severity,
    law: readTexts(reading, ['law']),
    ...(derived === undefined ? {} : { derived }),
    yields: readTexts(reading, ['yields']),
    texts: Object.fromEntries(
      spoken.map(([language, lists]) => [language, readBlock(reading, language, lists)]),
    ),
  };
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
    also: readAlso(reading, language, lists),
    unless: readWords(reading, [language, 'unless'], lists),
    flags: texts('flags'),
    passes: texts('passes'),
    misses: texts('misses'),
  };
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
