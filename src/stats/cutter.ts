/** A stream of bytes cut into pieces, one of which is held at a time. */

/** A piece of a file; `list` is the list of the report that it is an item of, null for a line. */
export interface Piece {
  readonly list: string | null;
  /** Null where it was too long to be kept, or the file ended in the middle of it. */
  readonly bytes: Buffer | null;
  readonly lost?: 'long' | 'cut';
  /** Line it begins on, from 1. */
  readonly line: number;
}

export interface Cutter {
  readonly take: (chunk: Buffer) => Iterable<Piece>;
  readonly end: () => Iterable<Piece>;
}

/** Bytes of a piece as they come; nothing is kept of one that gets too long. */
export function createKeeper(most: number) {
  let parts: Buffer[] = [];
  let size = 0;
  return {
    add: (part: Buffer) => {
      size += part.length;
      if (size > most) parts = [];
      else if (part.length > 0) parts.push(part);
    },
    size: () => size,
    done: (): Pick<Piece, 'bytes' | 'lost'> => {
      const whole = size > most ? { bytes: null, lost: 'long' as const } : { bytes: Buffer.concat(parts) };
      parts = [];
      size = 0;
      return whole;
    },
  };
}
