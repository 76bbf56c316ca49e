/** The words of a language as one trie, so that a text is searched for all of them in one pass. */
import { HAN_NUMERALS } from '../characters.ts';
import type { WordList } from '../model.ts';
import { type Bits, toBits } from './bits.ts';
import type { Fold } from './fold.ts';
import { openTrie, type Trie, type WrittenTrie, writeTrie } from './trie.ts';

/** A word, or a Latin stem, with the lists it belongs to. */
export interface Word {
  /** What is left of it behind the node it hangs from. */
  readonly tail: string;
  /** The word may go on. */
  readonly stem: boolean;
  /** A short word: white space inside would make it a chance meeting of two others. */
  readonly solid: boolean;
  /** Ligatures that the word is written with are missing: what a file leaves of it whose font does not name them. */
  readonly maimed: boolean;
  readonly membership: Membership;
}

/** The lists, by index, in which a word counts, and those in which it hides the words it contains. */
export interface Membership {
  readonly lists: ReadonlySet<number>;
  readonly nots: ReadonlySet<number>;
  /** Both together. */
  readonly all: readonly number[];
  /** `lists` as bits. */
  readonly bits: Bits;
}

export interface Lexicon extends Trie {
  /** The words that hang from a node. */
  readonly words: readonly (readonly Word[] | undefined)[];
  /** List name by index, and back. */
  readonly names: readonly string[];
  readonly index: ReadonlyMap<string, number>;
}

/** A lexicon as the build writes it down: to fold thousands of words anew at every start would take longer than a scan. */
export interface WrittenLexicon {
  readonly names: readonly string[];
  readonly trie: WrittenTrie;
  /** Of each word: its tail, its node, its membership; and 1 for a stem, 2 for a solid word, 4 for a maimed one. */
  readonly tails: readonly string[];
  readonly nodes: readonly number[];
  readonly members: readonly number[];
  readonly kinds: readonly number[];
  /** Lists and look-alikes, by index. */
  readonly memberships: readonly (readonly [lists: readonly number[], nots: readonly number[]])[];
}

/** The unit that stands for a run of digits or numerals in a word: written `{n}`. */
export const NUMBER_UNIT = 0;
/** Folded digits and Chinese numerals: what a number may be written with. */
const NUMERALS: readonly number[] = Array.from(`0123456789${HAN_NUMERALS}`, (char) => char.charCodeAt(0));
const NUMERAL_FLAGS = new Uint8Array(0x10000);
for (const unit of NUMERALS) NUMERAL_FLAGS[unit] = 1;

/** Whether a folded unit is a numeral. */
export const isNumeral = (unit: number): boolean => NUMERAL_FLAGS[unit] === 1;
const SOLID_LENGTH = 5;
/** Deeper words hang as tails from the node of their first units: the trie stays small, and quick to build. */
const DEPTH = 12;

/** Writes down the lexicon of word lists, the words folded like the text. */
export function writeLexicon(lists: Readonly<Record<string, WordList>>, fold: Fold): WrittenLexicon {
  const names = Object.keys(lists);
  const { marks, memberships } = membersOf(lists, names);
  const whole = Array.from(marks, ([written, member]) => ({ ...foldWord(written, fold), member })).filter(
    ({ units }) => units !== '',
  );
  const known = new Set(whole.map(({ units }) => units));
  const maimed = whole.flatMap(({ member, ...word }) =>
    maim(word, fold).map((left) => ({ ...left, member })),
  );
  const words = withRoom([...whole, ...maimed.filter(({ units }) => !known.has(units))]);
  const { trie, nodes } = writeTrie(words.map(({ units, depth }) => units.slice(0, depth)));
  return {
    names,
    trie,
    nodes,
    tails: words.map(({ units, depth }) => units.slice(depth)),
    members: words.map(({ member }) => member),
    kinds: words.map(({ kind }) => kind),
    memberships,
  };
}

const STEM = 1;
const SOLID = 2;
const MAIMED = 4;

interface FoldedWord {
  readonly written: string;
  readonly units: string;
  readonly depth: number;
  readonly kind: number;
}

/** So many tails may hang from one node [the shipped words: 114]; more are tried faster as a part of the trie. */
const CROWD = 150;

/** Words that share their beginning with a crowd stand in the trie whole. */
function withRoom<T extends FoldedWord>(words: readonly T[]): T[] {
  const crowds = new Map<string, number>();
  const headOf = ({ units, depth }: FoldedWord) => units.slice(0, depth);
  for (const word of words) crowds.set(headOf(word), (crowds.get(headOf(word)) ?? 0) + 1);
  return words.map((word) =>
    (crowds.get(headOf(word)) ?? 0) > CROWD ? { ...word, depth: word.units.length } : word,
  );
}

/** Ligatures without a code point of their own, as common text fonts draw them; those with one; and all of them. */
const LIGATURES: readonly RegExp[] = [/t[tif]|ft/g, /ff[il]?|f[il]/g, /ff[il]?|f[ilt]|t[tif]/g];
/** Of a shorter word too little is left. */
const MAIMED_LENGTH = 4;

