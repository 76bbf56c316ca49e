import type { CellPlace } from '../../model.ts';
import type { HtmlElement, HtmlNode } from './tree.ts';

/** A wider table is none; it bounds the work that spans make. */
const WIDEST = 1000;

/**
 * The places of a table's cells, or null for a table that only lays out a page: one with a table in it, of
 * one column, or said to be presentation. `table` counts the tables of the document.
 */
export function cellPlaces(
  tableElement: HtmlElement,
  table: number,
): ReadonlyMap<HtmlElement, CellPlace> | null {
  const role = tableElement.attrs.find(({ name }) => name === 'role')?.value;
  if (role === 'presentation' || role === 'none' || hasInnerTable(tableElement)) return null;
  const rows = rowsOf(tableElement).map((row) => row.childNodes.filter(isCell));
  if (rows.every((cells) => cells.length < 2)) return null;
  const places = new Map<HtmlElement, CellPlace>();
  /** For each column, the first row that no cell from above reaches into. */
  const freeFrom: number[] = [];
  for (const [row, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while ((freeFrom[column] ?? 0) > row) column++;
      places.set(cell, { table, row, column });
      const after = column + span(cell, 'colspan');
      const below = row + span(cell, 'rowspan');
      for (; column < after; column++) if (below > row + 1 && column < WIDEST) freeFrom[column] = below;
    }
  }
  return places;
}

function rowsOf(table: HtmlElement): HtmlElement[] {
  return table.childNodes.filter(isElement).flatMap((child) => {
    if (child.tagName === 'tr') return [child];
    return /^(thead|tbody|tfoot)$/u.test(child.tagName)
      ? child.childNodes.filter(isElement).filter((row) => row.tagName === 'tr')
      : [];
  });
}

/** Looks as deep as the first table inside, no further, so that nested tables cost no more than flat ones. */
function hasInnerTable(table: HtmlElement): boolean {
  const open: HtmlNode[] = [...table.childNodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isElement(node)) continue;
    if (node.tagName === 'table') return true;
    for (const child of node.childNodes) open.push(child);
  }
  return false;
}

function span(cell: HtmlElement, name: 'colspan' | 'rowspan'): number {
  const value = Number.parseInt(cell.attrs.find((attribute) => attribute.name === name)?.value ?? '1', 10);
  // A row span of 0 reaches to the end of the table.
  if (value === 0 && name === 'rowspan') return Number.POSITIVE_INFINITY;
  return value > 0 ? Math.min(value, WIDEST) : 1;
}

const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node;
const isCell = (node: HtmlNode): node is HtmlElement =>
  isElement(node) && (node.tagName === 'td' || node.tagName === 'th');
