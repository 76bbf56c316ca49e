/** Reads the number a clause stands under: 第三条, （二）, 1.2, (a), Cláusula Primera. */
import type { Segmentation } from '../model.ts';

/** A number read at some offset. `rank` is the place of its pattern in the language's list: outermost is 0. */
export interface Label {
  readonly start: number;
  /** Behind the number and the white space that follows it. */
  readonly end: number;
  readonly rank: number;
  /** 1 for the first of its kind; NaN for a bullet. */
  readonly value: number;
  /** Parts of a dotted number: 1.2.3 has three. Deeper numbers hang from shallower ones. */
  readonly depth: number;
  /** Another reading of the same sign: (i) is a Roman one or the ninth letter. */
  readonly other?: { readonly rank: number; readonly value: number };
}

/** Reads a label at an offset of a text, or null. */
export type LabelReader = (text: string, at: number) => Label | null;

interface Token {
  readonly source: string;
  /** What its first character may be, as the source of a pattern. */
  readonly opens: string;
  readonly value: (read: string) => number;
}

const DIGITS = '0-9０-９';
const ZH = '零〇一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾壹貳參肆伍陸柒捌玖拾';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const IDEOGRAPHS = '〇一二三四五六七八九';
/** Variants of Chinese numerals, financial ones too, by their plain digit. */
const VARIANTS = '零壹贰叁肆伍陆柒捌玖拾两貳參陸';
const PLAIN = '〇一二三四五六七八九十二二三六';
const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** Makes the reader of a language's numberings. Half- and full-width signs count as the same. */
export function createLabelReader({ numbers, ordinals }: Segmentation): LabelReader {
  const compiled = numbers.map((pattern) => compile(pattern, ordinals));
  const patterns = compiled.filter(
    ({ source }, i) => compiled.findIndex((other) => other.source === source) === i,
  );
  const ranked = patterns.map((pattern, rank) => ({ ...pattern, rank }));
  const byFirst = new Map<string, readonly Ranked[]>();
  const openedBy = (char: string): readonly Ranked[] => {
    const known = byFirst.get(char) ?? ranked.filter(({ opens }) => opens(char));
    byFirst.set(char, known);
    return known;
  };
  return (text, at) => {
    const open = openedBy(text.charAt(at));
    if (open.length === 0) return null;
    const readings = open.flatMap((pattern) => readLabel(pattern, { text, at }) ?? []);
    const longest = readings.reduce<Label | null>(
      (best, label) => (best && !isBetter(label, best) ? best : label),
      null,
    );
    const other = readings.find(
      (label) => longest && label.end === longest.end && label.rank !== longest.rank,
    );
    return longest && other?.value
      ? { ...longest, other: { rank: other.rank, value: other.value } }
      : longest;
  };
}

/** The longer reading wins, then one that counts over one that does not. */
const isBetter = (a: Label, b: Label): boolean =>
  a.end > b.end || (a.end === b.end && Number.isNaN(b.value) && !Number.isNaN(a.value));

interface Pattern {
  /** Whether a label of this pattern may begin with a character. */
  readonly opens: (char: string) => boolean;
  readonly source: string;
  readonly regex: RegExp;
  readonly value: Token['value'] | null;
}

type Ranked = Pattern & { readonly rank: number };

function compile(pattern: string, ordinals: readonly string[]): Pattern {
  const parts = pattern.split(/(\{[^}]+\})/).filter((part) => part !== '');
  const tokens = parts.map((part) => tokenOf(part, ordinals));
  const source = parts.map((part, i) => tokens[i]?.source ?? literal(part)).join('') + boundary(pattern);
  const regex = new RegExp(`${source}[\\s\\u3000]*`, 'iuy');
  const first = tokens[0]?.opens ?? literal(Array.from(pattern)[0] ?? '');
  const opening = new RegExp(`^${first}$`, 'iu');
  return {
    opens: (char) => opening.test(char),
    source,
    regex,
    value: tokens.find((token) => token !== null)?.value ?? null,
  };
}

function readLabel({ regex, value, rank }: Ranked, { text, at }: { text: string; at: number }): Label | null {
  regex.lastIndex = at;
  const found = regex.exec(text);
  if (!found) return null;
  const read = found[1] ?? '';
  return {
    start: at,
    end: regex.lastIndex,
    rank,
    value: value ? value(read) : Number.NaN,
    depth: depthOf(read),
  };
}

/** "1.5 %" is no item 1, "s.a." no item s: a stop behind a digit wants no digit, behind a letter white space. */
function boundary(pattern: string): string {
  if (/\{[aArR]\}[.)]?$/.test(pattern) && !/^[(（]/.test(pattern)) return '(?=\\s)';
  return /[.\d}]$/.test(pattern) ? '(?![0-9０-９])' : '';
}

const depthOf = (read: string): number =>
  /^[\d０-９]/.test(read) ? read.split(/[.．]/).filter(Boolean).length : 1;

function tokenOf(part: string, ordinals: readonly string[]): Token | null {
  switch (part) {
    case '{d}':
      return {
        source: `([${DIGITS}]{1,3})`,
        opens: `[${DIGITS}]`,
        value: (read) => Number(read.normalize('NFKC')),
      };
    case '{d.d}':
    case '{d.d.d}':
    case '{d.d.d.d}':
      return {
        source: `([${DIGITS}]{1,3}(?:[.．][${DIGITS}]{1,3})+)`,
        opens: `[${DIGITS}]`,
        value: lastPart,
      };
    case '{zh}':
      return { source: `([${ZH}]{1,5})`, opens: `[${ZH}]`, value: chineseNumber };
    case '{a}':
    case '{A}':
      return {
        source: '([a-zñ])',
        opens: '[a-zñ]',
        value: (read) => read.toLowerCase().charCodeAt(0) - 0x60,
      };
    case '{r}':
    case '{R}':
      return { source: '([ivxl]{1,6})', opens: '[ivxl]', value: romanNumber };
    case '{c}':
      return { source: `([${CIRCLED}])`, opens: `[${CIRCLED}]`, value: (read) => CIRCLED.indexOf(read) + 1 };
    case '{o}':
      return {
        source: `(${variants(ordinals).map(literal).join('|')})`,
        opens: `[${variants(ordinals)
          .map((word) => word.charAt(0))
          .join('')}]`,
        value: (read) => ordinalNumber(read, ordinals),
      };
    default:
      return null;
  }
}

const lastPart = (read: string): number => Number(read.normalize('NFKC').split('.').at(-1));

/** The ways to write the ordinals, the longest first; an entry may name several: `primera/primero`. */
const variants = (ordinals: readonly string[]): string[] =>
  ordinals.flatMap((ordinal) => ordinal.split('/')).sort((a, b) => b.length - a.length);

const ordinalNumber = (read: string, ordinals: readonly string[]): number =>
  ordinals.findIndex((ordinal) => ordinal.toLowerCase().split('/').includes(read.toLowerCase())) + 1;

/** A literal part; brackets and stops in either width, white space free. */
function literal(part: string): string {
  const widths: Readonly<Record<string, string>> = {
    '(': '[(（]',
    '（': '[(（]',
    ')': '[)）]',
    '）': '[)）]',
    '.': '[.．]',
  };
  return Array.from(
    part,
    (char) => widths[char] ?? (char === ' ' ? '\\s+' : char.replace(/[\\^$*+?{}|[\]/]/u, '\\$&')),
  ).join('');
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
