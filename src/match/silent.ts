/** Why a rule found nothing in a clause, though its matter is named there. */
import type { SilentReason, Span } from '../model.ts';
import { type Case, isGranted, isSilenced } from './found.ts';
import type { Grammar, PreparedFrame, PreparedRule } from './grammar.ts';
import { findSilences } from './judge.ts';
import { type Miss, nearestMiss } from './misses.ts';
import { type Match, matchPattern, type Pattern, type Search } from './phrase.ts';
import { type Scope, toScope } from './scope.ts';
import { hitsNamed } from './segments.ts';
import { denialsOf, spanIn } from './traced.ts';

/** The first reason for which a rule that found nothing did not. */
export function whySilent(prepared: PreparedRule, given: Case, grammar: Grammar): Miss {
  const { scope, reader } = given;
  const { unless } = prepared.text;
  const excused = unless === null ? [] : hitsNamed(scope.own, unless, reader);
  if (excused.length > 0)
    return miss([], { kind: 'unless', words: excused.map((hit) => spanIn(scope.own, hit)) });
  const fitting = [...fits(prepared, given, 'skip'), ...fits(prepared, given, 'take')];
  const misses = fitting.flatMap((fit) => whyNot(fit, { prepared, given, grammar }) ?? []);
  const framed = misses.find(({ reason }) => reason.kind === 'framed');
  return framed ?? misses[0] ?? nearestMiss(prepared, { scope, reader, language: grammar.language });
}

/** Something speaks against it, though all of it is there. */
const miss = (met: Match, reason: SilentReason): Miss => ({ met, reason, isNear: true, breadth: 0 });

/** A phrase that fits, and the phrases of the rule that it is one of. */
interface Fit {
  readonly match: Match;
  readonly patterns: readonly Pattern[];
}

function fits({ alone, any }: PreparedRule, { scope, reader }: Case, denied: Search['denied']): Fit[] {
  return [alone, any].flatMap((patterns) =>
    patterns.flatMap((pattern) => {
      const match = matchPattern(pattern, scope, { reader, denied, where: 'clause' });
      return match ? [{ match, patterns }] : [];
    }),
  );
}

interface Ground {
  readonly prepared: PreparedRule;
  readonly given: Case;
  readonly grammar: Grammar;
}

/** What speaks against a phrase that fits: a frame, or that nothing is granted. */
function whyNot({ match, patterns }: Fit, { prepared, given, grammar }: Ground): Miss | null {
  const frame = frameOver(match, { prepared, given, grammar });
  if (frame) return miss(match, frame);
  if (isGranted(patterns, prepared, given)) return null;
  if (given.scope.clause.kind === 'heading') return miss(match, { kind: 'heading' });
  return miss(match, { kind: 'no-grant', denied: deniedGrant(given, grammar) });
}

function frameOver(match: Match, { prepared, given, grammar }: Ground): SilentReason | null {
  if (!isSilenced(match, prepared, given)) return null;
  for (const prepare of grammar.frames) {
    const silences = () => findSilences(given.scope, { ...grammar, frames: [prepare] }, given.reader);
    if (!isSilenced(match, prepared, { ...given, silences })) continue;
    return { kind: 'framed', frame: prepare.frame.id, words: frameWords(prepare, given) };
  }
  return null;
}

/** The words by which a frame is known, in the clause or in the line it hangs from. */
function frameWords({ any }: PreparedFrame, { scope, reader }: Case): Span[] {
  const lead = scope.segments.slice(0, -1).findLast(({ kind }) => kind !== 'before');
  for (const segment of [scope.own, ...(lead ? [lead] : [])]) {
    const alone: Scope = toScope([segment], scope);
    const match = first(any, (pattern) =>
      matchPattern(pattern, alone, { reader, denied: 'skip', where: 'anywhere' }),
    );
    if (match) return match.map(({ hit }) => spanIn(segment, hit));
  }
  return [];
}

/** What denies the words that would grant. */
function deniedGrant({ scope, reader }: Case, { grants }: Grammar): Span[] {
  const patterns = grants.flatMap((grant) => grant.patterns);
  const match = first(patterns, (pattern) =>
    matchPattern(pattern, scope, { reader, denied: 'take', where: 'anywhere' }),
  );
  return match ? denialsOf(match, scope, reader) : [];
}

function first<T, R>(some: readonly T[], find: (one: T) => R | null): R | null {
  for (const one of some) {
    const found = find(one);
    if (found !== null) return found;
  }
  return null;
}
