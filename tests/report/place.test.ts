import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/model.ts';
import { placer } from '../../src/report/place.ts';
import { documentOf, spanOf } from './sample.ts';

const page = (number: number, start: number, end: number): Page => ({
  number,
  start,
  end,
  width: 595,
  height: 842,
  read: start === end ? 'unread' : 'text',
});

describe('the place of a span', () => {
  it('counts lines as an editor does, whatever ends them', () => {
    const line = fc.stringMatching(/^[a-c]{0,4}$/);
    const ending = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(line, ending), { maxLength: 20 }), (rows) => {
        const text = `${rows.map(([words, end]) => words + end).join('')}Z`;
        const { line: found, endLine } = placer(documentOf(text))(spanOf(text, 'Z'));
        expect([found, endLine]).toEqual([rows.length + 1, rows.length + 1]);
      }),
    );
  });

  it('leaves out white space at the ends of the span', () => {
    const text = 'one\n\n two\nthree\n\n\nfour';
    expect(placer(documentOf(text))({ start: 3, end: text.indexOf('four') })).toMatchObject({
      line: 3,
      endLine: 4,
    });
  });

  it('has no page where the format has none', () => {
    expect(placer(documentOf('one'))({ start: 0, end: 3 })).toEqual({
      line: 1,
      endLine: 1,
      page: null,
      endPage: null,
    });
  });

  it('finds both pages of a clause that crosses them, and passes over pages without text', () => {
    const pages = [page(1, 0, 4), page(2, 4, 4), page(3, 4, 9), page(4, 9, 9)];
    const placeOf = placer(documentOf('one two x', { format: 'pdf', pages }));
    expect(placeOf({ start: 0, end: 7 })).toMatchObject({ page: 1, endPage: 3 });
    expect(placeOf({ start: 4, end: 7 })).toMatchObject({ page: 3, endPage: 3 });
    expect(placeOf({ start: 8, end: 9 })).toMatchObject({ page: 3, endPage: 3 });
  });
});
