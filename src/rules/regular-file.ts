/** Reads files that strangers may have put there: regular ones only, of bounded size, without waiting for anybody. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Why there are no bytes. */
export type NoBytes = 'missing' | 'no-file' | 'permission' | 'large';

/** The bytes of a regular file of at most so many, or why not. Neither a link nor a pipe is waited for. */
export async function bytesOf(
  path: string,
  most: number,
  links: 'refused' | 'followed' = 'refused',
): Promise<Uint8Array | NoBytes> {
  let file: FileHandle | undefined;
  try {
    const flags = (constants.O_NONBLOCK ?? 0) | (links === 'refused' ? (constants.O_NOFOLLOW ?? 0) : 0);
    file = await open(path, constants.O_RDONLY | flags);
    const stat = await file.stat();
    if (!stat.isFile()) return 'no-file';
    const buffer = new Uint8Array(Math.min(stat.size, most) + 1);
    let length = 0;
    for (let read = 1; read > 0 && length < buffer.length; length += read)
      read = (await file.read(buffer, length, buffer.length - length)).bytesRead;
    return length === buffer.length ? 'large' : buffer.subarray(0, length);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'permission';
  } finally {
    await file?.close();
  }
}

/** Text in UTF-8, or null. */
export function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
