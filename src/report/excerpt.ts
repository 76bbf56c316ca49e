import type { Finding, Span } from '../model.ts';
import { columns } from './width.ts';

/** How much is shown, in columns: pieces up to `whole` entirely, of longer ones the head, the evidence and the tail. */
export interface Frugality {
  readonly whole: number;
  readonly head: number;
  readonly around: number;
  readonly tail: number;
}

const LEAD: Frugality = { whole: 110, head: 44, around: 20, tail: 32 };
const CLAUSE: Frugality = { whole: 900, head: 110, around: 110, tail: 80 };
/** Where two clauses are shown one below the other. */
export const BRIEF: Frugality = { whole: 260, head: 70, around: 60, tail: 40 };
/** Words longer than this, in UTF-16 units, are cut all the same. */
const LONGEST_WORD = 24;

/**
 * The parts of the text that a reader needs to see of a finding, in text order: its leads shortened (headings only
 * where they hold evidence), the clause (shortened only where it is very long), and evidence that stands elsewhere
 * with a few words around it.
 */
export function excerpt(
  finding: Pick<Finding, 'clause' | 'evidence'>,
  text: string,
  frugality: Frugality = CLAUSE,
): readonly Span[] {
  const { clause, evidence } = finding;
  const inside = (outer: Span) => evidence.filter(({ start, end }) => start < outer.end && end > outer.start);
  const telling = (piece: Span) => inside(piece).length > 0;
  const before = clause.before && telling(clause.before) ? [clause.before] : [];
  const leads = [...clause.leads.filter((lead) => lead.kind !== 'heading' || telling(lead)), ...before];
  const elsewhere = evidence.filter((piece) => ![...leads, clause].some((outer) => within(piece, outer)));
  const parts = [
    ...leads.flatMap((lead) => shorten({ piece: lead, evidence: inside(lead), text }, LEAD)),
    ...shorten({ piece: clause, evidence: inside(clause), text }, frugality),
    ...elsewhere.map(({ start, end }) => ({
      start: Math.max(0, start - LEAD.around),
      end: end + LEAD.around,
    })),
  ];
  return united(parts.map((part) => wholeWords(part, text)));
}

function within(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

interface Quoted {
  readonly piece: Span;
  readonly evidence: readonly Span[];
  readonly text: string;
}

function shorten(
  { piece, evidence, text }: Quoted,
  { whole, head, around, tail }: Frugality,
): readonly Span[] {
  const { start, end } = piece;
  const room = columns(text.slice(start, end));
  if (room <= whole) return [piece];
  const units = (width: number) => Math.round((width * (end - start)) / room);
  const clip = (span: Span) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) });
  return [
    { start, end: start + units(head) },
    ...evidence.map((found) => clip({ start: found.start - units(around), end: found.end + units(around) })),
    { start: end - units(tail), end },
  ];
}

/** Grown until it cuts no word in two; Han text has no words to cut. */
function wholeWords({ start, end }: Span, text: string): Span {
  let from = start;
  let to = Math.min(end, text.length);
  while (from > 0 && start - from < LONGEST_WORD && inWord(text, from)) from--;
  while (to < text.length && to - end < LONGEST_WORD && inWord(text, to)) to++;
  return { start: from, end: to };
}

/** Letters that are written without spaces between words do not count; neither half of a surrogate pair stands alone. */
function inWord(text: string, offset: number): boolean {
  const pair = text.slice(offset - 1, offset + 1);
  return /^(?:[^\P{L}\p{Script=Han}]|\p{N}){2}$/u.test(pair) || /^[\ud800-\udbff][\udc00-\udfff]$/.test(pair);
}

/** Overlapping and touching spans as one, in order. */
function united(spans: readonly Span[]): readonly Span[] {
  const rows: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = rows.at(-1);
    if (last && span.start <= last.end)
      rows.splice(-1, 1, { start: last.start, end: Math.max(last.end, span.end) });
    else rows.push(span);
  }
  return rows;
}
