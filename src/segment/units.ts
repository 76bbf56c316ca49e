/** A block cut into units: sentences, inline list items and the pieces between semicolons. */
import type { Block, Segmentation, Span } from '../model.ts';
import type { Label, LabelReader } from './numbering.ts';

/** A sentence or list item with the number it begins with, before anybody knows what it hangs from. */
export interface Unit extends Span {
  readonly label: Label | null;
  /** Whether it ends as an introduction does: with a colon. */
  readonly introduces: boolean;
  /** Whether an item of an inline list follows. */
  readonly beforeItem: boolean;
  /** Whether it ends a sentence; a piece before a semicolon does not. */
  readonly closes: boolean;
  /** The first unit of its block. */
  readonly first: boolean;
}

/** How a language cuts: its segmentation and the reader of its numbers. */
export interface Cutter {
  readonly segmentation: Segmentation;
  readonly readLabel: LabelReader;
}

const SEMICOLONS = new Set(['；', ';']);
const CLOSERS = /[”’」』）)\]】》>"']/u;
const LATIN_STOP = '.';
/** No clause is longer, so that matching stays linear; longer ones are cut at a comma, or anywhere. */
const MAX_UNIT = 1600;

/** Cuts a block into its units, in order; together they cover all its text but white space between. */
export function cutBlock(text: string, block: Block, cutter: Cutter): Unit[] {
  const cuts = [...breaks(text, block, cutter)];
  const units: Unit[] = [];
  let from = block.start;
  for (const cut of [...cuts, { at: block.end, kind: 'close' as const }]) {
    for (const span of bounded(text, trim(text, from, cut.at), cutter)) {
      const label = cutter.readLabel(text, span.start);
      units.push({ ...span, ...ending(text, span, cut.kind, cutter), label: usable(label, span), first: units.length === 0 });
    }
    from = cut.at;
  }
  return units;
}

interface Break {
  readonly at: number;
  readonly kind: 'close' | 'semicolon' | 'item';
}

/** A label that is all there is (a lone "1.") or runs past the unit is kept only inside it. */
const usable = (label: Label | null, span: Span): Label | null => (label && label.end <= span.end ? label : null);

function ending(text: string, span: Span, kind: Break['kind'], { segmentation }: Cutter) {
  let last = span.end - 1;
  while (last > span.start && CLOSERS.test(text.charAt(last))) last--;
  const char = text.charAt(last);
  const introduces = segmentation.intros.includes(char) && last === span.end - 1;
  return { introduces, beforeItem: kind === 'item', closes: segmentation.ends.includes(char) && !SEMICOLONS.has(char) };
}

function* breaks(text: string, block: Block, cutter: Cutter): Generator<Break> {
  const { ends } = cutter.segmentation;
  const items = inlineItems(text, block, cutter);
  let item = 0;
  for (let at = block.start; at < block.end; at++) {
    if (items[item] === at) {
      item++;
      if (at > block.start) yield { at, kind: 'item' };
      continue;
    }
    const char = text.charAt(at);
    if (!ends.includes(char) || (char === LATIN_STOP && !isFullStop(text, at, cutter))) continue;
    let end = at + 1;
    while (end < block.end && (ends.includes(text.charAt(end)) || CLOSERS.test(text.charAt(end)))) end++;
    yield { at: end, kind: SEMICOLONS.has(char) ? 'semicolon' : 'close' };
    at = end - 1;
  }
}

/** A stop ends a sentence before white space, unless it ends an abbreviation, an initial or a number. */
function isFullStop(text: string, at: number, { segmentation }: Cutter): boolean {
  const next = text.slice(at + 1, at + 4);
  if (!/^["”’')\]]*(\s|$)/.test(next)) return /^\p{Script=Han}/u.test(next);
  if (/^\s+\p{Ll}/u.test(next)) return false;
  const before = text.slice(Math.max(0, at - 14), at + 1);
  if (/(^|[\s(])\p{Lu}\.$/u.test(before) || /(^|\s)[\d.]{1,8}\.$/.test(before)) return false;
  return !segmentation.abbreviations.some((abbreviation) => endsWithWord(before, abbreviation));
}

function endsWithWord(text: string, word: string): boolean {
  if (!text.toLowerCase().endsWith(word.toLowerCase())) return false;
  return !/\p{L}$/u.test(text.slice(0, text.length - word.length));
}

/** The longest conjunction before the last item: "; and (c)". */
const CONJUNCTION = 5;

/**
 * Offsets at which an inline list puts its items: numbers of one pattern that count up from 1 within the block.
 * A cross-reference ("item (2)", 第（一）项) does not count up, or stands behind a word.
 */
function inlineItems(text: string, block: Block, { readLabel }: Cutter): number[] {
  const runs = new Map<number, { value: number; readonly at: number[] }>();
  for (let at = block.start; at < block.end; at++) {
    if (!opensItem(text, at, block.start)) continue;
    const label = readLabel(text, at);
    if (!label) continue;
    for (const reading of [label, ...(label.other ? [label.other] : [])]) {
      const run = runs.get(reading.rank) ?? { value: 0, at: [] };
      if (reading.value !== run.value + 1) continue;
      run.at.push(at);
      runs.set(reading.rank, { value: reading.value, at: run.at });
    }
    at = label.end - 1;
  }
  const lists = [...runs.values()].filter((run) => run.at.length > 1);
  return [...new Set(lists.flatMap((run) => run.at))].sort((a, b) => a - b);
}

const OPENERS = new Set(Array.from(' \t\n\u3000:：;；。.,，、）)', (char) => char.charCodeAt(0)));
const BRACKETED = /[(（①-⑳]/u;
const BEHIND_PUNCTUATION = /(^|[:：;；。.,，、）)])\s*(\p{L}{1,3}\s+)?$/u;
const BEHIND_STOP = /[:：;；。.]\s*$/u;

/** Whether an item may begin here; the cheap look at the character before decides nearly always. */
function opensItem(text: string, at: number, blockStart: number): boolean {
  if (at === blockStart) return true;
  if (!OPENERS.has(text.charCodeAt(at - 1))) return false;
  const before = text.slice(Math.max(blockStart, at - CONJUNCTION - 2), at);
  return BRACKETED.test(text.charAt(at)) ? BEHIND_PUNCTUATION.test(before) : BEHIND_STOP.test(before);
}

function trim(text: string, start: number, end: number): Span | null {
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(text.charAt(from))) from++;
  while (to > from && /\s/u.test(text.charAt(to - 1))) to--;
  return from < to ? { start: from, end: to } : null;
}

function bounded(text: string, span: Span | null, { segmentation }: Cutter): Span[] {
  if (!span) return [];
  const spans: Span[] = [];
  let from = span.start;
  while (span.end - from > MAX_UNIT) {
    let cut = from + MAX_UNIT;
    while (cut > from + MAX_UNIT / 2 && !segmentation.pieces.includes(text.charAt(cut - 1))) cut--;
    if (cut <= from + MAX_UNIT / 2) cut = from + MAX_UNIT;
    spans.push({ start: from, end: cut });
    from = cut;
  }
  return [...spans, { start: from, end: span.end }];
}
