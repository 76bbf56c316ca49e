import { describe, expect, it } from 'vitest';
import { createLabelReader, type Label } from '../../src/segment/numbering.ts';
import { SEGMENTATION } from '../tiny.ts';

const readerOf = (...numbers: string[]) => createLabelReader({ ...SEGMENTATION, numbers });

/** What one pattern reads at the beginning of a text: the number as it counts, or null. */
const countOf = (pattern: string, text: string): number | null => readerOf(pattern)(text, 0)?.value ?? null;

/** A label in words: what it covers of the text, what it counts, and how deep. */
function read(numbers: readonly string[], text: string, at = 0): string | null {
  const label = readerOf(...numbers)(text, at);
  return (
    label && `${text.slice(label.start, label.end)}=${label.value} of ${numbers[label.rank]}/${label.depth}`
  );
}

describe('the number of a clause', () => {
  it.each([
    ['{d}.', '1. x', 1],
    ['{d}.', '12. x', 12],
    ['{d}.', '123. x', 123],
    ['{d}.', '1234. x', null],
    ['{d}.', '１２．x', 12],
    ['{d.d}', '1.2 x', 2],
    ['{d.d}', '1.12 x', 12],
    ['{d.d.d}', '1.2.3 x', 3],
    ['{d.d.d.d}', '1.2.3.4 x', 4],
    ['{d.d}', '１．２ x', 2],
    ['{d.d}', '1 x', null],
    ['{a})', 'a) x', 1],
    ['{a})', 'c) x', 3],
    ['{A})', 'C) x', 3],
    ['{a})', '1) x', null],
    ['({r})', '(iv) x', 4],
    ['({r})', '(ix) x', 9],
    ['({r})', '(xl) x', 40],
    ['({R})', '(XVIII) x', 18],
    ['({r})', '(xlviiii) x', null],
    ['{c}', '① x', 1],
    ['{c}', '⑳ x', 20],
    ['（{zh}）', '（三）x', 3],
    ['第{zh}条', '第十条', 10],
    ['第{zh}条', '第十二条', 12],
    ['第{zh}条', '第二十条', 20],
    ['第{zh}条', '第二十三条', 23],
    ['第{zh}条', '第贰拾叁条', 23],
    ['第{zh}条', '第貳條', null],
    ['第{zh}条', '第零条', 0],
    ['第{zh}条', '第两条', 2],
    ['第{zh}条', '第陸条', 6],
    ['第{zh}条', '第一百条', 0],
    ['第{zh}条', '第一百零三条', 3],
    ['第{zh}条', '第一二三四五六条', null],
    ['Clause {o}', 'Clause first. x', 1],
    ['Clause {o}', 'CLAUSE SECOND. x', 2],
    ['Clause {o}', 'clause 2nd. x', 2],
    ['Clause {o}', 'Clause twenty-first: x', 3],
    ['Clause {o}', 'Clause third', null],
  ])('by the pattern %s in %j counts %j', (pattern, text, value) => {
    expect(countOf(pattern, text)).toBe(value);
  });

  it.each(['零〇', '一壹', '二贰貳两', '三叁參', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖', '十拾'])(
    'may be written with any of %s for one numeral',
    (numerals) => {
      for (const numeral of numerals)
        expect([numeral, countOf('第{zh}条', `第${numeral}条`)]).toEqual([
          numeral,
          '〇一二三四五六七八九十'.indexOf(numerals.replace('零', '').charAt(0)),
        ]);
    },
  );

  it('is none for a bullet', () => {
    expect(readerOf('•')('• x', 0)).toEqual({ start: 0, end: 2, rank: 0, value: Number.NaN, depth: 1 });
  });

  it('is looked for at one place only', () => {
    expect(read(['{d}.'], 'x 1. y')).toBeNull();
    expect(read(['{d}.'], 'x 1. y', 2)).toBe('1. =1 of {d}./1');
    expect(readerOf('{d}.')('x 1. y', 2)).toMatchObject({ start: 2, end: 5 });
  });

  it('is read again and again from one reader', () => {
    const reader = readerOf('{d}.');
    expect([reader('1. x', 0)?.value, reader('2. x', 0)?.value, reader('x', 0)]).toEqual([1, 2, null]);
  });
});

describe('a label', () => {
  it('ends behind the white space that follows it', () => {
    expect(read(['{d}.'], '1. \u3000\u200b\u2060\u00adx')).toBe('1. \u3000\u200b\u2060\u00ad=1 of {d}./1');
    expect(read(['{d}.'], '1.x')).toBe('1.=1 of {d}./1');
  });

  it('may be written in either width', () => {
    expect(read(['({d})'], '（1）x')).toBe('（1）=1 of ({d})/1');
    expect(read(['（{d}）'], '(1)x')).toBe('(1)=1 of （{d}）/1');
    expect(read(['{d}.'], '１．x')).toBe('１．=1 of {d}./1');
    expect(read(['{a}.'], 'ａ． x')).toBe('ａ． =1 of {a}./1');
    expect(readerOf('{d}.')('xx１．x', 2)).toMatchObject({ start: 2, end: 4, value: 1 });
    expect(read(['{d}.'], '（x')).toBeNull();
    expect(read(['{d}.'], '！x')).toBeNull();
    expect(read(['~{d}'], '～1 x')).toBe('～1 =1 of ~{d}/1');
    expect(read(['!{d}'], '！1 x')).toBe('！1 =1 of !{d}/1');
  });

  it('may hold what nobody sees', () => {
    expect(read(['({d})'], '(\u200b1\u2060)x')).toBe('(\u200b1\u2060)=1 of ({d})/1');
    expect(read(['({d})'], '(x1)')).toBeNull();
  });

  it('takes the space in a pattern for any white space, and at least some', () => {
    expect(read(['Art. {d}'], 'Art. \n 5 x')).toBe('Art. \n 5 =5 of Art. {d}/1');
    expect(read(['Art. {d}'], 'Art.5 x')).toBeNull();
  });

  it('takes signs in a pattern as they stand', () => {
    for (const sign of ['*', '+', '?', '^', '$', '|', '[', '/', '\\'])
      expect([sign, read([`${sign}{d}`], `${sign}7 x`)]).toEqual([sign, `${sign}7 =7 of ${sign}{d}/1`]);
    expect(read(['*{d}'], '7 x')).toBeNull();
    expect(read(['Art. {d}'], 'Arty 5 x')).toBeNull();
  });

  it('takes an ordinal as long as it goes', () => {
    const ordinals = ['tenth', 'tenth-first'];
    const reader = createLabelReader({ ...SEGMENTATION, ordinals, numbers: ['{o}'] });
    expect(reader('tenth-first x', 0)).toMatchObject({ end: 12, value: 2 });
    expect(reader('Tenth x', 0)).toMatchObject({ end: 6, value: 1 });
  });

  it('is none where its number goes on as a number or a share', () => {
    for (const text of ['1.5 x', '1. 5% x', '3.% x', '3.％', '3.‰', '3.°', '3. % x', '3.１'])
      expect([text, read(['{d}.'], text)]).toEqual([text, text === '1. 5% x' ? '1. =1 of {d}./1' : null]);
    expect(read(['{d.d}'], '21.40% x')).toBeNull();
    expect(read(['{d.d}'], '21.40 x')).toBe('21.40 =40 of {d.d}/2');
    expect(read(['({d})'], '(5)% x')).toBe('(5)=5 of ({d})/1');
  });

  it('of a letter that no bracket opens needs white space behind it', () => {
    expect(read(['{a}.'], 'a. x')).toBe('a. =1 of {a}./1');
    expect(read(['{a}.'], 's.a. x')).toBeNull();
    expect(read(['{a})'], 'a)x')).toBeNull();
    expect(read(['{A}.'], 'A.x')).toBeNull();
    expect(read(['{r}.'], 'v.x')).toBeNull();
    expect(read(['{R}'], 'Vx')).toBeNull();
    expect(read(['{a}-{d}'], 'a-1;x')).toBe('a-1=1 of {a}-{d}/1');
    expect(read(['({a})'], '(a)x')).toBe('(a)=1 of ({a})/1');
    expect(read(['（{r}）'], '(v)x')).toBe('(v)=5 of （{r}）/1');
  });

  it('tells how many parts its number has', () => {
    expect(read(['{d.d}'], '1.2.3 x')).toBe('1.2.3 =3 of {d.d}/3');
    expect(read(['{d.d}'], '１．２ x')).toBe('１．２ =2 of {d.d}/2');
    expect(read(['{d}.'], '12. x')).toBe('12. =12 of {d}./1');
    expect(read(['{d.d}'], '12.34 x')).toBe('12.34 =34 of {d.d}/2');
  });
});

describe('of several patterns', () => {
  it('the one that reads most wins', () => {
    expect(read(['Art {d}', 'Art {d} bis'], 'Art 1 bis x')).toBe('Art 1 bis =1 of Art {d} bis/1');
    expect(read(['Art {d} bis', 'Art {d}'], 'Art 1 bis x')).toBe('Art 1 bis =1 of Art {d} bis/1');
    expect(readerOf('Art {d} bis', 'Art {d}')('Art 1 bis x', 0)).not.toHaveProperty('other');
    expect(read(['o o', '{a}'], 'o o x')).toBe('o o =NaN of o o/1');
    expect(read(['•', '•{d}'], '•1 x')).toBe('•1 =1 of •{d}/1');
  });

  it('the outer one wins of two that read the same, and the other is told', () => {
    expect(readerOf('({a})', '({r})')('(i) x', 0)).toMatchObject({
      rank: 0,
      value: 9,
      other: { rank: 1, value: 1 },
    });
    expect(readerOf('({r})', '({a})')('(i) x', 0)).toMatchObject({
      rank: 0,
      value: 1,
      other: { rank: 1, value: 9 },
    });
    expect(readerOf('({a})', '({r})')('(b) x', 0)).not.toHaveProperty('other');
  });

  it('one that counts wins over one that does not', () => {
    expect(readerOf('o', '{a}')('o x', 0)).toMatchObject({ rank: 1, value: 15 });
    expect(readerOf('{a}', 'o')('o x', 0)).toMatchObject({ rank: 0, value: 15 });
    expect(readerOf('{a}', 'o')('o x', 0)).not.toHaveProperty('other');
  });

  it('plain and dotted numbers are one family, the rank of which is that of the first', () => {
    const labels = ['1. x', '1.2 x', '1.2. x', '1、x'].map((text) =>
      readerOf('•', '{d}.', '{d.d}', '{d.d}.', '{d}、')(text, 0),
    );
    expect(labels.map((label) => label?.rank)).toEqual([1, 1, 1, 1]);
    expect(labels.map((label) => label?.depth)).toEqual([1, 2, 2, 1]);
  });

  it('those in brackets or behind a word are no part of that family', () => {
    const reader = readerOf('{d}.', '({d})', '{d})', 'Art. {d}');
    const rankOf = (text: string): number | undefined => (reader(text, 0) as Label).rank;
    expect(['1. x', '(1) x', '1) x', 'Art. 1 x'].map(rankOf)).toEqual([0, 1, 2, 3]);
  });

  it('the same in another width is one pattern', () => {
    expect(readerOf('({a})', '（{a}）')('(a) x', 0)).not.toHaveProperty('other');
  });

  it('none reads what none may begin with', () => {
    expect(readerOf('{d}.', '({a})')('x', 0)).toBeNull();
    expect(readerOf()('1. x', 0)).toBeNull();
    expect(readerOf('{d}.')('', 0)).toBeNull();
  });
});
