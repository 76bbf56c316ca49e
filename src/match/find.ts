/** Finds the words of a lexicon in a folded text: one pass, linear in the text. */
import type { Folded } from './fold.ts';
import { isWordUnit, type Lexicon, NUMBER_UNIT, NUMERALS, type Word } from './lexicon.ts';

/** A word at folded units `[start, end)`. */
export interface Hit {
  readonly word: Word;
  readonly start: number;
  readonly end: number;
}

/** Folded units `[from, to)`. */
export type Range = readonly [from: number, to: number];

const MAX_NUMERAL = 12;

/** All words within a range, sorted by start, the longest first. */
export function findWords(folded: Folded, lexicon: Lexicon, [from, to]: Range): Hit[] {
  const hits: Hit[] = [];
  const search: Search = { folded, lexicon, to, hits };
  for (let start = from; start < to; start++) {
    if (lexicon.roots[folded.text.charCodeAt(start)] === 0 || !isBoundary(folded, start)) continue;
    const before = hits.length;
    walk(search, { start, from: 0, at: start });
    if (hits.length - before > 1) reverseTail(hits, before);
  }
  return hits;
}

interface Search {
  readonly folded: Folded;
  readonly lexicon: Lexicon;
  readonly to: number;
  readonly hits: Hit[];
}

/** Follows the trie from a node; where a word may have a number, from there as well. */
function walk(search: Search, { start, from, at: begin }: Step): void {
  const { folded, lexicon, to } = search;
  let node = from;
  for (let at = begin; at < to; ) {
    const unit = folded.text.charCodeAt(at);
    if (NUMERALS.has(unit)) {
      const number = lexicon.follow(node, NUMBER_UNIT);
      const end = number === -1 ? at : numeralEnd(folded.text, at, to);
      if (number !== -1) takeAll(search, number, [start, end]);
      if (number !== -1) walk(search, { start, from: number, at: end });
    }
    node = lexicon.follow(node, unit);
    if (node === -1) return;
    at++;
    takeAll(search, node, [start, at]);
  }
}

interface Step {
  readonly start: number;
  readonly from: number;
  readonly at: number;
}

function takeAll(search: Search, node: number, [start, at]: Range): void {
  for (const word of search.lexicon.words[node] ?? []) {
    if (search.folded.text.startsWith(word.tail, at)) take(search, word, [start, at + word.tail.length]);
  }
}

function numeralEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && at - from < MAX_NUMERAL && NUMERALS.has(text.charCodeAt(at))) at++;
  return at;
}

function take({ folded, to, hits }: Search, word: Word, [start, at]: Range): void {
  if (at > to || (word.solid && hasGap(folded, start, at))) return;
  if (word.stem) hits.push({ word, start, end: wordEnd(folded, at, to) });
  else if (isBoundary(folded, at)) hits.push({ word, start, end: at });
}

/** Whether a Latin word may begin or end before folded unit `at`. */
function isBoundary({ text, gaps }: Folded, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  return gaps[at] === 1 || !isWordUnit(text.charCodeAt(at)) || !isWordUnit(text.charCodeAt(at - 1));
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

function comesBefore(hit: Hit | undefined, other: Hit | undefined): boolean {
  if (!hit || !other) return false;
  if (hit.end !== other.end) return hit.end > other.end;
  if (hit.word.stem !== other.word.stem) return other.word.stem;
  return hit.word.membership.nots.size > other.word.membership.nots.size;
}
