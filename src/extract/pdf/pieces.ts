import { startsNote, takeFootnotes } from './footnotes.ts';
import { furnish } from './furniture.ts';
import { type Kind, kindsOf } from './kinds.ts';
import { type Line, linesOf, looseLines, withMargins } from './lines.ts';
import type { PdfPage } from './page.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';
import { sheetOf } from './sheet.ts';
import { withWholeRows } from './torn-rows.ts';

/** A paragraph and what it is. */
export interface Piece extends Kind {
  readonly lines: Paragraph;
}

/** One page taken apart: its running text, and what stands before and behind it. */
interface Leaf {
  readonly before: readonly Piece[];
  readonly body: readonly Line[];
  readonly behind: readonly Piece[];
}

/**
 * All paragraphs of a document in the order in which they are to be read. What interrupts a paragraph at the
 * end of a page (notes, feet, the next page's head) comes after it.
 */
export function piecesOf(pages: readonly PdfPage[]): Piece[] {
  const leaves = leavesOf(pages);
  const paragraphs = withWholeRows(paragraphsOf(withMargins(leaves.map((leaf) => leaf.body))));
  const kinds = kindsOf(paragraphs);
  const numbers = new Map(pages.map((page, i) => [page, i]));
  const pieces: Piece[] = [...(leaves[0]?.before ?? [])];
  let open = 0;
  const turnTo = (page: number) => {
    for (; open < page; open++)
      pieces.push(...(leaves[open]?.behind ?? []), ...(leaves[open + 1]?.before ?? []));
  };
  for (const [i, lines] of paragraphs.entries()) {
    turnTo(numbers.get((lines[0] as Line).page) ?? open);
    pieces.push({ lines, ...(kinds[i] as Kind) });
    turnTo(numbers.get((lines.at(-1) as Line).page) ?? open);
  }
  turnTo(leaves.length);
  return pieces;
}

function leavesOf(pages: readonly PdfPage[]): Leaf[] {
  const sheets = pages.map(sheetOf);
  const furnished = furnish(sheets);
  return sheets.map((sheet, i) => {
    const { header = [], body: rows = [], footer = [] } = furnished[i] ?? {};
    const { body, notes } = takeFootnotes(linesOf(sheet.page, rows), sheet.rules);
    const noteParagraphs = notesOf(notes);
    const loose = looseLines(sheet).flatMap(paragraphsOf);
    return {
      before: linesOf(sheet.page, header).map((line) => ({ lines: [line], kind: 'header' })),
      body,
      behind: [
        ...noteParagraphs.map((lines) => ({ lines, kind: 'footnote' as const })),
        ...loose.map((lines) => ({ lines, kind: 'textbox' as const })),
        ...linesOf(sheet.page, footer).map((line) => ({ lines: [line], kind: 'footer' as const })),
      ],
    };
  });
}

/** Every note is a paragraph of its own, even where the one before it ends on a full line. */
function notesOf(lines: readonly Line[]): Paragraph[] {
  const notes: Line[][] = [];
  for (const line of lines) {
    if (startsNote(line)) notes.push([line]);
    else notes.at(-1)?.push(line);
  }
  return notes.flatMap(paragraphsOf);
}
