import type { Block } from '../../model.ts';
import { textBlocks } from '../text/blocks.ts';
import type { Raw } from './piece.ts';

/**
 * Line breaks within a block (`br`, preformatted text) are read as those of plain text; headings stay whole.
 */
export function cutLines(text: string, raws: readonly Raw[]): Block[] {
  let tables = raws.reduce((most, { place }) => Math.max(most, (place.cell?.table ?? -1) + 1), 0);
  return raws.flatMap(({ start, end, place }): Block[] => {
    const content = text.slice(start, end);
    if (place.kind === 'heading' || !content.includes('\n')) return [{ start, end, ...place }];
    const lines = textBlocks(content, 'line');
    const first = tables;
    tables = lines.reduce((most, { cell }) => Math.max(most, first + (cell?.table ?? -1) + 1), tables);
    return lines.map((line) => {
      const span = { start: start + line.start, end: start + line.end };
      if (place.kind !== 'paragraph') return { ...span, ...place };
      return {
        ...line,
        ...span,
        ...(line.cell ? { cell: { ...line.cell, table: first + line.cell.table } } : {}),
      };
    });
  });
}
