/** The words of the languages that a pack speaks: the shipped ones with its own added, and those of new languages. */
import type { Language } from '../../model.ts';
import { idOf } from '../compile.ts';
import { readLanguage } from '../language.ts';
import { type Lists, readLists } from '../phrases.ts';
import type { RuleProblem } from '../problem.ts';
import { note, type Reading, readMap } from '../reading.ts';
import type { Base } from './compile.ts';
import { checkNumberings } from './numbering.ts';
import { excessOfList, excessOfWords } from './size.ts';

/** What a pack may say of a language that is known already. */
export const ADDED_KEYS = ['id', 'lists'];

interface Given {
  readonly base: Base;
  /** Where what is too much is noted. */
  readonly excess: RuleProblem[];
}

/** A language with the words it has now, and how many lists it had before. */
interface Spoken {
  readonly language: Language;
  readonly lists: Lists;
  /** The lists of the base; none for a new language. */
  readonly known: Lists['named'];
  /** Where the pack first speaks it. */
  readonly reading: Reading;
  readonly hasFile: boolean;
}

/** The languages of a pack, as its files are read one after the other. */
export interface PackLanguages {
  /** The lists that blocks may name, by every known language; read in full for those that rules and places speak. */
  readonly forBlocks: (rules: readonly Reading[], places: readonly Reading[]) => ReadonlyMap<string, Lists>;
  /** The words of a known language as they are now. */
  readonly listsOf: (language: string) => Lists;
  /** What is too much in the words, once all rules are read. */
  readonly excess: () => RuleProblem[];
  /** Languages whose words are no longer those of the base, with all their words. */
  readonly touched: () => ReadonlyMap<string, Language>;
  /** Languages that are new. */
  readonly added: () => string[];
}

/** Reads the language files of a pack. */
export function listsBySource(files: readonly Reading[], { base, excess }: Given): PackLanguages {
  const spoken = new Map<string, Spoken>();
  const { languages } = base.rulebook;
  for (const reading of files) {
    const id = idOf(reading.source);
    const known = Object.hasOwn(languages, id) ? languages[id] : undefined;
    spoken.set(id, known ? addTo(known, reading, base) : newLanguage(reading, { base, excess }));
  }
  return {
    forBlocks: (rules, places) => {
      const named = [
        ...rules.map((reading) => [reading, readMap(reading, [])] as const),
        ...places.map((reading) => [reading, readMap(reading, ['signs'])] as const),
      ];
      for (const [reading, blocks] of named) {
        for (const id of Object.keys(blocks)) {
          const known = Object.hasOwn(languages, id) ? languages[id] : undefined;
          if (known && !spoken.has(id)) spoken.set(id, speak(known, reading, base.listsOf(id)));
        }
      }
      const unspoken = Object.keys(languages).map((id) => [id, NOTHING] as const);
      return new Map([...unspoken, ...[...spoken].map(([id, { lists }]) => [id, lists] as const)]);
    },
    listsOf: (id) => spoken.get(id)?.lists ?? base.listsOf(id),
    excess: () => [...spoken.values()].flatMap((one) => excessOf(one, plainer(base))),
    touched: () =>
      new Map(
        [...spoken]
          .filter(([, { hasFile, lists, known }]) => hasFile || isChanged(lists.named, known))
          .map(([id, { language, lists }]) => [id, { ...language, lists: lists.named }]),
      ),
    added: () => [...spoken.keys()].filter((id) => !Object.hasOwn(languages, id)),
  };
}

/** A language that no rule of the pack speaks needs no words. */
const NOTHING: Lists = { gap: 0, named: {} };

const isChanged = (now: Lists['named'], before: Lists['named']): boolean =>
  Object.keys(now).some((name) => now[name] !== before[name]);

function speak(language: Language, reading: Reading, lists: Lists): Spoken {
  return {
    language,
    lists: { gap: lists.gap, named: { ...lists.named } },
    known: lists.named,
    reading,
    hasFile: false,
  };
}

function addTo(language: Language, reading: Reading, base: Base): Spoken {
  for (const key of Object.keys(readMap(reading, []))) {
    if (!ADDED_KEYS.includes(key))
      note(
        reading,
        [key],
        `'${key}' of a language that ships cannot be changed: a pack adds words to its lists`,
      );
  }
  const spoken = speak(language, reading, base.listsOf(language.id));
  const named = readLists(reading, ['lists'], spoken.lists.named);
  return { ...spoken, lists: { ...spoken.lists, named }, hasFile: true };
}

function newLanguage(reading: Reading, { excess }: Given): Spoken {
  const { language, lists } = readLanguage(reading);
  if (language.id !== idOf(reading.source))
    note(reading, ['id'], `'id' is the name of the file: ${idOf(reading.source)}`);
  checkNumberings(language, { ...reading, problems: excess });
  return { language, lists, known: {}, reading, hasFile: true };
}

/** What is too much, told where the list stands, or where the pack first speaks the language. */
function excessOf({ lists, known, reading, language, hasFile }: Spoken, plain: (word: string) => string) {
  const problems: RuleProblem[] = [];
  const tooMuch = { ...reading, problems };
  const place = (name: string) => (hasFile ? ['lists', name] : [language.id]);
  for (const [name, list] of Object.entries(lists.named)) {
    if (list !== known[name]) for (const message of excessOfList(list)) note(tooMuch, place(name), message);
  }
  for (const message of excessOfWords(lists.named, plain))
    note(tooMuch, hasFile ? [] : [language.id], message);
  return problems;
}

/** Words as matching nearly sees them: what differs in nothing else is met at one place. */
function plainer({ rulebook: { variants } }: Base): (word: string) => string {
  const plain = new Map(Array.from(variants.from, (char, i) => [char, variants.to.charAt(i)]));
  return (word) =>
    Array.from(word.normalize('NFKD').toLowerCase(), (char) => plain.get(char) ?? char)
      .join('')
      .replace(/[\s\p{M}\p{Cf}\p{Pd}*]/gu, '');
}
