import type { Reading } from '../../model.ts';
import { type FlaggedClause, stretches } from '../clauses.ts';
import { endsOf } from './ends.ts';
import type { MarkedPage, Notes } from './notes.ts';
import { openingsOf } from './openings.ts';
import { sourcePieces } from './source-pieces.ts';
import { POLICY, STYLE } from './style.ts';

/** Something to put into a source, in front of what stands at an offset. */
interface Insertion {
  readonly offset: number;
  readonly html: string;
}

/** A page as it is, with marks around the clauses in its text, and a list of them. */
export async function webPage(source: string, reading: Reading, notes: Notes): Promise<MarkedPage> {
  const { head, body, texts, refreshes } = await openingsOf(source);
  const pieces = sourcePieces({ document: reading.document, source, texts }, stretches(notes.clauses));
  const marked: ReadonlySet<FlaggedClause> = new Set(pieces.flatMap(({ clauses }) => clauses));
  const marks = endsOf(pieces).flatMap(([piece, ends]): Insertion[] => [
    { offset: piece.from, html: notes.open(piece, ends) },
    { offset: piece.to, html: '</mark>' },
  ]);
  const top = [
    { offset: head, html: `<meta charset="utf-8">${POLICY}<style>${STYLE}</style>` },
    { offset: body, html: notes.list(marked) },
  ];
  // What stands in a template is there, and does nothing.
  const inert = refreshes.flatMap(({ start, end }): Insertion[] => [
    { offset: start, html: '<template>' },
    { offset: end, html: '</template>' },
  ]);
  return { page: inserted(source, [...top, ...marks, ...inert]), marked };
}

/** At one offset what comes first in the list is put first. */
function inserted(source: string, insertions: readonly Insertion[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { offset, html } of insertions.toSorted((a, b) => a.offset - b.offset)) {
    parts.push(source.slice(at, offset), html);
    at = offset;
  }
  return [...parts, source.slice(at)].join('');
}
