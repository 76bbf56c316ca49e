/** From when a document is: the date of its version, else that of its signing, as it is written. */
import { HAN_NUMERALS } from '../characters.ts';
import type { Dating, Document, Language } from '../model.ts';

/** Finds the date of a document in some languages: `2023-05-01`, `2023-05` or `2023`; null where none is said. */
export type DateFinder = (document: Pick<Document, 'text'>, languages: Iterable<string>) => string | null;

/** UTF-16 units at either end of a document in which it says from when it is. */
const ENDS = 5000;

/** Prepares the ways of writing dates; a language is prepared when a document first needs it. */
export function createDateFinder(languages: Readonly<Record<string, Language>>): DateFinder {
  const prepared = new Map<string, PreparedDating | null>();
  const of = (id: string): PreparedDating | null => {
    const known = prepared.get(id);
    if (known !== undefined) return known;
    const dating = languages[id]?.dates;
    const fresh = dating ? prepare(dating) : null;
    prepared.set(id, fresh);
    return fresh;
  };
  return ({ text }, ids) => {
    const spoken = [...ids].flatMap((id) => of(id) ?? []);
    const parts = endsOf(text).map(plain);
    return (
      first(spoken, (dating) => labelled(parts, dating.version, dating)) ??
      first(spoken, (dating) => labelled(parts, dating.signed, dating)) ??
      first(spoken, (dating) => standingAlone(parts, dating)) ??
      first(spoken, (dating) => inTitle(parts, dating))
    );
  };
}

/** Head and tail, each once. */
const endsOf = (text: string): string[] =>
  text.length <= 2 * ENDS ? [text] : [text.slice(0, ENDS), text.slice(-ENDS)];

function first<T>(items: readonly T[], find: (item: T) => string | null): string | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

interface Shape {
  readonly pattern: RegExp;
  /** What each group of the pattern tells. */
  readonly fields: readonly Field[];
}
interface Field {
  readonly kind: 'year' | 'month' | 'day' | 'name';
  /** What is added to a year that is counted from another one. */
  readonly plus: number;
}

interface PreparedDating {
  readonly version: RegExp | null;
  readonly signed: RegExp | null;
  readonly editions: readonly Shape[];
  readonly shapes: readonly Shape[];
  readonly months: ReadonlyMap<string, number>;
}

function prepare({ version, signed, shapes, editions, months, dayEndings }: Dating): PreparedDating {
  const names = new Map(
    months.flatMap((written, i) =>
      plain(written)
        .split('|')
        .map((name) => [name.toLowerCase(), i + 1] as const),
    ),
  );
  const parts = { names: [...names.keys()], dayEndings };
  return {
    version: anyOf(version),
    signed: anyOf(signed),
    shapes: shapes.map((shape) => shapeOf(shape, parts)),
    editions: editions.map((shape) => shapeOf(shape, parts)),
    months: names,
  };
}

/** Full-width and raised forms as the plain ones, in documents and in what is looked for. */
const plain = (text: string): string => text.normalize('NFKC');
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
/** Words with any white space in them, or none. */
const loose = (text: string): string => text.split(/\s+/u).map(escaped).join('\\s+');

/** Labels, the longest first; a letter before one makes it part of a word, unless ideographs have none. */
function anyOf(labels: readonly string[]): RegExp | null {
  if (labels.length === 0) return null;
  const words = labels
    .map(plain)
    .toSorted((a, b) => b.length - a.length)
    .map(loose);
  return new RegExp(`(?<![\\p{Script=Latin}\\p{N}])(?:${words.join('|')})(?!\\p{Script=Latin})`, 'giu');
}

