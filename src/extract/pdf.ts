import { setImmediate } from 'node:timers/promises';
import { nameSharedGlyphs } from '../characters.ts';
import type { Note, Outcome, Page, PdfAnchor } from '../model.ts';
import { type OpenPdf, openPdf } from './pdf/document.ts';
import { type PdfPage, readPage, unreadPage } from './pdf/page.ts';
import { piecesOf } from './pdf/pieces.ts';
import { setText } from './pdf/text.ts';
import { type Extraction, type Reader, type ReadOptions, unreadable } from './reader.ts';

/**
 * Reads a PDF: its text in reading order, paragraphs in one piece over columns and pages, tables as cells,
 * and for every few characters where on which page they stand. Pages without text or with nonsense are
 * unread.
 */
export const readPdf: Reader = async (bytes, options) => {
  const opened = await openPdf(bytes, options.passwords);
  if (typeof opened === 'string') {
    return unreadable('pdf', opened === 'malformed-pdf' ? 'malformed' : 'encrypted', opened);
  }
  try {
    return await readOpen(opened, options);
  } finally {
    await opened.close();
  }
};

/** Longer than any document that people write; a file that claims more is after the memory. */
const MOST_PAGES = 20_000;

async function readOpen({ document }: OpenPdf, { deadline }: ReadOptions): Promise<Extraction> {
  if (document.numPages > MOST_PAGES) return unreadable('pdf', 'limit', 'too-large');
  const layers = await document.getOptionalContentConfig().catch(() => null);
  const isShown = (layer: unknown) => layers?.isVisible(layer) ?? true;
  const pages: PdfPage[] = [];
  while (pages.length < document.numPages && Date.now() < deadline) {
    pages.push(await readPage(document, pages.length + 1, isShown));
    // Else nothing but reading happens for seconds, and what pages leave behind piles up.
    await setImmediate();
  }
  if (pages.every((page) => page.reason === 'failed') && pages.length === document.numPages) {
    return unreadable('pdf', 'malformed', 'malformed-pdf');
  }
  return toExtraction(pages, document.numPages);
}

/** Pages that time did not suffice for are unread too; what was read is kept. */
function toExtraction(pages: readonly PdfPage[], pageCount: number): Extraction {
  const missing = Array.from({ length: pageCount - pages.length }, (_, i) =>
    unreadPage(pages.length + i + 1, 'failed'),
  );
  const all = [...pages, ...missing];
  const { text: set, blocks, anchors, marks } = setText(piecesOf(pages));
  const text = nameSharedGlyphs(set);
  const outcome = outcomeOf(all, text, missing.length);
  return {
    format: 'pdf',
    outcome,
    text,
    pages: pagesOf(all, anchors, text.length),
    blocks,
    marks,
    anchors,
    notes: notesOn(outcome, pages),
  };
}

/** A document of blank pages is not unread, but must not pass for a harmless one either. */
function outcomeOf(pages: readonly PdfPage[], text: string, missing: number): Outcome {
  if (missing > 0) return 'timed-out';
  return text === '' || pages.every((page) => page.reason !== null) ? 'no-text' : 'read';
}

function notesOn(outcome: Outcome, pages: readonly PdfPage[]): Note[] {
  const pictures = pages.reduce((sum, page) => sum + page.pictures, 0);
  const trouble: Note[] = outcome === 'read' ? [] : [{ code: outcome }];
  return pictures === 0
    ? trouble
    : [...trouble, { code: 'pictures-unread', values: { count: String(pictures) } }];
}

/**
 * A page begins with its first character and ends where the next begins, in the middle of a paragraph if
 * need be.
 */
function pagesOf(pages: readonly PdfPage[], anchors: readonly PdfAnchor[], length: number): Page[] {
  const firsts = new Map<number, number>();
  for (const { page, start } of anchors) if (!firsts.has(page)) firsts.set(page, start);
  let end = length;
  return [...pages]
    .reverse()
    .map(({ number, width, height, reason }, i): Page => {
      const isFirst = i === pages.length - 1;
      const start = isFirst ? 0 : Math.min(end, firsts.get(number) ?? end);
      const span = { start, end };
      end = start;
      const facts = { ...span, number, width, height };
      return reason ? { ...facts, read: 'unread', reason } : { ...facts, read: 'text' };
    })
    .reverse();
}
