/** What a denial denies, and what it leaves free. */
import type { Span } from '../model.ts';
import type { Folded } from './fold.ts';
import { isWordUnit } from './lexicon.ts';
import { firstFrom, meets, startsWithin } from './spans.ts';

/** An exception to a denial. Folded units. */
export interface Exemption extends Span {
  /** It names a case, not a thing ("unless you fall into arrears"): all that is denied may then be done. */
  readonly isCase: boolean;
  /** It names what hangs from the sentence: "except in the following cases, we share nothing:". */
  readonly isAhead: boolean;
}

/** What is denied, but for the exception. Folded units. */
export interface Denial extends Span {
  readonly exempt: Exemption | null;
  /** It reaches into what hangs from the sentence. */
  readonly isOpen: boolean;
}

/** The words of a segment that deny, that except, and that go on with a list after a comma; each in order. */
export interface DenialWords {
  readonly denials: readonly (Span & { readonly piece: number })[];
  readonly exceptions: readonly Span[];
  /** Those among the exceptions that name a case. */
  readonly cases: readonly Span[];
  /** Words that make a condition: "if you do not agree:" denies nothing of what hangs from it. */
  readonly conditions: readonly Span[];
  /** Words that point ahead: the following, 下列. */
  readonly pointers: readonly Span[];
  readonly joins: readonly Span[];
  /** Modals: a new one, or a party, behind a comma or further on begins a new statement. */
  readonly modals: readonly Span[];
  readonly parties: readonly Span[];
}

/** A segment's text: its end, and where each of its comma pieces ends. */
interface Text {
  readonly folded: Folded;
  readonly end: number;
  readonly pieces: readonly number[];
}

/** A comma this near before a conjunction or another act only parts a list: the denial goes on. */
const COORDINATION_REACH = 3;

/**
 * What each denial denies: from its second unit (不读取 holds the act it denies) to the end of its comma piece, over
 * commas that only part a list, up to an exception. An exception may also stand before the denial: 除合作机构外，不提供.
 */
export function findDenials(words: DenialWords, text: Text): Denial[] {
  const { denials, exceptions, cases, pointers, conditions } = words;
  const endOf = createEnds(words, text);
  return denials.map((denial) => {
    const reach = Math.min(endOf(denial.piece), newStatement(denial, words));
    const behind = exceptions[firstFrom(exceptions, denial.end)];
    const exception = behind ?? exceptions[firstFrom(exceptions, denial.start) - 1];
    const end = behind ? Math.min(behind.start, reach) : reach;
    const isCondition = startsWithin(conditions, denial.start - CONDITION_REACH, denial.start);
    const isOpen = end === text.end && !isCondition;
    if (!exception) return { start: denial.start + 1, end, exempt: null, isOpen };
    const span = { start: exception.start, end: behind ? text.end : denial.start };
    if (behind && beginsStatement(behind, words))
      return { start: denial.start + 1, end, exempt: null, isOpen };
    const isAhead = meets(pointers, { ...span, start: Math.min(exception.start, exceptions[0]?.start ?? 0) });
    const exempt = { ...span, isCase: meets(cases, exception), isAhead };
    return { start: denial.start + 1, end, exempt, isOpen: isOpen && !isAhead };
  });
}

/** "… but we may read": a modal, with its party or without, says something new and excepts nothing. */
function beginsStatement({ start, end }: Span, { parties, modals }: DenialWords): boolean {
  const party = parties[firstFrom(parties, start)];
  const isNear = party !== undefined && party.start - end <= COORDINATION_REACH;
  const reach = Math.max(end, isNear ? party.end : 0) + COORDINATION_REACH;
  return startsWithin(modals, start, reach);
}

/** A condition so near before a denial makes it one: 如您不同意, if you do not agree. */
const CONDITION_REACH = 12;

/** A modal so near behind a denial is the one it denies: will not, no podrá, 不可以. */
const MODAL_REACH = 8;

/** Where a later modal begins a new statement: "is not obliged to lend and may read". */
function newStatement(denial: Span, { modals }: DenialWords): number {
  return modals[firstFrom(modals, denial.end + MODAL_REACH + 1)]?.start ?? Infinity;
}

/**
 * Tells for a comma piece where the denial in it ends: past commas before a conjunction, a bare verb or a lone word.
 * Where it goes on, it ends where one in the next piece would, so that each comma is looked at once.
 */
function createEnds(words: DenialWords, text: Text): (piece: number) => number {
  const { pieces } = text;
  /** By piece, the last piece of a denial that came over a comma into it. */
  const lasts: number[] = [];
  const lastFrom = (from: number): number => {
    let last = from;
    while (lasts[last] === undefined && goesOn(last, { isFirst: false, words, text })) last++;
    const known = lasts[last] ?? last;
    for (let piece = from; piece <= last; piece++) lasts[piece] = known;
    return known;
  };
  return (from) => pieces[goesOn(from, { isFirst: true, words, text }) ? lastFrom(from + 1) : from] ?? 0;
}

interface Comma {
  /** The denial stands in the piece before it. */
  readonly isFirst: boolean;
  readonly words: DenialWords;
  readonly text: Text;
}

/** Whether a denial goes on over the comma behind a piece. */
function goesOn(piece: number, { isFirst, words, text: { folded, pieces } }: Comma): boolean {
  if (piece >= pieces.length - 1) return false;
  const [end, next] = [pieces[piece] ?? 0, pieces[piece + 1] ?? 0];
  const isNear = (spans: readonly Span[]) => startsWithin(spans, end, end + COORDINATION_REACH);
  if (folded.text.charAt(end - 1) === ';' || isNear(words.modals) || isNear(words.parties)) return false;
  const isBehindLoneWord = () => !isFirst && isLoneWord(folded, pieces[piece - 1] ?? 0, end - 1);
  return isNear(words.joins) || isLoneWord(folded, end, next - 1) || isBehindLoneWord();
}

/** Whether a comma piece is one Latin word: part of a list such as "never rent, sell or share". */
function isLoneWord({ text, gaps }: Folded, start: number, end: number): boolean {
  if (end <= start || !isWordUnit(text.charCodeAt(start))) return false;
  for (let at = start + 1; at < end; at++) if (gaps[at] === 1) return false;
  return true;
}
