/** What one clause gives away, and what it promises not to: at most one thing a rule. */
import type { Clause } from '../model.ts';
import { sharesBit } from './bits.ts';
import type { Grammar, PreparedRule } from './grammar.ts';
import { findGrant, findSilences, type Grant, type Silence } from './judge.ts';
import { once } from './once.ts';
import type { Opened } from './opener.ts';
import { type Filled, type Match, matchPattern, type Pattern, type Search } from './phrase.ts';
import { isShort, readScope, type Scope, toScope } from './scope.ts';
import { hitsNamed, type Reader, type Words } from './segments.ts';

/** What a rule found in a clause, before it is written as a finding. */
export interface Found {
  readonly prepared: PreparedRule;
  readonly scope: Scope;
  readonly match: Match;
  readonly grant: Grant | null;
  readonly refused: boolean;
}

/** A clause under judgement; whether it grants and what silences it is found out only when somebody asks. */
export interface Case {
  readonly scope: Scope;
  readonly reader: Reader;
  readonly grant: () => Grant | null;
  readonly silences: () => readonly Silence[];
}

/** All that one clause gives away or promises not to; its words were read already. */
export function findIn(clause: Clause, words: Words, opened: Opened): Found[] {
  const given = openCase(clause, words, opened);
  if (!given) return [];
  const found = candidates(given.scope, opened.grammar).flatMap((rule) => judgeRule(rule, given) ?? []);
  return found.filter((one) => !found.some((other) => yieldsTo(one, other)));
}

/** A clause as it comes before the rules; null where no word of it wakes any. */
export function openCase(clause: Clause, words: Words, { grammar, reader }: Opened): Case | null {
  if (!sharesBit(words.lists, grammar.wake)) return null;
  const scope = bareIfSilent(readScope(clause, words, reader), grammar, reader);
  const grant = once(() => findGrant(scope, grammar, reader));
  const silences = once(() => findSilences(scope, grammar, reader));
  return { scope, reader, grant, silences };
}

/** Whether a finding only says in general what another says exactly: the same is done, with nothing more. */
export function yieldsTo(one: Found, other: Found): boolean {
  if (one.refused !== other.refused || !one.prepared.rule.yields?.includes(other.prepared.rule.id))
    return false;
  const isSaid = ({ hit, segment }: Filled) =>
    other.match.some(
      (filled) => filled.segment === segment && filled.hit.start < hit.end && filled.hit.end > hit.start,
    );
  const what = one.match.filter(({ role }) => role === 'act' || role === 'data');
  return what.length > 0 && what.every(isSaid);
}

/** A short sentence under a heading that grants nothing itself lives on the heading, as an item does. */
function bareIfSilent(scope: Scope, grammar: Grammar, reader: Reader): Scope {
  const isHeaded = scope.segments.some(({ kind }) => kind === 'heading');
  if (scope.isBare || !isHeaded || !isShort(scope.own, reader)) return scope;
  return findGrant(toScope([scope.own], scope), grammar, reader) ? scope : { ...scope, isBare: true };
}

/** The rules whose matter is named in the clause, or in the sentence before where that is borrowed. */
export function candidates({ segments, own }: Scope, { rules }: Grammar): readonly PreparedRule[] {
  const before = segments.find(({ kind }) => kind === 'before');
  return rules.filter(({ wake }) => sharesBit(own.lists, wake) || (before && sharesBit(before.lists, wake)));
}

/** What a rule finds in a case: a grant, else a promise; null for neither. */
export function judgeRule(prepared: PreparedRule, given: Case): Found | null {
  const { scope, reader } = given;
  if (prepared.text.unless && hitsNamed(scope.own, prepared.text.unless, reader).length > 0) return null;
  const granted = findMatch(prepared, given, { reader, denied: 'skip', where: 'clause' });
  if (granted) return { prepared, scope, match: granted, grant: given.grant(), refused: false };
  if (scope.segments.every(({ denials }) => denials.length === 0)) return null;
  const denied = findMatch(prepared, given, { reader, denied: 'take', where: 'clause' });
  return denied && { prepared, scope, match: denied, grant: null, refused: true };
}

/** The first phrase of a rule that fits, counts and is not silenced. */
function findMatch(prepared: PreparedRule, given: Case, search: Search): Match | null {
  for (const patterns of [prepared.alone, prepared.any]) {
    for (const pattern of patterns) {
      const match = matchPattern(pattern, given.scope, search);
      if (!match || isSilenced(match, prepared, given)) continue;
      const counts =
        search.denied === 'take' ? match.some(({ hit }) => hit.denied) : isGranted(patterns, prepared, given);
      if (counts) return match;
    }
  }
  return null;
}

/**
 * A phrase that is a grant in itself needs none. A title needs somebody who consents; a numbered line that only looks
 * like one, anybody who grants.
 */
export function isGranted(
  patterns: readonly Pattern[],
  { alone }: PreparedRule,
  { scope, grant }: Case,
): boolean {
  const { kind, start, body } = scope.clause;
  if (kind === 'heading') return grant()?.kind === 'consent' || (body > start && grant() !== null);
  return patterns === alone || grant() !== null;
}

/** Whether what a phrase met lies in a frame. */
export function isSilenced(match: Match, { rule }: PreparedRule, { silences, scope }: Case): boolean {
  return silences().some(({ categories, pieces }) => {
    if (categories !== 'all' && !categories.includes(rule.category)) return false;
    const own = match.filter(({ segment }) => segment === scope.segments.length - 1);
    return pieces === null || own.every(({ hit }) => pieces.has(hit.piece));
  });
}
