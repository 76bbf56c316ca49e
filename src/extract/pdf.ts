import { setImmediate } from 'node:timers/promises';
import { READ_LIMITS, tooLarge } from './limits.ts';
import { type OpenPdf, openPdf } from './pdf/document.ts';
import { toExtraction } from './pdf/extraction.ts';
import { type PdfPage, readPage } from './pdf/page.ts';
import { isPicture, recognisePages } from './pdf/recognise.ts';
import { type Reader, type ReadOptions, unreadable } from './reader.ts';

/**
 * Reads a PDF: its text in reading order, paragraphs in one piece over columns and pages, tables as cells,
 * and for every few characters where on which page they stand. Pages without text or with nonsense are
 * recognised on their pictures where there is a recogniser, and unread otherwise.
 */
export const readPdf: Reader = async (bytes, options) => {
  const opened = await openPdf(bytes, options.passwords);
  if (typeof opened === 'string') {
    return unreadable('pdf', opened === 'malformed-pdf' ? 'malformed' : 'encrypted', opened);
  }
  const { limits = READ_LIMITS } = options;
  const { numPages } = opened.document;
  const pages = await readPages(opened, options).finally(opened.close);
  if (numPages > limits.pages) return tooLarge('pdf', 'pages', limits);
  if (pages.length === numPages && pages.every((page) => page.reason === 'failed')) {
    return unreadable('pdf', 'malformed', 'malformed-pdf');
  }
  const extraction = toExtraction('pdf', await recognisePages({ bytes, pages }, options), numPages);
  if (options.recogniser || !pages.some(isPicture)) return extraction;
  return { ...extraction, notes: [...extraction.notes, { code: 'ocr-absent' }] };
};

/** As many pages as time suffices for; none where there are too many. */
async function readPages(
  { document }: OpenPdf,
  { deadline, limits = READ_LIMITS }: ReadOptions,
): Promise<readonly PdfPage[]> {
  if (document.numPages > limits.pages) return [];
  const layers = await document.getOptionalContentConfig().catch(() => null);
  const isShown = (layer: unknown) => layers?.isVisible(layer) ?? true;
  const pages: PdfPage[] = [];
  while (pages.length < document.numPages && Date.now() < deadline) {
    pages.push(await readPage(document, pages.length + 1, isShown));
    // Else nothing but reading happens for seconds, and what pages leave behind piles up.
    await setImmediate();
  }
  return pages;
}
