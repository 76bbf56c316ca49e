/** Whether what a pack says stays within what matching can bear. */
import type { Phrase, Rule, RuleText, WordList } from '../../model.ts';
import {
  MAX_EXAMPLES,
  MAX_GAP,
  MAX_LISTS,
  MAX_LISTS_OF_WORD,
  MAX_NUMBER_WORDS,
  MAX_NUMBERS_IN_WORD,
  MAX_PHRASES,
  MAX_SPELLINGS,
  MAX_TAKEN_WORDS,
  MAX_TAKES,
  MAX_WORD_LENGTH,
  MAX_WORDS,
} from '../limits.ts';

type Named = Readonly<Record<string, WordList>>;

/** What is too much in the words of one list. */
export function excessOfList({ words, not }: WordList): string[] {
  return [...words, ...not].flatMap((word) => {
    if (word.length > MAX_WORD_LENGTH)
      return [`'${word.slice(0, 20)}…' is longer than ${MAX_WORD_LENGTH} characters`];
    const numbers = word.split('{n}').length - 1;
    return numbers > MAX_NUMBERS_IN_WORD
      ? [`'${word}': at most ${MAX_NUMBERS_IN_WORD} times {n} in a word`]
      : [];
  });
}

/** What is too much in a block of a rule. */
export function excessOfText({ any, alone, expects, flags, passes, misses }: RuleText): string[] {
  const { met = [], vague = [], contrary = [] } = expects ?? {};
  const phrases: readonly Phrase[] = [...any, ...alone, ...met, ...vague, ...contrary];
  const excess: string[] = [];
  if (phrases.length > MAX_PHRASES) excess.push(`more than ${MAX_PHRASES} phrases`);
  if (phrases.some((phrase) => phrase.some(({ gap }) => gap > MAX_GAP)))
    excess.push(`a gap of more than ${MAX_GAP}`);
  if ([flags, passes, misses].some(({ length }) => length > MAX_EXAMPLES))
    excess.push(`more than ${MAX_EXAMPLES} examples of a kind`);
  return excess;
}

/** All blocks of a rule, by language. */
export const textsOf = ({ texts }: Rule): [string, RuleText][] => Object.entries(texts);

/** What is too much in all the words of a language together; `plain` is what matching takes for the same character. */
export function excessOfWords(lists: Named, plain: (word: string) => string): string[] {
  const all = Object.values(lists).flatMap(({ words, not }) => [...words, ...not]);
  const names = Object.keys(lists);
  if (names.length > MAX_LISTS) return [`more than ${MAX_LISTS} lists in one language`];
  if (all.length > MAX_WORDS) return [`more than ${MAX_WORDS} words in one language`];
  if (all.filter((word) => word.includes('{n}')).length > MAX_NUMBER_WORDS)
    return [`more than ${MAX_NUMBER_WORDS} words with {n} in one language`];
  return [...excessOfTakes(lists), ...excessOfSpellings(all, plain)];
}

/** Lists that take in others multiply words: their depth, their sum, and how often one word counts. */
function excessOfTakes(lists: Named): string[] {
  const depths = new Map<string, number>();
  const sizes = new Map<string, number>();
  const measure = (name: string): void => {
    if (depths.has(name)) return;
    const { words = [], not = [], takes = [] } = lists[name] ?? {};
    depths.set(name, 1);
    for (const taken of takes) measure(taken);
    depths.set(name, 1 + Math.max(0, ...takes.map((taken) => depths.get(taken) ?? 0)));
    const taken = takes.reduce((sum, other) => sum + (sizes.get(other) ?? 0), 0);
    sizes.set(name, words.length + not.length + taken);
  };
  for (const name of Object.keys(lists)) measure(name);
  if (Math.max(0, ...depths.values()) > MAX_TAKES) return [`lists take in lists more than ${MAX_TAKES} deep`];
  if (sum(sizes.values()) > MAX_TAKEN_WORDS)
    return [`more than ${MAX_TAKEN_WORDS} words in one language, counted in all lists that take them in`];
  const often = mostCounted(lists);
  return often && often.lists > MAX_LISTS_OF_WORD
    ? [`'${often.word}' is in more than ${MAX_LISTS_OF_WORD} lists`]
    : [];
}

/** The word that is in most lists. Asked only where the sum of all is known to be small. */
function mostCounted(lists: Named): { word: string; lists: number } | null {
  const counts = new Map<string, number>();
  const add = (name: string, seen: Set<string>): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const taken of lists[name]?.takes ?? []) add(taken, seen);
  };
  for (const name of Object.keys(lists)) {
    const seen = new Set<string>();
    add(name, seen);
    for (const word of new Set([...seen].flatMap((list) => wordsOf(lists[list]))))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  let most: { word: string; lists: number } | null = null;
  for (const [word, number] of counts) if (number > (most?.lists ?? 0)) most = { word, lists: number };
  return most;
}

const wordsOf = (list: WordList | undefined): string[] => [...(list?.words ?? []), ...(list?.not ?? [])];

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, one) => all + one, 0);

function excessOfSpellings(words: readonly string[], plain: (word: string) => string): string[] {
  const spellings = new Map<string, number>();
  for (const word of new Set(words)) {
    const key = plain(word);
    const number = (spellings.get(key) ?? 0) + 1;
    spellings.set(key, number);
    if (number > MAX_SPELLINGS) return [`more than ${MAX_SPELLINGS} spellings of '${word}'`];
  }
  return [];
}
