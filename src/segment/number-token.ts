/** The tokens of numbering patterns: how a number may be written, and what it counts. CONTRIBUTING.md lists them. */

/** What stands for a number in a pattern. */
export interface Token {
  /** Source of a regular expression with one group, the number as written. */
  readonly source: string;
  /** What its first character may be. */
  readonly firsts: string;
  readonly value: (read: string) => number;
}

const DIGITS = '0123456789０１２３４５６７８９';
const LETTERS = 'abcdefghijklmnopqrstuvwxyzñ';
const ROMANS = 'ivxl';
const ZH = '零〇一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾壹貳參肆伍陸柒捌玖拾';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const IDEOGRAPHS = '〇一二三四五六七八九';
/** Variants of Chinese numerals, financial ones too, by their plain digit. */
const VARIANTS = '零壹贰叁肆伍陆柒捌玖拾两貳參陸';
const PLAIN = '〇一二三四五六七八九十二二三六';
const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** The token a part of a pattern is, or null for a literal part. */
export function tokenOf(part: string, ordinals: readonly string[]): Token | null {
  switch (part) {
    case '{d}':
      return {
        source: `([${DIGITS}]{1,3})`,
        firsts: DIGITS,
        value: (read) => Number(read.normalize('NFKC')),
      };
    case '{d.d}':
    case '{d.d.d}':
    case '{d.d.d.d}':
      return {
        source: `([${DIGITS}]{1,3}(?:[.．][${DIGITS}]{1,3})+)`,
        firsts: DIGITS,
        value: lastPart,
      };
    case '{zh}':
      return { source: `([${ZH}]{1,5})`, firsts: ZH, value: chineseNumber };
    case '{a}':
    case '{A}':
      return {
        source: `([${LETTERS}])`,
        firsts: LETTERS,
        value: (read) => read.toLowerCase().charCodeAt(0) - 0x60,
      };
    case '{r}':
    case '{R}':
      return { source: `([${ROMANS}]{1,6})`, firsts: ROMANS, value: romanNumber };
    case '{c}':
      return { source: `([${CIRCLED}])`, firsts: CIRCLED, value: (read) => CIRCLED.indexOf(read) + 1 };
    case '{o}':
      return {
        source: `(${variants(ordinals).map(literal).join('|')})`,
        firsts: variants(ordinals)
          .map((word) => word.charAt(0))
          .join(''),
        value: (read) => ordinalNumber(read, ordinals),
      };
    default:
      return null;
  }
}

const lastPart = (read: string): number => {
  const plain = /^[\d.]+$/.test(read) ? read : read.normalize('NFKC');
  return Number(plain.slice(plain.lastIndexOf('.') + 1));
};

/** The ways to write the ordinals, the longest first; an entry may name several: `primera/primero`. */
const variants = (ordinals: readonly string[]): string[] =>
  ordinals.flatMap((ordinal) => ordinal.split('/')).sort((a, b) => b.length - a.length);

const ordinalNumber = (read: string, ordinals: readonly string[]): number =>
  ordinals.findIndex((ordinal) => ordinal.toLowerCase().split('/').includes(read.toLowerCase())) + 1;

/** Signs that count as the same in half and full width. */
const WIDTHS: Readonly<Record<string, string>> = {
  '(': '(（',
  '（': '(（',
  ')': ')）',
  '）': ')）',
  '.': '.．',
};

/** The characters that count as the same as one. */
export const widthsOf = (char: string): string => WIDTHS[char] ?? char;

/** Source of a regular expression for a literal part: brackets and stops in either width, white space free. */
export function literal(part: string): string {
  return Array.from(part, (char) => {
    if (char === ' ') return '\\s+';
    return WIDTHS[char] ? `[${WIDTHS[char]}]` : char.replace(/[\\^$*+?{}|[\]/]/u, '\\$&');
  }).join('');
}

function chineseNumber(read: string): number {
  const plain = Array.from(read, (char) =>
    VARIANTS.includes(char) ? (PLAIN[VARIANTS.indexOf(char)] ?? char) : char,
  ).join('');
  const [tens, ones] = plain.includes('十') ? plain.split('十') : [null, plain];
  const digit = (text: string | undefined, absent: number) =>
    text ? Math.max(IDEOGRAPHS.indexOf(text.at(-1) ?? ''), 0) : absent;
  return tens === null ? digit(ones, 0) : digit(tens ?? '', 1) * 10 + digit(ones, 0);
}

function romanNumber(read: string): number {
  const values = Array.from(read.toLowerCase(), (char) => ROMAN[char] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}
