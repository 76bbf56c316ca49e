import type { PDFRef } from '@cantoo/pdf-lib';
import type { Note, Reading } from '../model.ts';
import type { Words } from '../report/words.ts';
import { unplacedNote } from './marking.ts';
import { annotator, hasMarks } from './pdf/annotation.ts';
import { type OpenFile, openFile } from './pdf/file.ts';
import { guardOf } from './pdf/guard.ts';
import { listOf, type Pen } from './pdf/lib.ts';
import { type Mark, markingOf } from './pdf/marks.ts';
import { type Sheet, sheetsOf, sizeOf } from './pdf/sheets.ts';

export interface PdfMarking {
  /** In the language of the reader. */
  readonly words: Words;
  /** Tried in turn on an encrypted file. */
  readonly passwords: readonly string[];
}

/** A marked copy, and what a reader must know about it. */
export interface MarkedPdf {
  /** The bytes as they were where nothing was marked. */
  readonly bytes: Uint8Array;
  readonly isMarked: boolean;
  readonly notes: readonly Note[];
}

/**
 * A copy of a PDF whose clauses are highlighted by severity and whose evidence is underlined in red, with notes. The
 * bytes given are its beginning, so that signatures stay what they are; an encrypted file or one that is not in order
 * is written anew, which a note says. `bytes` must be those that `reading` was made from; they are not changed.
 */
export async function markPdf(
  bytes: Uint8Array,
  reading: Reading,
  { words, passwords }: PdfMarking,
): Promise<MarkedPdf> {
  const { marks, unplaced } = markingOf(reading, words);
  const same = (...notes: Note[]): MarkedPdf => ({ bytes, isMarked: false, notes });
  if (marks.length === 0) return same(...unplacedNote(unplaced));
  try {
    const file = await openFile(bytes, passwords);
    if (!file) return same({ code: 'redline-failed' });
    const { isSigned, allowsNotes } = guardOf(file);
    if (!allowsNotes) return same({ code: 'redline-certified' });
    const sheets = sheetsOf(file);
    if (sheets.some((sheet) => hasMarks(file, sheet))) return same({ code: 'redline-copy' });
    if (!isFor(reading, sheets, marks)) return same({ code: 'redline-failed' });
    const marked = await file.save(draw(file, marks, sheets));
    return { bytes: marked, isMarked: true, notes: [...notesOn(file, isSigned), ...unplacedNote(unplaced)] };
  } catch {
    return same({ code: 'redline-failed' });
  }
}

/** Whether the pages to mark are those that were read; a broken file may have others for another reader. */
function isFor({ document }: Reading, sheets: readonly Sheet[], marks: readonly Mark[]): boolean {
  const isSame = (a: number, b: number) => Math.abs(a - b) < 1;
  const marked = new Set(marks.map(({ page }) => page));
  return (
    sheets.length === document.pages.length &&
    document.pages.every(({ number, width, height }) => {
      const sheet = sheets[number - 1];
      const [wide, high] = sheet ? sizeOf(sheet) : [-9, -9];
      return !marked.has(number) || (isSame(width, wide) && isSame(height, high));
    })
  );
}

/** Adds the marks to their pages and returns the pages that have some. */
function draw(pen: Pen, marks: readonly Mark[], sheets: readonly Sheet[]): readonly PDFRef[] {
  const annotationOf = annotator(pen);
  const pages = new Map<Sheet, PDFRef[]>();
  for (const mark of marks) {
    const sheet = sheets[mark.page - 1];
    if (sheet) pages.set(sheet, [...(pages.get(sheet) ?? []), annotationOf(mark, sheet)]);
  }
  for (const [{ dict }, added] of pages) {
    const key = pen.lib.PDFName.of('Annots');
    dict.set(key, pen.context.obj([...listOf(pen, dict.get(key)), ...added]));
  }
  return [...pages.keys()].map(({ ref }) => ref);
}

function notesOn({ anew }: OpenFile, isSigned: boolean): readonly Note[] {
  const copied: Note[] =
    anew === null ? [] : [{ code: anew === 'encrypted' ? 'redline-decrypted' : 'redline-rewritten' }];
  const signed: Note[] = isSigned ? [{ code: anew === null ? 'redline-signed' : 'redline-unsigned' }] : [];
  return [...copied, ...signed];
}
