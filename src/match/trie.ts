/** A trie as flat tables, its nodes numbered level by level: small enough to stay in the processor's cache. */

/** A trie as it is written down: for each node how many children it has, and for each but the root its unit. */
export interface WrittenTrie {
  readonly counts: string;
  readonly units: string;
}

export interface Trie {
  /** Where a unit leads from a node; -1 where it leads nowhere. Node 0 is the root. */
  readonly follow: (node: number, unit: number) => number;
  /** The node that a first unit leads to; 0 where no word begins with it. */
  readonly roots: Int32Array;
}

/** Counts are written as characters from here on, so that none needs an escape. */
const ZERO = 0x4e00;

interface Growing {
  readonly children: Map<number, Growing>;
}

/** Writes down the trie of some words, and tells the node of each, in their order. */
export function writeTrie(words: readonly string[]): { trie: WrittenTrie; nodes: number[] } {
  const root: Growing = { children: new Map() };
  const leaves = words.map((word) => grow(root, word));
  const numbers = new Map<Growing, number>();
  let [counts, units] = ['', ''];
  for (let level = [root]; level.length > 0; ) {
    const next: Growing[] = [];
    for (const node of level) {
      numbers.set(node, numbers.size);
      counts += String.fromCharCode(ZERO + node.children.size);
      for (const [unit, child] of [...node.children].sort(([a], [b]) => a - b)) {
        units += String.fromCharCode(unit);
        next.push(child);
      }
    }
    level = next;
  }
  return { trie: { counts, units }, nodes: leaves.map((leaf) => numbers.get(leaf) ?? 0) };
}

function grow(root: Growing, word: string): Growing {
  let node = root;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    const child = node.children.get(unit) ?? { children: new Map() };
    node.children.set(unit, child);
    node = child;
  }
  return node;
}

/** Opens a written trie. */
export function openTrie({ counts, units }: WrittenTrie): Trie {
  const first = new Int32Array(counts.length + 1);
  first[0] = 1;
  for (let node = 0; node < counts.length; node++) {
    first[node + 1] = (first[node] ?? 0) + counts.charCodeAt(node) - ZERO;
  }
  const unitOf = new Uint16Array(counts.length);
  for (let node = 1; node < counts.length; node++) unitOf[node] = units.charCodeAt(node - 1);
  const roots = new Int32Array(0x10000);
  for (let node = 1; node < (first[1] ?? 0); node++) roots[unitOf[node] ?? 0] = node;
  const follow = (node: number, unit: number): number => {
    if (node === 0) return roots[unit] || -1;
    const end = first[node + 1] ?? 0;
    for (let child = first[node] ?? 0; child < end; child++) if (unitOf[child] === unit) return child;
    return -1;
  };
  return { follow, roots };
}
