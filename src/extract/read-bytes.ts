import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { InputError } from '../model.ts';
import { diskPath } from './disk-path.ts';

const NO_FILE: Wrong = { code: 'not-a-file' };
const OVERSIZED: Wrong = { code: 'oversized' };
/** What is looked for behind the end of a file. */
const MORE = 1 << 14;

/** What is no file is opened without waiting for whoever writes to it, and never as the terminal of this process. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

const CODES: Readonly<Record<string, string>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENAMETOOLONG: 'missing',
  EACCES: 'permission',
  EPERM: 'permission',
  EISDIR: 'not-a-file',
  ENXIO: 'not-a-file',
  ELOOP: 'link-loop',
};

/**
 * All bytes of a regular file of no more than so many; what is none is an error value, `oversized` where it has more. It
 * never waits for a pipe or a device.
 */
export function readBytes(path: string, most: number): Promise<Uint8Array | InputError> {
  return withFile(path, (handle) => bytesOf(handle, most));
}

/** What a file is of which nothing more is to be known. */
export interface FileFacts {
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  /** Its first bytes. */
  readonly head: Uint8Array;
}

export const HEAD = 1024;
/** Read at once of a file that is only hashed. */
const PIECE = 1 << 17;

/** The facts of a regular file of any size, in flat memory; what is none is an error value. */
export function hashFile(path: string): Promise<FileFacts | InputError> {
  return withFile<FileFacts>(path, async (handle) => {
    const facts = await handle.stat();
    if (!facts.isFile()) return NO_FILE;
    const hash = createHash('sha256');
    // A stream costs more than the hash of a small file; one byte more tells that it is over.
    const buffer = Buffer.allocUnsafe(Math.min(PIECE, facts.size + 1));
    let [bytes, head] = [0, new Uint8Array()];
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      if (bytesRead === 0) break;
      const piece = buffer.subarray(0, bytesRead);
      hash.update(piece);
      if (bytes === 0) head = new Uint8Array(piece.subarray(0, HEAD));
      bytes += bytesRead;
    }
    return { sha256: hash.digest('hex'), bytes, head };
  });
}

type Wrong = Pick<InputError, 'code'>;

async function withFile<Value extends object>(
  path: string,
  work: (handle: FileHandle) => Promise<Value | Wrong>,
): Promise<Value | InputError> {
  try {
    // Before opening: to open a device may set it going.
    if (!(await stat(diskPath(path))).isFile()) return { path, code: 'not-a-file' };
    const handle = await open(diskPath(path), FLAGS);
    try {
      const value = await work(handle);
      return 'code' in value ? { path, ...value } : value;
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { path, code: CODES[(error as NodeJS.ErrnoException).code ?? ''] ?? 'read-failed' };
  }
}

/** Looks once more at what was opened: it may have been put in the place of the file meanwhile, and may grow while it is read. */
async function bytesOf(handle: FileHandle, most: number): Promise<Uint8Array | Wrong> {
  const facts = await handle.stat();
  if (!facts.isFile()) return NO_FILE;
  if (facts.size > most) return OVERSIZED;
  const chunks = [await filled(handle, facts.size)];
  let size = facts.size;
  for (;;) {
    const more = await filled(handle, MORE);
    if (more.length === 0) break;
    size += more.length;
    if (size > most) return OVERSIZED;
    chunks.push(more);
  }
  const [whole] = chunks;
  return whole && chunks.length === 1 ? whole : new Uint8Array(Buffer.concat(chunks));
}

/** Up to so many bytes, fewer only at the end, in memory of their own: a parser may take it over. */
async function filled(handle: FileHandle, wanted: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(wanted);
  let size = 0;
  while (size < wanted) {
    const { bytesRead } = await handle.read(bytes, size, wanted - size);
    if (bytesRead === 0) return bytes.slice(0, size);
    size += bytesRead;
  }
  return bytes;
}
