import type { Language, Law } from '../model.ts';

/**
 * The provisions that may hold for a document, by its BCP 47 tag: first those of the places that its language
 * names for it, then of places (and platforms) that no language claims. Those of other languages' places are
 * left out: nobody who signs a Spanish letter needs Chinese law.
 */
export function nearest(laws: readonly Law[], tag: string, languages: readonly Language[]): readonly Law[] {
  const home = languages.flatMap(({ jurisdictions }) => jurisdictions[tag] ?? []);
  const claimed = new Set(languages.flatMap(({ jurisdictions }) => Object.values(jurisdictions).flat()));
  const at = (place: string) => laws.filter(({ jurisdiction }) => jurisdiction === place);
  return [...home.flatMap(at), ...laws.filter(({ jurisdiction }) => !claimed.has(jurisdiction))];
}
