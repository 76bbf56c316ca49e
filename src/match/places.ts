/** The places whose words a document uses, as its clauses pass by. */
import { sharesBit } from './bits.ts';
import type { Opened } from './opener.ts';
import type { Words } from './segments.ts';

export interface Places {
  readonly hear: (words: Words, opened: Opened) => void;
  /** How many different words of each place were met. */
  readonly seen: () => ReadonlyMap<string, number>;
}

/** Begins a document. */
export function createPlaces(): Places {
  const met = new Map<string, Set<string>>();
  return {
    hear: ({ lists, words, folded }, { grammar: { places, signs } }) => {
      if (!sharesBit(lists, signs)) return;
      for (const { word, start, end } of words) {
        for (const list of word.membership.lists) {
          const place = places.get(list);
          if (place === undefined) continue;
          met.set(place, (met.get(place) ?? new Set()).add(folded.text.slice(start, end)));
        }
      }
    },
    seen: () => new Map(Array.from(met, ([place, words]) => [place, words.size])),
  };
}
