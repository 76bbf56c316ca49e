/** Questions to spans that come in order of their starts, answered without looking at all of them: a line may hold a hundred thousand. */
import type { Span } from '../model.ts';

/** Whether two spans share a place. */
export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** The index of the first span that starts at or behind a place; their number where none does. */
export function firstFrom(spans: readonly Span[], at: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a span starts from one place up to another, that included. */
export function startsWithin(spans: readonly Span[], from: number, to: number): boolean {
  const first = spans[firstFrom(spans, from)];
  return first !== undefined && first.start <= to;
}

/** Whether one of some spans, none of which lies in another, overlaps a span. */
export function meets(spans: readonly Span[], { start, end }: Span): boolean {
  const at = firstFrom(spans, start);
  const [before, behind] = [spans[at - 1], spans[at]];
  return (
    (before !== undefined && before.end > start && before.start < end) ||
    (behind !== undefined && behind.start < end && behind.end > start)
  );
}

/** Finds the first span that holds another whole, its ends included. */
export function createHolder<T extends Span>(spans: readonly T[]): (span: Span) => T | undefined {
  let furthest = -1;
  const reaches = spans.map(({ end }, i) => {
    furthest = Math.max(furthest, end);
    return { start: furthest, end: i };
  });
  return ({ start, end }) => {
    const first = spans[firstFrom(reaches, end)];
    return first && first.start <= start ? first : undefined;
  };
}
