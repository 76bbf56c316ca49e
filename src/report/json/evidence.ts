import type { Document, Evidence, Span } from '../../model.ts';
import { boxer } from '../boxes.ts';
import { confidenceIn } from '../confidence.ts';

/** Writes evidence of a document; what stands in another file of the same report is told with its path. */
export type EvidenceWriter = (evidence: readonly Evidence[]) => readonly object[];

interface Source {
  readonly quote: (span: Span) => string;
  readonly boxesOf: (span: Span) => readonly object[];
  readonly confidenceOf: (span: Span) => number | null;
}

/** Makes a writer for each document of a report; null stands for none of them: every piece must tell its path. */
export function evidenceWriters(documents: readonly Document[]): (own: Document | null) => EvidenceWriter {
  const sources = new Map(documents.map((document) => [document.path, sourceOf(document)]));
  return (own) => (evidence) =>
    evidence.flatMap(({ role, start, end, path }) => {
      const source = sources.get(path ?? own?.path ?? '');
      if (!source) return [];
      const elsewhere = path === undefined ? {} : { path };
      const span = { start, end };
      const confidence = source.confidenceOf(span);
      const recognised = confidence === null ? {} : { confidence };
      const written = { role, text: source.quote(span), ...span, ...elsewhere, ...recognised };
      return [{ ...written, boxes: source.boxesOf(span) }];
    });
}

const sourceOf = (document: Document): Source => ({
  quote: ({ start, end }) => document.text.slice(start, end),
  boxesOf: boxer(document),
  confidenceOf: confidenceIn(document),
});
