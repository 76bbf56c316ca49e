import type { Setting } from '../report/index.ts';
import type { Limits } from './read-document.ts';
import type { Masking } from './redaction.ts';
import { STDIN } from './stdin.ts';
import { unchangedBytes } from './unchanged.ts';

type PageImages = NonNullable<Setting['pageImages']>;

/** More pictures than these make a file that nobody can send; the text of the other pages is shown. */
const MOST_PAGES = 40;

/**
 * Pictures of pages of a PDF, from its file read once more; none where it is no longer the same. Of a masked document
 * they show only what was read, and black where it is masked.
 */
export function pageImages(
  { passwords, timeoutMs }: Limits,
  { isOn, originalOf }: Pick<Masking, 'isOn' | 'originalOf'>,
): PageImages {
  return async ({ document }, pages) => {
    const original = originalOf(document);
    const bytes =
      original.format === 'pdf' && original.path !== STDIN ? await unchangedBytes(original) : null;
    if (!bytes) return new Map();
    const [{ drawPages }, { windowsOf }] = await Promise.all([
      import('../extract/pdf/draw.ts'),
      import('../report/redact/windows.ts'),
    ]);
    const windows = isOn ? windowsOf(original, document.text) : null;
    const deadline = Date.now() + timeoutMs;
    return drawPages(bytes, { pages: pages.slice(0, MOST_PAGES), passwords, deadline, windows });
  };
}
