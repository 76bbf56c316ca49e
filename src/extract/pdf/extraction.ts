import { nameSharedGlyphs } from '../../characters.ts';
import type { Format, Note, Outcome, Page, PdfAnchor } from '../../model.ts';
import type { Extraction } from '../reader.ts';
import { type PdfPage, unreadPage } from './page.ts';
import { piecesOf } from './pieces.ts';
import { setText } from './text.ts';

/**
 * A document of pages: its text in reading order, and what points into it. Pages that time did not suffice for are
 * unread too; what was read is kept.
 */
export function toExtraction(format: Format, pages: readonly PdfPage[], pageCount: number): Extraction {
  const missing = Array.from({ length: pageCount - pages.length }, (_, i) =>
    unreadPage(pages.length + i + 1, 'failed'),
  );
  const all = [...pages, ...missing];
  const { text: set, blocks, anchors, marks } = setText(piecesOf(pages));
  const text = nameSharedGlyphs(set);
  const outcome = outcomeOf(all, text, missing.length);
  return {
    format,
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
  const pictures = pages.reduce((sum, page) => sum + page.pictures.length, 0);
  const trouble: Note[] = outcome === 'read' ? [] : [{ code: outcome }];
  const unread: Note[] =
    pictures === 0 ? [] : [{ code: 'pictures-unread', values: { count: String(pictures) } }];
  return [...trouble, ...unread, ...pages.flatMap(notesOnPicture)];
}

/** What of a recognised page was not read. */
function notesOnPicture({ number, missed, isCutOff }: PdfPage): Note[] {
  const lines: Note[] =
    missed === 0 ? [] : [{ code: 'ocr-missed', page: number, values: { count: String(missed) } }];
  return isCutOff ? [...lines, { code: 'picture-incomplete' }] : lines;
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
    .map((page, i): Page => {
      const { number, width, height, reason, confidence } = page;
      const isFirst = i === pages.length - 1;
      const start = isFirst ? 0 : Math.min(end, firsts.get(number) ?? end);
      const span = { start, end };
      end = start;
      const facts = { ...span, number, width, height };
      if (reason) return { ...facts, read: 'unread', reason };
      if (confidence === null) return { ...facts, read: 'text' };
      const part = page.missed > 0 || page.isCutOff ? { reason: 'partly' as const } : {};
      return { ...facts, read: 'ocr', ...part, confidence };
    })
    .reverse();
}
