import { describe, expect, it } from 'vitest';
import { createDetect } from '../../src/segment/language.ts';
import { documentOf, languageOf } from '../tiny.ts';

const languages = {
  en: languageOf({ id: 'en', detect: { words: ['the', 'of', 'and', 'to'] } }),
  es: languageOf({ id: 'es', detect: { words: ['de', 'la', 'que', 'el'], not: ['não', 'uma', 'os'] } }),
  zh: languageOf({ id: 'zh', detect: { script: 'Han', words: [] } }),
};

const ENGLISH = 'the lender may write to the borrower and to friends of the borrower';
const SPANISH = 'el banco puede escribir a la madre de la persona que firma el contrato';

const detectIn = (text: string, passage = text): string | null =>
  createDetect(documentOf(text), languages)(passage);

describe('the language of a passage', () => {
  it('is told by its frequent words', () => {
    expect(detectIn(ENGLISH)).toBe('en');
    expect(detectIn(SPANISH)).toBe('es');
    expect(detectIn(SPANISH.toUpperCase())).toBe('es');
  });

  it('is told passage by passage', () => {
    expect(detectIn(ENGLISH, SPANISH)).toBe('es');
    expect(detectIn(SPANISH, ENGLISH)).toBe('en');
  });

  it('is that of most of the document where the passage says too little of itself', () => {
    expect(detectIn(SPANISH, 'the home of the')).toBe('es');
    expect(detectIn(SPANISH, `the the the of of to to xx`)).toBe('es');
    expect(detectIn(SPANISH, `the the the of of to to and xxx`)).toBe('es');
    expect(detectIn(SPANISH, `the the the of of to to and xxxx`)).toBe('en');
  });

  it('is that of the document where the passage has no letters', () => {
    expect(detectIn(ENGLISH, '12 / 34')).toBe('en');
    expect(detectIn('12 / 34')).toBeNull();
  });

  it('is that of the document where a few words hold one of its own', () => {
    expect(detectIn(ENGLISH, 'el la the borrowers extraordinary agreements')).toBe('en');
    expect(detectIn(ENGLISH, 'el la the borrowers extraordinary agreements xx')).toBe('es');
    expect(detectIn(ENGLISH, 'el la borrowers extraordinary agreements')).toBe('es');
  });

  it('is rather that of the document where another fits as well', () => {
    const both = 'el the borrowers extraordinary agreements xx yy';
    expect([detectIn(ENGLISH, both), detectIn(SPANISH, both)]).toEqual(['en', 'es']);
  });

  it('is that of the beginning of a long document', () => {
    const long = `${`${ENGLISH} `.repeat(300)} ${`${SPANISH} `.repeat(900)}`;
    expect(detectIn(long, 'abc')).toBe('en');
  });

  it('is told from little where the document does not tell it', () => {
    expect(detectIn('the home of the')).toBe('en');
  });

  it('needs a share of frequent words: one in seven', () => {
    const words = (frequent: number, all: number) =>
      [...Array(frequent).fill('the'), ...Array(all - frequent).fill('lorem')].join(' ');
    expect(detectIn('12', words(7, 50))).toBe('en');
    expect(detectIn('12', words(6, 50))).toBeNull();
    expect(detectIn('12', words(1, 10))).toBe('en');
    expect(detectIn('12', words(1, 15))).toBeNull();
  });

  it('is unknown for a long passage, and that of the document for a list of names', () => {
    const names = (letters: number) => `${'x'.repeat(letters / 2)} ${'y'.repeat(letters / 2)}`;
    expect(detectIn(ENGLISH, names(158))).toBe('en');
    expect(detectIn(ENGLISH, names(160))).toBeNull();
  });

  it('is not that of a neighbour which reads much like it', () => {
    const near = 'o banco de uma pessoa que os nomes não escreve de que la que de';
    expect(detectIn('12', near)).toBeNull();
    expect(detectIn('12', SPANISH)).toBe('es');
    expect(detectIn('12', `${SPANISH} os`)).toBe('es');
  });

  it('is told by the beginning of a long passage', () => {
    expect(
      detectIn('12', `${ENGLISH} ${'x '.repeat(270)}`.slice(0, 600) + ` ${SPANISH}`.repeat(20)),
    ).not.toBe('es');
  });
});

