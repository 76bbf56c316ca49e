/**
 * Shapes of numbers: `9` a digit, `A` a Latin letter, `#` either, `[3-9X]` one of these, anything else itself; `{8}`
 * and `{7,8}` repeat what stands before. Single spaces and hyphens may stand before any digit or letter but the first.
 */
type Sign = (sign: string) => boolean;

/** One place of a shape. */
interface Place {
  readonly fits: Sign;
  /** A digit or letter: a space or hyphen may stand before it. */
  readonly isWord: boolean;
}

export type Shape = readonly Place[];

const PLACE = /(\[[^\]]+\]|.)(?:\{(\d+)(?:,(\d+))?\})?/gsu;

/** The shapes that a notation stands for, the longest first. */
export function shapesOf(notation: string): Shape[] {
  let shapes: Place[][] = [[]];
  for (const [, sign = '', least = '1', most = least] of notation.matchAll(PLACE)) {
    const place = placeOf(sign);
    const counts = Array.from({ length: Number(most) - Number(least) + 1 }, (_, i) => Number(most) - i);
    shapes = shapes.flatMap((shape) => counts.map((count) => [...shape, ...Array(count).fill(place)]));
  }
  return shapes;
}

function placeOf(sign: string): Place {
  if (sign === '9') return { fits: isDigit, isWord: true };
  if (sign === 'A') return { fits: isLetter, isWord: true };
  if (sign === '#') return { fits: isWordSign, isWord: true };
  if (sign.length > 1) return { fits: oneOf(sign.slice(1, -1)), isWord: true };
  return { fits: (other) => other.toUpperCase() === sign, isWord: isWordSign(sign) };
}

function oneOf(signs: string): Sign {
  const all = signs.replace(/(.)-(.)/gu, (_, from: string, to: string) => {
    const codes = Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 });
    return codes.map((_, i) => String.fromCharCode(from.charCodeAt(0) + i)).join('');
  });
  return (sign) => sign !== '' && all.includes(sign.toUpperCase());
}

export const isDigit: Sign = (sign) => sign >= '0' && sign <= '9' && sign.length === 1;
const isLetter: Sign = (sign) => (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
export const isWordSign: Sign = (sign) => isDigit(sign) || isLetter(sign);
const isGap: Sign = (sign) =>
  sign === ' ' || sign === '-' || sign === '\u2010' || sign === '\u2011' || sign === '\u2013';

/** Where what fits a shape from an offset on ends; null where nothing does. */
export function fitAt(text: string, start: number, shape: Shape): number | null {
  let at = start;
  for (const { fits, isWord } of shape) {
    if (isWord && at > start && isGap(text.charAt(at))) at++;
    if (!fits(text.charAt(at))) return null;
    at++;
  }
  return at;
}

/** The digits and letters of a number. */
export const signsIn = (number: string): string => number.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
