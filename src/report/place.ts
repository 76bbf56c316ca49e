import type { Document, Span } from '../model.ts';

/** Where a span stands. Lines count from 1 in `Document.text`; pages are null where the format has none. */
export interface Place {
  readonly line: number;
  readonly endLine: number;
  readonly page: number | null;
  readonly endPage: number | null;
}

/** A function that tells where a span of the document stands, by binary search; white space at its ends is left out. */
export function placer(document: Document): (span: Span) => Place {
  const lines = lineStarts(document.text);
  const pageStarts = document.pages.map(({ start }) => start);
  const pageAt = (offset: number) => document.pages[lastAtMost(pageStarts, offset)]?.number ?? null;
  return (span) => {
    const { start, end } = trimmed(span, document.text);
    const last = Math.max(start, end - 1);
    return {
      line: lastAtMost(lines, start) + 1,
      endLine: lastAtMost(lines, last) + 1,
      page: pageAt(start),
      endPage: pageAt(last),
    };
  };
}

/** Index of the last of the sorted numbers that is at most `value`; -1 where none is. */
export function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Offsets at which lines begin; `\r\n`, `\n` and `\r` end one, as editors count. */
function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (ending) => ending.index + ending[0].length)];
}

function trimmed({ start, end }: Span, text: string): Span {
  const inner = text.slice(start, end);
  const lead = inner.length - inner.trimStart().length;
  return { start: start + lead, end: Math.max(start + lead, end - (inner.length - inner.trimEnd().length)) };
}
