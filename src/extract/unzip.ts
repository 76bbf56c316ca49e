import { Refusal } from './docx/refusal.ts';
import type { ReadLimits } from './limits.ts';
import { type Entry, zipEntries } from './unzip/directory.ts';

export interface Archive {
  /** Names as the archive spells them, but with `/` between folders and none in front. */
  readonly names: readonly string[];
  /**
   * The bytes of an entry, or null where there is none. Throws a `Refusal`: `limit` when this entry, or all read
   * so far together, unpack to too much; `encrypted`; `malformed`.
   */
  read(name: string): Uint8Array | null;
}

/** How much may be unpacked: bytes of one entry, and of all that are read. */
export interface UnpackLimits {
  readonly entry: number;
  readonly total: number;
}

/** A single part is not all of a document. */
const ENTRY_SHARE = 0.64;

/** How much of a Word file may be unpacked. */
export const unpackLimits = ({ unpacked }: ReadLimits): UnpackLimits => ({
  entry: unpacked * ENTRY_SHARE,
  total: unpacked,
});

type Inflator = typeof import('fflate').Inflate;

/** Deflate makes at most 1032 bytes of one: a bomb shows after some 8 MB, whatever its header promises. */
const CHUNK = 8192;
const STORED = 0;
const DEFLATED = 8;

/**
 * Opens a zip archive by its central directory, as word processors do (what only a local header names is not
 * part of it). Nothing is unpacked before `read`. Throws a `Refusal`.
 */
export async function unzip(bytes: Uint8Array, limits: UnpackLimits): Promise<Archive> {
  const { Inflate } = await import('fflate');
  const entries = zipEntries(bytes);
  let left = limits.total;
  return {
    names: [...entries.values()].map(({ name }) => name),
    read(name) {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) return null;
      const content = unpack(entry, Math.min(limits.entry, left), Inflate);
      left -= content.length;
      return content;
    },
  };
}

function unpack(entry: Entry, limit: number, Inflate: Inflator): Uint8Array {
  if (entry.encrypted) throw new Refusal('encrypted', 'encrypted-office');
  if (entry.method === STORED) return bounded(entry.data, limit);
  if (entry.method !== DEFLATED) throw new Refusal('malformed', 'malformed-docx');
  try {
    return inflate(entry.data, limit, Inflate);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('malformed', 'malformed-docx');
  }
}

function bounded(data: Uint8Array, limit: number): Uint8Array {
  if (data.length > limit) throw tooMuch(limit);
  return data;
}

/** Counts the bytes that really come out: the sizes in the headers may lie. */
function inflate(data: Uint8Array, limit: number, Inflate: Inflator): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    if (size > limit) throw tooMuch(limit);
    chunks.push(chunk);
  });
  let at = 0;
  do {
    const end = Math.min(at + CHUNK, data.length);
    stream.push(data.subarray(at, end), end === data.length);
    at = end;
  } while (at < data.length);
  return concat(chunks, size);
}

const tooMuch = (most: number): Refusal =>
  new Refusal('limit', 'unpacked-too-large', { limit: 'unpacked', most: `${most}` });

function concat(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
