/** Whether a clause grants at all, what silences it, and how firmly it grants. */
import type { Stance } from '../model.ts';
import type { Grammar, PreparedFrame } from './grammar.ts';
import { type Match, matchPattern, type Pattern } from './phrase.ts';
import { type Scope, toScope } from './scope.ts';
import { hitsNamed, type Reader, type Segment } from './segments.ts';

/** The kind of grant a clause is (`consent`, `practice`, `permission`) and the words that say so. */
export interface Grant {
  readonly kind: string;
  readonly match: Match;
}

/**
 * The first kind of grant whose phrase the clause holds or borrows from its leads; an item may live on what its heading
 * says all by itself ("Whom we share your data with"). Null where nothing is granted.
 */
export function findGrant(scope: Scope, grammar: Grammar, reader: Reader): Grant | null {
  const said = grantIn(scope, grammar, reader);
  if (said || !scope.isBare) return said;
  for (const [at, heading] of scope.segments.entries()) {
    if (heading.kind !== 'heading' || at === scope.segments.length - 1) continue;
    const grant = grantIn(toScope([{ ...heading, kind: 'clause' }], scope), grammar, reader);
    if (grant) return { ...grant, match: grant.match.map((filled) => ({ ...filled, segment: at })) };
  }
  return null;
}

function grantIn(scope: Scope, { grants }: Grammar, reader: Reader): Grant | null {
  for (const { kind, patterns } of grants) {
    const match = firstMatch(patterns, scope, reader);
    if (match) return { kind, match };
  }
  return null;
}

function firstMatch(patterns: readonly Pattern[], scope: Scope, reader: Reader): Match | null {
  for (const pattern of patterns) {
    const match = matchPattern(pattern, scope, { reader, denied: 'skip', where: 'anywhere' });
    if (match) return match;
  }
  return null;
}

/** A frame that holds over a clause. */
export interface Silence {
  readonly categories: readonly string[] | 'all';
  /** Comma pieces of the clause it holds for; null for the whole sentence. */
  readonly pieces: ReadonlySet<number> | null;
}

/** All silences over a clause. A frame speaks for the clause, or for the lead it hangs from; it never spans both. */
export function findSilences(scope: Scope, { frames }: Grammar, reader: Reader): Silence[] {
  const leads = scope.segments.slice(0, -1).filter(({ kind }) => kind !== 'before');
  const near = [...leads.slice(-1), scope.own].map((segment) => toScope([segment], scope));
  return frames.flatMap((frame) => silenceOf(frame, { near, own: scope.own, reader }) ?? []);
}

interface Nearby {
  /** The line the clause hangs from, and the clause, each by itself. */
  readonly near: readonly Scope[];
  readonly own: Segment;
  readonly reader: Reader;
}

function silenceOf({ frame, any }: PreparedFrame, { near, own, reader }: Nearby): Silence | null {
  if (frame.unless && hitsNamed(own, frame.unless, reader).length > 0) return null;
  const inClause = near.slice(-1).flatMap((alone) => firstMatch(any, alone, reader) ?? []);
  const isLed = () => near.slice(0, -1).some((lead) => firstMatch(any, lead, reader));
  if (inClause.length === 0 && (frame.scope === 'clause' || !isLed())) return null;
  const isPiece = frame.scope === 'piece' && inClause.length > 0;
  return {
    categories: frame.silences,
    pieces: isPiece ? new Set(inClause.map(({ hit }) => hit.piece)) : null,
  };
}

/** Optional, by the clause's own words, beats conditional, by its own or those of the line it hangs from. */
export function findStance(scope: Scope, reader: Reader): Stance {
  const near = scope.segments.slice(-2).filter(({ kind }) => kind === 'line' || kind === 'clause');
  const has = (name: string) =>
    near.some((segment) => hitsNamed(segment, name, reader).some(({ denied }) => !denied));
  if (hitsNamed(scope.own, 'options', reader).some(({ denied }) => !denied)) return 'optional';
  return has('conditions') || has('exceptions') ? 'conditional' : 'granted';
}
