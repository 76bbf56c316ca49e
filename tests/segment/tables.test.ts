import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/model.ts';
import { headerLeads, indexCells } from '../../src/segment/tables.ts';
import { documentOf } from '../tiny.ts';

const cell = (text: string, row: number, column: number) => inTable(0, { text, row, column });

function inTable(table: number, { text, row, column }: { text: string; row: number; column: number }) {
  return { text, kind: 'cell' as const, cell: { table, row, column } };
}

/** The headers of the cell with some words, as `kind words`. */
function headersOf(document: Document, words: string): string[] {
  const block = document.blocks.find(({ start, end }) => document.text.slice(start, end) === words);
  if (!block) throw new Error(`no cell '${words}'`);
  return headerLeads(block, indexCells(document.blocks)).map((lead) => {
    expect(lead.body).toBe(lead.start);
    return `${lead.kind} ${document.text.slice(lead.start, lead.end)}`;
  });
}

describe('the headers of a cell', () => {
  const table = documentOf(
    cell('Permission', 0, 0),
    cell('What we read', 0, 1),
    cell('Phone', 1, 0),
    cell('Contacts', 1, 1),
    cell('Camera', 2, 0),
    cell('Bar codes', 2, 1),
  );

  it('are the first cell of its column and the first of its row, in this order', () => {
    expect(headersOf(table, 'Contacts')).toEqual(['column What we read', 'row Phone']);
    expect(headersOf(table, 'Bar codes')).toEqual(['column What we read', 'row Camera']);
  });

  it('are one for a cell that is itself a header, and none for the corner', () => {
    expect(headersOf(table, 'Camera')).toEqual(['column Permission']);
    expect(headersOf(table, 'What we read')).toEqual(['row Permission']);
    expect(headersOf(table, 'Permission')).toEqual([]);
  });

  it('are those of its own table', () => {
    const two = documentOf(
      cell('One', 0, 0),
      inTable(1, { text: 'Two', row: 0, column: 1 }),
      cell('Contacts', 1, 0),
      inTable(1, { text: 'Photos', row: 1, column: 1 }),
    );
    expect(headersOf(two, 'Contacts')).toEqual(['column One']);
    expect(headersOf(two, 'Photos')).toEqual(['column Two']);
  });

  it('are none for what is no cell', () => {
    expect(headersOf(documentOf(cell('Permission', 0, 0), 'Contacts'), 'Contacts')).toEqual([]);
  });

  it('span: a header counts for all that stands behind it up to the next', () => {
    const spanning = documentOf(
      cell('Phone', 0, 0),
      cell('Camera', 0, 2),
      cell('Name', 1, 1),
      cell('Photo', 1, 3),
      cell('Row', 2, 0),
      cell('Deep', 4, 1),
    );
    expect(headersOf(spanning, 'Name')).toEqual(['column Phone', 'row Phone']);
    expect(headersOf(spanning, 'Photo')).toEqual(['column Camera', 'row Phone']);
    expect(headersOf(spanning, 'Deep')).toEqual(['column Phone', 'row Row']);
  });

  it('are none where the table has none in this place', () => {
    expect(headersOf(documentOf(cell('Contacts', 1, 1)), 'Contacts')).toEqual([]);
  });

  it('are short: what says something itself heads nothing', () => {
    const withHeader = (length: number) =>
      documentOf('Our table:', cell('x'.repeat(length), 0, 0), cell('Contacts', 1, 0));
    expect(headersOf(withHeader(120), 'Contacts')).toHaveLength(1);
    expect(headersOf(withHeader(121), 'Contacts')).toEqual([]);
  });

  it('are only looked for among the first row and the first column', () => {
    expect([...indexCells(table.blocks).keys()]).toHaveLength(4);
  });
});
