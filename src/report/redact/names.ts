import type { Redaction, Span } from '../../model.ts';
import { labelFinder } from './labels.ts';
import { escaped } from './shape.ts';

/** Most signs of a name, most words of one, and most characters of one in a script without spaces. */
const LONGEST = 80;
const MOST_WORDS = 6;
const MOST_HAN = 4;
/** The same of the first part of a name in parts. */
const MOST_HAN_PART = 6;
/** Most names whose other places are looked for. */
const MOST_NAMES = 20;

const HAN = /^\p{Script=Han}/u;
/** Behind a label: a colon, or the border of a cell; then the name. */
const JOINT = /^ {0,8}(?:\)|\([^()\n]{0,24}\))? {0,4}[:\t|][ \t_|]{0,12}/u;
/** The name may stand on the next line, alone: capitals and small particles. */
const NEXT_LINE = /^\n ?/;
const ALONE =
  /^(?:\p{Script=Han}[\p{Script=Han}·●]*|\p{Lu}\S*(?: (?:\p{Ll}{1,3}|\p{Lu}\S*)){1,5}) ?(?:\n|$)/u;
/** Behind a name: what shows that it was the next label, or no word at all. */
const NO_NAME = /^(?: {0,4}:|_[\p{L}\p{N}]|\(\p{Script=Han}{2,8}\)\p{Script=Han}|[<>{}=[(]{1,2}\w)/u;
const HAN_NAME = /^\p{Script=Han}(?: {1,4}(?=\p{Script=Han}))?[\p{Script=Han}●·•・]*/u;
const NAME =
  /^[^\P{L}\p{Script=Han}](?:[^\P{L}\p{Script=Han}]|[\p{M}\p{N}●])*(?:(?: |[’'-]|\.(?! )|(?<=(?:^|[ .])[\p{L}●]{1,3})\. )(?:[^\P{L}\p{Script=Han}]|[\p{M}\p{N}●])+)*/u;

/** Finds names behind labels, and the same names wherever else they stand; the first letter of each stays. */
export function nameFinder({ names, labels, nobody }: Redaction): (text: string) => Span[] {
  const labelsIn = labelFinder(names);
  const isNobody = beginsWith([...nobody, ...names, ...labels]);
  return (text) => {
    const found = labelsIn(text).flatMap((end) => nameBehind(text, end));
    const real = found.filter(({ start, end }) => !isNobody(text.slice(start, end)));
    const told = new Set(real.map(({ start, end }) => text.slice(start, end)).filter(isTelling));
    const again = [...told].slice(0, MOST_NAMES).flatMap((name) => placesOf(name, text));
    return [...real, ...again].map(({ start, end }) => ({ start: start + firstLength(text, start), end }));
  };
}

/** Tells whether a text begins with one of some words: a word of letters whole, characters anyhow. */
function beginsWith(words: readonly string[]): (text: string) => boolean {
  const all = new Set(words.map((word) => word.toLowerCase()));
  return (text) => {
    const small = text.toLowerCase();
    const ends = HAN.test(small)
      ? [...small].map((_, i) => i + 1)
      : [...small.matchAll(/(?=[ ’'.-])|$/g)].map(({ index }) => index);
    return ends.some((end) => all.has(small.slice(0, end)));
  };
}

function nameBehind(text: string, label: number): Span[] {
  const [joint] = JOINT.exec(text.slice(label, label + LONGEST)) ?? [];
  if (joint === undefined) return [];
  const behind = label + joint.length;
  const [turn = ''] = NEXT_LINE.exec(text.slice(behind, behind + 2)) ?? [];
  const start = behind + turn.length;
  const rest = text.slice(start, start + LONGEST);
  if (turn !== '' && !ALONE.test(rest)) return [];
  const name = HAN.test(rest) ? hanName(rest) : latinName(rest);
  const isNone = name === '' || NO_NAME.test(rest.slice(name.length));
  return isNone ? [] : [{ start, end: start + name.length }];
}

function hanName(rest: string): string {
  const [name = ''] = HAN_NAME.exec(rest) ?? [];
  const [first = '', ...parts] = name.split(/[·•・]/u);
  return [...first].length > (parts.length > 0 ? MOST_HAN_PART : MOST_HAN) ? '' : name;
}

/** Words up to what is no name; the word before a colon is the next label. */
function latinName(rest: string): string {
  const [whole = ''] = NAME.exec(rest) ?? [];
  const isLabelled = /^ {0,4}[:\t|]/.test(rest.slice(whole.length));
  const words = [...whole.matchAll(/[\p{L}\p{M}\p{N}●]+/gu)].slice(0, isLabelled ? -1 : undefined);
  const last = words.slice(0, MOST_WORDS).at(-1);
  return last ? whole.slice(0, last.index + last[0].length) : '';
}

/** Whether a name may be looked for elsewhere: two words, or two characters of a script that writes none. */
const isTelling = (name: string): boolean =>
  !name.includes('●') && (HAN.test(name) ? name.length > 1 : / /.test(name));

/** Wherever a name stands, in capitals and over lines, too. */
function placesOf(name: string, text: string): Span[] {
  const pattern = new RegExp(name.split(' ').map(escaped).join('\\s{1,4}'), 'gi');
  return Array.from(text.matchAll(pattern), ({ index: start, 0: { length } }) => ({
    start,
    end: start + length,
  }));
}

const firstLength = (text: string, at: number): number =>
  String.fromCodePoint(text.codePointAt(at) ?? 0).length;
