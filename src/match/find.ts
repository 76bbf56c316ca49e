/** Finds the words of a lexicon in a folded text: one pass, linear in the text. */
import type { Folded, Swaps } from './fold.ts';
import { isNumeral, isWordUnit, type Lexicon, NUMBER_UNIT, type Word } from './lexicon.ts';

/** A word at folded units `[start, end)`. */
export interface Hit {
  readonly word: Word;
  readonly start: number;
  readonly end: number;
}

/** Folded units `[from, to)`. */
export type Range = readonly [from: number, to: number];

const MAX_NUMERAL = 12;
/** A shorter word without its ligatures may be another word, unless a gap shows that something is missing. */
const MAIMED_ALONE = 8;

/** Words that may begin at one place; more than twice what real texts have. The longest are kept. */
const MOST_AT_ONCE = 16;

/** All words within a range, sorted by start, the longest first. */
export function findWords(folded: Folded, lexicon: Lexicon, [from, to]: Range): Hit[] {
  const hits: Hit[] = [];
  const search: Search = { folded, lexicon, to, hits, shortest: 1 };
  for (let start = from; start < to; start++) {
    if (!mayBegin(folded, lexicon, start) || !isBoundary(folded, start)) continue;
    const before = hits.length;
    walk(search, { start, from: 0, at: start });
    if (folded.swaps) walkSwapped(search, { start, exact: hits.slice(before) }, folded.swaps);
    if (hits.length - before > MOST_AT_ONCE) keepLongest(hits, before);
    else if (hits.length - before > 1) reverseTail(hits, before);
  }
  return hits;
}

interface Search {
  readonly folded: Folded;
  readonly lexicon: Lexicon;
  readonly to: number;
  readonly hits: Hit[];
  /** Units that a word must have. */
  readonly shortest: number;
}

/** Whether a word begins with the unit, or with what it may have been read for. */
function mayBegin({ units, swaps }: Folded, { roots }: Lexicon, at: number): boolean {
  const unit = units[at] ?? 0;
  return roots[unit] !== 0 || (swaps?.get(unit)?.some((other) => roots[other] !== 0) ?? false);
}

/** A shorter word with one character changed is mostly another word: in letters, and in ideographs. */
const SWAPPED_LETTERS = 6;
const SWAPPED_IDEOGRAPHS = 3;

/** A place, and the words that stand there as they are. */
interface Standing {
  readonly start: number;
  readonly exact: readonly Hit[];
}

/** Words of which one character was read for another that looks like it, longer than those that stand there as they are. */
function walkSwapped(search: Search, { start, exact }: Standing, swaps: Swaps): void {
  const { folded, lexicon, to, hits } = search;
  const least = isWordUnit(folded.units[start] ?? 0) ? SWAPPED_LETTERS : SWAPPED_IDEOGRAPHS;
  const shortest = exact.reduce((longest, { end }) => Math.max(longest, end - start + 1), least);
  const [strict, most] = [{ ...search, shortest }, hits.length + MOST_AT_ONCE];
  for (let [at, node] = [start, 0]; at < to && node !== -1 && hits.length < most; at++) {
    const unit = folded.units[at] ?? 0;
    for (const other of swaps.get(unit) ?? []) {
      const next = lexicon.follow(node, other);
      if (next === -1) continue;
      takeAll(strict, lexicon.words[next] ?? [], [start, at + 1]);
      walk(strict, { start, from: next, at: at + 1 });
    }
    node = lexicon.follow(node, unit);
  }
}

/** Follows the trie from a node; where a word may have a number, from there as well. */
function walk(search: Search, { start, from, at: begin }: Step): void {
  const { folded, lexicon, to } = search;
  let node = from;
  for (let at = begin; at < to; ) {
    const unit = folded.units[at] ?? 0;
    if (isNumeral(unit)) walkNumber(search, { start, from: node, at });
    node = lexicon.follow(node, unit);
    if (node === -1) return;
    at++;
    const words = lexicon.words[node];
    if (words) takeAll(search, words, [start, at]);
  }
}

interface Step {
  readonly start: number;
  readonly from: number;
  readonly at: number;
}

/** Goes on behind a number, where a word has one. */
function walkNumber(search: Search, { start, from, at }: Step): void {
  const number = search.lexicon.follow(from, NUMBER_UNIT);
  if (number === -1) return;
  const end = numeralEnd(search.folded.units, at, search.to);
  takeAll(search, search.lexicon.words[number] ?? [], [start, end]);
  walk(search, { start, from: number, at: end });
}

function takeAll(search: Search, words: readonly Word[], [start, at]: Range): void {
  for (const word of words) {
    if (word.tail === '') take(search, word, [start, at]);
    else if (search.folded.text.startsWith(word.tail, at)) take(search, word, [start, at + word.tail.length]);
  }
}

function numeralEnd(units: Uint16Array, from: number, to: number): number {
  let at = from;
  while (at < to && at - from < MAX_NUMERAL && isNumeral(units[at] ?? 0)) at++;
  return at;
}

function take({ folded, to, hits, shortest }: Search, word: Word, [start, at]: Range): void {
  if (at > to || at - start < shortest || (word.solid && hasGap(folded, start, at))) return;
  if (word.maimed && at - start < MAIMED_ALONE && !hasGap(folded, start, at)) return;
  if (word.stem) hits.push({ word, start, end: wordEnd(folded, at, to) });
  else if (isBoundary(folded, at)) hits.push({ word, start, end: at });
}

/** Whether a Latin word may begin or end before folded unit `at`. */
function isBoundary({ units, gaps }: Folded, at: number): boolean {
  if (at <= 0 || at >= units.length) return true;
  return gaps[at] === 1 || !isWordUnit(units[at] ?? 0) || !isWordUnit(units[at - 1] ?? 0);
}

function hasGap({ gaps }: Folded, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) if (gaps[at] === 1) return true;
  return false;
}

function wordEnd(folded: Folded, from: number, to: number): number {
  let at = from;
  while (at < to && !isBoundary(folded, at)) at++;
  return at;
}

/**
 * Words of one start come shortest first; the longest shall come first, a whole word before a stem,
 * and look-alikes before what they hide.
 */
function reverseTail(hits: Hit[], from: number): void {
  for (let at = from + 1; at < hits.length; at++) {
    for (let to = at; to > from && comesBefore(hits[to], hits[to - 1]); to--) {
      [hits[to - 1], hits[to]] = [hits[to] as Hit, hits[to - 1] as Hit];
    }
  }
}

function keepLongest(hits: Hit[], from: number): void {
  const order = (a: Hit, b: Hit) => Number(comesBefore(b, a)) - Number(comesBefore(a, b));
  hits.push(...hits.splice(from).sort(order).slice(0, MOST_AT_ONCE));
}

function comesBefore(hit: Hit | undefined, other: Hit | undefined): boolean {
  if (!hit || !other) return false;
  if (hit.end !== other.end) return hit.end > other.end;
  if (hit.word.stem !== other.word.stem) return other.word.stem;
  return hit.word.membership.nots.size > other.word.membership.nots.size;
}
