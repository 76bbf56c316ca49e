/** Changes that the same words make are told as one: what follows from a change is no further change. */
import type { Change, Passage, Rule } from '../model.ts';
import { rankOf } from './weight.ts';

/** Changes, those that only follow from others among what these `also` mean. */
export function toldTogether(changes: readonly Change[], rules: readonly Rule[]): readonly Change[] {
  const ranked = changes
    .map((change) => ({ change, level: levelOf(change, rules) }))
    .toSorted(
      (a, b) =>
        tierOf(a) - tierOf(b) || rankOf(a.change.severity) - rankOf(b.change.severity) || a.level - b.level,
    );
  const leads: Ranked[] = [];
  const also = new Map<Change, Change[]>();
  for (const one of ranked) {
    const lead = leads.find((other) => follows(one, other))?.change;
    if (lead) also.set(lead, [...(also.get(lead) ?? []), one.change]);
    else leads.push(one);
  }
  return leads.map(({ change }) => {
    const more = also.get(change) ?? [];
    return {
      ...change,
      also: [...change.also, ...more.flatMap(({ kind, rule, also: its }) => [{ kind, rule }, ...its])],
    };
  });
}

/** A change, and of what level it is: the higher, the more it is only what follows from others. */
interface Ranked {
  readonly change: Change;
  readonly level: Level;
}
type Level = (typeof LEVELS)[keyof typeof LEVELS];
const LEVELS = { grant: 0, extent: 1, promise: 2, manner: 3, derived: 4, safeguard: 5 } as const;

/** Grants, new ones and wider ones, are told the heaviest first. */
const tierOf = ({ level }: Ranked): number => Math.max(level, LEVELS.extent);

/** What tells only how a grant of the same clause is given. */
const MANNERS: ReadonlySet<string> = new Set(['irrevocable-or-unlimited']);

function levelOf({ kind, rule, category }: Change, rules: readonly Rule[]): Level {
  if (kind.startsWith('safeguard-')) return LEVELS.safeguard;
  if (kind.startsWith('promise-')) return LEVELS.promise;
  if (rules.some(({ id, derived }) => id === rule && derived !== undefined)) return LEVELS.derived;
  if (MANNERS.has(category)) return LEVELS.manner;
  return kind === 'appeared' || kind === 'vanished' ? LEVELS.grant : LEVELS.extent;
}

/** Whether a change is only what another one of the same clauses means, too. */
function follows({ change, level }: Ranked, { change: lead, level: above }: Ranked): boolean {
  if (change.direction !== lead.direction) return false;
  switch (level) {
    case LEVELS.grant:
      return above === LEVELS.extent && isOne(lead, change);
    case LEVELS.extent:
      return above === LEVELS.grant
        ? isOne(change, lead)
        : above === LEVELS.extent && change.kind === lead.kind && sharesAll(change, lead);
    case LEVELS.promise:
      return above < LEVELS.promise && lead.rule === change.rule;
    case LEVELS.safeguard:
      return above < LEVELS.safeguard && (sharesSome(change, lead) || isTheSameWords(change, lead));
    default:
      return above < level && sharesAll(change, lead);
  }
}

/** Whether a grant is wider, or less wide, by the very words that another grant of the same clauses rests on. */
function isOne(extent: Change, grant: Change): boolean {
  if (extent.kind !== 'widened' && extent.kind !== 'narrowed') return false;
  const spans = extent.matters.flatMap(({ added, removed }) => (extent.kind === 'widened' ? added : removed));
  const words = heavy(grant).flatMap(({ evidence }) => evidence);
  return (
    spans.length > 0 &&
    spans.every(({ start, end }) => words.some((word) => word.start < end && word.end > start)) &&
    sharesSome(grant, extent)
  );
}

/** Whether a safeguard went with the very words that a grant lost, or came with those that it gained. */
function isTheSameWords(change: Change, lead: Change): boolean {
  const isWorse = change.direction === 'worse';
  const spans = lead.matters.flatMap(({ added, removed }) => (isWorse ? removed : added));
  const words = (isWorse ? change.old : change.new).flatMap(({ evidence }) => evidence);
  return spans.some(({ start, end }) => words.some((word) => word.start < end && word.end > start));
}

/** The passages on the side where a change weighs more. */
const heavy = ({ direction, old, new: fresh }: Change): readonly Passage[] =>
  direction === 'worse' ? fresh : old;

const startsOf = (change: Change): readonly number[] => heavy(change).map(({ clause }) => clause.start);

function sharesAll(change: Change, lead: Change): boolean {
  const [own, others] = [startsOf(change), startsOf(lead)];
  return own.length > 0 && own.every((start) => others.includes(start));
}

const sharesSome = (change: Change, lead: Change): boolean => {
  const others = startsOf(lead);
  return startsOf(change).some((start) => others.includes(start));
};