/** What may stand between a label and its date: signs, then a word or two ("on", "is"); no other sentence. */
const SIGNS = /^[\s:：\-–—*_|()（）[\]【】"“”]{0,12}/u;
const WORD = /^\p{Script=Latin}{1,8}[\s:]{1,3}/u;
const WORDS = 2;
/** Characters behind a label in which its date begins. */
const REACH = 40;

/** The latest of the dates behind labels: what was updated later is the newer version. */
function labelled(parts: readonly string[], label: RegExp | null, dating: PreparedDating): string | null {
  if (!label) return null;
  const dates = parts.flatMap((part) =>
    Array.from(part.matchAll(label), ({ 0: word, index }) =>
      dateBehind(part.slice(index + word.length, index + word.length + REACH), dating),
    ),
  );
  return dates.reduce((latest, date) => ((date ?? '') > (latest ?? '') ? date : latest), null);
}

function dateBehind(behind: string, dating: PreparedDating): string | null {
  let rest = behind.replace(SIGNS, '');
  for (let words = 0; words <= WORDS; words++) {
    const found = read(rest, dating.shapes, dating);
    if (found) return found.date;
    const next = rest.replace(WORD, '');
    if (next === rest) return null;
    rest = next;
  }
  return null;
}

/** The last line that is a date and nothing else. */
function standingAlone(parts: readonly string[], dating: PreparedDating): string | null {
  const lines = parts.flatMap((part) => part.split('\n').map((line) => line.trim()));
  for (const line of lines.toReversed()) {
    if (line.length === 0 || line.length > REACH) continue;
    const found = read(line, dating.shapes, dating);
    if (found && found.length >= line.length - 1) return found.date;
  }
  return null;
}

/** UTF-16 units in which a title says which edition it is: "(2023 edition)". */
const TITLE = 200;

function inTitle([head = '']: readonly string[], dating: PreparedDating): string | null {
  const title = head.slice(0, TITLE);
  for (const { pattern, fields } of dating.editions) {
    const match = new RegExp(pattern.source.replace(/^\^/u, ''), pattern.flags).exec(title);
    const date = match && dateOf(match.slice(1), fields, dating);
    if (date) return date;
  }
  return null;
}

interface Read {
  readonly date: string;
  readonly length: number;
}

/** The date at the beginning of a text. Where it may be read in two ways, what both have in common. */
function read(text: string, shapes: readonly Shape[], dating: PreparedDating): Read | null {
  let longest: Read | null = null;
  for (const { pattern, fields } of shapes) {
    const match = pattern.exec(text);
    const date = match && dateOf(match.slice(1), fields, dating);
    if (!match || !date) continue;
    const { length } = match[0];
    if (!longest || length > longest.length) longest = { date, length };
    else if (length === longest.length) longest = { date: common(longest.date, date), length };
  }
  return longest;
}

function common(a: string, b: string): string {
  if (a === b) return a;
  return a.slice(0, 7) === b.slice(0, 7) ? a.slice(0, 7) : a.slice(0, 4);
}

/** Zero in its two forms, then one to nine; and ten. */
const HAN_DIGITS = HAN_NUMERALS.slice(0, 12).replace('两', '');
const TEN = HAN_NUMERALS.charAt(12);
const NUMBER = `\\d{1,2}|[${HAN_DIGITS}${TEN}]{1,3}`;

interface Parts {
  readonly names: readonly string[];
  readonly dayEndings: readonly string[];
}

/** `{y}` a year, `{y+1911}` one counted from another, `{m}` `{d}` numbers, `{month}` a name; white space may stand anywhere or not. */
function shapeOf(shape: string, { names, dayEndings }: Parts): Shape {
  const fields: Field[] = [];
  const endings = dayEndings.map(plain).map(escaped).join('|');
  const source = plain(shape)
    .split(/(\{[^}]*\}|\s+)/u)
    .map((piece) => {
      const [, kind, plus] = /^\{(y|m|d|month)(?:\+(\d+))?\}$/u.exec(piece) ?? [];
      if (kind === undefined)
        return /^\s+$/u.test(piece) ? '\\s*' : escaped(piece).replace(/(?=[\p{Script=Han}])/gu, '\\s*');
      fields.push({ kind: KINDS[kind] ?? 'day', plus: Number(plus ?? 0) });
      if (kind === 'y') return plus ? '(\\d{2,3})\\s*' : `((?:19|20)\\d{2}|[${HAN_DIGITS}]{4})(?!\\d)\\s*`;
      if (kind === 'm') return `\\s*(${NUMBER})(?!\\d)\\s*`;
      if (kind === 'd') return `\\s*(${NUMBER})(?!\\d)${endings === '' ? '' : `(?:${endings})?`}`;
      return `(${names
        .toSorted((a, b) => b.length - a.length)
        .map(loose)
        .join('|')})`;
    });
  return { pattern: new RegExp(`^${source.join('')}(?![\\p{Script=Latin}\\d])`, 'iu'), fields };
}

const KINDS: Readonly<Record<string, Field['kind']>> = { y: 'year', m: 'month', d: 'day', month: 'name' };

function dateOf(
  groups: readonly (string | undefined)[],
  fields: readonly Field[],
  { months }: PreparedDating,
): string | null {
  const told = { year: 0, month: 0, day: 0 };
  for (const [i, { kind, plus }] of fields.entries()) {
    const written = groups[i] ?? '';
    if (kind === 'name') told.month = months.get(written.toLowerCase().replace(/\s+/gu, ' ')) ?? -1;
    else told[kind] = (kind === 'year' ? yearOf(written) : numberOf(written)) + plus;
  }
  return isoOf(told, fields);
}

function isoOf(
  { year, month, day }: Record<'year' | 'month' | 'day', number>,
  fields: readonly Field[],
): string | null {
  const has = (kinds: readonly Field['kind'][]) => fields.some(({ kind }) => kinds.includes(kind));
  const two = (n: number) => String(n).padStart(2, '0');
  if (!has(['month', 'name'])) return String(year);
  if (month < 1 || month > 12) return null;
  if (!has(['day'])) return `${year}-${two(month)}`;
  const isDay = day >= 1 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
  return isDay ? `${year}-${two(month)}-${two(day)}` : null;
}

/** A year in digits, of either kind. */
const yearOf = (written: string): number =>
  Number(Array.from(written, (sign) => (/\d/u.test(sign) ? sign : String(hanDigit(sign)))).join(''));

const hanDigit = (sign: string): number => Math.max(0, HAN_DIGITS.indexOf(sign) - 1);

/** A number up to 39, in digits or as it is counted in Chinese. */
function numberOf(written: string): number {
  if (/^\d+$/u.test(written)) return Number(written);
  const [tens = '', ones = ''] = written.includes(TEN) ? written.split(TEN) : ['0', written];
  const ten = written.includes(TEN) ? (tens === '' ? 1 : hanDigit(tens)) : 0;
  return 10 * ten + (ones === '' ? 0 : hanDigit(ones));
}
