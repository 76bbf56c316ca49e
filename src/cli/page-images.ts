import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Reading } from '../model.ts';
import type { Setting } from '../report/index.ts';
import type { Limits } from './read-document.ts';
import { STDIN } from './stdin.ts';

type PageImages = NonNullable<Setting['pageImages']>;

/** More pictures than these make a file that nobody can send; the text of the other pages is shown. */
const MOST_PAGES = 40;

/** Pictures of pages of a PDF, from its file read once more; none where it is no longer the same. */
export function pageImages({ passwords, timeoutMs }: Limits): PageImages {
  return async (reading, pages) => {
    const bytes = await fileOf(reading);
    if (!bytes) return new Map();
    const { drawPages } = await import('../extract/pdf/draw.ts');
    const deadline = Date.now() + timeoutMs;
    return drawPages(bytes, { pages: pages.slice(0, MOST_PAGES), passwords, deadline });
  };
}

async function fileOf({ document }: Reading): Promise<Uint8Array | null> {
  const { path, format, sha256 } = document;
  if (format !== 'pdf' || path === STDIN) return null;
  const bytes = await readFile(path).catch(() => null);
  const isSame = bytes && createHash('sha256').update(bytes).digest('hex') === sha256;
  return isSame ? bytes : null;
}
