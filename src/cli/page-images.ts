import type { Setting } from '../report/index.ts';
import type { Limits } from './read-document.ts';
import { STDIN } from './stdin.ts';
import { unchangedBytes } from './unchanged.ts';

type PageImages = NonNullable<Setting['pageImages']>;

/** More pictures than these make a file that nobody can send; the text of the other pages is shown. */
const MOST_PAGES = 40;

/** Pictures of pages of a PDF, or of pictures, from its file read once more; none where it is no longer the same. */
export function pageImages({ passwords, timeoutMs }: Limits): PageImages {
  return async (reading, pages) => {
    const { path, format } = reading.document;
    const isDrawn = (format === 'pdf' || format === 'image') && path !== STDIN;
    const bytes = isDrawn ? await unchangedBytes(reading.document) : null;
    if (!bytes) return new Map();
    const shown = pages.slice(0, MOST_PAGES);
    if (format === 'image') return (await import('../extract/image/pictures.ts')).viewPictures(bytes, shown);
    const { drawPages } = await import('../extract/pdf/draw.ts');
    const deadline = Date.now() + timeoutMs;
    return drawPages(bytes, { pages: shown, passwords, deadline });
  };
}
