/** What a character means for cutting, looked up by its UTF-16 unit. */
import type { Segmentation } from '../model.ts';

/** Bits of a unit's meaning; a unit may have several. */
export const SIGN = { end: 1, intro: 2, closer: 4, space: 8, opener: 16, piece: 32, semicolon: 64 } as const;

/** Meaning by unit. */
export type Signs = Uint8Array;

const CLOSERS = '”’」』）)]】》>"\'';
const SEMICOLONS = '；;';
/** What ends a sentence in any language; a stop where more than a number or an initial stands before it. */
const ENDS = '。！？；.．';
/** What may stand before the number of an item inside a line. */
const OPENERS = ':：;；。.,，、）)';

/** White space (source: ECMAScript, WhiteSpace and LineTerminator), and what nobody sees. */
const SPACES =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\u200b\u200c\u200d\u2060\u00ad';

/** From an ASCII sign to its full-width form. */
export const FULL_WIDTH = 0xfee0;

/** The table of a language: its own signs, and those all languages share. */
export function createSigns({ ends, intros, pieces }: Segmentation): Signs {
  const signs = new Uint8Array(0x10000);
  const mark = (chars: string, bit: number): void => {
    for (let i = 0; i < chars.length; i++) {
      const unit = chars.charCodeAt(i);
      const wide = unit > 0x20 && unit < 0x7f ? unit + FULL_WIDTH : unit;
      signs[unit] = (signs[unit] ?? 0) | bit;
      signs[wide] = (signs[wide] ?? 0) | bit;
    }
  };
  mark(ends + ENDS, SIGN.end);
  mark(intros, SIGN.intro);
  mark(pieces, SIGN.piece);
  mark(CLOSERS, SIGN.closer);
  mark(SEMICOLONS, SIGN.semicolon);
  mark(OPENERS, SIGN.opener);
  mark(SPACES, SIGN.space | SIGN.opener);
  return signs;
}

/** Whether the unit at an offset has a meaning. */
export function isSign(signs: Signs, unit: number, bit: number): boolean {
  return ((signs[unit] ?? 0) & bit) !== 0;
}
