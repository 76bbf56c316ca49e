/** The words a finding rests on, as spans of the original text, each with its role. */
import type { Evidence, Role, RuleText, Span } from '../model.ts';
import type { Grant } from './judge.ts';
import type { Match } from './phrase.ts';
import { hitsOf, type Reader, type Scope, type Segment } from './scope.ts';

interface Ground {
  readonly match: Match;
  readonly grant: Grant | null;
  readonly scope: Scope;
  readonly text: RuleText | undefined;
}

/** Slots of the match, words of the grant, and what the rule takes along; sorted, none inside another. */
export function evidenceOf({ match, grant, scope, text }: Ground, reader: Reader): Evidence[] {
  const own = scope.segments.at(-1);
  const slots = [...match, ...(grant?.match ?? [])].map(({ role, hit }) => toEvidence(role, hit, reader));
  const also = (text?.also ?? []).flatMap(({ role, list }) => taken(own, { role, list }, reader));
  const more = match.filter(({ role }) => role !== 'grant' && role !== 'act').flatMap(({ role, hit }) => taken(own, { role, list: reader.lexicon.names[hit.list] ?? '' }, reader));
  const conditions = taken(own, { role: 'condition', list: 'conditions' }, reader);
  return withoutOverlap([...slots, ...more, ...also, ...conditions]);
}

function taken(own: Segment | undefined, { role, list }: { role: Role; list: string }, reader: Reader): Evidence[] {
  if (!own) return [];
  return hitsOf(own, list, reader).flatMap((hit) => (hit.denied ? [] : [toEvidence(role, hit, reader)]));
}

function toEvidence(role: Role, hit: Span, { folded }: Reader): Evidence {
  return { role, start: folded.starts[hit.start] ?? 0, end: folded.ends[hit.end - 1] ?? 0 };
}

/** Earlier ones were found on purpose: a later one that overlaps is dropped. */
function withoutOverlap(evidence: readonly Evidence[]): Evidence[] {
  const kept: Evidence[] = [];
  for (const one of evidence) {
    if (kept.every((other) => one.end <= other.start || one.start >= other.end)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}
