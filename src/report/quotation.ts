import type { Finding, Span } from '../model.ts';
import { type Cell, cells, ELLIPSIS, space } from './cells.ts';
import { excerpt, type Frugality } from './excerpt.ts';
import type { View } from './view.ts';
import { wrap } from './wrap.ts';

const GUTTER = '  │ ';

/** What of a finding is quoted. */
export type Quotable = Pick<Finding, 'clause' | 'evidence' | 'severity'>;

/** The clause of a finding in a gutter, wrapped, with `~` exactly beneath every column of its evidence. */
export function quotation(finding: Quotable, view: View, frugality?: Frugality): readonly string[] {
  const { paint, width, reading } = view;
  const gutter = paint.faint(GUTTER.trimEnd());
  const emphasis = paint.severity[finding.severity];
  return wrap(quoted(finding, reading.document.text, frugality), width - GUTTER.length).flatMap((row) => {
    const line = `${gutter} ${row.map(({ text, marked }) => (marked ? paint.strong(text) : text)).join('')}`;
    return row.some(({ marked }) => marked) ? [line, `${gutter} ${emphasis(underline(row))}`] : [line];
  });
}

/** The excerpt as cells: `…` where something is left out. */
export function quoted(
  finding: Omit<Quotable, 'severity'>,
  text: string,
  frugality?: Frugality,
): readonly Cell[] {
  const spans = excerpt(finding, text, frugality);
  return spans.flatMap((span, i) => {
    const before = spans[i - 1];
    const row = cellsOf(span, finding.evidence, text);
    if (!before) return row;
    return text.slice(before.end, span.start).trim() === ''
      ? [space(false), ...row]
      : [ELLIPSIS, space(false), ...row];
  });
}

function cellsOf({ start, end }: Span, evidence: readonly Span[], text: string): readonly Cell[] {
  const marks = evidence.map((piece) => ({ start: piece.start - start, end: piece.end - start }));
  return cells(text.slice(start, end), marks);
}

function underline(row: readonly Cell[]): string {
  return row
    .map(({ marked, width }) => (marked ? '~' : ' ').repeat(width))
    .join('')
    .trimEnd();
}
