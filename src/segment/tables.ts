/** What heads a cell: the first cell of its row and the first of its column. */
import type { Block, CellPlace, Lead } from '../model.ts';

/** The heading cells of a document's tables, by place. */
export type Cells = ReadonlyMap<string, Block>;

/** Longer cells say something themselves and head nothing. */
const MAX_HEADER = 120;

const key = ({ table, row, column }: CellPlace): string => `${table} ${row} ${column}`;

/** Indexes the first row and the first column of every table. */
export function indexCells(blocks: readonly Block[]): Cells {
  const cells = new Map<string, Block>();
  for (const block of blocks) {
    if (block.cell && (block.cell.row === 0 || block.cell.column === 0)) cells.set(key(block.cell), block);
  }
  return cells;
}

/** The heading cell at a place, or the nearest before it: a cell that spans several stands at its first. */
function spanning(cells: Cells, place: CellPlace): Block | undefined {
  for (let { row, column } = place; row >= 0 && column >= 0; ) {
    const cell = cells.get(key({ ...place, row, column }));
    if (cell) return cell;
    if (place.row === 0) column--;
    else row--;
  }
  return undefined;
}

/** The column header and the row header of a cell, outermost first; none for what is no cell. */
export function headerLeads(block: Block, cells: Cells): Lead[] {
  if (!block.cell) return [];
  const { row, column } = block.cell;
  const header = (kind: Lead['kind'], place: CellPlace): Lead[] => {
    const cell = spanning(cells, place);
    if (!cell || cell === block || cell.end - cell.start > MAX_HEADER) return [];
    return [{ start: cell.start, end: cell.end, body: cell.start, kind }];
  };
  return [
    ...(row > 0 ? header('column', { ...block.cell, row: 0 }) : []),
    ...(column > 0 ? header('row', { ...block.cell, column: 0 }) : []),
  ];
}
