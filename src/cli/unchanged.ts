import { createHash } from 'node:crypto';
import { isS3Path } from '../address.ts';
import { readBytes } from '../extract/read-bytes.ts';
import type { Document, InputError, Part } from '../model.ts';
import { DEFAULT_SECONDS } from './read-options.ts';

/**
 * The files that a document was read from, read once more; null where one is gone or no longer the same. `timeoutMs`: how
 * long storage may take for one.
 */
export async function unchangedFiles(
  document: Document,
  timeoutMs = DEFAULT_SECONDS * 1000,
): Promise<readonly Uint8Array[] | null> {
  const again = (path: string): Promise<Uint8Array | InputError> =>
    isS3Path(path) ? storedBytes(path, document.bytes, timeoutMs) : readBytes(path, Number.POSITIVE_INFINITY);
  const files = await Promise.all((document.parts ?? [document]).map((part) => unchangedBytes(part, again)));
  return files.every((file) => file !== null) ? files : null;
}

async function storedBytes(path: string, most: number, timeoutMs: number): Promise<Uint8Array | InputError> {
  const { readObject } = await import('../s3/objects.ts');
  return readObject(path, { most, timeoutMs });
}

async function unchangedBytes(
  { path, sha256 }: Part,
  again: (path: string) => Promise<Uint8Array | InputError>,
): Promise<Uint8Array | null> {
  const bytes = await again(path);
  return bytes instanceof Uint8Array && createHash('sha256').update(bytes).digest('hex') === sha256
    ? bytes
    : null;
}
