/** The words of a language as one trie, so that a text is searched for all of them in one pass. */
import { HAN_NUMERALS } from '../characters.ts';
import type { WordList } from '../model.ts';
import { addBit, type Bits, toBits } from './bits.ts';
import { type Follow, freezeEdges } from './edges.ts';
import type { Fold } from './fold.ts';

/** A word, or a Latin stem, with the lists it belongs to. */
export interface Word {
  /** The word may go on. */
  readonly stem: boolean;
  /** A short word: white space inside would make it a chance meeting of two others. */
  readonly solid: boolean;
  /** Lists, by index, in which it counts. */
  readonly lists: ReadonlySet<number>;
  /** Lists, by index, in which it hides the words it contains: look-alikes. */
  readonly nots: ReadonlySet<number>;
  /** `lists` as bits. */
  readonly bits: Bits;
}

export interface Lexicon {
  /** The way from node to node; unit 0 stands for any number. */
  readonly follow: Follow;
  /** 1 for each unit that a word may begin with. */
  readonly first: Uint8Array;
  /** The words that end at a node: at most an exact one and a stem. */
  readonly ends: readonly (readonly Word[] | undefined)[];
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

interface GrowingWord extends Word {
  readonly lists: Set<number>;
  readonly nots: Set<number>;
  readonly bits: number[];
}

/** Builds the trie of word lists, the words folded like the text. */
export function buildLexicon(lists: Readonly<Record<string, WordList>>, fold: Fold): Lexicon {
  const edges = new Map<number, number>();
  const ends: (GrowingWord[] | undefined)[] = [undefined];
  const names = Object.keys(lists);
  const wordAt = (written: string): GrowingWord | null => {
    const stem = written.endsWith('*');
    const units = wordUnits(stem ? written.slice(0, -1) : written, fold);
    let node = 0;
    for (const unit of units) node = step(edges, ends, node * 0x10000 + unit);
    return node === 0 ? null : growWord(ends, node, { stem, solid: isSolid(units), size: names.length });
  };
  names.forEach((name, list) => {
    for (const written of lists[name]?.words ?? []) join(wordAt(written), list);
    for (const written of lists[name]?.not ?? []) wordAt(written)?.nots.add(list);
  });
  return {
    follow: freezeEdges(edges),
    first: firstUnits(edges),
    ends,
    names,
    index: new Map(names.map((name, i) => [name, i])),
  };
}

function growWord(
  ends: (GrowingWord[] | undefined)[],
  node: number,
  { stem, solid, size }: { stem: boolean; solid: boolean; size: number },
): GrowingWord {
  const words = ends[node] ?? [];
  ends[node] = words;
  const known = words.find((word) => word.stem === stem);
  if (known) return known;
  const word = { stem, solid, lists: new Set<number>(), nots: new Set<number>(), bits: toBits([], size) };
  words.push(word);
  return word;
}

function join(word: GrowingWord | null, list: number): void {
  word?.lists.add(list);
  if (word) addBit(word.bits, list);
}

const isSolid = (units: readonly number[]): boolean =>
  units.length <= SOLID_LENGTH && isWordUnit(units[0] ?? 0);

function firstUnits(edges: ReadonlyMap<number, number>): Uint8Array {
  const first = new Uint8Array(0x10000);
  for (const key of edges.keys()) if (key < 0x10000) first[key] = 1;
  if (edges.has(NUMBER_UNIT)) for (const unit of NUMERALS) first[unit] = 1;
  return first;
}

function step(edges: Map<number, number>, ends: unknown[], key: number): number {
  const known = edges.get(key);
  if (known !== undefined) return known;
  ends.push(undefined);
  edges.set(key, ends.length - 1);
  return ends.length - 1;
}

function wordUnits(word: string, fold: Fold): number[] {
  return word.split('{n}').flatMap((part, i) => {
    const text = fold.word(part);
    const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
    return i === 0 ? units : [NUMBER_UNIT, ...units];
  });
}

/** Whether a folded unit is part of a Latin, Greek or Cyrillic word or a number: such words have boundaries. */
export function isWordUnit(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0xdf && unit < 0x530 && unit !== 0xf7)
  );
}
