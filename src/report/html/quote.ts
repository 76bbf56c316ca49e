import type { Finding, Span } from '../../model.ts';
import { excerpt, type Frugality } from '../excerpt.ts';
import { inert } from './escape.ts';

/** A span in pieces, cut wherever one of the marks begins or ends. */
export function cut({ start, end }: Span, marks: readonly Span[]): readonly Span[] {
  const inside = marks.flatMap((mark) => [mark.start, mark.end]).filter((at) => at > start && at < end);
  const places = [...new Set([start, ...inside, end])].sort((a, b) => a - b);
  return places.slice(1).flatMap((to, i) => {
    const from = places[i] ?? to;
    return from < to ? [{ start: from, end: to }] : [];
  });
}

export const covers = (mark: Span, piece: Span): boolean => mark.start < piece.end && mark.end > piece.start;

/** The clause of a finding with the words it rests on, shortened as on the terminal. */
export function quote(
  finding: Pick<Finding, 'clause' | 'evidence'>,
  text: string,
  frugality?: Frugality,
): string {
  const evidence = finding.evidence.filter(({ path, role }) => path === undefined && role !== 'promise');
  const spans = excerpt({ clause: finding.clause, evidence }, text, frugality);
  return spans
    .map((span, i) => {
      const before = spans[i - 1];
      const isNear = !before || text.slice(before.end, span.start).trim() === '';
      return `${isNear ? '' : '… '}${words(span, evidence, text)}`;
    })
    .join(' ');
}

function words(span: Span, evidence: readonly Span[], text: string): string {
  return cut(span, evidence)
    .map((piece) => {
      const told = inert(text.slice(piece.start, piece.end));
      return evidence.some((mark) => covers(mark, piece)) ? `<b>${told}</b>` : told;
    })
    .join('');
}
