/**
 * The matched view of a text: case, accents, full-width forms, traditional script, radicals, look-alikes and
 * ligatures folded; white space, hyphens and zero-width characters gone. Every folded unit knows the original
 * offsets it came from, so that what is found is quoted from the original.
 */
import { foldRadicals } from '../characters.ts';
import type { Span } from '../model.ts';

export interface Folded {
  readonly text: string;
  /** The units of `text`: quicker to look at one by one. */
  readonly units: Uint16Array;
  /** Original offset at which folded unit i begins, and ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** 1 where white space or a hyphen stood before folded unit i. */
  readonly gaps: Uint8Array;
  /** What each unit may have been read for, where the text was recognised on a picture. */
  readonly swaps?: Swaps;
}

/** For a folded unit, the units that look like it. */
export type Swaps = ReadonlyMap<number, readonly number[]>;

/** Folds texts and words alike. Pure: the tables inside are a memory of what was computed. */
export interface Fold {
  /** `offset`: where in the document the text begins. */
  (text: string, offset?: number): Folded;
  /** The folded text alone, for words. */
  readonly word: (text: string) => string;
}

const DROPPED = 0xfffe;
const SEVERAL = 0xffff;
const GAP = 0xfffd;

/** Marks, format and control characters, variation selectors, blanks that are none: invisible, so they separate nothing. */
const INVISIBLE =
  /^(?:[\p{Mn}\p{Me}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\u3164\uffa0]|(?!\s)\p{Cc})$/u;
/** Hyphens join what a line break parted; dashes are punctuation and stay. U+FFFD stands for a glyph without a name. */
const SEPARATING = /^[\s\p{Zs}\u2028\u2029\u0085\u2010\u2011\u2043\u002d\uff0d\ufe63\ufffd]$/u;

/** Makes the fold for pairs of variant characters (`from[i]` means `to[i]`). */
export function createFold(variants: { readonly from: string; readonly to: string }): Fold {
  const alphabet = createAlphabet(variants);
  const foldText = (text: string, offset = 0): Folded => {
    const sink = createSink(text.length, offset);
    let gap = 0;
    for (let at = 0; at < text.length; at++) {
      const code = alphabet.codeOf(text.charCodeAt(at));
      if (code === GAP) gap = 1;
      if (code === GAP || code === DROPPED) continue;
      const end = code === SEVERAL && isPair(text, at) ? at + 2 : at + 1;
      const folded = code === SEVERAL ? alphabet.severalOf(text.slice(at, end)) : null;
      if (folded === null) sink.push(code, at, gap);
      else sink.pushAll(folded, { start: at, end }, gap);
      if (folded !== '') gap = 0;
      at = end - 1;
    }
    return sink.done();
  };
  const word = (text: string): string => foldText(text).text;
  return Object.assign(foldText, { word });
}

const isPair = (text: string, at: number): boolean => (text.codePointAt(at) ?? 0) > 0xffff;

/** What each unit folds to, learned as units are met: a code, or SEVERAL where it is more than one unit or half of a pair. */
function createAlphabet(variants: { readonly from: string; readonly to: string }) {
  const table = new Uint16Array(0x10000);
  table.fill(SEVERAL, 0xd800, 0xdc00);
  const several = new Map<string, string>();
  const same = new Map(Array.from(variants.from, (char, i) => [char, variants.to.charAt(i)] as const));
  const learn = (unit: number): number => {
    const char = String.fromCharCode(unit);
    const folded = foldUnit(char, same);
    if (folded.length > 1) several.set(char, folded);
    const code = folded === '' ? DROPPED : folded === ' ' ? GAP : folded.charCodeAt(0);
    table[unit] = folded.length > 1 ? SEVERAL : code;
    return table[unit] ?? code;
  };
  const severalOf = (char: string): string => {
    const known = several.get(char) ?? foldUnit(char, same).replace(' ', '');
    several.set(char, known);
    return known;
  };
  return { codeOf: (unit: number): number => table[unit] || learn(unit), severalOf };
}

function foldUnit(char: string, same: ReadonlyMap<string, string>): string {
  if (SEPARATING.test(char)) return ' ';
  if (INVISIBLE.test(char)) return '';
  const plain = foldRadicals(char).normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const folded = Array.from(plain, (c) => same.get(c) ?? c)
    .join('')
    .replace(/\s/g, '');
  return folded === '' ? char : folded;
}

/** Grows as needed: a ligature or a unit sign folds to several units. */
function createSink(size: number, offset: number) {
  let units = new Uint16Array(size + 16);
  let starts = new Uint32Array(size + 16);
  let ends = new Uint32Array(size + 16);
  let gaps = new Uint8Array(size + 16);
  let n = 0;
  const grow = (): void => {
    [units, starts, ends, gaps] = [doubled(units), doubled(starts), doubled(ends), doubled(gaps)];
  };
  const push = (unit: number, at: number, gap: number): void => {
    if (n === units.length) grow();
    units[n] = unit;
    starts[n] = offset + at;
    ends[n] = offset + at + 1;
    gaps[n] = gap;
    n++;
  };
  return {
    push,
    /** Several units from one place; only the first stands behind the gap. */
    pushAll(folded: string, { start, end }: { start: number; end: number }, gap: number): void {
      for (let i = 0; i < folded.length; i++) {
        push(folded.charCodeAt(i), start, i === 0 ? gap : 0);
        ends[n - 1] = offset + end;
      }
    },
    done: (): Folded => ({
      text: decode(units.subarray(0, n)),
      units: units.subarray(0, n),
      starts: starts.subarray(0, n),
      ends: ends.subarray(0, n),
      gaps: gaps.subarray(0, n),
    }),
  };
}

function doubled<T extends Uint16Array | Uint32Array | Uint8Array>(array: T): T {
  const grown = new (array.constructor as new (size: number) => T)(array.length * 2);
  grown.set(array);
  return grown;
}

/** UTF-16 units to a string; lone surrogates survive. */
function decode(units: Uint16Array): string {
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le');
}

/** Index of the first folded unit that begins at or behind an original offset. */
export function foldedIndex(folded: Folded, offset: number): number {
  let low = 0;
  let high = folded.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((folded.starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Folded units as a span of the original text. */
export const originalSpan = ({ starts, ends }: Folded, { start, end }: Span): Span => ({
  start: starts[start] ?? 0,
  end: ends[end - 1] ?? 0,
});

/** The folded text of a span of the original. */
export const foldedText = (folded: Folded, { start, end }: Span): string =>
  folded.text.slice(foldedIndex(folded, start), foldedIndex(folded, end));
