/** A line of text as the matcher sees it: its words, its comma pieces, and what is denied in it. */
import type { Lead, Span } from '../model.ts';
import { addBit, addBits, type Bits, hasBit, toBits } from './bits.ts';
import { type Denial, type Exemption, findDenials } from './denials.ts';
import { findWords, type Hit } from './find.ts';
import { type Folded, foldedIndex } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import type { Party } from './parties.ts';
import { createHolder, startsWithin } from './spans.ts';
import type { FoldAt } from './windows.ts';

/** A word of list `list`, denied or not, in its comma piece. Folded units. */
export interface ScopeHit extends Span {
  readonly list: number;
  readonly denied: boolean;
  /** The exception to its denial, where there is one. */
  readonly exempt: Exemption | null;
  readonly piece: number;
}

/** The words of a span of text, in units of the folded window it lies in. */
export interface Words extends Span {
  readonly folded: Folded;
  readonly words: readonly Hit[];
  /** The lists that any of the words belongs to. */
  readonly lists: Bits;
}

/** A lead, the sentence before, or the clause itself. */
export interface Segment extends Words {
  readonly kind: Lead['kind'] | 'before' | 'clause';
  /** Where each comma piece ends; the last ends with the segment. */
  readonly pieces: readonly number[];
  readonly denials: readonly Denial[];
  /** Words and hits by list, as they are asked for. */
  readonly memory: Memory;
}

/** What a segment has worked out of its words so far. */
interface Memory {
  words?: readonly (readonly Hit[] | undefined)[];
  readonly hits: (readonly ScopeHit[] | undefined)[];
}

/** What reading segments needs to know of a document in one language. */
export interface Reader {
  readonly foldAt: FoldAt;
  readonly lexicon: Lexicon;
  /** 1 for each folded unit that parts comma pieces. */
  readonly pieces: Uint8Array;
  /** 1 for each folded unit that ends a sentence. */
  readonly ends: Uint8Array;
  readonly parties: ReadonlyMap<string, Party>;
  /** Folded units up to which a clause is hardly a sentence. */
  readonly bareLength: number;
  /** Leads read last: one serves all its items. */
  readonly memory: { readonly lead: Lead; readonly segment: Segment }[];
}

/** Leads remembered: more than any clause has. */
const MEMORY = 16;

/** Reads a lead, and remembers it for what else hangs from it; only the last few are ever asked for again. */
export function readLead(lead: Lead, reader: Reader): Segment {
  const known = reader.memory.find((remembered) => remembered.lead === lead);
  if (known) return known.segment;
  const segment = toSegment(readWords(lead, reader), lead.kind, reader);
  reader.memory.push({ lead, segment });
  if (reader.memory.length > MEMORY) reader.memory.shift();
  return segment;
}

/** The words of a span of the document: enough to see whether it is worth a closer look. */
export function readWords(span: Span, { foldAt, lexicon }: Reader): Words {
  const folded = foldAt(span);
  const start = foldedIndex(folded, span.start);
  const end = foldedIndex(folded, span.end);
  const words = findWords(folded, lexicon, [start, end]);
  return { folded, start, end, words, lists: listsOf(words, lexicon) };
}

/** A closer look: the comma pieces, and what is denied in them. */
export function toSegment(read: Words, kind: Segment['kind'], reader: Reader): Segment {
  const pieces = pieceEnds(read, reader);
  const { folded, start, end, words, lists } = read;
  const plain: Segment = {
    kind,
    folded,
    start,
    end,
    words,
    lists,
    pieces,
    denials: [],
    memory: { hits: [] },
  };
  // A word is no denial where it is only what a lost ligature left of another: the "no" of "no fy".
  const maimed = createHolder(words.filter(({ word }) => word.maimed));
  const denials = hitsNamed(plain, 'denials', reader).filter(
    ({ start, end }) => !maimed({ start, end: end + 1 }),
  );
  if (denials.length === 0) return plain;
  const denied = findDenials(
    {
      denials,
      exceptions: hitsNamed(plain, 'exceptions', reader),
      cases: hitsNamed(plain, 'exception-cases', reader),
      conditions: hitsNamed(plain, 'conditions', reader),
      pointers: hitsNamed(plain, 'pointers', reader),
      joins: hitsNamed(plain, 'coordination', reader),
      modals: hitsNamed(plain, 'may', reader),
      parties: [...hitsNamed(plain, 'lender', reader), ...hitsNamed(plain, 'signer', reader)].sort(
        (a, b) => a.start - b.start,
      ),
    },
    { folded, end, pieces },
  );
  return { kind, folded, start, end, words, lists, pieces, denials: denied, memory: { hits: [] } };
}

