/** Reads a letter file. Its name is the kind of the letter. */
import { basename } from 'node:path';
import type { Letter, LetterText, Rulebook, Stance } from '../model.ts';
import { READERS } from './law.ts';
import { note, type Reading, readFields, readText, readTexts, valueAt } from './reading.ts';
import type { Path } from './source.ts';

/** The keys of a letter file and of its blocks, and the choices: the schema names them, too. */
export const LETTER_KEYS = ['to', 'stances', 'law', ...READERS];
export const ADDRESSEES: readonly Letter['to'][] = ['lender', 'authority'];
export const STANCES: readonly Stance[] = ['granted', 'conditional', 'optional'];
const TEXTS = [
  'title',
  'opening',
  'clause',
  'asserted',
  'asked',
  'provision',
  'question',
  'unknown',
  'closing',
] as const;
const LISTS = ['requests', 'blanks'] as const;
export const LETTER_BLOCK_KEYS: readonly string[] = [...TEXTS, ...LISTS];

/** What a text must hold to be of use, and all it may hold. */
const PLACEHOLDERS: Readonly<Record<string, readonly string[]>> = {
  opening: ['document'],
  clause: ['n', 'place', 'quote'],
  provision: ['cite', 'date', 'clauses'],
  question: ['cite', 'date', 'clauses'],
};
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  clause: ['n', 'place', 'quote'],
  provision: ['cite', 'date'],
  question: ['cite', 'date'],
};

/** A letter in every reader's language. */
export function readLetter(reading: Reading, laws: Rulebook['laws']): Letter {
  const { to } = readFields(reading, [], LETTER_KEYS);
  const addressee = ADDRESSEES.find((one) => one === to);
  if (!addressee) note(reading, ['to'], `'to' is one of ${ADDRESSEES.join(', ')}`);
  const law = readTexts(reading, ['law']);
  law.forEach((id, i) => {
    if (!Object.hasOwn(laws, id)) note(reading, ['law', i], `no provision '${id}' in the law files`);
  });
  const texts = READERS.map((language) => [language, readBlock(reading, language)] as const);
  return {
    id: basename(reading.source.file, '.yaml'),
    to: addressee ?? 'lender',
    stances: readStances(reading),
    law,
    texts: Object.fromEntries(texts),
  };
}

function readStances(reading: Reading): readonly Stance[] {
  const named = readTexts(reading, ['stances']);
  if (named.length === 0) note(reading, ['stances'], "'stances' says which findings the letter is about");
  return named.flatMap((name, i) => {
    const known = STANCES.find((stance) => stance === name);
    if (!known) note(reading, ['stances', i], `a stance is one of ${STANCES.join(', ')}`);
    return known ?? [];
  });
}

function readBlock(reading: Reading, language: string): LetterText {
  readFields(reading, [language], LETTER_BLOCK_KEYS);
  const texts = TEXTS.map((key) => [key, readTemplate(reading, [language, key])]);
  const lists = LISTS.map((key) => {
    const lines = readTexts(reading, [language, key]);
    if (lines.length === 0) note(reading, [language, key], `'${key}' must be a list, and not empty`);
    return [key, lines];
  });
  return Object.fromEntries([...texts, ...lists]);
}

/** A text with no placeholders but those that are filled in, and the needed ones. */
function readTemplate(reading: Reading, path: Path): string {
  const key = String(path.at(-1));
  if (valueAt(reading.source.value, path.slice(0, -1)) === undefined) {
    if (key === TEXTS[0]) note(reading, [], `a letter needs the block '${path[0]}'`);
    return '';
  }
  const text = readText(reading, path);
  const held = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  for (const name of held.filter((one) => !PLACEHOLDERS[key]?.includes(one)))
    note(reading, path, `'${key}' has no {${name}}`);
  for (const name of NEEDED[key] ?? [])
    if (!held.includes(name)) note(reading, path, `'${key}' needs {${name}}`);
  return text;
}
