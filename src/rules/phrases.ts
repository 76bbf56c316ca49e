/** Reads the small notation of phrases and word lists. CONTRIBUTING.md explains it. */
import type { Phrase, Role, Slot, WordList } from '../model.ts';
import { note, type Reading, readMap, readTexts, valueAt } from './reading.ts';
import type { Path } from './source.ts';

const ROLES: readonly Role[] = [
  'grant',
  'act',
  'data',
  'source',
  'recipient',
  'purpose',
  'term',
  'person',
  'condition',
];
/** One slot: an optional gap, a role, and a list by name or spelled out. */
const SLOT = /(?:<(\d+)>\s*)?([a-z]+):(?:\$([a-z0-9-]+)|\[([^\]]*)\])\s*/y;

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
    if (!ROLES.includes(role as Role)) {
      note(
        reading,
        path,
        `not a slot: '${text.slice(at)}'; write role:$list or role:[word, word], with a role of ${ROLES.join(', ')}`,
      );
      return null;
    }
    const list = name ?? spellOut((words ?? '').split(/[,，]/), lists);
    if (!lists.named[list]) note(reading, path, `no list '$${list}' in this language`);
    slots.push({ role: role as Role, list, gap: gap === undefined ? lists.gap : Number(gap) });
  }
  return slots.length > 0 ? slots : null;
}

/** Words under a path as a list of their own, by its name; null where there are none. `$name` takes in a named list. */
export function readWords(reading: Reading, path: Path, lists: Lists): string | null {
  if (typeof valueAt(reading.source.value, path) === 'string') {
    const name = String(valueAt(reading.source.value, path)).replace(/^\$/, '');
    if (!lists.named[name]) note(reading, path, `no list '$${name}' in this language`);
    return name;
  }
  const words = readTexts(reading, path);
  return words.length > 0 ? spellOut(words, lists) : null;
}

function spellOut(words: readonly string[], lists: Lists): string {
  const list = toWordList(words.map((word) => word.trim()).filter(Boolean), lists.named);
  const name = `=${[...list.words, ...list.not.map((word) => `!${word}`)].join('|')}`;
  lists.named[name] ??= list;
  return name;
}

/** The named lists of a language, each with what it takes in from others. */
export function readLists(reading: Reading, path: Path): Record<string, WordList> {
  const raw = Object.fromEntries(
    Object.keys(readMap(reading, path)).map((name) => [name, readTexts(reading, [...path, name])]),
  );
  const named: Record<string, WordList> = {};
  const resolve = (name: string, within: readonly string[]): WordList => {
    const words = (raw[name] ?? []).flatMap((word): string[] => {
      if (!word.startsWith('$')) return [word];
      const other = word.slice(1);
      if (!raw[other] || within.includes(other)) {
        note(
          reading,
          [...path, name],
          raw[other] ? `'$${other}' takes in itself` : `no list '$${other}' in this language`,
        );
        return [];
      }
      const list = resolve(other, [...within, other]);
      return [...list.words, ...list.not.map((not) => `!${not}`)];
    });
    return toWordList(words, {});
  };
  for (const name of Object.keys(raw)) named[name] = resolve(name, [name]);
  return named;
}

function toWordList(words: readonly string[], named: Readonly<Record<string, WordList>>): WordList {
  const taken = words.flatMap((word) => {
    const list = word.startsWith('$') ? named[word.slice(1)] : undefined;
    return list ? [...list.words, ...list.not.map((not) => `!${not}`)] : [word];
  });
  return {
    words: [...new Set(taken.filter((word) => !word.startsWith('!')))],
    not: [...new Set(taken.filter((word) => word.startsWith('!')).map((word) => word.slice(1)))],
  };
}
