import type { Jurisdictions, Law, Reading, Rulebook } from '../model.ts';

/** Whose law is asked for: that of the places chosen or guessed, and of a document by its BCP 47 tag. */
export interface Where {
  readonly tag?: string;
  readonly jurisdictions: Jurisdictions;
}

type Places = Pick<Rulebook, 'languages' | 'jurisdictions'>;

/** Whose law is asked for a document. */
export function whereOf({ languages: [tag], jurisdictions }: Reading): Where {
  return tag === undefined ? { jurisdictions } : { tag, jurisdictions };
}

/** The places chosen or guessed; where there are none, those that a language names for the document. */
export function placesOf({ tag = '', jurisdictions }: Where, { languages, jurisdictions: known }: Places) {
  if (jurisdictions.ids.length > 0 || !jurisdictions.guessed) return jurisdictions.ids;
  const home = Object.values(languages).flatMap((language) => language.jurisdictions[tag] ?? []);
  return [...new Set(home)].filter((id) => id in known);
}

/**
 * The provisions that may hold in these places, in their order, with the law that holds there, too; where none was
 * chosen or guessed and none is found, those of places that no language claims. Nobody who signs a Spanish letter
 * needs Chinese law. What platforms want comes last, whatever the place.
 */
export function provisions(laws: readonly Law[], where: Where, places: Places): readonly Law[] {
  const known = places.jurisdictions;
  const ids = placesOf(where, places);
  const wide = new Set([...ids, ...ids.flatMap((id) => known[id]?.also ?? [])]);
  const platforms = laws.filter(({ jurisdiction }) => known[jurisdiction]?.platform);
  const local = laws.filter((law) => !platforms.includes(law));
  const held = [...wide].flatMap((id) => local.filter(({ jurisdiction }) => jurisdiction === id));
  const isSure = where.jurisdictions.ids.length > 0 || !where.jurisdictions.guessed;
  return [...(isSure || held.length > 0 ? held : unclaimed(local, places)), ...platforms];
}

function unclaimed(laws: readonly Law[], { languages }: Places): readonly Law[] {
  const claimed = new Set(
    Object.values(languages).flatMap(({ jurisdictions }) => Object.values(jurisdictions).flat()),
  );
  return laws.filter(({ jurisdiction }) => !claimed.has(jurisdiction));
}
