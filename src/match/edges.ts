/** The transitions of a trie in flat tables: a lookup is one multiplication and, nearly always, one probe. */

/** Where unit `unit` leads from node `node`; -1 where it leads nowhere. Node 0 is the root. */
export type Follow = (node: number, unit: number) => number;

const EMPTY = -1;
/** Knuth's multiplicative hash: 2^32 divided by the golden ratio. */
const GOLDEN = 0x9e3779b1;
/** Two slots an edge: probes stay short and the tables in the cache. */
const SLOTS_PER_EDGE = 2;

/** Freezes transitions given as `node * 65536 + unit` -> node. */
export function freezeEdges(edges: ReadonlyMap<number, number>): Follow {
  const bits = Math.max(4, Math.ceil(Math.log2(edges.size * SLOTS_PER_EDGE + 1)));
  const mask = 2 ** bits - 1;
  const nodes = new Int32Array(mask + 1).fill(EMPTY);
  const units = new Uint16Array(mask + 1);
  const targets = new Int32Array(mask + 1);
  const slotOf = (node: number, unit: number): number =>
    Math.imul(Math.imul(node, 0x10001) ^ unit, GOLDEN) >>> (32 - bits);
  for (const [key, target] of edges) {
    const [node, unit] = [Math.floor(key / 0x10000), key % 0x10000];
    let slot = slotOf(node, unit);
    while (nodes[slot] !== EMPTY) slot = (slot + 1) & mask;
    nodes[slot] = node;
    units[slot] = unit;
    targets[slot] = target;
  }
  return (node, unit) => {
    for (let slot = slotOf(node, unit); nodes[slot] !== EMPTY; slot = (slot + 1) & mask) {
      if (nodes[slot] === node && units[slot] === unit) return targets[slot] ?? EMPTY;
    }
    return EMPTY;
  };
}
