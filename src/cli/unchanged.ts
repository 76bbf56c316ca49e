import { createHash } from 'node:crypto';
import { readBytes } from '../extract/read-bytes.ts';
import type { Document, Part } from '../model.ts';

/** The files that a document was read from, read once more; null where one is gone or no longer the same. */
export async function unchangedFiles(document: Document): Promise<readonly Uint8Array[] | null> {
  const files = await Promise.all((document.parts ?? [document]).map(unchangedBytes));
  return files.every((file) => file !== null) ? files : null;
}

async function unchangedBytes({ path, sha256 }: Part): Promise<Uint8Array | null> {
  const bytes = await readBytes(path, Number.POSITIVE_INFINITY);
  return bytes instanceof Uint8Array && createHash('sha256').update(bytes).digest('hex') === sha256
    ? bytes
    : null;
}
