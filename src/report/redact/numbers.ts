import type { NumberKind, Span } from '../../model.ts';
import { passes } from './checks.ts';
import { fitAt, isDigit, isWordSign, shapesOf } from './shape.ts';

/** What a number cannot stand beside: it would be part of something longer. */
const isJoined = (sign: string): boolean => isWordSign(sign) || sign === '●';

/** Finds numbers by their shapes: at the beginning of each run of digits and letters, the longest that fits. */
export function numberFinder(kinds: readonly NumberKind[]): (text: string) => Span[] {
  const all = kinds.flatMap(({ shapes, check }) =>
    shapes.flatMap(shapesOf).map((shape) => ({ shape, check })),
  );
  return (text) => {
    const spans: Span[] = [];
    for (const { index: start } of text.matchAll(STARTS)) {
      const ends = all.map(({ shape, check }) => {
        const found = fitAt(text, start, shape);
        const stands = found && !isJoined(text.charAt(found.end)) && passes(found.signs, check);
        return stands ? found.end : start;
      });
      const end = Math.max(start, ...ends);
      if (end > start) spans.push({ start, end });
    }
    return spans;
  };
}

/** Where a number may begin. */
const STARTS = /(?<![A-Za-z0-9●])[A-Za-z0-9]|[+(]/g;

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
