/**
 * Shapes of numbers as patterns: `9` a digit, `A` a Latin letter, `#` either, `[3-9X]` one of these, anything else itself;
 * `{8}` and `{7,8}` repeat what stands before; `~` one space or hyphen or none, `_` one of them, all of a number alike.
 */
const PLACE = /(\[[^\]]+\]|.)(\{\d+(?:,\d+)?\})?/gsu;

const GAP = '[ ‐‑–-]';
const SIGNS: Readonly<Record<string, string>> = { '9': '[0-9]', A: '[A-Z]', '#': '[0-9A-Z]' };

/** What a number cannot stand beside: it would be part of something longer, or of an amount. */
const BEFORE = '(?<![0-9A-Z●])(?<!(?<![0-9])[0-9]{1,3}[.,](?=[0-9]{3}(?![0-9])))';
const AFTER = '(?![0-9A-Z●])(?![.,][0-9]{3}(?![0-9]))';

/** How a pattern is made of shapes. */
export interface Making {
  /** A space or hyphen may stand before any digit or letter. */
  readonly loose: boolean;
  /** Words and signs beside which it is none. */
  readonly never: readonly string[];
}

/** One pattern for several shapes, which finds each where it stands by itself. */
export function patternOf(shapes: readonly string[], { loose, never }: Making): RegExp {
  const ways = shapes.map((shape, i) => (loose ? looseWay(shape) : solidWay(shape, `gap${i}`)));
  const words = wordsOf(never);
  const [before, after] = words === '' ? ['', ''] : [`(?<!${words} ?)`, `(?! ?${words})`];
  return new RegExp(`${BEFORE}${before}(?:${ways.join('|')})${AFTER}${after}`, 'gi');
}

/** Any of some words and signs; a word of Latin letters whole. Nothing where there are none. */
export function wordsOf(words: readonly string[]): string {
  const whole = words.map((word) => {
    const [before, after] = [
      /^[A-Z]/i.test(word) ? '(?<![A-Z])' : '',
      /[A-Z]$/i.test(word) ? '(?![A-Z])' : '',
    ];
    return before + escaped(word) + after;
  });
  return whole.length === 0 ? '' : `(?:${whole.join('|')})`;
}

const placesOf = (shape: string): readonly (readonly [sign: string, times: string])[] =>
  [...shape.matchAll(PLACE)].map(([, sign = '', times = '']) => [sign, times]);

/** No figure beside it: a row of a table is no number. */
const ALONE = ['(?<![0-9] )', '(?! [0-9])'] as const;

/** The first gap of a number is the like of all its gaps; one that only its gaps tell stands alone. */
function solidWay(shape: string, name: string): string {
  const [before, after] = shape.includes('_') ? ALONE : ['', ''];
  return before + gappedWay(shape, name) + after;
}

function gappedWay(shape: string, name: string): string {
  let isFirst = true;
  const gap = (way: string) => {
    const like = isFirst ? `(?<${name}>${way})` : `\\k<${name}>`;
    isFirst = false;
    return like;
  };
  return placesOf(shape)
    .map(([sign, times]) => {
      if (sign === '~') return gap(`${GAP}?`);
      return sign === '_' ? gap(GAP) : signOf(sign) + times;
    })
    .join('');
}

function looseWay(shape: string): string {
  const [[first = '', times = ''] = [], ...others] = placesOf(shape);
  const more = times === '' ? '' : `(?:${GAP}?${signOf(first)})${oneLess(times)}`;
  return [
    signOf(first) + more,
    ...others.map(([sign, count]) =>
      isWord(sign) ? `(?:${GAP}?${signOf(sign)})${count}` : signOf(sign) + count,
    ),
  ].join('');
}

const oneLess = (times: string): string => times.replace(/\d+/g, (count) => String(Number(count) - 1));

const isWord = (sign: string): boolean => sign.length > 1 || /[A-Z0-9#]/.test(sign);

const signOf = (sign: string): string => (sign.length > 1 ? sign : (SIGNS[sign] ?? escaped(sign)));

/** A text as a pattern that means nothing but itself. */
export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** The digits and letters of a number. */
export const signsIn = (number: string): string => number.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
