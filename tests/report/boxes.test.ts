import { describe, expect, it } from 'vitest';
import type { PdfAnchor } from '../../src/model.ts';
import { boxer } from '../../src/report/boxes.ts';
import { documentOf, spanOf } from './sample.ts';

/** Anchors that draw each part of a text, 10 points a column, 12 points high. */
function drawn(
  parts: readonly { text: string; x?: number; y?: number; page?: number; advance?: PdfAnchor['advance'] }[],
) {
  let start = 0;
  const anchors = parts.map(({ text, x = 0, y = 0, page = 1, advance = 'right' }): PdfAnchor => {
    const end = start + text.length;
    const length = [...text].reduce((sum, character) => sum + (character > '⺀' ? 20 : 10), 0);
    const level = advance === 'right' || advance === 'left';
    const box = { x, y, width: level ? length : 12, height: level ? 12 : length };
    const anchor = { start, end, source: 'pdf' as const, page, advance, box };
    start = end;
    return anchor;
  });
  const text = parts.map((part) => part.text).join('');
  return { text, boxesOf: boxer(documentOf(text, { format: 'pdf', anchors })) };
}

describe('the boxes of evidence', () => {
  it('are cut from the run that draws them, Han twice as wide as Latin', () => {
    const { text, boxesOf } = drawn([{ text: 'ab读取通讯录', x: 100, y: 50 }]);
    expect(boxesOf(spanOf(text, '通讯录'))).toEqual([{ page: 1, x: 160, y: 50, width: 60, height: 12 }]);
  });

  it('are one where runs follow each other on a line', () => {
    const { text, boxesOf } = drawn([
      { text: '读取通', y: 50 },
      { text: '讯录', x: 60, y: 51 },
    ]);
    expect(boxesOf(spanOf(text, '通讯录'))).toEqual([{ page: 1, x: 40, y: 50, width: 60, height: 13 }]);
  });

  it('are one for each line and page they touch', () => {
    const { text, boxesOf } = drawn([
      { text: '通', x: 500, y: 50 },
      { text: '讯', y: 70 },
      { text: '录', y: 50, page: 2 },
    ]);
    expect(boxesOf(spanOf(text, '通讯录')).map(({ page, x, y }) => [page, x, y])).toEqual([
      [1, 500, 50],
      [1, 0, 70],
      [2, 0, 50],
    ]);
  });

  it('stay apart where a column gap lies between', () => {
    const { text, boxesOf } = drawn([
      { text: '通讯', x: 0 },
      { text: '录', x: 300 },
    ]);
    expect(boxesOf(spanOf(text, '通讯录'))).toHaveLength(2);
  });

  it.each([
    ['right', { x: 20, y: 0, width: 20, height: 12 }],
    ['left', { x: 10, y: 0, width: 20, height: 12 }],
    ['down', { x: 0, y: 20, width: 12, height: 20 }],
    ['up', { x: 0, y: 10, width: 12, height: 20 }],
  ] as const)('follow text that runs %s', (advance, box) => {
    const { text, boxesOf } = drawn([{ text: 'abcde', advance }]);
    expect(boxesOf(spanOf(text, 'cd'))).toEqual([{ page: 1, ...box }]);
  });

  it('are none where the format has no boxes', () => {
    expect(boxer(documentOf('abc'))({ start: 0, end: 3 })).toEqual([]);
  });
});
