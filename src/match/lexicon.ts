/** The words of a language as one trie, so that a text is searched for all of them in one pass. */
import type { Language } from '../model.ts';
import type { Fold } from './fold.ts';

/** What ends at a node of the trie: a word of list `list`. */
export interface WordEnd {
  readonly list: number;
  /** A look-alike: it hides the words it contains. */
  readonly not: boolean;
  /** A Latin stem: the word may go on. */
  readonly stem: boolean;
  /** A short word: white space inside would make it a chance meeting of two others. */
  readonly solid: boolean;
}

export interface Lexicon {
  /** Transitions: `node * 65536 + unit` -> node. Node 0 is the root; unit 0 stands for any number. */
  readonly edges: ReadonlyMap<number, number>;
  readonly ends: readonly (readonly WordEnd[] | undefined)[];
  /** List name by index, and back. */
  readonly names: readonly string[];
  readonly index: ReadonlyMap<string, number>;
}

/** The unit that stands for a run of digits or numerals in a word: written `{n}`. */
export const NUMBER_UNIT = 0;
const SOLID_LENGTH = 5;

/** Builds the trie of a language's lists, its words folded like the text. */
export function buildLexicon(language: Language, fold: Fold): Lexicon {
  const edges = new Map<number, number>();
  const ends: (WordEnd[] | undefined)[] = [undefined];
  const names = Object.keys(language.lists);
  const add = (word: string, list: number, not: boolean): void => {
    const stem = word.endsWith('*');
    const units = wordUnits(stem ? word.slice(0, -1) : word, fold);
    if (units.length === 0) return;
    let node = 0;
    for (const unit of units) node = step(edges, ends, node * 0x10000 + unit);
    (ends[node] ??= []).push({ list, not, stem, solid: units.length <= SOLID_LENGTH && isWordUnit(units[0] ?? 0) });
  };
  names.forEach((name, list) => {
    for (const word of language.lists[name]?.words ?? []) add(word, list, false);
    for (const word of language.lists[name]?.not ?? []) add(word, list, true);
  });
  return { edges, ends, names, index: new Map(names.map((name, i) => [name, i])) };
}

function step(edges: Map<number, number>, ends: (WordEnd[] | undefined)[], key: number): number {
  const known = edges.get(key);
  if (known !== undefined) return known;
  ends.push(undefined);
  edges.set(key, ends.length - 1);
  return ends.length - 1;
}

function wordUnits(word: string, fold: Fold): number[] {
  return word.split('{n}').flatMap((part, i) => {
    const { text } = fold(part);
    const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
    return i === 0 ? units : [NUMBER_UNIT, ...units];
  });
}

/** Whether a folded unit is part of a Latin, Greek or Cyrillic word or a number: such words have boundaries. */
export function isWordUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || (unit >= 0xdf && unit < 0x530 && unit !== 0xf7);
}
