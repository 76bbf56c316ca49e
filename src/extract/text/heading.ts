import { LINE_NUMERALS } from './marker.ts';
import { isTable, type Piece, type Run } from './pieces.ts';

/** A run and what it is judged by. */
export interface Candidate {
  readonly run: Run;
  /** The piece before, and the two behind. */
  readonly around: readonly [Piece | undefined, Piece | undefined, Piece | undefined];
  /** Whether it stands where a document has its title. */
  readonly isFirst: boolean;
}

/** 60 columns are 30 ideographs, or about ten words. */
const LONGEST = 60;
const FIRST_NUMBER = new RegExp(
  `^[(（[【]?\\s?(第?\\s?[1１一](?![0-9０-９${LINE_NUMERALS}])|[aAiI]|①)|[.．]1\\D*$`,
  'u',
);
const TITLE_CASE = /^[^\p{L}]*[\p{Lu}\p{Lo}]/u;

/** A question heads what answers it. */
const QUESTION = /[?？]$/u;

/** Guesses whether a line is a heading: short, without final punctuation, with something longer under it. */
export function isHeading(text: string, { run, around, isFirst }: Candidate): boolean {
  const [before, next, second] = around;
  if (run.marker?.style === '#') return true;
  const words = text.slice(run.start, run.end);
  const isSentence = run.closed && !QUESTION.test(words);
  if (run.lines > 1 || isSentence || run.width > LONGEST || run.marker?.style === 'bullet' || !next)
    return false;
  if (!TITLE_CASE.test(words.slice(run.marker?.length ?? 0)) || /[:：]/u.test(words)) return false;
  if (isTable(next)) return !run.listed;
  if (isFirst && isTitle(text, run, next)) return true;
  if (next.marker) return leadsItems(text, run, next);
  return leadsText(run, next) || (!isBare(before) && !run.listed && isBare(next) && isBare(second));
}

/** A line of a list that lost its bullets. */
function isBare(piece: Piece | undefined): boolean {
  if (!piece || isTable(piece)) return false;
  return !piece.marker && !piece.closed && piece.lines === 1 && piece.width <= LONGEST;
}

/** A title stands apart, in capitals, or over the first number or field of a form ("No.: 5"). */
function isTitle(text: string, run: Run, next: Run): boolean {
  if (run.marker) return false;
  const words = text.slice(run.start, run.end);
  const isCapital = words === words.toUpperCase() && words !== words.toLowerCase();
  return (
    next.gap || next.marker !== null || isCapital || /[:：]/u.test(text.slice(next.start, next.start + 16))
  );
}

/** Text under a heading is longer than it; under a colon, where bare items stand, much longer. */
function leadsText(run: Run, next: Run): boolean {
  if (run.listed) return next.closed && next.width > LONGEST && next.width >= run.width * 2;
  return next.width > run.width && (next.closed || next.width > LONGEST);
}

/**
 * A chapter over its articles, 1 over 1.1, a line without number over the first item; never an item over the
 * next.
 */
function leadsItems(text: string, run: Run, next: Run): boolean {
  const [own, below] = [run.marker?.style, next.marker?.style];
  if (!next.marker || own === below) return false;
  if (own === undefined)
    return !run.listed && (below === 'bullet' || FIRST_NUMBER.test(markerText(text, next)));
  return (own === '1.' && below === '1.1') || (own.startsWith('第') && below?.startsWith('第') === true);
}

const markerText = (text: string, { start, marker }: Run): string =>
  text.slice(start, start + (marker?.length ?? 0));
