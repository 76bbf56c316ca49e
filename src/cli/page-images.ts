import { loadDrawing } from '../extract/loading.ts';
import type { Setting } from '../report/index.ts';
import type { Limits } from './read-options.ts';
import type { Masking } from './redaction.ts';
import { STDIN } from './stdin.ts';
import { unchangedFiles } from './unchanged.ts';

type PageImages = NonNullable<Setting['pageImages']>;

const DRAWN: ReadonlySet<string> = new Set(['pdf', 'image']);

/** More pictures than these make a file that nobody can send; the text of the other pages is shown. */
const MOST_PAGES = 40;

/**
 * Pictures of pages of a PDF, or of pictures, from the file read once more; none where it is no longer the same. Of a masked document
 * they show only what was read, and black where it is masked.
 */
export function pageImages(
  { passwords, timeoutMs }: Pick<Limits, 'passwords' | 'timeoutMs'>,
  { isOn, originalOf }: Pick<Masking, 'isOn' | 'originalOf'>,
): PageImages {
  return async ({ document }, pages) => {
    const original = originalOf(document);
    const isDrawn = DRAWN.has(original.format) && original.path !== STDIN;
    const files = isDrawn ? await unchangedFiles(original, timeoutMs) : null;
    const [bytes] = files ?? [];
    if (!files || !bytes) return new Map();
    const { windowsOf } = await import('../report/redact/windows.ts');
    const windows = isOn ? windowsOf(original, document.text) : null;
    const shown = pages.slice(0, MOST_PAGES);
    if (original.format === 'image') {
      const pictures = await loadDrawing(() => import('../extract/image/pictures.ts'));
      return pictures?.viewPictures(files, shown, windows) ?? new Map();
    }
    const drawing = await loadDrawing(() => import('../extract/pdf/draw.ts'));
    if (!drawing) return new Map();
    const deadline = Date.now() + timeoutMs;
    return drawing.drawPages(bytes, { pages: shown, passwords, deadline, windows });
  };
}
