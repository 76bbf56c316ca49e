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

/** In all parts together. 200 pages have some 30,000; each takes about half a kilobyte while a file is read. */
const MAX_ELEMENTS = 1_000_000;
const MAX_ATTRIBUTES = 2_000_000;
/** Word nests a few dozen deep. */
const MAX_DEPTH = 10_000;

/** A guard for one file, which gives up after `deadline` (epoch ms). */
export function guardUntil(deadline: number): Guard {
  let elements = 0;
  let attributes = 0;
  return {
    element(depth) {
      elements++;
      if (elements > MAX_ELEMENTS || depth > MAX_DEPTH) throw new Refusal('limit', 'unpacked-too-large');
    },
    attribute() {
      attributes++;
      if (attributes > MAX_ATTRIBUTES) throw new Refusal('limit', 'unpacked-too-large');
    },
    chunk() {
      if (Date.now() > deadline) throw new Refusal('timed-out', 'timed-out');
    },
  };
}