describe('the script of a passage', () => {
  it('makes it Chinese from a fifth of its letters', () => {
    expect(detectIn('本人同意')).toBe('zh');
    expect(detectIn(ENGLISH, `授权${'x'.repeat(8)}`)).toBe('zh');
    expect(detectIn(ENGLISH, `授权${'x'.repeat(9)}`)).toBe('en');
  });

  it.each([
    ['Я согласен на проверку', 'Cyrillic'],
    ['συμφωνώ με τον έλεγχο', 'Greek'],
    ['ฉันยินยอมให้ตรวจสอบ', 'Thai'],
    ['わたしはどういします', 'kana'],
    ['나는 동의합니다', 'Hangul'],
  ])('makes it unknown where no language has it: %s (%s)', (text) => {
    expect(detectIn(ENGLISH, text)).toBeNull();
  });

  it('is unknown where more than a fifth of the letters is in another', () => {
    expect(detectIn(ENGLISH, `${'か'.repeat(20)}${'x'.repeat(80)}`)).toBe('en');
    expect(detectIn(ENGLISH, `${'か'.repeat(21)}${'x'.repeat(79)}`)).toBeNull();
  });

  it.each([
    [0x3400, 'zh'],
    [0x9fff, 'zh'],
    [0x2e80, 'zh'],
    [0x2fd5, 'zh'],
    [0xf900, 'zh'],
    [0xfaff, 'zh'],
    [0x33ff, 'en'],
    [0xa000, 'en'],
    [0x2e7f, 'en'],
    [0x2fd6, 'en'],
    [0xf8ff, 'en'],
    [0xfb00, 'en'],
    [0x530, null],
    [0x1fff, null],
    [0x3040, null],
    [0x30ff, null],
    [0xac00, null],
    [0xd7a3, null],
    [0x303f, 'en'],
    [0x3100, 'en'],
    [0xabff, 'en'],
    [0xd7a4, 'en'],
    [0x2000, 'en'],
  ])('of unit %i is that of %j', (unit, language) => {
    expect(detectIn(ENGLISH, String.fromCharCode(unit).repeat(4))).toBe(language);
  });

  it('counts every Latin letter, with accents and without, and nothing else', () => {
    for (const letter of 'AZazÀɏ')
      expect([letter, detectIn(ENGLISH, `${letter.repeat(9)}授授`)]).toEqual([letter, 'en']);
    for (const sign of '@[`{¿1')
      expect([sign, detectIn(ENGLISH, `${sign.repeat(9)}授授`)]).toEqual([sign, 'zh']);
    expect(detectIn(ENGLISH, `${'ɐ'.repeat(9)}授授`)).toBe('zh');
    expect(detectIn(ENGLISH, `${'¿'.repeat(9)}授授`)).toBe('zh');
  });
});

describe('a disguise', () => {
  it('of look-alikes, full-width letters and zero-width characters does not hide a language', () => {
    expect(detectIn('12', ENGLISH.replaceAll('o', 'о').replaceAll('e', 'е'))).toBe('en');
    expect(detectIn('12', ENGLISH.replaceAll('h', '\uff48').replaceAll('T', '\uff34'))).toBe('en');
    expect(detectIn('12', ENGLISH.replace(/\b(\w)(\w)/g, '$1\u200b$2'))).toBe('en');
    expect(detectIn('12', ENGLISH.toUpperCase().replaceAll('T', '\uff34'))).toBe('en');
  });

  it('does not hide it in the document that short passages follow', () => {
    expect(detectIn(SPANISH.replaceAll('e', 'е'), 'abc')).toBe('es');
  });
});
