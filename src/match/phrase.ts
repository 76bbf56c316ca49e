/** Finds a phrase in a scope: its slots in order, each near enough to the one before. */
import type { Phrase, Role } from '../model.ts';
import { type Bits, hasBit } from './bits.ts';
import type { Exemption } from './denials.ts';
import type { Lexicon } from './lexicon.ts';
import type { Scope } from './scope.ts';
import { hitsOf, type Reader, type ScopeHit, type Segment } from './segments.ts';

/** A phrase ready for matching: lists by index. */
export interface Pattern {
  readonly slots: readonly PatternSlot[];
  readonly needsMatter: boolean;
  /** The lists a scope must have words of; apart those that headings lend, too. */
  readonly lists: readonly number[];
  readonly lentLists: readonly number[];
  /** The lists of the slots that name the matter. */
  readonly matters: readonly number[];
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

/** Roles that name the matter: one such slot must stand in the clause itself. */
const MATTER: ReadonlySet<Role> = new Set([
  'data',
  'source',
  'recipient',
  'person',
  'term',
  'purpose',
  'safeguard',
]);
/** What a heading lends: that something is granted and done, never what. */
const LENT_BY_HEADING: ReadonlySet<Role> = new Set(['grant', 'act']);

/** Lists that name who grants and who takes: everybody knows them, so they are never the matter. */
const PARTIES: ReadonlySet<string> = new Set(['signer', 'lender', 'party-labels']);

/** Prepares a phrase for a lexicon. */
export function toPattern(phrase: Phrase, { index }: Lexicon): Pattern {
  const slots = phrase.map(({ role, list, gap }) => ({
    role,
    list: index.get(list) ?? -1,
    gap,
    isMatter: role !== null && MATTER.has(role) && !PARTIES.has(list),
    isLent: role !== null && LENT_BY_HEADING.has(role),
  }));
  const listsOf = (some: readonly PatternSlot[]): number[] => [...new Set(some.map(({ list }) => list))];
  return {
    slots,
    needsMatter: slots.some((slot) => slot.isMatter),
    lists: listsOf(slots.filter(({ isLent }) => !isLent)),
    lentLists: listsOf(slots.filter(({ isLent }) => isLent)),
    matters: listsOf(slots.filter(({ isMatter }) => isMatter)),
  };
}

/** An exception, with the segment it stands in. */
interface Excuse {
  readonly exemption: Exemption;
  readonly segment: number;
}

/** A slot filled, linked to the filled slot before it. */
interface Link {
  readonly filled: Filled;
  readonly previous: Link | null;
  /** What the chain has met so far: a word in the clause itself, the matter among them. */
  readonly own: boolean;
  readonly matter: boolean;
  /** What excuses the denied words of the chain so far, and whether it has met a word there. */
  readonly exempt: Excuse | null;
  readonly excused: boolean;
}

/** How to look: with denied words or without, for what the clause says itself or for what is said around it, too. */
export interface Search {
  readonly reader: Reader;
  readonly denied: 'skip' | 'take';
  readonly where: 'clause' | 'anywhere';
}

/**
 * The last way the pattern fits the scope (the nearest to the clause), or null. Looking for what the `clause` says, at
 * least one slot must stand in the clause itself, and one that names the matter where the phrase has such a slot (or
 * in the sentence before, where that is borrowed); headings lend only some roles. A denied word counts where another
 * word of the phrase stands in the exception: "never shared, except with partners".
 */
export function matchPattern(pattern: Pattern, scope: Scope, search: Search): Match | null {
  const complete = chainsOf(pattern, scope, search).findLast((chain) => isComplete(chain, pattern, search));
  return complete ? unwind(complete) : null;
}

/** Every way in which a phrase fits, by its last word, the last first. */
export function matchesOf(pattern: Pattern, scope: Scope, search: Search): Match[] {
  const complete = chainsOf(pattern, scope, search).filter((chain) => isComplete(chain, pattern, search));
  return complete.map(unwind).reverse();
}

function chainsOf(pattern: Pattern, scope: Scope, search: Search): readonly Link[] {
  if (!mayMatch(pattern, scope, search)) return NONE;
  let chains: readonly Link[] | null = null;
  for (const slot of pattern.slots) {
    chains = extend(chains, slot, { scope, search });
    if (chains.length === 0) return NONE;
  }
  return chains ?? NONE;
}

const NONE: readonly Link[] = [];

/** Whether the scope has a word for every slot: most patterns end here. */
function mayMatch({ lists, lentLists }: Pattern, scope: Scope, { where }: Search): boolean {
  return hasAll(where === 'clause' ? scope.lists : scope.lent, lists) && hasAll(scope.lent, lentLists);
}

/** Whether a set has all these members. Asked more often than anything else: a plain loop. */
export function hasAll(bits: Bits, lists: readonly number[]): boolean {
  for (let at = 0; at < lists.length; at++) if (!hasBit(bits, lists[at] ?? -1)) return false;
  return true;
}

/** A grant that is denied but for an exception is a grant, whatever the exception says. */
function isComplete(chain: Link, { needsMatter }: Pattern, { where, denied }: Search): boolean {
  const isExcused = chain.exempt === null || chain.excused || where === 'anywhere' || denied === 'take';
  return chain.own && (chain.matter || !needsMatter) && isExcused;
}

interface Walk {
  readonly scope: Scope;
  readonly search: Search;
}

/** Every hit of a slot that can follow a chain, linked to it; for the first slot, every hit. */
function extend(chains: readonly Link[] | null, slot: PatternSlot, walk: Walk): Link[] {
  const { scope, search } = walk;
  const links: Link[] = [];
  for (let segment = 0; segment < scope.segments.length; segment++) {
    const read = scope.segments[segment];
    if (!read || !lends(read, slot, walk)) continue;
    for (const hit of hitsOf(read, slot.list, search.reader)) {
      if (hit.denied && hit.exempt === null && search.denied === 'skip') continue;
      const filled = { role: slot.role, hit, segment };
      const previous = chains && bestBefore(filled, chains, slot.gap);
      if (chains === null || previous) links.push(link(filled, previous, standing(read, slot, search)));
    }
  }
  return links;
}

/** A heading lends that something is granted to all beneath it, and what is done to bare items only. */
function lends({ kind }: Segment, { role, isLent }: PatternSlot, { scope, search }: Walk): boolean {
  if (kind !== 'heading') return true;
  return search.where === 'anywhere' ? role === 'grant' : isLent && (role === 'grant' || scope.isBare);
}

/** The best chain that a slot may follow: one that has met more, the words of an exception before all; then the nearest. */
function bestBefore(filled: Filled, chains: readonly Link[], gap: number): Link | null {
  let best: Link | null = null;
  for (const chain of chains) {
    if (!follows(chain.filled, filled, gap)) continue;
    if (best === null || worth(chain, filled) >= worth(best, filled)) best = chain;
  }
  return best;
}

/** What a chain has met is worth most where it excuses the denied word that follows. */
function worth(chain: Link, filled: Filled): number {
  const exempt = excuseOf(filled);
  const excused = exempt !== null && excuses(exempt, chain.filled, chain.previous);
  return Number(excused) * 4 + Number(chain.matter) * 2 + Number(chain.own);
}

/** Order holds everywhere; distance only counts within one line. */
function follows(before: Filled, after: Filled, gap: number): boolean {
  if (after.segment !== before.segment) return after.segment > before.segment;
  const distance = after.hit.start - before.hit.end;
  return distance >= 0 && distance <= gap;
}

/** Whether a slot stands in the clause itself, and names the matter there or in the sentence before. */
function standing({ kind }: Segment, { isMatter }: PatternSlot, { where }: Search) {
  const own = kind === 'clause' || where === 'anywhere';
  return { own, matter: isMatter && (own || kind === 'before') };
}

function link(
  filled: Filled,
  previous: Link | null,
  { own, matter }: { own: boolean; matter: boolean },
): Link {
  const exempt = excuseOf(filled) ?? previous?.exempt ?? null;
  return {
    filled,
    previous,
    own: own || (previous?.own ?? false),
    matter: matter || (previous?.matter ?? false),
    exempt,
    excused: exempt !== null && (exempt.exemption.isCase || excuses(exempt, filled, previous)),
  };
}

const excuseOf = ({ hit: { denied, exempt }, segment }: Filled): Excuse | null =>
  denied && exempt ? { exemption: exempt, segment } : null;

/** Whether a word of the chain stands in the exception, or in what it points ahead to. */
function excuses(excuse: Excuse, { hit, segment }: Filled, previous: Link | null): boolean {
  const { exemption } = excuse;
  const isInside = segment === excuse.segment && hit.start >= exemption.start && hit.end <= exemption.end;
  const isNamed = exemption.isAhead && segment > excuse.segment;
  if (!hit.denied && (isInside || isNamed)) return true;
  return previous !== null && excuses(excuse, previous.filled, previous.previous);
}

function unwind(chain: Link): Match {
  const match: Filled[] = [];
  for (let at: Link | null = chain; at; at = at.previous) match.push(at.filled);
  return match.reverse();
}
