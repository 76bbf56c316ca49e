import type { Document, PdfAnchor, Span } from '../model.ts';
import { lastAtMost } from './place.ts';

type Recognised = PdfAnchor & { readonly confidence: number };

/**
 * A function that tells how surely a span was recognised on its picture: the mean of its characters, 0–100. Null where
 * the text was read and not recognised.
 */
export function confidenceIn(document: Document): (span: Span) => number | null {
  const recognised = document.anchors.filter((anchor): anchor is Recognised => 'confidence' in anchor);
  const starts = recognised.map(({ start }) => start);
  return (span) => {
    const first = Math.max(0, lastAtMost(starts, span.start));
    let [sum, length] = [0, 0];
    for (const { start, end, confidence } of recognised.slice(first, lastAtMost(starts, span.end - 1) + 1)) {
      const shared = Math.max(0, Math.min(end, span.end) - Math.max(start, span.start));
      sum += shared * confidence;
      length += shared;
    }
    return length === 0 ? null : Math.round(sum / length);
  };
}
