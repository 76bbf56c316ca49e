/** Whether a clause grants at all, what silences it, and how firmly it grants. */
import type { Language, Phrase, Stance } from '../model.ts';
import { matchPhrase, type Match } from './phrase.ts';
import { hitsOf, type Reader, type Scope } from './scope.ts';

/** The kind of grant a clause is (`consent`, `practice`, `permission`) and the words that say so. */
export interface Grant {
  readonly kind: string;
  readonly match: Match;
}

/** The first kind of grant whose phrase the clause holds or borrows from its leads; null where it grants nothing. */
export function findGrant(scope: Scope, language: Language, reader: Reader): Grant | null {
  for (const [kind, phrases] of Object.entries(language.grants)) {
    const match = firstMatch(phrases, withAnySegment(scope), reader);
    if (match) return { kind, match };
  }
  return null;
}

/** A grant may be said wholly in a lead: then the lead is read as if it were the clause. */
function withAnySegment(scope: Scope): Scope {
  return { ...scope, segments: scope.segments.map((segment) => ({ ...segment, kind: 'clause' as const })) };
}

function firstMatch(phrases: readonly Phrase[], scope: Scope, { lexicon }: Reader): Match | null {
  for (const phrase of phrases) {
    const match = matchPhrase(phrase, scope, { lexicon, denied: 'skip' });
    if (match) return match;
  }
  return null;
}

/** The frames that hold over a clause, each with the categories it silences and, for a piece, which pieces. */
export interface Silence {
  readonly categories: readonly string[] | 'all';
  /** Comma pieces of the clause it holds for; null for the whole sentence. */
  readonly pieces: ReadonlySet<number> | null;
}

/** All silences over a clause. A frame speaks for the clause and for the line it hangs from. */
export function findSilences(scope: Scope, language: Language, reader: Reader): Silence[] {
  const near = withAnySegment({ ...scope, segments: scope.segments.slice(-2) });
  const own = near.segments.at(-1);
  return language.frames.flatMap((frame) => {
    if (own && frame.unless && hitsOf(own, frame.unless, reader).length > 0) return [];
    const match = firstMatch(frame.any, near, reader);
    if (!match) return [];
    const inLeadOnly = match.every((filled) => filled.segment !== near.segments.length - 1);
    const pieces = frame.scope === 'piece' && !inLeadOnly ? new Set(match.map((filled) => filled.hit.piece)) : null;
    return [{ categories: frame.silences, pieces }];
  });
}

/** Optional beats conditional beats granted, by the words of the clause and of the line it hangs from. */
export function findStance(scope: Scope, reader: Reader): Stance {
  const near = scope.segments.slice(-2).filter((segment) => segment.kind === 'line' || segment.kind === 'clause');
  const has = (name: string) => near.some((segment) => hitsOf(segment, name, reader).length > 0);
  if (has('options')) return 'optional';
  return has('conditions') || has('exceptions') ? 'conditional' : 'granted';
}
