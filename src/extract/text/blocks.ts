import type { Block } from '../../model.ts';
import { isHeading } from './heading.ts';
import { cutPieces, isTable, type Run, type Table } from './pieces.ts';

/**
 * The layout of plain text: a block a line, a wrapped sentence in one block, headings and items by their
 * looks, rows of tabs or pipes as cells. Offsets are into `text`; no block has white space around it. `first`
 * says whether the text begins where a document begins, with a title.
 */
export function textBlocks(text: string, first: 'title' | 'line' = 'title'): Block[] {
  const pieces = cutPieces(text);
  let tables = 0;
  return pieces.flatMap((piece, i) => {
    if (isTable(piece)) return cellBlocks(piece, tables++);
    const heading = isHeading(text, {
      run: piece,
      around: [pieces[i - 1], pieces[i + 1], pieces[i + 2]],
      isFirst: i === 0 && first === 'title',
    });
    return [heading ? headingBlock(text, piece) : plainBlock(piece)];
  });
}

function cellBlocks({ rows }: Table, table: number): Block[] {
  return rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell ? [{ ...cell, kind: 'cell' as const, cell: { table, row, column } }] : [],
    ),
  );
}

/** The signs of a Markdown heading say its level and are no part of it. */
function headingBlock(text: string, { start, end, marker }: Run): Block {
  if (marker?.style !== '#') return { start, end, kind: 'heading' };
  const behind = text.slice(start + marker.length, end);
  const from = end - behind.trimStart().length;
  return { start: from, end, kind: 'heading', level: marker.length };
}

const plainBlock = ({ start, end, marker }: Run): Block => ({
  start,
  end,
  kind: marker ? 'item' : 'paragraph',
});
