import type { Box } from '../../model.ts';
import { loadDrawing } from '../loading.ts';
import type { ReadOptions } from '../reader.ts';
import { isInside } from './hidden.ts';
import type { PdfPage } from './page.ts';
import { recognisedPage } from './recognised.ts';

/** A PDF whose pages are pictures, in part. */
interface Pictured {
  readonly bytes: Uint8Array;
  readonly pages: readonly PdfPage[];
}

/** How long a page may take to draw, in milliseconds. */
const DRAWING_MS = 20_000;

/**
 * The same pages, those that nobody could read recognised on their pictures as far as that goes; and the writing on
 * pictures beside text.
 */
export async function recognisePages(
  { bytes, pages }: Pictured,
  { passwords, recogniser, onPicture }: ReadOptions,
): Promise<readonly PdfPage[]> {
  const asked = pages.filter(isPicture);
  if (!recogniser || asked.length === 0) return pages;
  // Drawing needs a native canvas, which takes its time to load and may not be installed.
  const drawing = await loadDrawing(() => import('./draw.ts'));
  const drawer = await drawing?.openDrawer(bytes, passwords);
  if (!drawing || !drawer) return pages;
  let done = 0;
  onPicture?.(0, asked.length);
  const read = async (page: PdfPage): Promise<PdfPage> => {
    if (!isPicture(page)) return page;
    const draw = () => drawer.grey(page.number, Date.now() + DRAWING_MS);
    const recognition = await recogniser.recognise(draw);
    onPicture?.(++done, asked.length);
    if (!recognition || recognition.words.length === 0) return page;
    const recognised = recognisedPage(recognition, page, drawing.readingScale(page));
    return page.reason === null ? withPictures(page, recognised) : recognised;
  };
  try {
    return await Promise.all(pages.map(read));
  } finally {
    await drawer.close();
  }
}

/** Whether something on a page can only be seen. */
export const isPicture = ({ reason, pictures }: PdfPage): boolean =>
  reason === 'empty' || reason === 'garbled' || pictures.length > 0;

/** A page with the writing on its pictures beside its own text. */
function withPictures(page: PdfPage, { runs }: PdfPage): PdfPage {
  const written = runs.filter(({ box }) => page.pictures.some((picture) => isInside(box, picture)));
  return { ...page, runs: [...page.runs, ...written], pictures: page.pictures.filter(isBlank(written)) };
}

/** A picture of which nothing was recognised stays one that nobody could read. */
const isBlank =
  (written: PdfPage['runs']) =>
  (picture: Box): boolean =>
    !written.some(({ box }) => isInside(box, picture));
