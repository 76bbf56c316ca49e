import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cells } from '../../src/report/cells.ts';
import { clip } from '../../src/report/clip.ts';
import { hang, spread } from '../../src/report/layout.ts';
import { sanitise } from '../../src/report/sanitise.ts';
import { columns } from '../../src/report/width.ts';
import { print, wrap } from '../../src/report/wrap.ts';

/** Texts as hostile as documents can be: scripts of one and two columns, marks, emoji, controls, bidi, broken UTF-16. */
const characters = fc.constantFrom(
  ...'aé本，。（）「」 \n\t-1ü',
  'e\u0301',
  '👨‍👩‍👧',
  '🇨🇳',
  '𠮷',
  '\u202e',
  '\u200b',
  '\u00ad',
  '\ufeff',
  '\u001b[31m',
  '\u009b',
  '\u2028',
  '\ud800',
  'ﷺ',
  '葛\u{e0100}',
);
const hostile = fc.array(characters, { maxLength: 120 }).map((parts) => parts.join(''));
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe('the width of a text', () => {
  it('is what string-width says', () => {
    fc.assert(fc.property(hostile, (text) => columns(text) === stringWidth(text)));
    const all = Array.from({ length: 0xd800 }, (_, i) => String.fromCharCode(i)).filter(
      (one) => columns(one) !== stringWidth(one),
    );
    expect(all).toEqual([]);
  });
});

describe('a wrapped text', () => {
  it('fits its width, loses nothing but white space, and holds nothing a terminal obeys', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 12, max: 60 }), (text, width) => {
        const row = cells(text);
        const lines = wrap(row, width).map(print);
        for (const line of lines) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(UNSEEN);
        }
        expect(lines.join('').replaceAll(' ', '')).toBe(print(row).replaceAll(' ', ''));
      }),
    );
  });

  it('keeps words whole and breaks Han text between characters', () => {
    expect(wrap(cells('read my contacts'), 10).map(print)).toEqual(['read my', 'contacts']);
    expect(wrap(cells('读取本人通讯录'), 6).map(print)).toEqual(['读取本', '人通讯', '录']);
  });

  it('begins no line with closing punctuation and ends none with an opening bracket', () => {
    expect(wrap(cells('读取通讯，录音'), 8).map(print)).toEqual(['读取通', '讯，录音']);
    expect(wrap(cells('读取通（讯录）'), 8).map(print)).toEqual(['读取通', '（讯录）']);
  });

  it('joins a line broken inside Chinese, and parts one broken inside English', () => {
    expect(print(cells('手机通讯\n录'))).toBe('手机通讯录');
    expect(print(cells('contact\r\n  list'))).toBe('contact list');
  });
});

describe('a hanging text', () => {
  it('stands under its first line', () => {
    expect(hang('  why  ', 'one two three four five', { width: 24 })).toEqual([
      '  why  one two three',
      '       four five',
    ]);
  });

  it('measures labels in Chinese', () => {
    expect(hang('依据  ', '第一条规定应当征得同意的', { width: 22 })).toEqual([
      '依据  第一条规定应当征',
      '      得同意的',
    ]);
  });
});

describe('a word at the right edge', () => {
  it('stands on the last line where there is room', () => {
    expect(spread(['left'], 'right', 12)).toEqual(['left   right']);
  });

  it('takes a line of its own where there is none', () => {
    expect(spread(['leftleft'], 'right', 12)).toEqual(['leftleft', '       right']);
  });
});

describe('a clipped row', () => {
  it('keeps its first evidence in sight', () => {
    fc.assert(
      fc.property(hostile, fc.nat(100), fc.integer({ min: 24, max: 60 }), (before, skip, width) => {
        const text = `${before}机${'x'.repeat(skip)}`;
        const at = before.length;
        const row = clip(cells(text, [{ start: at, end: at + 1 }]), width);
        expect(stringWidth(print(row))).toBeLessThanOrEqual(width);
        expect(row.some(({ marked }) => marked)).toBe(true);
      }),
    );
  });
});

describe('foreign text', () => {
  it('names what cannot be seen', () => {
    expect(sanitise('a\u202eb\u0007c\u{e0041}')).toBe('a<U+202E>b<U+0007>c<U+E0041>');
  });

  it('drops soft hyphens and variation selectors, and takes line breaks for spaces', () => {
    expect(sanitise('con\u00adtac\ufe0fts\nread')).toBe('contacts read');
  });
});
