/** How much two texts have in common: the share of their shingles (short runs of characters) that both have. */

/** Characters to a shingle: an ideograph says more than a letter. */
const SIZE = { ideographs: 3, letters: 4 };
const IDEOGRAPH = /\p{Script=Han}/u;

/** The hashes of the shingles of a text, sorted, each once; 32 bits, the same on every machine. */
export function shinglesOf(text: string): Uint32Array {
  const size = IDEOGRAPH.test(text) ? SIZE.ideographs : SIZE.letters;
  const hashes = new Set<number>();
  for (let at = 0; at + size <= text.length; at++) hashes.add(hashAt(text, at, size));
  if (hashes.size === 0) hashes.add(hashAt(text, 0, text.length));
  return Uint32Array.from(hashes).sort();
}

/** FNV-1a over UTF-16 units. */
function hashAt(text: string, from: number, size: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + size; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Jaccard's measure of two sorted sets: 1 for the same, 0 for nothing in common. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  let [i, j, both] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [left = 0, right = 0] = [a[i], b[j]];
    if (left === right) both++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return both / (a.length + b.length - both || 1);
}

/** Hash functions of a signature, and how many of them make a band: sets that are 0.6 alike share a band in 98 of 100 cases. */
const [BANDS, ROWS] = [16, 3];

/** The bands of a set's MinHash signature: alike sets are likely to share one. Each is a number of 53 bits with its place. */
export function bandsOf(shingles: Uint32Array): readonly number[] {
  const bands: number[] = [];
  for (let band = 0; band < BANDS; band++) {
    let [high, low] = [band, 0x811c9dc5];
    for (let row = 0; row < ROWS; row++) {
      const least = leastOf(shingles, band * ROWS + row);
      high = Math.imul(high ^ least, 0x85ebca6b) ^ (least >>> 13);
      low = Math.imul(low ^ least, 0x01000193) ^ (least >>> 16);
    }
    bands.push((high & 0x1fffff) * 0x100000000 + (low >>> 0));
  }
  return bands;
}

/** The least hash of a set under the nth hash function. */
function leastOf(shingles: Uint32Array, n: number): number {
  const multiplier = Math.imul(2 * n + 1, 0x9e3779b1) | 1;
  const offset = Math.imul(n + 1, 0x7feb352d);
  let least = 0xffffffff;
  for (const shingle of shingles) {
    let hash = Math.imul(shingle ^ offset, multiplier);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash = (hash ^ (hash >>> 13)) >>> 0;
    if (hash < least) least = hash;
  }
  return least;
}
