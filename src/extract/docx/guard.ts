import { beyond, READ_LIMITS, type ReadLimits } from '../limits.ts';
import { Refusal } from './refusal.ts';

/** Keeps the reading of one file within bounds; each call throws a `Refusal` once a bound is passed. */
export interface Guard {
  /** An element opens at this depth, from 0: `limit`. */
  element(depth: number): void;
  /** An attribute is read: `limit`. */
  attribute(): void;
  /** Some more of a part is about to be read: `timed-out`. */
  chunk(): void;
}

/** Attributes for each element that there may be. */
const ATTRIBUTES = 2;
/** Word nests a few dozen deep. */
const MAX_DEPTH = 10_000;

/**
 * A guard for one file, which gives up after `deadline` (epoch ms) and beyond the elements of `limits`, counted in all
 * parts together: 200 pages have some 30,000, and each takes about half a kilobyte while a file is read.
 */
export function guardUntil(deadline: number, limits: ReadLimits = READ_LIMITS): Guard {
  const refuse = () => new Refusal('limit', 'unpacked-too-large', beyond('elements', limits));
  let elements = 0;
  let attributes = 0;
  return {
    element(depth) {
      elements++;
      if (elements > limits.elements || depth > MAX_DEPTH) throw refuse();
    },
    attribute() {
      attributes++;
      if (attributes > ATTRIBUTES * limits.elements) throw refuse();
    },
    chunk() {
      if (Date.now() > deadline) throw new Refusal('timed-out', 'timed-out');
    },
  };
}
