import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Document } from '../model.ts';

/** The bytes that a document was read from, read once more; null where its file is gone or no longer the same. */
export async function unchangedBytes({ path, sha256 }: Document): Promise<Uint8Array | null> {
  const bytes = await readFile(path).catch(() => null);
  return bytes && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
}
