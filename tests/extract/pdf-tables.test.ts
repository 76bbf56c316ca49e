import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../src/extract/pdf.ts';
import { type Drawn, type MadePage, makePdf } from './pdf-maker.ts';

async function cells(bytes: Uint8Array) {
  const { text, blocks } = await readPdf(bytes, { passwords: [], deadline: Date.now() + 30_000 });
  return blocks.map(({ kind, cell, start, end }) =>
    kind === 'cell' ? [cell?.table, cell?.row, cell?.column, text.slice(start, end)] : text.slice(start, end),
  );
}

/** Texts in columns 150 points wide, rows 20 points high, from y downwards. */
const grid = (rows: readonly (readonly string[])[], y = 700): Drawn[] =>
  rows
    .flatMap((row, i) => row.map((text, j) => ({ text, x: 65 + 150 * j, y: y - 20 * i })))
    .filter(({ text }) => text);

/** The lines between them. */
function ruled(rows: number, columns: number, y = 700): string {
  const level = Array.from(
    { length: rows + 1 },
    (_, i) => `60 ${y + 14 - 20 * i} m ${60 + 150 * columns} ${y + 14 - 20 * i} l S`,
  );
  const upright = Array.from(
    { length: columns + 1 },
    (_, i) => `${60 + 150 * i} ${y + 14} m ${60 + 150 * i} ${y + 14 - 20 * rows} l S`,
  );
  return [...level, ...upright].join('\n');
}

const HEAD = { text: 'What we collect and whom we give it to.', x: 60, y: 760 };
const ROWS = [
  ['Data', 'Purpose', 'Recipient'],
  ['Contacts', 'Collection', 'Agencies'],
  ['Location', 'Fraud checks', 'Partners'],
];

describe('tables', () => {
  it('keep wrapped cells whole, row by row', async () => {
    const bytes = new Uint8Array(readFileSync(new URL('../inputs/chrome-zh-table.pdf', import.meta.url)));
    const found = await cells(bytes);
    expect(found).toHaveLength(27);
    expect(found).toContainEqual([0, 1, 2, '金融信用信息基础数据库（人民银行征信中心）']);
    expect(found).toContainEqual([0, 3, 3, '提供公安机关、催收机构及合作方']);
    expect(found.at(-1)).toBe('备注：以上授权一经作出不可撤销。');
  });

  it('are found by their lines, spanning cells at their first place', async () => {
    const spanning = [
      ['All of your data', '', 'Recipient'],
      ['Contacts', 'Collection', 'Agencies'],
    ];
    const lines = ruled(2, 3).replace('210 714 m 210 674 l S', '210 694 m 210 674 l S');
    expect(await cells(makePdf([{ texts: [HEAD, ...grid(spanning)], operators: lines }]))).toEqual([
      HEAD.text,
      [0, 0, 0, 'All of your data'],
      [0, 0, 2, 'Recipient'],
      [0, 1, 0, 'Contacts'],
      [0, 1, 1, 'Collection'],
      [0, 1, 2, 'Agencies'],
    ]);
  });

  it('are found by alignment where nothing is ruled', async () => {
    const found = await cells(makePdf([{ texts: [HEAD, ...grid(ROWS)] }]));
    expect(found.slice(1)).toEqual(ROWS.flatMap((row, i) => row.map((text, j) => [0, i, j, text])));
  });

  it('go on over the page', async () => {
    const page = (rows: typeof ROWS, head: Drawn[]): MadePage => ({
      texts: [...head, ...grid(rows)],
      operators: ruled(rows.length, 3),
    });
    const found = await cells(makePdf([page(ROWS, [HEAD]), page(ROWS.slice(1), [])]));
    expect(found.at(-1)).toEqual([0, 4, 2, 'Partners']);
  });

  it('are not lists with their numbers set apart', async () => {
    const list = [
      ['1.', 'Contacts'],
      ['2.', 'Location'],
      ['3.', 'Messages'],
      ['4.', 'Call records'],
    ];
    const texts = list.flatMap(([number = '', text = ''], i) => [
      { text: number, x: 60, y: 700 - 20 * i },
      { text, x: 90, y: 700 - 20 * i },
    ]);
    expect(await cells(makePdf([{ texts }]))).toEqual([
      '1. Contacts',
      '2. Location',
      '3. Messages',
      '4. Call records',
    ]);
  });
});
