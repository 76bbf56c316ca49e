import type { Language, Law } from '../model.ts';

/**
 * Provisions with those first that most likely hold for a document, by its BCP 47 tag: of the places that its
 * language names for it, then of places no language claims, last of those of other languages; a Spanish letter
 * is not met with Chinese law.
 */
export function byJurisdiction(laws: readonly Law[], tag: string, languages: readonly Language[]): readonly Law[] {
  const home = languages.flatMap(({ jurisdictions }) => jurisdictions[tag] ?? []);
  const claimed = new Set(languages.flatMap(({ jurisdictions }) => Object.values(jurisdictions).flat()));
  const distance = ({ jurisdiction }: Law) => {
    if (home.includes(jurisdiction)) return home.indexOf(jurisdiction);
    return home.length + (claimed.has(jurisdiction) ? 1 : 0);
  };
  return laws.toSorted((a, b) => distance(a) - distance(b));
}
