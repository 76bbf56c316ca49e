import { decodeHtml } from '../extract/html.ts';
import type { Reading } from '../model.ts';
import { flaggedClauses } from './clauses.ts';
import { isMarkedPage, notesOf } from './html/notes.ts';
import { textPage } from './html/text-page.ts';
import { webPage } from './html/web-page.ts';
import { type Copy, type Marking, type NoCopy, unplacedNote } from './marking.ts';

/** Browsers believe it before any encoding that a page names. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * A copy as a web page: a page itself as it is, with marks in its text and its scripts kept from running; text and
 * Markdown as a page around the text. What was found is listed at the top and told by each mark.
 */
export async function markHtml(
  bytes: Uint8Array,
  reading: Reading,
  { words }: Marking,
): Promise<Copy | NoCopy> {
  const source = reading.document.format === 'html' ? decodeHtml(bytes).text : null;
  if (source !== null && isMarkedPage(source)) return { none: { code: 'redline-copy' } };
  const notes = notesOf(flaggedClauses(reading.findings), reading, words);
  const { page, marked } = source === null ? textPage(reading, notes) : await webPage(source, reading, notes);
  return {
    bytes: new TextEncoder().encode(BYTE_ORDER_MARK + page),
    extension: 'html',
    notes: unplacedNote(notes.clauses.filter((clause) => !marked.has(clause)).length),
  };
}
