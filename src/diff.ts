/** What changed between two documents that were read and judged. */
import { compare, type Side } from './compare/index.ts';
import { createGister } from './match/index.ts';
import type { Comparison, Reading, Rulebook } from './model.ts';
import { createSegmenter } from './segment/index.ts';

/** Makes a comparer: two readings of the same rulebook in, what changed for the signer out. */
export function createComparer(rulebook: Rulebook): (old: Reading, fresh: Reading) => Comparison {
  const segment = createSegmenter(rulebook.languages);
  const gister = createGister(rulebook);
  const sideOf = (reading: Reading): Side => ({
    reading,
    ...gister(reading.document),
    clauses: [...segment(reading.document)],
  });
  return (old, fresh) => compare(sideOf(old), sideOf(fresh), rulebook.rules);
}
