/**
 * The matched view of a text: case, accents, full-width forms, traditional script, radicals, look-alikes and
 * ligatures folded; white space, hyphens and zero-width characters gone. Every folded unit knows the original
 * offsets it came from, so that what is found is quoted from the original.
 */
import { foldRadicals } from '../characters.ts';

export interface Folded {
  readonly text: string;
  /** The units of `text`: quicker to look at one by one. */
  readonly units: Uint16Array;
  /** Original offset at which folded unit i begins, and ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** 1 where white space or a hyphen stood before folded unit i. */
  readonly gaps: Uint8Array;
}

/** Folds texts and words alike. Pure: the tables inside are a memory of what was computed. */
export interface Fold {
  (text: string): Folded;
  /** The folded text alone, for words. */
  readonly word: (text: string) => string;
}

const DROPPED = 0xfffe;
const SEVERAL = 0xffff;
const GAP = 0xfffd;

/** Marks, format characters and variation selectors: invisible, so they separate nothing. */
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}\u115f\u1160\u3164]$/u;
/** Hyphens join what a line break parted; dashes are punctuation and stay. */
const SEPARATING = /^[\s\p{Zs}\u2028\u2029\u0085\u2010\u2011\u2043\u002d]$/u;

/** Makes the fold for pairs of variant characters (`from[i]` means `to[i]`). */
export function createFold(variants: { readonly from: string; readonly to: string }): Fold {
  const table = new Uint16Array(0x10000);
  const several = new Map<number, string>();
  const same = new Map(Array.from(variants.from, (char, i) => [char, variants.to.charAt(i)] as const));

  const learn = (unit: number): number => {
    const folded = foldUnit(String.fromCharCode(unit), same);
    if (folded.length > 1) several.set(unit, folded);
    const code =
      folded.length > 1 ? SEVERAL : folded === '' ? DROPPED : folded === ' ' ? GAP : folded.charCodeAt(0);
    table[unit] = code;
    return code;
  };

  const codeOf = (unit: number): number => table[unit] || learn(unit);
  const foldText = (text: string): Folded => {
    const sink = createSink(text.length);
    let gap = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const code = codeOf(unit);
      if (code === GAP) gap = 1;
      if (code === GAP || code === DROPPED) continue;
      if (code === SEVERAL) for (const char of several.get(unit) ?? '') sink.push(char.charCodeAt(0), i, gap);
      else sink.push(code, i, gap);
      gap = 0;
    }
    return sink.done();
  };
  const word = (text: string): string => {
    let folded = '';
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const code = codeOf(unit);
      if (code === SEVERAL) folded += several.get(unit) ?? '';
      else if (code !== GAP && code !== DROPPED) folded += String.fromCharCode(code);
    }
    return folded;
  };
  return Object.assign(foldText, { word });
}

function foldUnit(char: string, same: ReadonlyMap<string, string>): string {
  if (INVISIBLE.test(char)) return '';
  if (SEPARATING.test(char)) return ' ';
  const plain = foldRadicals(char).normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const folded = Array.from(plain, (c) => same.get(c) ?? c)
    .join('')
    .replace(/\s/g, '');
  return folded === '' ? char : folded;
}

/** Grows as needed: a ligature or a unit sign folds to several units. */
function createSink(size: number) {
  let units = new Uint16Array(size + 16);
  let starts = new Uint32Array(size + 16);
  let ends = new Uint32Array(size + 16);
  let gaps = new Uint8Array(size + 16);
  let n = 0;
  const grow = (): void => {
    [units, starts, ends, gaps] = [doubled(units), doubled(starts), doubled(ends), doubled(gaps)];
  };
  return {
    push(unit: number, at: number, gap: number): void {
      if (n === units.length) grow();
      units[n] = unit;
      starts[n] = at;
      ends[n] = at + 1;
      gaps[n] = gap;
      n++;
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
