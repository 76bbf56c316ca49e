/** Slots filled one behind the other, each linked to the one before. */
import type { Role } from '../model.ts';
import type { Exemption } from './denials.ts';
import type { ScopeHit } from './segments.ts';

/** A slot filled: the hit, and the index of the segment it stands in. */
export interface Filled {
  readonly role: Role | null;
  readonly hit: ScopeHit;
  readonly segment: number;
}

/** What a phrase found: its slots filled, in order. */
export type Match = readonly Filled[];

/** An exception, with the segment it stands in. */
interface Excuse {
  readonly exemption: Exemption;
  readonly segment: number;
}

/** A slot filled, linked to the filled slot before it. */
export interface Link {
  readonly filled: Filled;
  readonly previous: Link | null;
  /** What the chain has met so far: a word in the clause itself, the matter among them. */
  readonly own: boolean;
  readonly matter: boolean;
  /** What excuses the denied words of the chain so far, and whether it has met a word there. */
  readonly exempt: Excuse | null;
  readonly excused: boolean;
}

/** The chains that a slot may follow, as its hits go forward in the text. */
export interface Queue {
  /** The best chain that a hit may follow: one that has met more, the words of an exception before all; then the nearest. */
  readonly best: (filled: Filled) => Link | null;
}

/** How many of the last chains are asked whether they hold the word that an exception to a denial needs. */
const EXCUSES_WITHIN = 64;

/**
 * The chains that the next slot may follow.
 * Chains and hits both come in text order, so that each chain is looked at once, and the last of its worth is the
 * nearest: a line with one word a hundred thousand times takes no longer than its length.
 */
export function createQueue(chains: readonly Link[], gap: number): Queue {
  /** By worth, the last chain so far, and the last one in an earlier segment. */
  const last: (Link | undefined)[] = [];
  const earlier: (Link | undefined)[] = [];
  let passed = 0;
  const pass = (chain: Link): void => {
    const worth = worthOf(chain);
    const known = last[worth];
    if (known && known.filled.segment < chain.filled.segment) earlier[worth] = known;
    last[worth] = chain;
  };
  const nearest = (filled: Filled): Link | null => {
    for (let worth = MOST; worth >= 0; worth--) {
      for (const chain of [last[worth], earlier[worth]])
        if (chain && follows(chain.filled, filled, gap)) return chain;
    }
    return null;
  };
  const best = (filled: Filled): Link | null => {
    for (let chain = chains[passed]; chain && isBehind(filled, chain.filled); chain = chains[passed]) {
      pass(chain);
      passed++;
    }
    const exempt = excuseOf(filled);
    // What stands before the word cannot stand in an exception that comes behind it.
    const mayExcuse = exempt !== null && exempt.exemption.start < filled.hit.start;
    const near = mayExcuse ? chains.slice(Math.max(0, passed - EXCUSES_WITHIN), passed) : [];
    const excused = exempt && lastExcused(near, { filled, exempt, gap });
    return excused ?? nearest(filled);
  };
  return { best };
}

interface Denied {
  readonly filled: Filled;
  readonly exempt: Excuse;
  readonly gap: number;
}

/** Of some chains the one that has met most, and of those the last, that excuses a denied word behind it. */
function lastExcused(chains: readonly Link[], { filled, exempt, gap }: Denied): Link | null {
  let best: Link | null = null;
  for (let at = chains.length - 1; at >= 0; at--) {
    const chain = chains[at];
    if (!chain || (best && worthOf(chain) <= worthOf(best))) continue;
    if (!follows(chain.filled, filled, gap) || !excuses(exempt, chain.filled, chain.previous)) continue;
    best = chain;
    if (worthOf(best) === MOST) break;
  }
  return best;
}

/** What a chain has met: the matter counts more than any word of the clause. */
const worthOf = ({ matter, own }: Link): number => Number(matter) * 2 + Number(own);
const MOST = 3;

/** Order holds everywhere. */
const isBehind = (after: Filled, before: Filled): boolean =>
  after.segment === before.segment ? after.hit.start >= before.hit.end : after.segment > before.segment;

/** Distance only counts within one line. */
const follows = (before: Filled, after: Filled, gap: number): boolean =>
  isBehind(after, before) && (after.segment !== before.segment || after.hit.start - before.hit.end <= gap);

/** Links a filled slot to the chain before it; `own` and `matter` are what it adds. */
export function link(
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

/** The slots of a chain, in order. */
export function unwind(chain: Link): Match {
  const match: Filled[] = [];
  for (let at: Link | null = chain; at; at = at.previous) match.push(at.filled);
  return match.reverse();
}
