import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFold, type Folded, foldedIndex } from '../../src/match/fold.ts';

const VARIANTS = { from: '訊錄сі', to: '讯录ci' };
const foldOf = (text: string): Folded => createFold(VARIANTS)(text);
const textOf = (text: string): string => foldOf(text).text;

/** Each folded unit with the original it came from; a bar where a gap stood before it. */
function origins(text: string): string[] {
  const folded = foldOf(text);
  return Array.from(folded.units, (unit, i) => {
    const origin = text.slice(folded.starts[i], folded.ends[i]);
    return `${folded.gaps[i] === 1 ? '|' : ''}${String.fromCharCode(unit)}=${origin}`;
  });
}

describe('folding', () => {
  it.each([
    ['', ''],
    ['ABC', 'abc'],
    ['Ñandú', 'nandu'],
    ['通訊錄', '通讯录'],
    ['СІ', 'ci'],
    ['ＡＢＣ１', 'abc1'],
    ['ﬁ ﬃ', 'fiffi'],
    ['⽤户', '用户'],
    ['½', '1⁄2'],
    ['𝐜𝐨', 'co'],
    ['𠀀', '𠀀'],
    ['😀a', '😀a'],
    ['ß', 'ß'],
    ['—–', '—–'],
    ['a.b,c', 'a.b,c'],
  ])('takes %j for %j', (text, folded) => {
    expect(textOf(text)).toBe(folded);
  });

  it.each([
    ' ',
    '\t',
    '\n',
    '\u00a0',
    '\u2003',
    '\u3000',
    '\u2028',
    '\u2029',
    '-',
    '\u2010',
    '\u2011',
    '\u2043',
    '\ufffd',
  ])('drops %j, and remembers the gap', (gap) => {
    expect(origins(`a${gap}b`)).toEqual(['a=a', '|b=b']);
  });

  it.each([
    '\u0301',
    '\u20dd',
    '\u200b',
    '\u200d',
    '\u00ad',
    '\ufe0f',
    '\u115f',
    '\u2800',
    '\u3164',
    '\uffa0',
    '\u0001',
    '\u{e0100}',
  ])('drops %j as if it were not there', (unseen) => {
    expect(origins(`a${unseen}b`)).toEqual(['a=a', 'b=b']);
  });

  it('keeps a gap over what nobody sees, and forgets it behind the next unit', () => {
    expect(origins('a \u200b b\u200bc')).toEqual(['a=a', '|b=b', 'c=c']);
    expect(origins(' a')).toEqual(['|a=a']);
    expect(origins('a ')).toEqual(['a=a']);
  });

  it('leads all units of a ligature back to it, the first behind the gap', () => {
    expect(origins('a ﬁb')).toEqual(['a=a', '|f=ﬁ', 'i=ﬁ', 'b=b']);
    expect(origins('x 𝐜y')).toEqual(['x=x', '|c=𝐜', 'y=y']);
    expect(origins('𠀀a')).toEqual(['\ud840=𠀀', '\udc00=𠀀', 'a=a']);
  });

  it('keeps half a pair as it is', () => {
    expect(textOf('a\ud83db')).toBe('a\ud83db');
    expect(textOf('a\udc00b')).toBe('a\udc00b');
    expect(textOf('a\ud83d')).toBe('a\ud83d');
  });

  it('keeps what would fold to nothing but is seen', () => {
    expect(textOf('a´b')).toBe('a´b');
    expect(textOf('¨')).toBe('¨');
  });

  it('has room for a text that grows', () => {
    const text = '㎏㏇'.repeat(200);
    expect(textOf(text)).toBe('kgco.'.repeat(200));
    expect(textOf('ﷺ'.repeat(50))).toHaveLength(textOf('ﷺ').length * 50);
    expect(origins('ﬃ'.repeat(40)).at(-1)).toBe('i=ﬃ');
  });

  it('is the same the second time, when its characters are known', () => {
    const fold = createFold(VARIANTS);
    const text = 'ﬁ ½ 通訊 𝐜 \u200b- ´ a\u{e0100}';
    const [first, again] = [fold(text), fold(text)];
    expect(again).toEqual(first);
    expect(fold.word(text)).toBe(first.text);
  });

  it('has tables as long as its text, sorted by where their units came from', () => {
    const fold = createFold(VARIANTS);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'aﬁ𝐜½é訊 -', '\u200b', '\ud83d'), maxLength: 40 }),
        (text) => {
          const { text: folded, units, starts, ends, gaps } = fold(text);
          expect([units, starts, ends, gaps].map(({ length }) => length)).toEqual(
            Array(4).fill(folded.length),
          );
          expect(String.fromCharCode(...units)).toBe(folded);
          expect(starts.every((start, i) => start >= (starts[i - 1] ?? 0))).toBe(true);
          expect(ends.every((end, i) => end > (starts[i] ?? end) && end <= text.length)).toBe(true);
        },
      ),
    );
  });
});

describe('the folded place of an offset', () => {
  it('is that of the first unit at or behind it', () => {
    const fold = createFold(VARIANTS);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', 'ﬁ', '𝐜', '\u200b'), maxLength: 20 }),
        fc.nat(45),
        (text, offset) => {
          const folded = fold(text);
          const first = folded.starts.findIndex((start) => start >= offset);
          expect(foldedIndex(folded, offset)).toBe(first === -1 ? folded.starts.length : first);
        },
      ),
    );
  });
});
