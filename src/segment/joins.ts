/**
 * Sentences that a line break tore into blocks. Whether two lines are one sentence, or a title and what follows, cannot
 * always be told: such lines are also put together into one clause, for what neither of them says alone.
 */
import type { Block, Clause } from '../model.ts';

/** A sentence longer than this was not torn. */
const LONGEST = 600;
/** A letter or an ideograph at the end of a line: nothing closes it. */
const OPEN_END = /[\p{L}\p{N},，、\-‐]$/u;
const HYPHEN = /[-‐]/u;
const HAN_BEGIN = /^\p{Script=Han}/u;
const SMALL_BEGIN = /^\p{Ll}/u;
const CAPITAL_BEGIN = /^[\p{Lu}\p{N}]/u;
/** Before a capital, only a line so long can be torn: shorter ones are titles and items. */
const LONG = 40;

/** Lines that may go on: the first of them, and the end of the last. */
export interface Torn {
  readonly first: Clause;
  readonly end: number;
  /** They are one sentence for certain, not a title and what it heads. */
  readonly isTorn: boolean;
}

/** What a block makes of the lines before it. */
export interface Continued {
  /** The torn sentence as one clause, once it ends: with the first clause of this block, or before it. */
  readonly ended: readonly Clause[];
  /** The lines up to the first clause of this block as one, where it goes on with them: a lead may be torn, too. */
  readonly whole: Clause | null;
  /** The lines that may still go on behind it: its last clause alone, or with those before that it went on. */
  readonly torn: Torn | null;
}

interface Line {
  readonly text: string;
  readonly block: Block;
}

/** Goes on with the torn lines through the clauses of the next block, or ends them there. */
export function continueTorn(torn: Torn | null, clauses: readonly Clause[], line: Line): Continued {
  const [next] = clauses;
  const open = openEnd(clauses, line);
  if (!torn || !next || !goesOn(torn, next, line)) return { ended: endTorn(torn), whole: null, torn: open };
  const [before, after] = [
    line.text.slice(torn.first.start, torn.end),
    line.text.slice(next.start, next.end),
  ];
  const isTorn = torn.isTorn || isSurelyTorn(before, after);
  const whole = join({ ...torn, isTorn }, next.end);
  return open && clauses.length === 1
    ? { ended: [], whole, torn: { first: torn.first, end: open.end, isTorn } }
    : { ended: [whole], whole, torn: open };
}

/** The last clause of a block, where nothing closes it. */
function openEnd(clauses: readonly Clause[], { text, block }: Line): Torn | null {
  const last = clauses.at(-1);
  const isOpen =
    last && !isWhole(last) && mayTear(block) && OPEN_END.test(text.slice(last.end - 1, last.end));
  return isOpen ? { first: last, end: last.end, isTorn: false } : null;
}

/** The torn sentence as one clause where nothing goes on with it; none where it is one line alone. */
export function endTorn(torn: Torn | null): Clause[] {
  return torn && torn.end > torn.first.end ? [join(torn, torn.end)] : [];
}

/** The first line stands before it as its `before`: what grants in neither half alone shall not grant in both. */
function join({ first, isTorn }: Torn, end: number): Clause {
  return { ...first, end, kind: isTorn ? 'torn' : 'joined', before: { start: first.start, end: first.end } };
}

/** A title has no comma and does not end in a small word such as "of" or "el"; what follows it begins with a capital. */
const OPEN_WORD = /(^|\s)\p{Ll}{1,3}$/u;
const PIECE = /[,，]/u;

/** Whether a line goes on with the next for certain. */
function isSurelyTorn(line: string, next: string): boolean {
  return SMALL_BEGIN.test(next) || (PIECE.test(line) && (HAN_BEGIN.test(next) || OPEN_WORD.test(line)));
}

/** A bullet and a short numbered title are whole in themselves. */
const isWhole = (clause: Clause): boolean => isNumberedTitle(clause) || clause.kind === 'item';
/** "Purpose: to assess the loan" is whole where the line before it has a label as well. */
const COLON = /[:：]./u;

/** A numbered line so short was not torn at the edge of a page: it is a title. */
const SHORT = 30;
const isNumberedTitle = ({ kind, start, body, end }: Clause): boolean =>
  kind === 'heading' && body > start && end - start < SHORT;

/** Formats that know their headings and cells do not tear sentences there. */
const mayTear = ({ kind, level }: Block): boolean =>
  kind !== 'cell' && !(kind === 'heading' && level !== undefined);

function goesOn({ first, end }: Torn, next: Clause, { text, block }: Line): boolean {
  if (!mayTear(block) || next.body > next.start || next.end - first.start > LONGEST) return false;
  if (next.language !== first.language || next.kind === 'item') return false;
  if (COLON.test(text.slice(first.start, end)) && COLON.test(text.slice(next.start, next.end))) return false;
  const begin = text.slice(next.start, next.start + 1);
  const last = text.slice(end - 1, end);
  if (HAN_BEGIN.test(last)) return HAN_BEGIN.test(begin);
  if (HYPHEN.test(last) && /^\p{L}/u.test(begin)) return true;
  const isOpen = first.kind !== 'heading' && OPEN_WORD.test(text.slice(first.start, end));
  const isLong = end - first.start >= LONG || isOpen;
  return SMALL_BEGIN.test(begin) || (CAPITAL_BEGIN.test(begin) && isLong);
}
