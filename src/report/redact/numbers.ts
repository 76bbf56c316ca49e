import type { NumberKind, Redaction, Span } from '../../model.ts';
import { passes } from './checks.ts';
import { patternOf, signsIn, wordsOf } from './shape.ts';

interface Kind {
  readonly pattern: RegExp;
  readonly check: NumberKind['check'];
}

/** No number has fewer digits. */
const FEWEST = /(?:[0-9][^0-9]*){4}/;

/** Finds numbers by their shapes, line by line. */
export function numberFinder({
  numbers,
  money,
}: Pick<Redaction, 'numbers' | 'money'>): (text: string) => Span[] {
  const kinds = numbers.map(({ shapes, check, loose }): Kind => {
    // A number that proves itself is one, whatever stands beside it.
    const never = check === null ? money : [];
    return { pattern: patternOf(shapes, { loose, never }), check };
  });
  return (text) => {
    const spans: Span[] = [];
    for (let start = 0; start < text.length; ) {
      const at = text.indexOf('\n', start);
      const end = at < 0 ? text.length : at;
      const line = text.slice(start, end);
      if (FEWEST.test(line))
        for (const kind of kinds) for (const span of spansOf(kind, line)) spans.push(moved(span, start));
      start = end + 1;
    }
    return spans;
  };
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** One pattern for all lines: `matchAll` would make a new one for each. */
function spansOf({ pattern, check }: Kind, line: string): Span[] {
  const spans: Span[] = [];
  pattern.lastIndex = 0;
  for (let found = pattern.exec(line); found; found = pattern.exec(line)) {
    const [number] = found;
    const isOne = check === null || passes(signsIn(number), check);
    if (isOne) spans.push({ start: found.index, end: pattern.lastIndex });
    // What begins within what is none may be one.
    else pattern.lastIndex = found.index + 1;
  }
  return spans;
}

/** Puts something else in the place of numbers that are nobody's own. */
export function openHider(open: Redaction['open']): (text: string) => string {
  if (open.length === 0) return (text) => text;
  const pattern = patternOf(open, { loose: false, never: [] });
  return (text) => text.replace(pattern, (number) => '·'.repeat(number.length));
}

/** Most signs between a label and its number, and of a number. */
const REACH = 12;
const LONGEST = 48;
const FEWEST_DIGITS = 4;
const FILLER = /[ \t:.#°º()_/|\n\r-]/;

const VALUE = /^[A-Za-z0-9●]*[0-9●][A-Za-z0-9●]*(?:[ ./()-]{1,2}[A-Za-z0-9●]*[0-9●][A-Za-z0-9●]*)*/;
/** A year, or a day of one. */
const DATE = /^(?:(?:19|20)\d\d(?:[./-]\d{1,2}){0,2}|\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d)$/;

/** Finds the number behind a label, whatever its shape: words with digits in them, one after the other. */
export function labelledFinder(money: Redaction['money']): (text: string, label: number) => Span[] {
  const isMoney = money.length === 0 ? null : new RegExp(`^ ?${wordsOf(money)}`, 'i');
  return (text, label) => {
    let start = label;
    while (start - label < REACH && start < text.length && FILLER.test(text.charAt(start))) start++;
    if (/[A-Za-z0-9●]/.test(text.charAt(start - 1))) return [];
    const [value = ''] = VALUE.exec(text.slice(start, start + LONGEST)) ?? [''];
    const digits = value.replace(/[^0-9]/g, '').length;
    if (digits < FEWEST_DIGITS || DATE.test(value)) return [];
    const end = start + value.length;
    return isMoney?.test(text.slice(end, end + REACH)) ? [] : [{ start, end }];
  };
}
