/** A set of names that may be very many: sixteen bytes for each, where a set of texts takes ten times as much. */
import { createHash, randomBytes } from 'node:crypto';

const FIRST_SIZE = 1 << 12;

export interface Seen {
  /** Adds a name; whether it was not there. */
  readonly add: (name: string) => boolean;
}

/** Names are told apart by 64 bits of a hash with a salt, so that nobody can choose two of one hash. */
export function createSeen(): Seen {
  const salt = randomBytes(16);
  let table = new Uint32Array(2 * FIRST_SIZE);
  let count = 0;
  const grow = (): void => {
    const old = table;
    table = new Uint32Array(2 * old.length);
    for (let at = 0; at < old.length; at += 2) {
      const [high = 0, low = 0] = [old[at], old[at + 1]];
      if (high !== 0) put(table, high, low);
    }
  };
  return {
    add: (name) => {
      const hash = createHash('sha256').update(salt).update(name).digest();
      // None is the mark of an empty place.
      const isNew = put(table, hash.readUInt32LE(0) || 1, hash.readUInt32LE(4));
      if (isNew && 4 * ++count > table.length) grow();
      return isNew;
    },
  };
}

/** Puts two halves of a hash into a table of pairs that is never full; whether they were not there. */
function put(table: Uint32Array, high: number, low: number): boolean {
  for (let at = (2 * low) % table.length; ; at = (at + 2) % table.length) {
    if (table[at] === 0) {
      table[at] = high;
      table[at + 1] = low;
      return true;
    }
    if (table[at] === high && table[at + 1] === low) return false;
  }
}
