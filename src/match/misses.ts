/** How near a rule's phrases came that did not fit: what was missing, or how what was there did not stand as it should. */
import type { Language, MissingSlot, SilentReason } from '../model.ts';
import type { PreparedRule } from './grammar.ts';
import type { Lexicon } from './lexicon.ts';
import { type Filled, type Match, matchPattern, type Pattern, type Search } from './phrase.ts';
import { samplesOf } from './samples.ts';
import { type Scope, toScope } from './scope.ts';
import { hitsOf, type Reader } from './segments.ts';
import { isParty, listName } from './traced.ts';

/** A phrase that did not fit, with what it met and why that was not enough. */
export interface Miss {
  readonly met: Match;
  readonly reason: SilentReason;
  /** It names the matter, and lacks one word at most. */
  readonly isNear: boolean;
  /** How many words could have stood for the matter that is named: the fewer, the more it tells. */
  readonly breadth: number;
}

interface Ground {
  readonly scope: Scope;
  readonly reader: Reader;
  readonly language: Language;
}

/** One phrase that does not fit, and what of it is not there. */
interface Attempt {
  readonly met: Match;
  readonly kind: 'lent' | 'too-far' | 'out-of-order' | 'missing';
  readonly missing: readonly Slot[];
  readonly breadth: number;
}

/** The phrase of a rule that came nearest, of those none of which fits. */
export function nearestMiss({ alone, any }: PreparedRule, ground: Ground): Miss {
  const attempts = [...alone, ...any].map((pattern) => attempt(pattern, ground));
  const [first = NO_PHRASE] = attempts.toSorted((a, b) => distance(a, ground) - distance(b, ground));
  const { met, kind, missing, breadth } = first;
  const slots = missing.map((slot) => missingSlot(slot, ground));
  return { met, reason: kind === 'missing' ? { kind, slots } : { kind }, isNear: isNear(first), breadth };
}

const NO_PHRASE: Attempt = { met: [], kind: 'missing', missing: [], breadth: Infinity };

const isNear = ({ kind, missing, breadth }: Attempt): boolean =>
  kind !== 'missing' || (missing.length === 1 && breadth < Infinity);

const ORDER: readonly Attempt['kind'][] = ['lent', 'too-far', 'out-of-order', 'missing'];
/** More than all the kinds there are. */
const FAR = 10;

/**
 * A phrase is nearer the less of it is missing, and then the more of it stands in the clause itself; what is missing is
 * told best by a list with a name.
 */
function distance(one: Attempt, { scope, reader }: Ground): number {
  const { met, kind, missing } = one;
  const unnamed = missing.filter(({ list }) => listName(list, reader) === null).length;
  const own = met.filter(({ segment }) => segment === scope.segments.length - 1).length;
  const far = ORDER.indexOf(kind) + missing.length + (isNear(one) ? 0 : ORDER.length);
  return far * FAR + unnamed - own;
}

function attempt(pattern: Pattern, ground: Ground): Attempt {
  const words = pattern.slots.map((slot) => lastWord(slot, ground));
  const met = words.flatMap((word) => word ?? []);
  const missing = pattern.slots.filter((_, i) => words[i] === null);
  const breadth = breadthOf(pattern, ground);
  if (missing.length > 0) return { met, kind: 'missing', missing, breadth };
  return { ...displaced(pattern, met, ground), missing, breadth };
}

/** Every word of a phrase is there, and yet it does not fit. */
function displaced(pattern: Pattern, met: Match, { scope, reader }: Ground): Pick<Attempt, 'met' | 'kind'> {
  const open: Search = { reader, denied: 'take', where: 'anywhere' };
  const lent = matchPattern(pattern, unheaded(scope), open);
  if (lent) return { met: lent, kind: 'lent' };
  const far = matchPattern(endless(pattern), unheaded(scope), open);
  return far ? { met: far, kind: 'too-far' } : { met, kind: 'out-of-order' };
}

/** The breadth of the narrowest list that a word of the clause says the matter by; who the parties are is none. */
function breadthOf({ slots, needsMatter }: Pattern, { scope, reader }: Ground): number {
  const telling = slots.filter(
    ({ isMatter, list }) =>
      (isMatter || !needsMatter) &&
      hitsOf(scope.own, list, reader).some((hit) => !isParty(hit, scope.own, reader)),
  );
  return Math.min(Infinity, ...telling.map(({ list }) => sizesOf(reader.lexicon)[list] ?? 0));
}

const SIZES = new WeakMap<Lexicon, readonly number[]>();

/** How many words each list of a lexicon has. */
function sizesOf(lexicon: Lexicon): readonly number[] {
  const known = SIZES.get(lexicon);
  if (known) return known;
  const sizes = lexicon.names.map(() => 0);
  for (const { membership } of lexicon.words.flatMap((words) => words ?? []))
    for (const list of membership.lists) sizes[list] = (sizes[list] ?? 0) + 1;
  SIZES.set(lexicon, sizes);
  return sizes;
}

type Slot = Pattern['slots'][number];

/** A word that would fill a slot, the nearest to the clause. */
function lastWord({ list, role }: Slot, { scope, reader }: Ground): Filled | null {
  const filled = scope.segments.flatMap((read, segment) =>
    hitsOf(read, list, reader)
      .slice(0, 1)
      .map((hit) => ({ role, hit, segment })),
  );
  return filled.at(-1) ?? null;
}

function missingSlot({ list, role }: Slot, { reader, language }: Ground): MissingSlot {
  const examples = samplesOf(reader.lexicon.names[list] ?? '', language.lists);
  return { role, list: listName(list, reader), examples };
}

/** The scope with its headings lending all that a line does. */
const unheaded = (scope: Scope): Scope =>
  toScope(
    scope.segments.map((read) => (read.kind === 'heading' ? { ...read, kind: 'line' } : read)),
    scope,
  );

const endless = (pattern: Pattern): Pattern => ({
  ...pattern,
  slots: pattern.slots.map((slot) => ({ ...slot, gap: Infinity })),
});
