/** When two things that documents name are the same, and what one of them names that the other does not. */
import type { NamedThing } from '../model.ts';
import type { Told } from './told.ts';

/** What some clauses name, and all that stands in them and beside them. */
export interface Naming {
  readonly things: readonly NamedThing[];
  readonly mentions: ReadonlySet<string>;
  /** Things named beside them, in sentences that the other document does not have: split off, perhaps. */
  readonly beside: readonly NamedThing[];
  readonly hasPurpose: boolean;
}

/** What findings name together. */
export const namingOf = (told: readonly Told[]): Naming => ({
  things: told.flatMap(({ things }) => things),
  mentions: new Set(
    told
      .flatMap(({ mentions, beside }) => [mentions, ...beside.map((one) => one.mentions)])
      .flatMap((all) => [...all]),
  ),
  beside: told.flatMap(({ beside }) => beside.flatMap(({ things }) => things)),
  hasPurpose: told.some(({ hasPurpose, beside }) => hasPurpose || beside.some((one) => one.hasPurpose)),
});

/** Things of the first that the second neither names nor mentions, each once. */
export function missingIn(first: Naming, second: Naming): readonly NamedThing[] {
  const missing = first.things.filter((one) => !isIn(one, second));
  return missing.filter((one, i) => missing.findIndex((other) => isSame(one, other)) === i);
}

function isIn(thing: NamedThing, { things, mentions }: Naming): boolean {
  if (things.some((other) => isSame(thing, other))) return true;
  const { concepts, word } = thing;
  return concepts.length > 0 ? concepts.some((concept) => mentions.has(concept)) : mentions.has(word);
}

/** Whether two words of a role mean the same thing: by a concept of both, or as forms of one word. */
export function isSame(one: NamedThing, other: NamedThing): boolean {
  if (one.role !== other.role || (one.days === null) !== (other.days === null)) return false;
  if (one.days !== null) return isAsLong(one.days, other.days ?? 0);
  if (one.word === other.word || one.concepts.some((concept) => other.concepts.includes(concept)))
    return true;
  if (one.concepts.length > 0 || other.concepts.length > 0) return false;
  return isForm(one.word, other.word) || (PARTIES.has(one.role) && isPart(one.word, other.word));
}

/** A year is as long as twelve months, 52 weeks or 360 days. */
const NEARLY = 0.02;

/** Whether two stretches of time are the same, whatever they are counted in. */
export const isAsLong = (one: number, other: number): boolean =>
  Math.abs(one - other) <= NEARLY * Math.max(one, other);

/** Roles in which a longer name is that of a kind of the same: "service providers" and "our service providers". */
const PARTIES: ReadonlySet<NamedThing['role']> = new Set(['recipient', 'source', 'person']);

/** So much of the shorter word begins the longer one, and at least so many letters or ideographs. */
const FORM = 0.6;
const LEAST = { ideographs: 2, letters: 4 };

function isForm(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  let shared = 0;
  while (shared < shorter && one.charAt(shared) === other.charAt(shared)) shared++;
  return shared >= leastOf(one) && shared >= FORM * shorter;
}

function isPart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length >= leastOf(short) && long.includes(short);
}

const leastOf = (word: string): number => (/\p{Script=Han}/u.test(word) ? LEAST.ideographs : LEAST.letters);
