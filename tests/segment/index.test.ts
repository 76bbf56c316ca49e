import { describe, expect, it } from 'vitest';
import { createSegmenter } from '../../src/segment/index.ts';
import { documentOf, languageOf } from '../tiny.ts';
import {
  beforeOf,
  eachOf,
  heading,
  kindsOf,
  LANGUAGES,
  type Lines,
  leadKindsOf,
  outlineOf,
  segment,
} from './cutting.ts';

describe('a clause', () => {
  it('is a sentence, without leads where it hangs from nothing', () => {
    expect(segment(documentOf('We may call. You agree.'))).toEqual([
      { start: 0, end: 12, body: 0, language: 'en', leads: [], before: null, kind: 'paragraph' },
      {
        ...{ start: 13, end: 23, body: 13, language: 'en', leads: [] },
        ...{ before: { start: 0, end: 12 }, kind: 'paragraph' },
      },
    ]);
  });

  it('begins its words behind its number', () => {
    expect(segment(documentOf('1. We may call.'))).toMatchObject([{ start: 0, body: 3, number: '1' }]);
  });

  it('knows the sentence before it, in its block or the block before', () => {
    expect(beforeOf('We call. You agree.', 'They write.')).toEqual(['-', 'We call.', 'We call. You agree.']);
  });

  it('knows nothing before it under a heading or behind what stands beside the body', () => {
    expect(beforeOf('We call.', heading('Contacts'), 'You agree.')).toEqual(['-', 'We call.', '-']);
    expect(beforeOf('We call.', { text: 'A note.', kind: 'footnote' }, 'You agree.')).toEqual([
      '-',
      'We call.',
      'We call.',
    ]);
  });

  it('has the language of its block, and none where no language covers it', () => {
    const told = (...lines: Lines) => eachOf(lines, ({ language }) => `${language}`);
    expect(told('本人同意。', 'We read the contacts of you.', 'Я согласен на проверку.')).toEqual([
      'zh',
      'en',
      'null',
    ]);
  });

  it('is not made where a document has none', () => {
    expect(segment(documentOf())).toEqual([]);
    expect(segment(documentOf('', 'We call.'))).toHaveLength(1);
  });

  it('needs a language to be cut', () => {
    expect(() => [...createSegmenter({})(documentOf('We call.'))]).toThrow('no language is loaded');
    expect([...createSegmenter({})(documentOf())]).toEqual([]);
  });

  it('is cut by the signs of its own language', () => {
    const dashed = languageOf({ id: 'en', segment: { ends: '|' } });
    const segmenter = createSegmenter({ en: dashed, zh: LANGUAGES.zh });
    const cut = (text: string) => [...segmenter(documentOf(text))];
    expect(cut('We call the home of you| You agree to it')).toHaveLength(2);
    expect(cut('本人同意|期限一年')).toHaveLength(1);
    expect(cut('Я согласен| на проверку')).toHaveLength(2);
  });
});

describe('the pieces of a sentence', () => {
  it('hang from the first, up to its end', () => {
    expect(outlineOf('We read names; dates; photos. You agree; they agree.')).toEqual([
      'We read names;',
      'We read names; > dates;',
      'We read names; > photos.',
      'You agree;',
      'You agree; > they agree.',
    ]);
    expect(leadKindsOf('We read names; dates.')).toEqual(['', 'piece']);
  });

  it('do not hang from what introduces them: that is a line', () => {
    expect(leadKindsOf('We read: (a) names, (b) dates')).toEqual(['', 'line', 'line']);
    expect(outlineOf('We; read: (a) names; dates. (b) photos.')).toEqual([
      'We;',
      'We; > read:',
      'read: > (a) names;',
      'read: > (a) names; > dates.',
      'read: > (b) photos.',
    ]);
  });

  it('do not reach into a numbered item', () => {
    expect(outlineOf('We may; (a) read; (b) write.')).toEqual(['We may;', '(a) read;', '(b) write.']);
  });
});

describe('what stands beside the body', () => {
  it.each(['footnote', 'endnote', 'comment', 'header', 'footer', 'textbox'] as const)(
    'as a %s hangs from nothing, and leaves the outline of the body alone',
    (kind) => {
      const lines: Lines = ['We may:', { text: 'A note:', kind }, '(a) read'];
      expect(outlineOf(...lines)).toEqual(['We may:', 'A note:', 'We may: > (a) read']);
      expect(kindsOf(...lines)[1]).toBe(kind);
    },
  );
});

describe('a cell', () => {
  const cell = (text: string, row: number, column: number) => ({
    text,
    kind: 'cell' as const,
    cell: { table: 0, row, column },
  });

  it('hangs from its headers, and from what introduces its table', () => {
    const lines = [
      'We read:',
      cell('Permission', 0, 0),
      cell('Data', 0, 1),
      cell('Phone', 1, 0),
      cell('names', 1, 1),
    ];
    expect(outlineOf(...lines).at(-1)).toBe('We read: > Data > Phone > names');
    expect(kindsOf(...lines).at(-1)).toBe('cell');
  });

  it('introduces nothing beyond itself', () => {
    expect(outlineOf(cell('We read:', 0, 0), 'names').at(-1)).toBe('names');
    expect(outlineOf(cell('(a) We read', 0, 0), '(b) names').at(-1)).toBe('(b) names');
  });

  it('ends its table before a full sentence', () => {
    expect(outlineOf('We read:', cell('names', 0, 0), 'You agree.').at(-1)).toBe('We read: > You agree.');
  });
});

describe('torn lines', () => {
  it('are put together into one more clause, behind the lines themselves', () => {
    expect(outlineOf('We read the', 'contacts of you.', 'You agree.')).toEqual([
      'We read the',
      'contacts of you.',
      'We read the\ncontacts of you.',
      'You agree.',
    ]);
    expect(kindsOf('We read the', 'contacts of you.')).toEqual(['paragraph', 'paragraph', 'torn']);
  });

  it('are put together at the end of a document, too', () => {
    expect(kindsOf('We read the', 'contacts of you')).toEqual(['paragraph', 'paragraph', 'torn']);
  });

  it('lead as a whole', () => {
    expect(outlineOf('We may read the', 'contacts of:', '(a) you').at(-1)).toBe(
      'We may read the\ncontacts of: > (a) you',
    );
    const title = '1. We may read and copy all of the';
    expect(outlineOf(title, 'contacts of:', '(a) you').at(-1)).toBe(
      `${title} > ${title}\ncontacts of: > (a) you`,
    );
    expect(outlineOf(heading('We may read the contacts of'), heading('your phone'), 'Names').at(-2)).toBe(
      'We may read the contacts of\nyour phone > Names',
    );
    const [, lead] = segment(documentOf(title, 'contacts of:', '(a) you')).at(-1)?.leads ?? [];
    expect(lead).toMatchObject({ start: 0, body: 3, kind: 'line' });
  });

  it('go on past what stands beside the body', () => {
    expect(outlineOf('We read the', { text: 'Page 1', kind: 'footer' }, 'contacts of you.').at(-1)).toBe(
      'We read the\nPage 1\ncontacts of you.',
    );
  });
});
