/** Why each clause of a document was flagged or was not. */
import { createTracing } from './match/trace.ts';
import type { Clause, Document, Reading, Rulebook, Trace } from './model.ts';
import { createJudge } from './scan.ts';
import { createSegmenter } from './segment/index.ts';

/** A document as it was judged, with a way to ask of any of its clauses why. */
export interface Traced {
  readonly reading: Reading;
  /** In text order, those put together from lines among them. */
  readonly clauses: readonly Clause[];
  readonly trace: (clause: Clause) => Trace;
}

/** Makes a tracer: the same judgement as a scan's, with its reasons. */
export function createTracer(rulebook: Rulebook): (document: Document) => Traced {
  const judge = createJudge(rulebook);
  const segment = createSegmenter(rulebook.languages, rulebook.expected);
  const tracing = createTracing(rulebook);
  return (document) => {
    const reading = judge(document);
    const trace = tracing(document);
    return { reading, clauses: [...segment(document)], trace: (clause) => trace(clause, reading) };
  };
}
