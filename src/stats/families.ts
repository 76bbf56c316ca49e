/** Clauses that are nearly the same, put into families. */
import { bandsOf, likeness, shinglesOf } from './shingles.ts';

/** Takes clauses in, the most frequent first, and tells of each its family, by number from 1. */
export interface Families {
  /** `kind`: what else clauses of one family have in common; those of another kind are never compared. */
  readonly familyOf: (folded: string, kind: string) => number;
}

/** So much must a clause have in common with the first of its family. */
export const ALIKE = 0.6;
/** Families that are looked at closely for one clause; those that share most bands first. */
const MOST_LOOKS = 48;

/** Families of one kind: by number the first clause of each, and who has a band. */
interface Kind {
  readonly firsts: Map<number, Uint32Array>;
  readonly bands: Map<number, number[]>;
}

/**
 * Opens the families. A clause joins the one whose first clause it is most like, else it begins one: families do not
 * grow from neighbour to neighbour, and the same clauses in the same order make the same families.
 */
export function createFamilies(): Families {
  const kinds = new Map<string, Kind>();
  let last = 0;
  return {
    familyOf: (folded, kind) => {
      const own: Kind = kinds.get(kind) ?? { firsts: new Map(), bands: new Map() };
      kinds.set(kind, own);
      const shingles = shinglesOf(folded);
      const bands = bandsOf(shingles);
      const best = mostAlike(shingles, candidates(bands, own), own);
      if (best !== null) return best;
      last++;
      own.firsts.set(last, shingles);
      for (const band of new Set(bands)) join(own.bands, band, last);
      return last;
    },
  };
}

function candidates(own: readonly number[], { bands }: Kind): readonly number[] {
  const shared = new Map<number, number>();
  for (const band of own)
    for (const family of bands.get(band) ?? []) shared.set(family, (shared.get(family) ?? 0) + 1);
  return [...shared]
    .sort(([a, n], [b, m]) => m - n || a - b)
    .slice(0, MOST_LOOKS)
    .map(([family]) => family);
}

function join(bands: Map<number, number[]>, band: number, family: number): void {
  const known = bands.get(band);
  if (known) known.push(family);
  else bands.set(band, [family]);
}

function mostAlike(shingles: Uint32Array, families: readonly number[], { firsts }: Kind): number | null {
  let best: number | null = null;
  let most = ALIKE;
  for (const family of families.toSorted((a, b) => a - b)) {
    const alike = likeness(shingles, firsts.get(family) ?? EMPTY);
    if (alike > most || (alike === most && best === null)) [best, most] = [family, alike];
  }
  return best;
}

const EMPTY = new Uint32Array();
