/** A block cut into units: sentences, inline list items and the pieces between semicolons. */
import type { Block, Segmentation, Span } from '../model.ts';
import type { Label, LabelReader } from './numbering.ts';
import { isSign, SIGN, type Signs } from './signs.ts';
import { isFullStop } from './stops.ts';

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

/** How a language cuts: its segmentation, its signs and the reader of its numbers. */
export interface Cutter {
  readonly segmentation: Segmentation;
  readonly signs: Signs;
  readonly readLabel: LabelReader;
}

const STOPS = [0x2e, 0xff0e];
/** No clause is longer, so that matching stays linear; longer ones are cut at a comma, or anywhere. */
const MAX_UNIT = 1600;

/** Cuts a block into its units, in order; together they cover all its text but white space between. */
export function cutBlock(text: string, block: Block, language: Cutter): Unit[] {
  const cutter = remembering(language);
  const units: Unit[] = [];
  let from = block.start;
  let numbered = true;
  for (const cut of breaks(text, block, cutter)) {
    for (const span of bounded(text, trim(text, { start: from, end: cut.at }, cutter), cutter)) {
      const label = numbered ? cutter.readLabel(text, span.start) : null;
      units.push(toUnit(span, { label, cut, first: units.length === 0, text, cutter }));
      numbered = false;
    }
    from = cut.at;
    numbered = cut.isItem;
  }
  return units;
}

/** The same cutter, reading the label at each place of a block once. */
function remembering({ segmentation, signs, readLabel }: Cutter): Cutter {
  const labels = new Map<number, Label | null>();
  const remember = (text: string, at: number): Label | null => {
    const known = labels.get(at);
    if (known !== undefined) return known;
    const label = readLabel(text, at);
    labels.set(at, label);
    return label;
  };
  return { segmentation, signs, readLabel: remember };
}

/** Where a unit ends, and whether an inline item begins there. */
interface Break {
  readonly at: number;
  readonly isItem: boolean;
}

interface About {
  readonly label: Label | null;
  readonly cut: Break;
  readonly first: boolean;
  readonly text: string;
  readonly cutter: Cutter;
}

/** A label that runs past the unit is none. */
function toUnit(span: Span, { label, cut, first, text, cutter: { signs } }: About): Unit {
  let last = span.end - 1;
  while (last > span.start && isSign(signs, text.charCodeAt(last), SIGN.closer)) last--;
  const unit = text.charCodeAt(last);
  return {
    start: span.start,
    end: span.end,
    label: label && label.end <= span.end ? label : null,
    introduces: last === span.end - 1 && isSign(signs, unit, SIGN.intro),
    beforeItem: cut.isItem,
    closes: isSign(signs, unit, SIGN.end) && !isSign(signs, unit, SIGN.semicolon),
    first,
  };
}

function breaks(text: string, block: Block, cutter: Cutter): Break[] {
  const { signs, segmentation, readLabel } = cutter;
  const items = inlineItems(text, block, cutter);
  const found: Break[] = [];
  let item = 0;
  for (let at = block.start; at < block.end; at++) {
    if (items[item] === at || at === block.start) {
      if (items[item] === at) item++;
      if (at > block.start) found.push({ at, isItem: true });
      at = readLabel(text, at)?.end ?? at;
    }
    const unit = text.charCodeAt(at);
    if (!isSign(signs, unit, SIGN.end)) continue;
    const start = found.at(-1)?.at ?? block.start;
    if (STOPS.includes(unit) && !isFullStop(text, { start, at }, segmentation)) continue;
    while (at + 1 < block.end && isSign(signs, text.charCodeAt(at + 1), SIGN.end | SIGN.closer)) at++;
    found.push({ at: at + 1, isItem: false });
  }
  found.push({ at: block.end, isItem: false });
  return found;
}

/**
 * Offsets at which an inline list puts its items: numbers of one pattern that count up from 1 within the block.
 * A cross-reference ("item (2)", 第（一）项) does not count up, or stands behind a word.
 */
function inlineItems(text: string, block: Block, { readLabel, signs }: Cutter): number[] {
  const runs = new Map<number, { value: number; readonly at: number[] }>();
  for (let at = block.start; at < block.end; at++) {
    if (at > block.start && !isSign(signs, text.charCodeAt(at - 1), SIGN.opener)) continue;
    if (!opensItem(text, at, { signs, blockStart: block.start })) continue;
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

const BRACKETED = /[(（①-⑳]/u;
/** A bracketed number may stand behind a conjunction: "; and (c)". */
const BEHIND_PUNCTUATION = /(^|[:：;；。.,，、）)])\s*(\p{L}{1,3}\s+)?$/u;
const STOPPING = ':：;；。.';
const REACH = 7;

interface ItemPlace {
  readonly signs: Signs;
  readonly blockStart: number;
}

/** Whether the number of an item may stand here, by what stands before it: asked at every word, so the quick way first. */
function opensItem(text: string, at: number, { signs, blockStart }: ItemPlace): boolean {
  const from = Math.max(blockStart, at - REACH);
  if (BRACKETED.test(text.charAt(at))) return BEHIND_PUNCTUATION.test(text.slice(from, at));
  let before = at - 1;
  while (before >= from && isSign(signs, text.charCodeAt(before), SIGN.space)) before--;
  return before < from || STOPPING.includes(text.charAt(before));
}

function trim(text: string, { start, end }: Span, { signs }: Cutter): Span | null {
  let [from, to] = [start, end];
  while (from < to && isSign(signs, text.charCodeAt(from), SIGN.space)) from++;
  while (to > from && isSign(signs, text.charCodeAt(to - 1), SIGN.space)) to--;
  return from < to ? { start: from, end: to } : null;
}

function bounded(text: string, span: Span | null, { signs }: Cutter): Span[] {
  if (!span) return [];
  const spans: Span[] = [];
  let from = span.start;
  while (span.end - from > MAX_UNIT) {
    let cut = from + MAX_UNIT;
    while (cut > from + MAX_UNIT / 2 && !isSign(signs, text.charCodeAt(cut - 1), SIGN.piece | SIGN.space))
      cut--;
    if (cut <= from + MAX_UNIT / 2) cut = from + MAX_UNIT;
    spans.push({ start: from, end: cut });
    from = cut;
  }
  spans.push({ start: from, end: span.end });
  return spans;
}
