/** Finds a phrase in a scope: its slots in order, each near enough to the one before. */
import type { Phrase, Role } from '../model.ts';
import { type Bits, hasBit } from './bits.ts';
import { createQueue, type Filled, type Link, link, type Match, unwind } from './chain.ts';
import type { Lexicon } from './lexicon.ts';
import type { Scope } from './scope.ts';
import { hitsOf, type Reader, type Segment } from './segments.ts';

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

export type { Filled, Match } from './chain.ts';

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
  const before = chains && createQueue(chains, slot.gap);
  const links: Link[] = [];
  for (let segment = 0; segment < scope.segments.length; segment++) {
    const read = scope.segments[segment];
    if (!read || !lends(read, slot, walk)) continue;
    for (const hit of hitsOf(read, slot.list, search.reader)) {
      if (hit.denied && hit.exempt === null && search.denied === 'skip') continue;
      const filled: Filled = { role: slot.role, hit, segment };
      const previous = before?.best(filled) ?? null;
      if (before === null || previous) links.push(link(filled, previous, standing(read, slot, search)));
    }
  }
  return links;
}

/** A heading lends that something is granted to all beneath it, and what is done to bare items only. */
function lends({ kind }: Segment, { role, isLent }: PatternSlot, { scope, search }: Walk): boolean {
  if (kind !== 'heading') return true;
  return search.where === 'anywhere' ? role === 'grant' : isLent && (role === 'grant' || scope.isBare);
}

/** Whether a slot stands in the clause itself, and names the matter there or in the sentence before. */
function standing({ kind }: Segment, { isMatter }: PatternSlot, { where }: Search) {
  const own = kind === 'clause' || where === 'anywhere';
  return { own, matter: isMatter && (own || kind === 'before') };
}
