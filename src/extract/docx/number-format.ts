/** Writes a counter of 0 or more. */
type NumberFormat = (value: number) => string;

const HAN_DIGITS = characters('〇 一 二 三 四 五 六 七 八 九');
const RING_DIGITS = characters('○ 一 二 三 四 五 六 七 八 九');
const FULL_WIDTH_DIGITS = [...'０１２３４５６７８９'];
/** Characters that stand for 1, 2, 3 …; beyond them Word writes digits. */
const SERIES = {
  circled: [...'①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'],
  stopped: [...'⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛'],
  bracketed: [...'⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇'],
  circledHan: [...'㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉'],
  stems: characters('甲 乙 丙 丁 戊 己 庚 辛 壬 癸'),
  branches: characters('子 丑 寅 卯 辰 巳 午 未 申 酉 戌 亥'),
};
/** Digits and powers (10, 100, 1000, 10000) of the ways to write a number in full. */
const FULL = {
  chinese: full('零 一 二 三 四 五 六 七 八 九', '十 百 千 万'),
  chineseTraditional: full('零 一 二 三 四 五 六 七 八 九', '十 百 千 萬'),
  legalSimplified: full('零 壹 贰 叁 肆 伍 陆 柒 捌 玖', '拾 佰 仟 万'),
  legalTraditional: full('零 壹 貳 參 肆 伍 陸 柒 捌 玖', '拾 佰 仟 萬'),
  japanese: full('〇 一 二 三 四 五 六 七 八 九', '十 百 千 万'),
  japaneseLegal: full('〇 壱 弐 参 四 伍 六 七 八 九', '拾 百 阡 萬'),
};

/**
 * Number formats of Word: ST_NumberFormat, ECMA-376 part 1, 17.18.59. Those in words of a language
 * (`cardinalText`, `ordinal`) and rare scripts are written in digits.
 */
const FORMATS: Readonly<Record<string, NumberFormat>> = {
  decimalZero: (value) => String(value).padStart(2, '0'),
  numberInDash: (value) => `- ${value} -`,
  hex: (value) => value.toString(16).toUpperCase(),
  lowerLetter: (value) => letters(value).toLowerCase(),
  upperLetter: letters,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperRoman: roman,
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: series(SERIES.circled),
  decimalEnclosedCircleChinese: series(SERIES.circled),
  decimalEnclosedFullstop: series(SERIES.stopped),
  decimalEnclosedParen: series(SERIES.bracketed),
  ideographEnclosedCircle: series(SERIES.circledHan),
  ideographTraditional: series(SERIES.stems),
  ideographZodiac: series(SERIES.branches),
  ideographDigital: (value) => positional(value, HAN_DIGITS),
  japaneseDigitalTenThousand: (value) => positional(value, HAN_DIGITS),
  taiwaneseDigital: (value) => positional(value, RING_DIGITS),
  chineseCounting: counting,
  taiwaneseCounting: counting,
  chineseCountingThousand: (value) => shortTen(inFull(value, FULL.chinese)),
  taiwaneseCountingThousand: (value) => shortTen(inFull(value, FULL.chineseTraditional)),
  chineseLegalSimplified: (value) => inFull(value, FULL.legalSimplified),
  ideographLegalTraditional: (value) => inFull(value, FULL.legalTraditional),
  japaneseCounting: (value) => withoutOne(inFull(value, FULL.japanese)),
  japaneseLegal: (value) => inFull(value, FULL.japaneseLegal).replaceAll('〇', ''),
  none: () => '',
  bullet: () => '',
};

/** A counter in one of Word's number formats, by its name in `w:numFmt`; in digits where the name is not known. */
export function formatNumber(value: number, format: string): string {
  const known = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  return known === undefined ? String(value) : known(value);
}

function characters(spaced: string): readonly string[] {
  return spaced.split(' ');
}

interface FullNumber {
  readonly digits: readonly string[];
  readonly powers: readonly string[];
}

function full(digits: string, powers: string): FullNumber {
  return { digits: characters(digits), powers: ['', ...characters(powers)] };
}

function series(signs: readonly string[]): NumberFormat {
  return (value) => signs[value - 1] ?? String(value);
}

/** a … z, aa, bb … zz, aaa: Word repeats the letter, 30 times at most. */
function letters(value: number): string {
  if (value < 1 || value > 26 * 30) return String(value);
  const letter = String.fromCharCode(65 + ((value - 1) % 26));
  return letter.repeat(Math.ceil(value / 26));
}

function roman(value: number): string {
  if (value < 1 || value > 4999) return String(value);
  const digit = (number: number, [one, five, ten]: readonly string[]) =>
    ['', 'o', 'oo', 'ooo', 'of', 'f', 'fo', 'foo', 'fooo', 'ot'][number]
      ?.replaceAll('o', one ?? '')
      .replaceAll('f', five ?? '')
      .replaceAll('t', ten ?? '') ?? '';
  const at = (power: number) => Math.floor(value / power) % 10;
  return (
    'M'.repeat(Math.floor(value / 1000)) +
    digit(at(100), ['C', 'D', 'M']) +
    digit(at(10), ['X', 'L', 'C']) +
    digit(at(1), ['I', 'V', 'X'])
  );
}

function fullWidth(value: number): string {
  return positional(value, FULL_WIDTH_DIGITS);
}

function positional(value: number, digits: readonly string[]): string {
  return String(value).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
}

/** 一 … 十, 十一 … 九十九, then digit by digit: 一○○. */
function counting(value: number): string {
  return value < 100 ? shortTen(inFull(value, FULL.chinese)) : positional(value, RING_DIGITS);
}

/** 一百零五: each digit with its power, one zero for any gap. Up to 99,999; beyond, in digits. */
function inFull(value: number, { digits, powers }: FullNumber): string {
  if (value > 99_999) return String(value);
  const [zero = ''] = digits;
  if (value === 0) return zero;
  const written = [...String(value)].map((digit, i, all) =>
    digit === '0' ? '0' : `${digits[Number(digit)]}${powers[all.length - 1 - i]}`,
  );
  return written.join('').replace(/0+$/, '').replace(/0+/g, zero);
}

/** 十一, not 一十一, at the head of a number. */
function shortTen(number: string): string {
  return number.replace(/^一(?=十)/, '');
}

/** 百一, 二百: Japanese leaves out the one before a power, and zeros. */
function withoutOne(number: string): string {
  return number.length === 1 ? number : number.replace(/〇/g, '').replace(/一(?=十|百|千)/g, '');
}
