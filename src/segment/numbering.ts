/** Reads the number a clause stands under: 第三条, （二）, 1.2, (a), Cláusula Primera. */
import type { Segmentation } from '../model.ts';
import { literal, type Token, tokenOf, widthsOf } from './number-token.ts';
import { FULL_WIDTH } from './signs.ts';

/** A number read at some offset. `rank` is the place of its pattern in the language's list: outermost is 0. */
export interface Label {
  readonly start: number;
  /** Behind the number and the white space that follows it. */
  readonly end: number;
  readonly rank: number;
  /** 1 for the first of its kind; NaN for a bullet. */
  readonly value: number;
  /** Parts of a dotted number: 1.2.3 has three. Deeper numbers hang from shallower ones. */
  readonly depth: number;
  /** Another reading of the same sign: (i) is a Roman one or the ninth letter. */
  readonly other?: { readonly rank: number; readonly value: number };
}

/** Reads a label at an offset of a text, or null. */
export type LabelReader = (text: string, at: number) => Label | null;

/** Makes the reader of a language's numberings. Half- and full-width signs count as the same. */
export function createLabelReader({ numbers, ordinals }: Segmentation): LabelReader {
  const compiled = numbers.map((pattern) => compile(pattern, ordinals));
  const patterns = compiled.filter(
    ({ source }, i) => compiled.findIndex((other) => other.source === source) === i,
  );
  const byFirst = indexByFirst(patterns);
  return (text, at) => {
    const unit = text.charCodeAt(at);
    if (!isFullWidth(unit)) return readAny(byFirst, text, at);
    if (!byFirst[unit - FULL_WIDTH]) return null;
    const label = readAny(byFirst, halfWidth(text.slice(at, at + WINDOW)), 0);
    return label && { ...label, start: at, end: at + label.end };
  };
}

/** The best reading of all patterns that may begin with the unit at an offset. */
function readAny(byFirst: ByFirst, text: string, at: number): Label | null {
  const open = byFirst[text.charCodeAt(at)];
  if (!open) return null;
  const readings = open.flatMap((pattern) => readLabel(pattern, { text, at }) ?? []);
  const longest = readings.reduce<Label | null>(
    (best, label) => (best && !isBetter(label, best) ? best : label),
    null,
  );
  const other = readings.find((label) => longest && label.end === longest.end && label.rank !== longest.rank);
  return longest && other?.value ? { ...longest, other: { rank: other.rank, value: other.value } } : longest;
}

const isFullWidth = (unit: number): boolean => unit >= 0xff01 && unit <= 0xff5e;
/** Longer than any number of a clause. */
const WINDOW = 48;

const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (char) => char.normalize('NFKC'));

type ByFirst = readonly (readonly Ranked[] | undefined)[];

/** Patterns by the unit they may begin with, outermost first. */
function indexByFirst(patterns: readonly Pattern[]): ByFirst {
  const byFirst: Ranked[][] = [];
  const digits = patterns.findIndex(({ isDigits }) => isDigits);
  for (const [i, pattern] of patterns.entries()) {
    const rank = pattern.isDigits ? digits : i;
    for (const char of new Set(pattern.firsts)) {
      const unit = char.charCodeAt(0);
      byFirst[unit] = [...(byFirst[unit] ?? []), { ...pattern, rank }];
    }
  }
  return byFirst;
}

/** The longer reading wins, then one that counts over one that does not. */
const isBetter = (a: Label, b: Label): boolean =>
  a.end > b.end || (a.end === b.end && Number.isNaN(b.value) && !Number.isNaN(a.value));

interface Pattern {
  /** The characters a label of this pattern may begin with. */
  readonly firsts: string;
  /** 1. and 1.2 are one family: what is deeper is told by its parts. */
  readonly isDigits: boolean;
  readonly source: string;
  readonly regex: RegExp;
  readonly value: Token['value'] | null;
}

/** What nobody sees may stand between the parts of a number. */
const UNSEEN = '[\\u00ad\\u200b-\\u200d\\u2060]*';

type Ranked = Pattern & { readonly rank: number };

function compile(pattern: string, ordinals: readonly string[]): Pattern {
  const parts = pattern.split(/(\{[^}]+\})/).filter((part) => part !== '');
  const tokens = parts.map((part) => tokenOf(part, ordinals));
  const source = parts.map((part, i) => tokens[i]?.source ?? literal(part)).join(UNSEEN) + boundary(pattern);
  const regex = new RegExp(`${source}[\\s\\u3000\\u200b\\u2060\\u00ad]*`, 'iuy');
  const firsts = tokens[0]?.firsts ?? widthsOf(pattern.charAt(0));
  return {
    firsts: firsts.toLowerCase() + firsts.toUpperCase(),
    isDigits: /^\{d(\.d)*\}[.、]?$/.test(pattern),
    source,
    regex,
    value: tokens.find((token) => token !== null)?.value ?? null,
  };
}

function readLabel({ regex, value, rank }: Ranked, { text, at }: { text: string; at: number }): Label | null {
  regex.lastIndex = at;
  const found = regex.exec(text);
  if (!found) return null;
  const read = found[1] ?? '';
  return {
    start: at,
    end: regex.lastIndex,
    rank,
    value: value ? value(read) : Number.NaN,
    depth: depthOf(read),
  };
}

/** "1.5 %" is no item 1, "21.40 %" no item 40, "s.a." no item s: what may follow a number that no bracket closes. */
function boundary(pattern: string): string {
  if (/\{[aArR]\}[.)]?$/.test(pattern) && !/^[(（]/.test(pattern)) return '(?=\\s)';
  return /[.\d}]$/.test(pattern) ? '(?![\\d０-９]|\\s*[%％‰°])' : '';
}

/** How many parts a dotted number has. */
const depthOf = (read: string): number => (/^[\d０-９]+[.．]/.test(read) ? read.split(/[.．]/).length : 1);
