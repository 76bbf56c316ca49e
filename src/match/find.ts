/** Finds the words of a lexicon in a folded text: one pass, linear in the text. */
import type { Folded } from './fold.ts';
import { isWordUnit, NUMBER_UNIT, type Lexicon, type WordEnd } from './lexicon.ts';

/** A word of list `list` at folded units `[start, end)`. */
export interface Hit {
  readonly list: number;
  readonly start: number;
  readonly end: number;
}

const NUMERALS = new Set(Array.from('0123456789零〇一二两三四五六七八九十百千万', (c) => c.charCodeAt(0)));
const MAX_NUMERAL = 12;

/**
 * All hits within folded units `[from, to)`, sorted by start, longest first. Within a list the longest word wins;
 * words hidden by a look-alike are gone.
 */
export function findWords(folded: Folded, lexicon: Lexicon, [from, to]: readonly [number, number]): Hit[] {
  const hits: Hit[] = [];
  const hidden: Hit[] = [];
  const text = folded.text;
  for (let start = from; start < to; start++) {
    if (mayBegin(lexicon, text.charCodeAt(start)) && isBoundary(folded, start)) {
      walk({ folded, lexicon, start, to, hits, hidden });
    }
  }
  return settle(hits, hidden);
}

function mayBegin({ edges }: Lexicon, unit: number): boolean {
  return edges.has(unit) || (edges.has(NUMBER_UNIT) && NUMERALS.has(unit));
}

interface Walk {
  readonly folded: Folded;
  readonly lexicon: Lexicon;
  readonly start: number;
  readonly to: number;
  readonly hits: Hit[];
  readonly hidden: Hit[];
}

/** Follows the trie from one start; a number in a word is the only fork. */
function walk(walk: Walk): void {
  const { folded, lexicon, start, to } = walk;
  const { edges, ends } = lexicon;
  let node = 0;
  for (let at = start; at < to; ) {
    const unit = folded.text.charCodeAt(at);
    const next = edges.get(node * 0x10000 + unit);
    if (next === undefined) {
      const number = edges.get(node * 0x10000 + NUMBER_UNIT);
      if (number === undefined || !NUMERALS.has(unit)) return;
      at = numeralEnd(folded.text, at, to);
      node = number;
    } else {
      at++;
      node = next;
    }
    const found = ends[node];
    if (found) for (const end of found) take(walk, end, at);
  }
}

function numeralEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && at - from < MAX_NUMERAL && NUMERALS.has(text.charCodeAt(at))) at++;
  return at;
}

function take({ folded, start, to, hits, hidden }: Walk, word: WordEnd, at: number): void {
  if (word.solid && hasGap(folded, start, at)) return;
  const end = word.stem ? wordEnd(folded, at, to) : at;
  if (!word.stem && !isBoundary(folded, at)) return;
  (word.not ? hidden : hits).push({ list: word.list, start, end });
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

/** Per list: drops what a longer hit or a look-alike contains, and sorts. */
function settle(hits: Hit[], hidden: Hit[]): Hit[] {
  const reach = new Map<number, number>();
  const sorted = [...hits, ...hidden.map((hit) => ({ ...hit, not: true }))].sort(
    (a, b) => a.start - b.start || b.end - a.end || ('not' in a ? -1 : 1),
  );
  return sorted.filter((hit) => {
    if ((reach.get(hit.list) ?? -1) >= hit.end) return false;
    reach.set(hit.list, hit.end);
    return !('not' in hit);
  });
}
