/** Clauses that are nearly the same, put into families. */
import { bandsOf, likeness, shinglesOf } from './shingles.ts';

/** Takes clauses in, the most frequent first, and tells of each its family, by number from 1. */
export interface Families {
  readonly familyOf: (folded: string) => number;
}

/** So much must a clause have in common with the first of its family. */
export const ALIKE = 0.7;
/** Families that are looked at closely for one clause; those that share most bands first. */
const MOST_LOOKS = 48;

/**
 * Opens the families. A clause joins the one whose first clause it is most like, else it begins one: families do not
 * grow from neighbour to neighbour, and the same clauses in the same order make the same families.
 */
export function createFamilies(): Families {
  const firsts: Uint32Array[] = [];
  const bands = new Map<number, number[]>();
  const candidates = (own: readonly number[]): readonly number[] => {
    const shared = new Map<number, number>();
    for (const band of own)
      for (const family of bands.get(band) ?? []) shared.set(family, (shared.get(family) ?? 0) + 1);
    return [...shared]
      .sort(([a, n], [b, m]) => m - n || a - b)
      .slice(0, MOST_LOOKS)
      .map(([family]) => family);
  };
  return {
    familyOf: (folded) => {
      const shingles = shinglesOf(folded);
      const own = bandsOf(shingles);
      const best = mostAlike(shingles, candidates(own), firsts);
      if (best !== null) return best + 1;
      firsts.push(shingles);
      for (const band of new Set(own)) join(bands, band, firsts.length - 1);
      return firsts.length;
    },
  };
}

function join(bands: Map<number, number[]>, band: number, family: number): void {
  const known = bands.get(band);
  if (known) known.push(family);
  else bands.set(band, [family]);
}

function mostAlike(
  shingles: Uint32Array,
  candidates: readonly number[],
  firsts: readonly Uint32Array[],
): number | null {
  let best: number | null = null;
  let most = ALIKE;
  for (const family of candidates.toSorted((a, b) => a - b)) {
    const alike = likeness(shingles, firsts[family] ?? EMPTY);
    if (alike > most || (alike === most && best === null)) [best, most] = [family, alike];
  }
  return best;
}

const EMPTY = new Uint32Array();
