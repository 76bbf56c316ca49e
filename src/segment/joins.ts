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
}

/** The lines that may still go on behind a block: its last clause alone, or with those before that it went on. */
export function openEnd(torn: Torn | null, clauses: readonly Clause[], { text, block }: Line): Torn | null {
  const last = clauses.at(-1);
  if (!last || isWhole(last) || !mayTear(block) || !OPEN_END.test(text.slice(last.end - 1, last.end)))
    return null;
  const whole = torn !== null && clauses.length === 1 && goesOn(torn, clauses, { text, block });
  return whole ? { first: torn.first, end: last.end } : { first: last, end: last.end };
}

interface Line {
  readonly text: string;
  readonly block: Block;
}

/** The torn sentence as one clause, once it ends: with the first clause of this block, or before it. */
export function joinTorn(torn: Torn | null, clauses: readonly Clause[], line: Line): Clause[] {
  const [next] = clauses;
  if (!torn || !next || !goesOn(torn, clauses, line)) return endTorn(torn);
  const isOpen = clauses.length === 1 && OPEN_END.test(line.text.slice(next.end - 1, next.end));
  return isOpen ? [] : [join(torn, next.end)];
}

/** The lines up to the first clause of this block as one, where it goes on with them: a lead may be torn, too. */
export function wholeOf(torn: Torn | null, clauses: readonly Clause[], line: Line): Clause | null {
  const [next] = clauses;
  return torn && next && goesOn(torn, clauses, line) ? join(torn, next.end) : null;
}

/** The torn sentence as one clause where nothing goes on with it; none where it is one line alone. */
export function endTorn(torn: Torn | null): Clause[] {
  return torn && torn.end > torn.first.end ? [join(torn, torn.end)] : [];
}

/** The first line stands before it as its `before`: what grants in neither half alone shall not grant in both. */
function join({ first }: Torn, end: number): Clause {
  return { ...first, end, kind: 'joined', before: { start: first.start, end: first.end } };
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

function goesOn({ first, end }: Torn, [next]: readonly Clause[], { text, block }: Line): boolean {
  if (!next || !mayTear(block) || next.body > next.start || next.end - first.start > LONGEST) return false;
  if (next.language !== first.language || next.kind === 'item') return false;
  if (COLON.test(text.slice(first.start, end)) && COLON.test(text.slice(next.start, next.end))) return false;
  const begin = text.slice(next.start, next.start + 1);
  const last = text.slice(end - 1, end);
  if (HAN_BEGIN.test(last)) return HAN_BEGIN.test(begin);
  if (HYPHEN.test(last) && /^\p{L}/u.test(begin)) return true;
  return SMALL_BEGIN.test(begin) || (CAPITAL_BEGIN.test(begin) && end - first.start >= LONG);
}
