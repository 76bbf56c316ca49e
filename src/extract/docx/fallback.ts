import type { Block } from '../../model.ts';
import type { Extraction } from '../reader.ts';
import { unzip } from '../unzip.ts';
import { Refusal } from './refusal.ts';

/** Unpacked bytes, all entries together. mammoth takes some 60 times as much memory, and cannot be stopped. */
const LIMIT = 4_000_000;

/**
 * What mammoth makes of a file that our reader could not read: the paragraphs of the body, without anchors, and a
 * note that says so. Null when it cannot either, or when the file is too large to let it try.
 */
export async function readByMammoth(bytes: Uint8Array): Promise<Extraction | null> {
  if (!(await isSmall(bytes))) return null;
  const { extractRawText } = await import('mammoth');
  try {
    const { value } = await extractRawText({ buffer: Buffer.from(bytes) });
    return value.trim() === '' ? null : extraction(value);
  } catch {
    return null;
  }
}

async function isSmall(bytes: Uint8Array): Promise<boolean> {
  try {
    const archive = await unzip(bytes, { entry: LIMIT, total: LIMIT });
    for (const name of archive.names) archive.read(name);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** mammoth ends each paragraph with two line feeds. */
function extraction(raw: string): Extraction {
  const paragraphs = raw.split('\n\n').filter((paragraph) => paragraph.trim() !== '');
  const blocks: Block[] = [];
  let start = 0;
  for (const { length } of paragraphs) {
    blocks.push({ start, end: start + length, kind: 'paragraph' });
    start += length + 1;
  }
  const notes = [{ code: 'read-by-fallback' }];
  const text = paragraphs.join('\n');
  return { format: 'docx', outcome: 'read', text, pages: [], blocks, marks: [], anchors: [], notes };
}
