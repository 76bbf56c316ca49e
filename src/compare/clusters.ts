/** Which findings of two documents are of the same grant: by their fingerprints, then by the words of their clauses. */
import { likenessOf, overlapOf } from './likeness.ts';
import type { Told } from './told.ts';

/** Findings of the old and of the new document. */
export interface Pair {
  readonly old: readonly Told[];
  readonly new: readonly Told[];
}

/** Findings that belong together, and those that are like none of the other document. */
export interface Clusters {
  readonly alike: readonly Pair[];
  readonly rest: Pair;
}

/** So much of the shorter clause must stand in the other. */
const LEAST = 0.6;

/**
 * Clusters the findings of one rule. A sentence that was split, or put together of two, is one cluster. The same
 * whichever document is the old one.
 */
export function clustersOf({ old, new: fresh }: Pair, least = LEAST): Clusters {
  const links = [...sameOf(old, fresh), ...likeOf(old, fresh, least), ...turned(likeOf(fresh, old, least))];
  const linked = new Set(links.flat());
  const alike = joined(links).map((members) => ({
    old: old.filter((one) => members.has(one)),
    new: fresh.filter((one) => members.has(one)),
  }));
  const alone = (all: readonly Told[]) => all.filter((one) => !linked.has(one));
  return { alike, rest: { old: alone(old), new: alone(fresh) } };
}

type Link = readonly [Told, Told];

const turned = (links: readonly Link[]): readonly Link[] => links.map(([a, b]) => [b, a] as const);

function sameOf(old: readonly Told[], fresh: readonly Told[]): readonly Link[] {
  const known = new Map(old.map((one) => [one.finding.fingerprint, one]));
  return fresh.flatMap((one): readonly Link[] => {
    const other = known.get(one.finding.fingerprint);
    return other ? [[other, one]] : [];
  });
}

/** More pairs of clauses than these are not compared word by word: nothing may take for ever. */
const MOST_PAIRS = 1_000_000;

/** Each of the first with that of the second which is most like it, unless it stands there unchanged. */
function likeOf(first: readonly Told[], second: readonly Told[], least: number): readonly Link[] {
  const unchanged = new Set(second.map(({ finding }) => finding.fingerprint));
  const same = new Map(second.toReversed().map((one) => [one.text, one]));
  const others = first.length * second.length > MOST_PAIRS ? [] : second;
  return first
    .filter(({ finding }) => !unchanged.has(finding.fingerprint))
    .flatMap((one): readonly Link[] => {
      const other = same.get(one.text) ?? mostLike(one, others, least);
      return other ? [[one, other]] : [];
    });
}

function mostLike(one: Told, others: readonly Told[], least: number): Told | undefined {
  const [best] = others
    .map((other) => ({
      other,
      overlap: overlapOf(one.runs, other.runs),
      likeness: likenessOf(one.runs, other.runs),
    }))
    .filter(({ overlap }) => overlap >= least)
    .toSorted((a, b) => b.overlap - a.overlap || b.likeness - a.likeness);
  return best?.other;
}

/** Sets of all that links hold together. */
function joined(links: readonly Link[]): readonly ReadonlySet<Told>[] {
  const sets = new Map<Told, Set<Told>>();
  for (const link of links) {
    const merged = new Set(link.flatMap((one) => [one, ...(sets.get(one) ?? [])]));
    for (const one of merged) sets.set(one, merged);
  }
  return [...new Set(sets.values())];
}
