/** What the build writes beside the rulebook: read only for a pack, and by `rules test`. */
import { readFileSync } from 'node:fs';
import type { Rulebook } from '../model.ts';
import type { Base } from './pack.ts';
import type { Lists } from './phrases.ts';
import type { Places } from './places.ts';

/** Where the words of a language stand as they are written, for packs to name and add to. */
export const listsFile = (language: string): string => `lists-${language}.json`;
/** Where the places of the shipped examples stand. */
export const PLACES_FILE = 'places.json';

/** The shipped rulebook as a base for packs. Throws where the build has not been run: a bug of the installation. */
export function baseOf(rulebook: Rulebook): Base {
  return { rulebook, listsOf: (language) => read(listsFile(language)) as Lists };
}

/** The places of the shipped examples. */
export const shippedPlaces = (): Places => read(PLACES_FILE) as Places;

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
