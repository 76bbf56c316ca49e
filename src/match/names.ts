/** Organisations called by their names: those that everybody knows, and those whose name ends in a legal form. */
import type { Span } from '../model.ts';
import { foldedIndex, originalSpan } from './fold.ts';
import { hitsNamed, type Reader, type Segment } from './segments.ts';
import { overlap } from './spans.ts';

/** UTF-16 units that the longest names have. */
const LONGEST = 80;

/** Folded units between a name and the word that makes it the lender's: "authorize expressly Acme Ltd", "Acme Ltd may"; ideographs say more in less. */
const REACH = { ideographs: 3, letters: 16, modal: 3 };
/** Folded units in which a bracket behind a name says that it is the lender: Acme Ltd ("the Lender"). */
const DEFINING_REACH = 16;
const DEFINING = /[(（"“「]/u;

/** Names of others than the lender in a segment, as offsets into the text of the document. */
export function othersNamedIn(segment: Segment, text: string, reader: Reader): Span[] {
  const names = namesIn(segment, text, reader);
  if (names.length === 0) return names;
  const standingOf = createStandings(segment, text, reader);
  return names.filter((name) => {
    const { isGranted, acts, isDefined } = standingOf(name);
    return !isGranted && !acts && !isDefined;
  });
}

/** What is said of a name where it stands. */
export interface Standing {
  /** It is who consent is given to: "I authorize Acme Ltd". */
  readonly isGranted: boolean;
  /** It is who may do something: "Acme Ltd may". */
  readonly acts: boolean;
  /** A bracket behind it says that it is the lender. */
  readonly isDefined: boolean;
}

/** Tells what makes names of a segment the lender's. */
export function createStandings(segment: Segment, text: string, reader: Reader): (name: Span) => Standing {
  const at = (name: string) => hitsNamed(segment, name, reader);
  const [grants, modals, lender] = [at('consent'), at('may'), [...at('lender'), ...at('party-labels')]];
  return (name) => {
    const start = foldedIndex(segment.folded, name.start);
    const end = foldedIndex(segment.folded, name.end);
    const reach = IDEOGRAPH.test(text.slice(name.start, name.end)) ? REACH.ideographs : REACH.letters;
    const isGranted = grants.some(
      (grant) =>
        grant.end <= start &&
        start - grant.end <= reach &&
        !lender.some((word) => word.start >= grant.end && word.end <= start),
    );
    const acts = modals.some((modal) => modal.start >= end && modal.start - end <= REACH.modal);
    const isDefined = lender.some(
      (word) =>
        word.start >= end &&
        word.start - end <= DEFINING_REACH &&
        DEFINING.test(text.slice(name.end, segment.folded.starts[word.start])),
    );
    return { isGranted, acts, isDefined };
  };
}

/** Where names stand in a segment: of organisations that everybody knows, and such as end in a legal form. */
export function namesIn(segment: Segment, text: string, reader: Reader): Span[] {
  const { folded } = segment;
  const spanOf = (hit: Span) => originalSpan(folded, hit);
  const known = hitsNamed(segment, 'organizations', reader).map(spanOf);
  const forms = hitsNamed(segment, 'organization-forms', reader).map(spanOf);
  if (known.length === 0 && forms.length === 0) return [];
  const formed = namesEndingIn(forms, segment, { text, reader });
  return [...formed, ...known.filter((name) => !formed.some((other) => overlap(name, other)))];
}

/** The names of a segment that end in words at these places, themselves parts of them. */
export function namesEndingIn(
  endings: readonly Span[],
  segment: Segment,
  { text, reader }: { readonly text: string; readonly reader: Reader },
): Span[] {
  const { folded } = segment;
  const stops = hitsNamed(segment, 'name-stops', reader).map((hit) => originalSpan(folded, hit));
  const from = folded.starts[segment.start] ?? 0;
  return endings.flatMap((ending) => nameBefore(ending, { text, from, stops }) ?? []);
}

interface Surroundings {
  readonly text: string;
  /** Where the segment begins. */
  readonly from: number;
  /** Words that never belong to a name: to, with, 向, 由. */
  readonly stops: readonly Span[];
}

/** The name that a legal form ends; null where nothing stands before it. */
function nameBefore(form: Span, { text, from, stops }: Surroundings): Span | null {
  const stop = stops.findLast(({ end }) => end <= form.start)?.end ?? from;
  const begin = Math.max(from, stop, form.start - LONGEST);
  const before = text.slice(begin, form.start);
  const start = IDEOGRAPH.test(before) ? ideographsFrom(before) : wordsFrom(before);
  return before.slice(start).trim() === '' ? null : { start: begin + start, end: form.end };
}

const IDEOGRAPH = /\p{Script=Han}$/u;
const OF_NAMES = /[\p{L}\p{N}()（）·]/u;

/** Where a name of ideographs begins, letters, digits and brackets among them, that goes on to the end. */
function ideographsFrom(before: string): number {
  let start = before.length;
  while (start > 0 && OF_NAMES.test(before.charAt(start - 1))) start--;
  return start;
}

/** Where a name of words begins that goes on to the end: capitalised ones, joined by short ones (of, de, y, &). */
function wordsFrom(before: string): number {
  const words = Array.from(before.matchAll(/\S+/gu)).reverse();
  let start = before.length;
  for (const [at, { 0: word, index }] of words.entries()) {
    const isParted = at > 0 && /[,.;:]$/u.test(word);
    const isCapital = /^\(?[\p{Lu}\p{N}]/u.test(word);
    if (isParted || !(isCapital || JOINING.test(word))) break;
    if (isCapital) start = index;
  }
  return start;
}

const JOINING = /^(?:\p{Ll}{1,3}|&)$/u;
