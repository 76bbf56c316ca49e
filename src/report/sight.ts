import type { Sight } from './consent.ts';
import { placeIn, placeWords } from './finding.ts';
import type { View } from './view.ts';

/** What is said of documents together, as the reader of the first sees it; what stands in another file is told with it. */
export function sightOf(first: View, others: readonly View[] = []): Sight {
  const viewAt = (path: string | undefined) =>
    [first, ...others].find(({ reading }) => reading.document.path === path) ?? first;
  const { words, paint, width, hasFingerprints } = first;
  return {
    ...{ words, paint, width, hasFingerprints },
    quote: ({ start, end, path }) => viewAt(path).reading.document.text.slice(start, end),
    place: ({ path, ...span }) => placeIn(path, placeWords(span, viewAt(path)), words),
  };
}
