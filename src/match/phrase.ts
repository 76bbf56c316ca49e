/** Finds a phrase in a scope: its slots in order, each near enough to the one before. */
import type { Phrase, Role, Slot } from '../model.ts';
import type { Scope, ScopeHit, Segment } from './scope.ts';
import type { Lexicon } from './lexicon.ts';

/** A slot filled: the hit, and the index of the segment it stands in. */
export interface Filled {
  readonly role: Role;
  readonly hit: ScopeHit;
  readonly segment: number;
}

/** What a phrase found: its slots filled, in order. */
export type Match = readonly Filled[];

/** Whether denied words may fill slots. */
export type Denied = 'skip' | 'take';

/** Roles that name the matter: one such slot must stand in the clause itself. */
const MATTER: ReadonlySet<Role> = new Set(['data', 'source', 'recipient', 'person', 'term', 'purpose']);
/** Whether a role names the matter: what is given, by or to whom, how long. */
export const isMatter = (role: Role): boolean => MATTER.has(role);

/** What a heading lends: that something is granted and done, never what. */
const LENT_BY_HEADING: ReadonlySet<Role> = new Set(['grant', 'act']);

interface Link extends Filled {
  readonly previous: Link | null;
  /** Which conditions on the clause itself the chain has met so far. */
  readonly own: boolean;
  readonly matter: boolean;
}

/**
 * The last way the phrase fits the scope (the nearest to the clause), or null. At least one slot must stand in the clause itself, and one that
 * names the matter where the phrase has such a slot (or in the sentence before, where that is borrowed).
 */
export function matchPhrase(phrase: Phrase, scope: Scope, search: { lexicon: Lexicon; denied: Denied }): Match | null {
  const needsMatter = phrase.some((slot) => MATTER.has(slot.role));
  let chains: Link[] = [];
  for (const [i, slot] of phrase.entries()) {
    const candidates = fill(slot, scope, search);
    chains = i === 0 ? candidates.map((filled) => link(filled, null, scope)) : extend(chains, candidates, { slot, scope });
    if (chains.length === 0) return null;
  }
  const complete = chains.findLast((chain) => chain.own && (chain.matter || !needsMatter));
  return complete ? unwind(complete) : null;
}

function fill(slot: Slot, scope: Scope, { lexicon, denied }: { lexicon: Lexicon; denied: Denied }): Filled[] {
  const list = lexicon.index.get(slot.list) ?? -1;
  return scope.segments.flatMap((segment, index) =>
    lends(segment, slot.role)
      ? (segment.hits.get(list) ?? [])
          .filter((hit) => denied === 'take' || !hit.denied)
          .map((hit) => ({ role: slot.role, hit, segment: index }))
      : [],
  );
}

function lends(segment: Segment, role: Role): boolean {
  return segment.kind !== 'heading' || LENT_BY_HEADING.has(role);
}

function link(filled: Filled, previous: Link | null, scope: Scope): Link {
  const segment = scope.segments[filled.segment];
  const own = segment?.kind === 'clause';
  const matter = MATTER.has(filled.role) && (own || segment?.kind === 'before');
  return { ...filled, previous, own: own || (previous?.own ?? false), matter: matter || (previous?.matter ?? false) };
}

/** Candidates that can follow a chain, each linked to the best one: one that has met more, then the nearest. */
function extend(chains: readonly Link[], candidates: readonly Filled[], at: { slot: Slot; scope: Scope }): Link[] {
  const links: Link[] = [];
  for (const candidate of candidates) {
    let best: Link | null = null;
    for (const chain of chains) {
      if (follows(chain, candidate, at.slot.gap) && (best === null || worth(chain) >= worth(best))) best = chain;
    }
    if (best) links.push(link(candidate, best, at.scope));
  }
  return links;
}

const worth = (chain: Link): number => Number(chain.matter) * 2 + Number(chain.own);

/** Order holds everywhere; distance only counts within one line. */
function follows(chain: Link, candidate: Filled, gap: number): boolean {
  if (candidate.segment !== chain.segment) return candidate.segment > chain.segment;
  const distance = candidate.hit.start - chain.hit.end;
  return distance >= 0 && distance <= gap;
}

function unwind(chain: Link): Match {
  const match: Filled[] = [];
  for (let at: Link | null = chain; at; at = at.previous) match.unshift({ role: at.role, hit: at.hit, segment: at.segment });
  return match;
}
