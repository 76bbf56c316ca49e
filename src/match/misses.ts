/** How near a rule's phrases came that did not fit: what was missing, or how what was there did not stand as it should. */
import type { Language, MissingSlot, SilentReason } from '../model.ts';
import type { PreparedRule } from './grammar.ts';
import { type Filled, type Match, matchPattern, type Pattern, type Search } from './phrase.ts';
import { samplesOf } from './samples.ts';
import { type Scope, toScope } from './scope.ts';
import { hitsOf, type Reader } from './segments.ts';
import { listName } from './traced.ts';

/** A phrase that did not fit, with what it met and why that was not enough. */
export interface Miss {
  readonly met: Match;
  readonly reason: SilentReason;
}

interface Ground {
  readonly scope: Scope;
  readonly reader: Reader;
  readonly language: Language;
}

/** The phrase of a rule that came nearest, of those none of which fits. */
export function nearestMiss({ alone, any }: PreparedRule, ground: Ground): Miss {
  const misses = [...alone, ...any].map((pattern) => missOf(pattern, ground));
  const [first = NO_PHRASE] = misses.toSorted((a, b) => distance(a, ground) - distance(b, ground));
  return first;
}

const NO_PHRASE: Miss = { met: [], reason: { kind: 'missing', slots: [] } };

const ORDER: readonly SilentReason['kind'][] = ['lent', 'too-far', 'out-of-order', 'missing'];
/** More than all the kinds there are. */
const FAR = 10;

/** A phrase is nearer the less of it is missing, and then the more of it stands in the clause itself. */
function distance({ met, reason }: Miss, { scope }: Ground): number {
  const missing = reason.kind === 'missing' ? reason.slots.length : 0;
  const own = met.filter(({ segment }) => segment === scope.segments.length - 1).length;
  return (ORDER.indexOf(reason.kind) + missing) * FAR - own;
}

function missOf(pattern: Pattern, ground: Ground): Miss {
  const { slots } = pattern;
  const met = slots.flatMap((slot) => lastWord(slot, ground) ?? []);
  const missing = slots.filter((slot) => !lastWord(slot, ground));
  if (missing.length > 0)
    return { met, reason: { kind: 'missing', slots: missing.map((slot) => missingSlot(slot, ground)) } };
  const open = { reader: ground.reader, denied: 'take', where: 'anywhere' } as const;
  const lent = matchPattern(pattern, unheaded(ground.scope), open);
  if (lent) return { met: lent, reason: { kind: 'lent' } };
  const far = matchPattern(endless(pattern), unheaded(ground.scope), open satisfies Search);
  return far ? { met: far, reason: { kind: 'too-far' } } : { met, reason: { kind: 'out-of-order' } };
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
