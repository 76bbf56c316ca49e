import type { Language, Law } from '../model.ts';

/**
 * The provisions that may hold for a document, by its BCP 47 tag: of the places that its language names for it,
 * in their order; where there are none, of places (and platforms) that no language claims. Nobody who signs a
 * Spanish letter needs Chinese law.
 */
export function nearest(laws: readonly Law[], tag: string, languages: readonly Language[]): readonly Law[] {
  const home = languages.flatMap(({ jurisdictions }) => jurisdictions[tag] ?? []);
  const claimed = new Set(languages.flatMap(({ jurisdictions }) => Object.values(jurisdictions).flat()));
  const held = home.flatMap((place) => laws.filter(({ jurisdiction }) => jurisdiction === place));
  return held.length > 0 ? held : laws.filter(({ jurisdiction }) => !claimed.has(jurisdiction));
}
