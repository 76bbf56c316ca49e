/** The words of a language as one trie, so that a text is searched for all of them in one pass. */
import { HAN_NUMERALS } from '../characters.ts';
import type { WordList } from '../model.ts';
import { type Bits, toBits } from './bits.ts';
import { type Follow, freezeEdges } from './edges.ts';
import type { Fold } from './fold.ts';

/** A word, or a Latin stem, with the lists it belongs to. */
export interface Word {
  /** What is left of it behind the node it hangs from. */
  readonly tail: string;
  /** The word may go on. */
  readonly stem: boolean;
  /** A short word: white space inside would make it a chance meeting of two others. */
  readonly solid: boolean;
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

export interface Lexicon {
  /** The way from node to node; unit 0 stands for any number. */
  readonly follow: Follow;
  /** The node that a first unit leads to; 0 where no word begins with it. Numbers begin at the node of `NUMBER_UNIT`. */
  readonly roots: Int32Array;
  /** The words that hang from a node. */
  readonly words: readonly (readonly Word[] | undefined)[];
  /** List name by index, and back. */
  readonly names: readonly string[];
  readonly index: ReadonlyMap<string, number>;
}

/** The unit that stands for a run of digits or numerals in a word: written `{n}`. */
export const NUMBER_UNIT = 0;
/** Folded digits and Chinese numerals: what a number may be written with. */
export const NUMERALS: ReadonlySet<number> = new Set(
  Array.from(`0123456789${HAN_NUMERALS}`, (char) => char.charCodeAt(0)),
);
const SOLID_LENGTH = 5;
/** Deeper words hang as tails from the node of their first units: the trie stays small, and quick to build. */
const DEPTH = 4;

/** Builds the trie of word lists, the words folded like the text. */
export function buildLexicon(lists: Readonly<Record<string, WordList>>, fold: Fold): Lexicon {
  const names = Object.keys(lists);
  const edges = new Map<number, number>();
  const words: (Word[] | undefined)[] = [undefined];
  for (const [written, membership] of memberships(lists, names)) {
    const stem = written.endsWith('*');
    const units = wordUnits(stem ? written.slice(0, -1) : written, fold);
    const depth = units.includes(NUMBER_CHAR) ? units.length : DEPTH;
    let node = 0;
    for (let at = 0; at < units.length && at < depth; at++)
      node = step(edges, words, node * 0x10000 + units.charCodeAt(at));
    if (node === 0) continue;
    const word = { tail: units.slice(depth), stem, solid: isSolid(written, units), membership };
    words[node] = [...(words[node] ?? []), word];
  }
  return { follow: freezeEdges(edges), roots: rootsOf(edges), words, names, index: indexOf(names) };
}

const NUMBER_CHAR = String.fromCharCode(NUMBER_UNIT);

const indexOf = (names: readonly string[]): Map<string, number> => new Map(names.map((name, i) => [name, i]));

/** Each word as written, with the lists it belongs to: those that name it, and those that take these in. */
function memberships(
  lists: Readonly<Record<string, WordList>>,
  names: readonly string[],
): Map<string, Membership> {
  const takers = takersOf(lists, names);
  const direct = new Map<string, string>();
  const join = (written: string, mark: string): void =>
    void direct.set(written, `${direct.get(written) ?? ''}${mark},`);
  names.forEach((name, list) => {
    for (const written of lists[name]?.words ?? []) join(written, `${list}`);
    for (const written of lists[name]?.not ?? []) join(written, `!${list}`);
  });
  const known = new Map<string, Membership>();
  return new Map(
    Array.from(direct, ([written, marks]) => {
      const membership = known.get(marks) ?? toMembership(marks, takers);
      known.set(marks, membership);
      return [written, membership] as const;
    }),
  );
}

function toMembership(marks: string, takers: readonly (readonly number[])[]): Membership {
  const parts = marks.split(',').filter(Boolean);
  const all = (some: readonly string[]) =>
    new Set(some.flatMap((part) => takers[Number(part.replace('!', ''))] ?? []));
  const lists = all(parts.filter((part) => !part.startsWith('!')));
  const nots = all(parts.filter((part) => part.startsWith('!')));
  return { lists, nots, all: [...new Set([...lists, ...nots])], bits: toBits(lists, takers.length) };
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

function rootsOf(edges: ReadonlyMap<number, number>): Int32Array {
  const roots = new Int32Array(0x10000);
  for (const [key, node] of edges) if (key < 0x10000) roots[key] = node;
  for (const unit of NUMERALS) roots[unit] ||= edges.get(NUMBER_UNIT) ?? 0;
  return roots;
}

function step(edges: Map<number, number>, words: unknown[], key: number): number {
  const known = edges.get(key);
  if (known !== undefined) return known;
  words.push(undefined);
  edges.set(key, words.length - 1);
  return words.length - 1;
}

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
