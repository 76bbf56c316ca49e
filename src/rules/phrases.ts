/** Reads the small notation of phrases and word lists. CONTRIBUTING.md explains it. */
import type { Phrase, Role, Slot, WordList } from '../model.ts';
import { note, type Reading, readMap, readTexts, valueAt } from './reading.ts';
import type { Path } from './source.ts';

/** The roles that a rule may give to words. */
export const ROLES: readonly Role[] = [
  'grant',
  'act',
  'data',
  'source',
  'recipient',
  'purpose',
  'term',
  'person',
  'condition',
  'safeguard',
];
/** In place of a role: a word that only joins others. */
const JOINING = '-';
/** One slot: an optional gap, a role, and a list by name or spelled out. */
const SLOT = /(?:<(\d+)>\s*)?([a-z]+|-):(?:\$([a-z0-9-]+)|\[([^\]]*)\])\s*/y;

/** More would cost time and say no more. */
export const MAX_SLOTS = 6;

/** The lists of a language: those it names, and those spelled out in phrases, which are added as they are met. */
export interface Lists {
  readonly gap: number;
  readonly named: Record<string, WordList>;
}

/** Phrases under a path; absent is none. */
export function readPhrases(reading: Reading, path: Path, lists: Lists): Phrase[] {
  return readTexts(reading, path).flatMap((text, i) => {
    const phrase = readPhrase(reading, { path: [...path, i], text, lists });
    return phrase ? [phrase] : [];
  });
}

function readPhrase(
  reading: Reading,
  { path, text, lists }: { path: Path; text: string; lists: Lists },
): Phrase | null {
  const slots: Slot[] = [];
  SLOT.lastIndex = 0;
  for (let at = 0; at < text.length; at = SLOT.lastIndex) {
    const [, gap, role, name, words] = SLOT.exec(text) ?? [];
    if (role !== JOINING && !ROLES.includes(role as Role)) {
      note(
        reading,
        path,
        `not a slot: '${text.slice(at)}'; write role:$list or role:[word, word], with a role of ${ROLES.join(', ')}`,
      );
      return null;
    }
    const list = name ?? spellOut((words ?? '').split(/[,，]/), lists);
    if (!has(lists.named, list)) note(reading, path, `no list '$${list}' in this language`);
    if (name === undefined) noteStars(reading, path, lists.named[list]);
    slots.push({
      role: role === JOINING ? null : (role as Role),
      list,
      gap: gap === undefined ? lists.gap : Number(gap),
    });
  }
  if (slots.length > MAX_SLOTS) note(reading, path, `a phrase has at most ${MAX_SLOTS} slots`);
  return slots.length > 0 ? slots.slice(0, MAX_SLOTS) : null;
}

/** Words under a path as a list of their own, by its name; null where there are none. `$name` takes in a named list. */
export function readWords(reading: Reading, path: Path, lists: Lists): string | null {
  if (typeof valueAt(reading.source.value, path) === 'string') {
    const name = String(valueAt(reading.source.value, path)).replace(/^\$/, '');
    if (!has(lists.named, name)) note(reading, path, `no list '$${name}' in this language`);
    return name;
  }
  const words = readTexts(reading, path);
  if (words.length === 0) return null;
  const name = spellOut(words, lists);
  noteStars(reading, path, lists.named[name]);
  return name;
}

function spellOut(words: readonly string[], lists: Lists): string {
  const list = toWordList(words.map((word) => word.trim()).filter(Boolean));
  const marked = [
    ...list.words,
    ...list.not.map((word) => `!${word}`),
    ...list.takes.map((name) => `$${name}`),
  ];
  const name = `=${marked.join('|')}`;
  lists.named[name] ??= list;
  return name;
}

const has = (lists: Readonly<Record<string, WordList>>, name: string): boolean => Object.hasOwn(lists, name);

/** A name that a slot can call a list by. */
const NAME = /^[a-z0-9-]+$/;

/** The named lists of a language, added to those that are known. */
export function readLists(
  reading: Reading,
  path: Path,
  known: Readonly<Record<string, WordList>> = {},
): Record<string, WordList> {
  const names = Object.keys(readMap(reading, path));
  const lists = { ...known };
  for (const name of names)
    lists[name] = together(known[name], toWordList(readTexts(reading, [...path, name])));
  for (const name of names) {
    if (!NAME.test(name))
      note(reading, [...path, name], `a list is named with small letters, digits and hyphens, not '${name}'`);
    for (const taken of lists[name]?.takes ?? []) {
      if (!has(lists, taken)) note(reading, [...path, name], `no list '$${taken}' in this language`);
    }
    noteStars(reading, [...path, name], lists[name]);
    if (takesItself(name, lists)) note(reading, [...path, name], `'$${name}' takes in itself`);
  }
  return lists;
}

function together(known: WordList | undefined, { words, not, takes }: WordList): WordList {
  const joined = (some: readonly string[] = [], more: readonly string[]) => [...new Set([...some, ...more])];
  return {
    words: joined(known?.words, words),
    not: joined(known?.not, not),
    takes: joined(known?.takes, takes),
  };
}

/** The words under a path as a list among others, not yet one of them. */
export function readList(reading: Reading, path: Path, named: Lists['named']): WordList {
  const list = toWordList(readTexts(reading, path));
  for (const taken of list.takes) {
    if (!has(named, taken)) note(reading, path, `no list '$${taken}' in this language`);
  }
  noteStars(reading, path, list);
  return list;
}

/** A star elsewhere than at the end would never be met in a text, and nobody would know. */
function noteStars(reading: Reading, path: Path, list: WordList | undefined): void {
  for (const word of [...(list?.words ?? []), ...(list?.not ?? [])]) {
    if (word.slice(0, -1).includes('*')) note(reading, path, `'${word}': a '*' only ends a word`);
  }
}

function takesItself(name: string, lists: Readonly<Record<string, WordList>>): boolean {
  const seen = new Set<string>();
  const visit = (at: string): boolean =>
    (lists[at]?.takes ?? []).some(
      (taken) => taken === name || (!seen.has(taken) && seen.add(taken) && visit(taken)),
    );
  return visit(name);
}

function toWordList(entries: readonly string[]): WordList {
  const marked = (mark: string) =>
    entries.filter((entry) => entry.startsWith(mark)).map((entry) => entry.slice(mark.length));
  return {
    words: [...new Set(entries.filter((entry) => !/^[!$]/.test(entry)))],
    not: [...new Set(marked('!'))],
    takes: [...new Set(marked('$'))],
  };
}