/** The same segment with all of it denied, from its body (an offset) up to where a party begins anew: "… your messages, but we may read …". */
export const deniedWhole = (segment: Segment, body: number, reader: Reader): Segment => ({
  ...segment,
  denials: [{ start: segment.start, end: newStatement(segment, body, reader), exempt: null, isOpen: false }],
  memory: { ...segment.memory, hits: [] },
});

/** Folded units between a party and its modal: "we may", 甲方有权. */
const MODAL_REACH = 3;

function newStatement(segment: Segment, body: number, reader: Reader): number {
  const first = foldedIndex(segment.folded, body);
  const modals = hitsNamed(segment, 'may', reader);
  const parties = ['lender', 'signer'].flatMap((name) => hitsNamed(segment, name, reader));
  const starts = parties
    .filter(({ start }) => start > first)
    .filter(({ end }) => startsWithin(modals, end, end + MODAL_REACH))
    .map(({ start }) => start);
  return starts.reduce((least, start) => Math.min(least, start), segment.end);
}

/** Whether a denial is still open at the end: it reaches into what hangs from the segment. A question denies nothing. */
export const hasOpenDenial = ({ denials, end, folded }: Segment): boolean =>
  folded.text.charAt(end - 1) !== '?' && denials.some(({ isOpen }) => isOpen);

/** The hits of a list, by its name. */
export function hitsNamed(segment: Segment, name: string, reader: Reader): readonly ScopeHit[] {
  return hitsOf(segment, reader.lexicon.index.get(name) ?? -1, reader);
}

/** Where words of a list stand, the longest at each place, denied or not: for whom a closer look is too much. */
export function placesOf({ words }: Words, list: number): Span[] {
  const places: Span[] = [];
  let reach = -1;
  for (const { word, start, end } of words) {
    if (end <= reach || !(word.membership.lists.has(list) || word.membership.nots.has(list))) continue;
    reach = end;
    if (!word.membership.nots.has(list)) places.push({ start, end });
  }
  return places;
}

/** The hits of a list in text order: the longest word wins, and what a look-alike contains is none. */
export function hitsOf(segment: Segment, list: number, reader: Reader): readonly ScopeHit[] {
  if (!hasBit(segment.lists, list)) return NONE;
  const known = segment.memory.hits[list];
  if (known) return known;
  const denialOf = createHolder(segment.denials);
  const hits: ScopeHit[] = [];
  let reach = -1;
  for (const { word, start, end } of wordsOf(segment, list, reader)) {
    if (end <= reach) continue;
    reach = end;
    if (word.membership.nots.has(list)) continue;
    const denial = denialOf({ start, end });
    const piece = pieceAt(segment.pieces, start);
    hits.push({ list, start, end, piece, denied: denial !== undefined, exempt: denial?.exempt ?? null });
  }
  segment.memory.hits[list] = hits;
  return hits;
}

const NONE: readonly ScopeHit[] = [];
const NO_LISTS: readonly number[] = [];

/** The words of a list, its look-alikes among them. */
function wordsOf(segment: Segment, list: number, reader: Reader): readonly Hit[] {
  segment.memory.words ??= indexWords(segment, reader);
  return segment.memory.words[list] ?? [];
}

function indexWords({ words, folded }: Words, reader: Reader): (Hit[] | undefined)[] {
  const byList: (Hit[] | undefined)[] = [];
  const add = (list: number, hit: Hit): void => {
    const hits = byList[list];
    if (hits) hits.push(hit);
    else byList[list] = [hit];
  };
  for (const hit of words) {
    for (const list of hit.word.membership.all) add(list, hit);
    for (const list of partyLists(hit, folded, reader))
      if (!hit.word.membership.lists.has(list)) add(list, hit);
  }
  return byList;
}

/** The last piece that begins at or before a unit. */
function pieceAt(ends: readonly number[], start: number): number {
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A label such as 甲方 counts as the party it stands for in this document; as both where that is not known. */
function partyLists(
  { word, start, end }: Hit,
  folded: Folded,
  { lexicon: { index }, parties }: Reader,
): readonly number[] {
  if (!word.membership.lists.has(index.get('party-labels') ?? -1)) return NO_LISTS;
  const party = parties.get(folded.text.slice(start, end));
  return (party ? [party] : ['signer', 'lender']).map((name) => index.get(name) ?? -1);
}

function listsOf(words: readonly Hit[], { index, names }: Lexicon): Bits {
  const lists = toBits([], names.length);
  for (const { word } of words) addBits(lists, word.membership.bits);
  if (hasBit(lists, index.get('party-labels') ?? -1)) {
    for (const name of ['signer', 'lender']) addBit(lists, index.get(name) ?? -1);
  }
  return lists;
}

function pieceEnds({ start, end, folded }: Words, { pieces }: Reader): number[] {
  const ends: number[] = [];
  for (let at = start; at < end; at++) if (pieces[folded.units[at] ?? 0] === 1) ends.push(at + 1);
  ends.push(end);
  return ends;
}
