import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { InputError } from '../model.ts';
import { diskPath } from './disk-path.ts';

/** No authorization comes near; beyond it the copies made in reading would fill the memory. */
const MAX_BYTES = 200 * 1024 * 1024;
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

/** All bytes of a regular file of bearable size; what is none is an error value. It never waits for a pipe or a device. */
export async function readBytes(path: string): Promise<Uint8Array | InputError> {
  try {
    // Before opening: to open a device may set it going.
    if (!(await stat(diskPath(path))).isFile()) return { path, code: 'not-a-file' };
    const handle = await open(diskPath(path), FLAGS);
    try {
      const bytes = await bytesOf(handle);
      return bytes instanceof Uint8Array ? bytes : { path, ...bytes };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { path, code: CODES[(error as NodeJS.ErrnoException).code ?? ''] ?? 'read-failed' };
  }
}

/** Looks once more at what was opened: it may have been put in the place of the file meanwhile, and may grow while it is read. */
async function bytesOf(handle: FileHandle): Promise<Uint8Array | Pick<InputError, 'code'>> {
  const facts = await handle.stat();
  if (!facts.isFile()) return { code: 'not-a-file' };
  if (facts.size > MAX_BYTES) return { code: 'too-large' };
  const chunks = [await filled(handle, facts.size)];
  let size = facts.size;
  for (;;) {
    const more = await filled(handle, MORE);
    if (more.length === 0) break;
    size += more.length;
    if (size > MAX_BYTES) return { code: 'too-large' };
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
