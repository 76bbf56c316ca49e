/** Finds a phrase in a scope: its slots in order, each near enough to the one before. */
import type { Phrase, Role, Span } from '../model.ts';
import { type Bits, hasBits, toBits } from './bits.ts';
import type { Lexicon } from './lexicon.ts';
import type { Scope } from './scope.ts';
import { hitsOf, type Reader, type ScopeHit } from './segments.ts';

/** A phrase ready for matching: lists by index. */
export interface Pattern {
  readonly slots: readonly PatternSlot[];
  readonly needsMatter: boolean;
  /** The lists a scope must have words of; apart those that headings lend, too. */
  readonly lists: Bits;
  readonly lentLists: Bits;
}

interface PatternSlot {
  readonly role: Role | null;
  readonly list: number;
  readonly gap: number;
  /** It names what is given, by or to whom, how long. */
  readonly isMatter: boolean;
  /** Headings lend it. */
  readonly isLent: boolean;
}

/** A slot filled: the hit, and the index of the segment it stands in. */
export interface Filled {
  readonly role: Role | null;
  readonly hit: ScopeHit;
  readonly segment: number;
}

/** What a phrase found: its slots filled, in order. */
export type Match = readonly Filled[];

/** Whether denied words may fill slots. */
export type Denied = 'skip' | 'take';

/** Roles that name the matter: one such slot must stand in the clause itself. */
const MATTER: ReadonlySet<Role> = new Set(['data', 'source', 'recipient', 'person', 'term', 'purpose']);
/** What a heading lends: that something is granted and done, never what. */
const LENT_BY_HEADING: ReadonlySet<Role> = new Set(['grant', 'act']);

/** Lists that name who grants and who takes: everybody knows them, so they are never the matter. */
const PARTIES: ReadonlySet<string> = new Set(['signer', 'lender', 'party-labels']);

/** Prepares a phrase for a lexicon. */
export function toPattern(phrase: Phrase, { index, names }: Lexicon): Pattern {
  const slots = phrase.map(({ role, list, gap }) => ({
    role,
    list: index.get(list) ?? -1,
    gap,
    isMatter: role !== null && MATTER.has(role) && !PARTIES.has(list),
    isLent: role !== null && LENT_BY_HEADING.has(role),
  }));
  const listsOf = (some: readonly PatternSlot[]): Bits =>
    toBits(
      some.map(({ list }) => list),
      names.length,
    );
  return {
    slots,
    needsMatter: slots.some((slot) => slot.isMatter),
    lists: listsOf(slots.filter(({ isLent }) => !isLent)),
    lentLists: listsOf(slots.filter(({ isLent }) => isLent)),
  };
}

/** A slot filled, linked to the filled slot before it. */
interface Link extends Filled {
  readonly previous: Link | null;
  /** What the chain has met so far: a word in the clause itself, the matter among them. */
  readonly own: boolean;
  readonly matter: boolean;
  /** What excuses the denied words of the chain so far, and whether it has met a word there. */
  readonly exempt: Span | null;
  readonly excused: boolean;
}

/**
 * The last way the pattern fits the scope (the nearest to the clause), or null. At least one slot must stand in the
 * clause itself, and one that names the matter where the phrase has such a slot (or in the sentence before, where
 * that is borrowed). A denied word counts where another word of the phrase stands in the exception: "never shared,
 * except with partners".
 */
export function matchPattern(
  pattern: Pattern,
  scope: Scope,
  search: { reader: Reader; denied: Denied },
): Match | null {
  if (!mayMatch(pattern, scope)) return null;
  let chains: Link[] = [];
  for (const [i, slot] of pattern.slots.entries()) {
    chains = i === 0 ? begin(slot, scope, search) : extend(chains, slot, { scope, ...search });
    if (chains.length === 0) return null;
  }
  const complete = chains.findLast(
    (chain) =>
      chain.own && (chain.matter || !pattern.needsMatter) && (chain.exempt === null || chain.excused),
  );
  return complete ? unwind(complete) : null;
}

/** Whether the scope has a word for every slot: most patterns end here. */
const mayMatch = ({ lists, lentLists }: Pattern, scope: Scope): boolean =>
  hasBits(scope.lists, lists) && hasBits(scope.lent, lentLists);

interface Search {
  readonly reader: Reader;
  readonly denied: Denied;
}

function begin(slot: PatternSlot, scope: Scope, search: Search): Link[] {
  const links: Link[] = [];
  eachHit(slot, scope, {
    ...search,
    each: (hit, segment) => links.push(link(slot, { hit, segment, scope }, null)),
  });
  return links;
}

/** Every hit that can follow a chain, linked to the best one: one that has met more, then the nearest. */
function extend(
  chains: readonly Link[],
  slot: PatternSlot,
  { scope, ...search }: Search & { scope: Scope },
): Link[] {
  const links: Link[] = [];
  const each = (hit: ScopeHit, segment: number): void => {
    let best: Link | null = null;
    for (const chain of chains) {
      if (follows(chain, { hit, segment }, slot.gap) && (best === null || worth(chain) >= worth(best)))
        best = chain;
    }
    if (best) links.push(link(slot, { hit, segment, scope }, best));
  };
  eachHit(slot, scope, { ...search, each });
  return links;
}

function eachHit(
  slot: PatternSlot,
  scope: Scope,
  { reader, denied, each }: Search & { each: (hit: ScopeHit, segment: number) => void },
): void {
  for (const [index, segment] of scope.segments.entries()) {
    if (segment.kind === 'heading' && !isLentBy(slot, scope)) continue;
    for (const hit of hitsOf(segment, slot.list, reader))
      if (denied === 'take' || !hit.denied || hit.exempt !== null) each(hit, index);
  }
}

/** A heading lends that something is granted to all beneath it, and what is done to bare items only. */
const isLentBy = ({ role, isLent }: PatternSlot, { isBare }: Scope): boolean =>
  isLent && (role === 'grant' || isBare);

function link(slot: PatternSlot, { hit, segment, scope }: Standing, previous: Link | null): Link {
  const kind = scope.segments[segment]?.kind;
  const own = kind === 'clause' || (previous?.own ?? false);
  const matter = (slot.isMatter && (kind === 'clause' || kind === 'before')) || (previous?.matter ?? false);
  const exempt = (hit.denied ? hit.exempt : null) ?? previous?.exempt ?? null;
  const excused = exempt !== null && (previous?.excused === true || excuses(exempt, { hit, previous }));
  return { role: slot.role, hit, segment, previous, own, matter, exempt, excused };
}

interface Standing {
  readonly hit: ScopeHit;
  readonly segment: number;
  readonly scope: Scope;
}

/** Whether a word of the chain stands in the exception. */
function excuses(exempt: Span, { hit, previous }: { hit: ScopeHit; previous: Link | null }): boolean {
  if (!hit.denied && hit.start >= exempt.start && hit.end <= exempt.end) return true;
  return previous !== null && excuses(exempt, previous);
}

const worth = (chain: Link): number => Number(chain.matter) * 2 + Number(chain.own);

/** Order holds everywhere; distance only counts within one line. */
function follows(chain: Link, candidate: { hit: ScopeHit; segment: number }, gap: number): boolean {
  if (candidate.segment !== chain.segment) return candidate.segment > chain.segment;
  const distance = candidate.hit.start - chain.hit.end;
  return distance >= 0 && distance <= gap;
}

function unwind(chain: Link): Match {
  const match: Filled[] = [];
  for (let at: Link | null = chain; at; at = at.previous) {
    match.push({ role: at.role, hit: at.hit, segment: at.segment });
  }
  return match.reverse();
}
