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

/** A few words of a list; its own before those it takes in, whole words before stems. */
export function samplesOf(
  name: string,
  lists: Lists,
  seen: ReadonlySet<string> = new Set(),
): readonly string[] {
  const list = name.startsWith(SPELLED_OUT) ? spelledOut(name) : lists[name];
  if (!list || seen.has(name)) return [];
  const own = samplesIn(list.words);
  if (own.length === SAMPLES) return own;
  const taken = list.takes.flatMap((other) => samplesOf(other, lists, new Set([...seen, name])));
  return [...new Set([...own, ...taken])].slice(0, SAMPLES);
}

function samplesIn(words: readonly string[]): readonly string[] {
  const fit = words.filter((word) => !word.includes('{n}'));
  const whole = fit.filter((word) => !word.endsWith('*'));
  const stems = fit.filter((word) => word.endsWith('*')).map((word) => word.replace(/\*$/, '…'));
  return [...whole, ...stems].slice(0, SAMPLES);
}

function spelledOut(name: string): WordList {
  const parts = name.slice(SPELLED_OUT.length).split('|');
  return {
    words: parts.filter((part) => !/^[!$]/.test(part)),
    not: [],
    takes: parts.filter((part) => part.startsWith('$')).map((part) => part.slice(1)),
  };
}
