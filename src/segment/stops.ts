/** Whether a Latin full stop ends a sentence. */
import type { Segmentation } from '../model.ts';

const BEHIND = /^["”’')\]]*(\s|$)/u;
const HAN_BEHIND = /^\p{Script=Han}/u;
const SMALL_BEHIND = /^["”’')\]]*\s+\p{Ll}/u;
/** J. K. Rowling: a row of initials, not the B of "Party B". */
const INITIAL = /(^|[\s(])\p{Lu}\.\s?\p{Lu}\.$|^\s*\p{Lu}\.$/u;
/** A number all by itself is that of an item. */
const NUMBER = /^\s*[\d.]{1,8}\.$/u;
/** The longest abbreviation looked for. */
const REACH = 14;

/** A stop, and where what it may end begins. */
interface Stop {
  readonly start: number;
  readonly at: number;
}

/**
 * A stop ends a sentence before white space, unless it ends an abbreviation, an initial or a number, or a small letter
 * follows. The abbreviations are in lower case.
 */
export function isFullStop(text: string, { start, at }: Stop, { abbreviations }: Segmentation): boolean {
  const behind = text.slice(at + 1, at + 5);
  if (!BEHIND.test(behind)) return HAN_BEHIND.test(behind);
  if (SMALL_BEHIND.test(behind)) return false;
  const before = text.slice(Math.max(start, at - REACH), at + 1);
  if (INITIAL.test(before) || NUMBER.test(before)) return false;
  const lower = before.toLowerCase();
  return !abbreviations.some((abbreviation) => endsWithWord(lower, abbreviation));
}

const endsWithWord = (text: string, word: string): boolean =>
  text.endsWith(word) && !/\p{L}$/u.test(text.slice(0, text.length - word.length));
