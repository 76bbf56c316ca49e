/** The words a finding rests on, as spans of the original text, each with its role. */
import type { Evidence, Role, RuleText, Span } from '../model.ts';
import { type Folded, originalSpan } from './fold.ts';
import type { Grant } from './judge.ts';
import type { Match } from './phrase.ts';
import type { Scope } from './scope.ts';
import { hitsNamed, hitsOf, type Reader, type ScopeHit } from './segments.ts';

interface Ground {
  readonly match: Match;
  /** Other phrases of the rule that fit. */
  readonly more: readonly Match[];
  readonly grant: Grant | null;
  readonly scope: Scope;
  readonly text: RuleText;
  /** Organisations called by their names, and what they are to the rule. */
  readonly names: readonly Evidence[];
}

/** Roles of which one word is enough; of the others a clause may name several. */
const SINGLE: ReadonlySet<Role> = new Set(['grant', 'act']);

/** Slots of the match, words of the grant, and what the rule takes along; sorted, none inside another. */
export function evidenceOf(ground: Ground, reader: Reader): Evidence[] {
  const { match, more, grant, scope, text, names } = ground;
  const { own, segments } = scope;
  const slots = [...match, ...(grant?.match ?? []), ...more.flat()].map(({ role, hit, segment }) => ({
    role,
    hits: [hit],
    folded: segments[segment]?.folded ?? own.folded,
  }));
  const siblings = match
    .filter(({ role }) => role !== null && !SINGLE.has(role))
    .map(({ role, hit }) => ({ role, hits: kept(hitsOf(own, hit.list, reader)) }));
  const also = text.also.map(({ role, list }) => ({ role, hits: kept(hitsNamed(own, list, reader)) }));
  const isNamed = [...slots, ...siblings, ...also].some(
    ({ role, hits }) => role === 'data' && hits.length > 0,
  );
  const conditions = { role: 'condition' as const, hits: kept(hitsNamed(own, 'conditions', reader)) };
  const inClause = [...siblings, ...also, conditions].map((part) => ({ ...part, folded: own.folded }));
  const data = isNamed ? [] : dataNamed(scope, reader);
  return withoutOverlap([...names, ...data, ...[...slots, ...inClause].flatMap(toEvidence)]);
}

/** Data that no phrase asked for by name: of the clause, else of the line it hangs from. */
function dataNamed({ own, segments }: Scope, reader: Reader): Evidence[] {
  const lead = segments.findLast(({ kind }) => kind === 'line');
  for (const segment of lead ? [own, lead] : [own]) {
    const hits = kept(hitsNamed(segment, 'data-named', reader));
    if (hits.length > 0) return toEvidence({ role: 'data', hits, folded: segment.folded });
  }
  return [];
}

const kept = (hits: readonly ScopeHit[]): readonly ScopeHit[] => hits.filter((hit) => !hit.denied);

interface Words {
  readonly role: Role | null;
  readonly hits: readonly Span[];
  readonly folded: Folded;
}

/** The words of a match, each with its role. */
export function wordsOf(match: Match, { segments, own }: Scope): Evidence[] {
  return match.flatMap(({ role, hit, segment }) =>
    toEvidence({ role, hits: [hit], folded: segments[segment]?.folded ?? own.folded }),
  );
}

/** Words that only join others are no evidence. */
function toEvidence({ role, hits, folded }: Words): Evidence[] {
  if (role === null) return [];
  return hits.map((hit) => ({ role, ...originalSpan(folded, hit) }));
}

/**
 * Earlier ones were found on purpose: a later one that overlaps is dropped. What is taken is kept by offset, so that a
 * clause with a hundred thousand words of evidence takes no longer than its length.
 */
function withoutOverlap(evidence: readonly Evidence[]): Evidence[] {
  const taken = new Set<number>();
  const kept: Evidence[] = [];
  for (const one of evidence) {
    if (touches(taken, one)) continue;
    for (let at = one.start; at < one.end; at++) taken.add(at);
    kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function touches(taken: ReadonlySet<number>, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) if (taken.has(at)) return true;
  return false;
}
