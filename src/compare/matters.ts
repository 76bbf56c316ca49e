/** How far a grant goes now, compared with before: role by role, what it names more, less or otherwise. */
import type { Extent, Matter, MatterChange, NamedThing, Span } from '../model.ts';
import { MATTERS } from '../vocabulary.ts';
import type { Pair } from './clusters.ts';
import { isAsLong, isSame, missingIn, type Naming, namingOf } from './things.ts';
import type { Told } from './told.ts';

/** What two sets of clauses name differently. */
export interface Difference {
  readonly old: Naming;
  readonly new: Naming;
  readonly added: readonly NamedThing[];
  readonly removed: readonly NamedThing[];
}

/** What the clauses of a pair name differently; `background`: findings that the clauses may have it from. */
export function differenceOf(pair: Pair, background: Pair = NOTHING): Difference {
  const [old, fresh] = [namingOf(pair.old), namingOf(pair.new)];
  const [oldAll, freshAll] = [
    namingOf([...pair.old, ...background.old]),
    namingOf([...pair.new, ...background.new]),
  ];
  return { old, new: fresh, added: missingIn(fresh, oldAll), removed: missingIn(old, freshAll) };
}

const NOTHING: Pair = { old: [], new: [] };

/** Without what only moved: what one clause lost and another gained. */
export function withoutMoves(all: readonly Difference[]): readonly Difference[] {
  const gains = all.map(({ added }) => added);
  const losses = all.map(({ removed }) => removed);
  const isElsewhere = (thing: NamedThing, of: readonly (readonly NamedThing[])[], own: number) =>
    of.some((things, i) => i !== own && things.some((other) => isSame(thing, other)));
  return all.map((difference, own) => ({
    ...difference,
    added: difference.added.filter((thing) => !isElsewhere(thing, losses, own)),
    removed: difference.removed.filter((thing) => !isElsewhere(thing, gains, own)),
  }));
}

/** Roles that bound a grant of a category: where nothing is named in them, nobody knows how far it goes. */
const isBound = (role: Matter, category: string): boolean =>
  role === 'purpose' || (role === 'recipient' && SHARING.has(category));

const SHARING: ReadonlySet<string> = new Set(['third-party-sharing', 'photo-sharing']);

/** What changed in each role in which something did. */
export function mattersOf(difference: Difference, category: string): readonly MatterChange[] {
  return MATTERS.flatMap((role) => {
    if (role === 'term') return termOf(difference);
    const of = (things: readonly NamedThing[]) => things.filter((thing) => thing.role === role);
    const [old, fresh] = [of(difference.old.things), of(difference.new.things)];
    if (coversAll(old) && coversAll(fresh)) return [];
    const [added, removed] = [of(difference.added), of(difference.removed)];
    const isOpen = (things: readonly NamedThing[], { hasPurpose }: Naming) =>
      isBound(role, category) && things.length === 0 && !(role === 'purpose' && hasPurpose);
    if (isOpen(old, difference.old) && added.length > 0) return [change(role, 'said', { added, removed })];
    if (isOpen(fresh, difference.new) && removed.length > 0)
      return [change(role, 'unsaid', { added, removed })];
    return plain(role, added, removed);
  });
}

const ANYTHING = 3;
/** Anybody is everybody: whoever is named beside is no news. */
const coversAll = (things: readonly NamedThing[]): boolean =>
  things.some(({ breadth }) => breadth === ANYTHING);

function plain(
  role: Matter,
  added: readonly NamedThing[],
  removed: readonly NamedThing[],
): readonly MatterChange[] {
  if (added.length === 0 && removed.length === 0) return [];
  const widest = (things: readonly NamedThing[]) => Math.max(...things.map(({ breadth }) => breadth));
  const extent = (): Extent => {
    if (removed.length === 0) return 'more';
    if (added.length === 0) return 'fewer';
    const wider = widest(added) - widest(removed);
    return wider > 0 ? 'broader' : wider < 0 ? 'closer' : 'others';
  };
  return [change(role, extent(), { added, removed })];
}

/** How long it lasts and how often it may happen: what has no end first, then the longest stretch. */
function termOf({ old, new: fresh, added, removed }: Difference): readonly MatterChange[] {
  const endless = (things: readonly NamedThing[]) =>
    things.filter(({ role, days }) => role === 'term' && days === null);
  const [more, fewer] = [endless(added), endless(removed)];
  if (more.length > 0 || fewer.length > 0) {
    if (more.length === 0) return [change('term', 'fewer', { added: [], removed: fewer })];
    return fewer.length > 0 ? [] : [change('term', 'more', { added: more, removed: [] })];
  }
  const [before, after] = [longestOf(old.things), longestOf(fresh.things)];
  if (before && after) return stretch(before, after);
  if (before && !longestOf(fresh.beside)) return [change('term', 'unsaid', { added: [], removed: [before] })];
  if (after && !longestOf(old.beside)) return [change('term', 'said', { added: [after], removed: [] })];
  return [];
}

function stretch(before: NamedThing, after: NamedThing): readonly MatterChange[] {
  const longer = (after.days ?? 0) - (before.days ?? 0);
  if (isAsLong(after.days ?? 0, before.days ?? 0)) return [];
  return [change('term', longer > 0 ? 'more' : 'fewer', { added: [after], removed: [before] })];
}

function longestOf(things: readonly NamedThing[]): NamedThing | undefined {
  return things.filter(({ days }) => days !== null).toSorted((a, b) => (b.days ?? 0) - (a.days ?? 0))[0];
}

function change(
  role: Matter,
  extent: Extent,
  { added, removed }: { readonly added: readonly Span[]; readonly removed: readonly Span[] },
): MatterChange {
  const plainSpan = ({ start, end }: Span): Span => ({ start, end });
  return { role, extent, added: added.map(plainSpan), removed: removed.map(plainSpan) };
}

const WORSE: ReadonlySet<Extent> = new Set(['more', 'others', 'broader', 'unsaid']);

/** Whether the signer gives more than before, in this role. */
export const isWorse = ({ extent }: MatterChange): boolean => WORSE.has(extent);

/** Whether findings name anything that can be compared. */
export const namesAnything = (told: readonly Told[]): boolean => told.some(({ things }) => things.length > 0);
