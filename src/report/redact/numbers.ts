import type { NumberKind, Span } from '../../model.ts';
import { passes } from './checks.ts';
import { fitAt, isDigit, isWordSign, type Shape, shapesOf, signsIn } from './shape.ts';

/** What a number cannot stand beside: it would be part of something longer. */
const isJoined = (sign: string): boolean => isWordSign(sign) || sign === '●';

interface Kind {
  readonly shape: Shape;
  readonly check: NumberKind['check'];
}

/** Finds numbers by their shapes: at the beginning of each run of digits and letters, the longest that fits. */
export function numberFinder(kinds: readonly NumberKind[]): (text: string) => Span[] {
  const all = kinds.flatMap(({ shapes, check }) =>
    shapes.flatMap(shapesOf).map((shape): Kind => ({ shape, check })),
  );
  const byFirst = new Map<string, readonly Kind[]>();
  const beginningWith = (first: string) => {
    const known = byFirst.get(first) ?? all.filter(({ shape: [place] }) => place?.fits(first));
    byFirst.set(first, known);
    return known;
  };
  return (text) => {
    const spans: Span[] = [];
    for (const { index: start } of text.matchAll(STARTS)) {
      const ends = beginningWith(text.charAt(start)).map((kind) => endOf(text, start, kind));
      const end = Math.max(start, ...ends);
      if (end > start) spans.push({ start, end });
    }
    return spans;
  };
}

/** Where a number of this kind that begins here ends; where it begins if none does. */
function endOf(text: string, start: number, { shape, check }: Kind): number {
  const end = fitAt(text, start, shape);
  if (end === null || isJoined(text.charAt(end))) return start;
  return check === null || passes(signsIn(text.slice(start, end)), check) ? end : start;
}

/** Where a number may begin: a few letters and a digit, or seven digits, come close together. */
const STARTS =
  /(?<![A-Za-z0-9●])(?:(?=[A-Za-z](?:[ ‐‑–-]?[A-Za-z]){0,4}[ ‐‑–-]?\d)[A-Za-z]|(?=[+(]?\d(?:[ ().‐‑–-]{0,2}\d){6})[+(\d])/g;

/** Most signs between a label and its number, and of a number. */
const REACH = 12;
const LONGEST = 48;
const FEWEST_DIGITS = 4;
const FILLER = /[ \t:.#°º()_/|\n\r-]/;

/** The number behind a label, whatever its shape: words with digits in them, one after the other. */
export function labelledNumbers(text: string, label: number): Span[] {
  let start = label;
  while (start - label < REACH && start < text.length && FILLER.test(text.charAt(start))) start++;
  if (isJoined(text.charAt(start - 1))) return [];
  const [value = ''] =
    /^[A-Za-z0-9●]*[0-9●][A-Za-z0-9●]*(?:[ ./()-]{1,2}[A-Za-z0-9●]*[0-9●][A-Za-z0-9●]*)*/.exec(
      text.slice(start, start + LONGEST),
    ) ?? [''];
  const digits = [...value].filter(isDigit).length;
  return digits >= FEWEST_DIGITS ? [{ start, end: start + value.length }] : [];
}
