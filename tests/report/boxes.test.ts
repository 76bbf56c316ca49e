import { describe, expect, it } from 'vitest';
import type { PdfAnchor } from '../../src/model.ts';
import { boxer } from '../../src/report/boxes.ts';
import { documentOf, spanOf } from './sample.ts';

interface Drawn extends Partial<Pick<PdfAnchor, 'page' | 'advance' | 'starts' | 'ends'>> {
  readonly text: string;
  readonly x?: number;
  readonly y?: number;
}

/** Anchors that draw each part of a text, 10 points a column, 12 points high. */
function drawn(parts: readonly Drawn[]) {
  let start = 0;
  const anchors = parts.map(({ text, x = 0, y = 0, page = 1, advance = 'right', ...stops }): PdfAnchor => {
    const end = start + text.length;
    const length = [...text].reduce((sum, character) => sum + (character > '⺀' ? 20 : 10), 0);
    const level = advance === 'right' || advance === 'left';
    const box = { x, y, width: level ? length : 12, height: level ? 12 : length };
    const anchor = { start, end, source: 'pdf' as const, page, advance, box, ...stops };
    start = end;
    return anchor;
  });
  const text = parts.map((part) => part.text).join('');
  return { text, boxesOf: boxer(documentOf(text, { format: 'pdf', anchors })) };
}

describe('the boxes of evidence', () => {
  it('are cut from the run that draws them', () => {
    const { text, boxesOf } = drawn([{ text: '读取通讯录', x: 100, y: 50 }]);
    expect(boxesOf(spanOf(text, '通讯录'))).toEqual([{ page: 1, x: 140, y: 50, width: 60, height: 12 }]);
  });

  it('begin where their characters begin, and end where the next one does', () => {
    const { text, boxesOf } = drawn([{ text: 'ilWm', x: 100, starts: [0, 200, 450, 3100] }]);
    expect(boxesOf(spanOf(text, 'lW'))).toEqual([{ page: 1, x: 102, y: 0, width: 29, height: 12 }]);
    expect(boxesOf(spanOf(text, 'Wm'))).toEqual([{ page: 1, x: 104.5, y: 0, width: 35.5, height: 12 }]);
  });

  it('leave out the space behind characters that are set apart', () => {
    const stops = { starts: [0, 1000, 2000, 3000], ends: [600, 1600, 2600, 3600] };
    const { text, boxesOf } = drawn([{ text: 'abcd', advance: 'up', ...stops }]);
    expect(boxesOf(spanOf(text, 'bc'))).toEqual([{ page: 1, x: 0, y: 14, width: 12, height: 16 }]);
  });

  it('hold an accent that is drawn back over its letter', () => {
    const stops = { starts: [0, 1000, 1100], ends: [1000, 2000, 1900] };
    const { text, boxesOf } = drawn([{ text: 'ae\u0301', ...stops }]);
    expect(boxesOf(spanOf(text, 'e\u0301'))).toEqual([{ page: 1, x: 10, y: 0, width: 10, height: 12 }]);
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
