/** Some words of each list, which tell a reader what it is about. */
import type { WordList } from '../model.ts';

type Lists = Readonly<Record<string, WordList>>;

/** Enough to see what is meant. */
const SAMPLES = 3;
/** A list that is spelled out in its phrase, by its name. */
const SPELLED_OUT = '=';

/** The named lists with no more than a few words each. */
export function sampleLists(lists: Lists): Lists {
  return Object.fromEntries(
    Object.keys(lists)
      .filter((name) => !name.startsWith(SPELLED_OUT))
      .map((name) => [name, { words: samplesOf(name, lists), not: [], takes: [] }]),
  );
}

/** A few words of a list; its own where it has any, whole words before stems. */
export function samplesOf(name: string, lists: Lists): readonly string[] {
  const words = wordsOf(name, lists, new Set()).filter((word) => !word.includes('{n}'));
  const whole = words.filter((word) => !word.endsWith('*'));
  const stems = words.filter((word) => word.endsWith('*')).map((word) => word.replace(/\*$/, '…'));
  return [...new Set([...whole, ...stems])].slice(0, SAMPLES);
}

function wordsOf(name: string, lists: Lists, seen: Set<string>): readonly string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  const list = name.startsWith(SPELLED_OUT) ? spelledOut(name) : lists[name];
  if (!list) return [];
  return [...list.words, ...list.takes.flatMap((taken) => wordsOf(taken, lists, seen))];
}

function spelledOut(name: string): WordList {
  const parts = name.slice(SPELLED_OUT.length).split('|');
  return {
    words: parts.filter((part) => !/^[!$]/.test(part)),
    not: [],
    takes: parts.filter((part) => part.startsWith('$')).map((part) => part.slice(1)),
  };
}
