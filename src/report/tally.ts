import type { Outcome, Reading, Report, Severity, Tally, Verdict } from '../model.ts';

/** Counts documents as they go by. */
export interface Counter {
  readonly add: (reading: Reading) => void;
  readonly tally: () => Tally;
}

/** Makes a counter; what it has counted holds no document. */
export function createCounter(): Counter {
  const sums = { files: 0, pages: 0, bytes: 0, unreadPages: 0, foreign: 0 };
  const verdicts: Counts<Verdict> = new Map();
  const outcomes: Counts<Outcome> = new Map();
  const severities: Counts<Severity> = new Map();
  const categories: Counts<string> = new Map();
  return {
    add: ({ document, verdict, findings, unread, languages }) => {
      sums.files++;
      sums.pages += document.pages.length;
      sums.bytes += document.bytes;
      sums.unreadPages += new Set(unread.filter(({ reason }) => reason !== 'language').map(pageOf)).size;
      const isForeign = languages.length === 0 || unread.some(({ reason }) => reason === 'language');
      if (document.outcome === 'read' && isForeign) sums.foreign++;
      count(verdicts, verdict);
      count(outcomes, document.outcome);
      for (const { severity, category } of findings) {
        count(severities, severity);
        count(categories, category);
      }
    },
    tally: () => ({ ...sums, verdicts, outcomes, severities, categories }),
  };
}

/** The count of a report; where its documents were counted as they went by, that. */
export function tallyOf({ tally, readings }: Report): Tally {
  if (tally) return tally;
  const counter = createCounter();
  for (const reading of readings) counter.add(reading);
  return counter.tally();
}

type Counts<Key> = Map<Key, number>;

const count = <Key>(counts: Counts<Key>, key: Key): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);

const pageOf = ({ page }: { readonly page: number | null }) => page;