/** A word as files leave it that lose ligatures: `compar r`, `noficación`. No ligature reaches over a space. */
function maim(word: FoldedWord, fold: Fold): FoldedWord[] {
  if (!isWordUnit(word.units.charCodeAt(0)) || word.units.includes(NUMBER_CHAR)) return [];
  const pieces = word.written
    .replace('*', '')
    .split(/[\s-]+/)
    .map(fold.word);
  const left = LIGATURES.map((lost) => pieces.map((piece) => piece.replace(lost, '')).join(''));
  return [...new Set(left)]
    .filter((units) => units !== word.units && units.length >= MAIMED_LENGTH)
    .map((units) => ({ ...word, units, kind: (word.kind & STEM) | MAIMED }));
}

function foldWord(written: string, fold: Fold): FoldedWord {
  const isStem = written.endsWith('*');
  const units = wordUnits(isStem ? written.slice(0, -1) : written, fold);
  const depth = units.includes(NUMBER_CHAR) ? units.length : DEPTH;
  return { written, units, depth, kind: (isStem ? STEM : 0) | (isSolid(written, units) ? SOLID : 0) };
}

/** Opens a written lexicon. */
export function openLexicon({
  names,
  trie,
  nodes,
  tails,
  members,
  kinds,
  memberships,
}: WrittenLexicon): Lexicon {
  const opened = memberships.map(([lists, nots]): Membership => {
    const all = [...new Set([...lists, ...nots])];
    return { lists: new Set(lists), nots: new Set(nots), all, bits: toBits(lists, names.length) };
  });
  const words: Word[][] = [];
  for (const [i, node] of nodes.entries()) {
    const membership = opened[members[i] ?? 0];
    const kind = kinds[i] ?? 0;
    if (!membership) continue;
    const has = (bit: number) => (kind & bit) !== 0;
    const word = {
      tail: tails[i] ?? '',
      stem: has(STEM),
      solid: has(SOLID),
      maimed: has(MAIMED),
      membership,
    };
    const known = words[node];
    if (known) known.push(word);
    else words[node] = [word];
  }
  return { ...withNumbers(openTrie(trie)), words, names, index: indexOf(names) };
}

/** Words that begin with a number begin with any numeral. */
function withNumbers(trie: Trie): Trie {
  const roots = trie.roots.slice();
  for (const unit of NUMERALS) roots[unit] ||= trie.roots[NUMBER_UNIT] ?? 0;
  return { ...trie, roots };
}

const NUMBER_CHAR = String.fromCharCode(NUMBER_UNIT);

const indexOf = (names: readonly string[]): Map<string, number> => new Map(names.map((name, i) => [name, i]));

interface Members {
  /** Each word as written, with the index of its membership. */
  readonly marks: ReadonlyMap<string, number>;
  readonly memberships: (readonly [number[], number[]])[];
}

/** Which lists each word belongs to: those that name it, and those that take these in. */
function membersOf(lists: Readonly<Record<string, WordList>>, names: readonly string[]): Members {
  const takers = takersOf(lists, names);
  const direct = new Map<string, string>();
  const join = (written: string, mark: string): void =>
    void direct.set(written, `${direct.get(written) ?? ''}${mark},`);
  for (const [list, name] of names.entries()) {
    for (const written of lists[name]?.words ?? []) join(written, `${list}`);
    for (const written of lists[name]?.not ?? []) join(written, `!${list}`);
  }
  const known = [...new Set(direct.values())];
  const index = new Map(known.map((mark, i) => [mark, i]));
  return {
    marks: new Map(Array.from(direct, ([written, mark]) => [written, index.get(mark) ?? 0])),
    memberships: known.map((mark) => listsOf(mark, takers)),
  };
}

function listsOf(mark: string, takers: readonly (readonly number[])[]): readonly [number[], number[]] {
  const parts = mark.split(',').filter(Boolean);
  const all = (some: readonly string[]) => [
    ...new Set(some.flatMap((part) => takers[Number(part.replace('!', ''))] ?? [])),
  ];
  const lists = all(parts.filter((part) => !part.startsWith('!')));
  const nots = all(parts.filter((part) => part.startsWith('!')));
  return [lists, nots.filter((list) => !lists.includes(list))];
}

/** For each list, itself and every list that takes it in, directly or through others. */
function takersOf(lists: Readonly<Record<string, WordList>>, names: readonly string[]): number[][] {
  const index = indexOf(names);
  const takers = names.map((_, list) => new Set([list]));
  const spread = (list: number, taker: number): void => {
    for (const taken of lists[names[list] ?? '']?.takes ?? []) {
      const at = index.get(taken) ?? -1;
      if (at === -1 || takers[at]?.has(taker)) continue;
      takers[at]?.add(taker);
      spread(at, taker);
    }
  };
  for (const list of names.keys()) spread(list, list);
  return takers.map((set) => [...set]);
}

const isSolid = (written: string, units: string): boolean =>
  units.length <= SOLID_LENGTH && isWordUnit(units.charCodeAt(0)) && !/[\s-]/u.test(written);

const wordUnits = (word: string, fold: Fold): string =>
  word.includes('{n}') ? word.split('{n}').map(fold.word).join(NUMBER_CHAR) : fold.word(word);

/** Whether a folded unit is part of a Latin, Greek or Cyrillic word or a number: such words have boundaries. */
export function isWordUnit(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0xdf && unit < 0x530 && unit !== 0xf7)
  );
}
