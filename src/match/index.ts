/** Clause[] x Rule[] -> Finding[]: what each clause gives away, and what it promises not to take. */
import type { Clause, Document, Finding, Rulebook } from '../model.ts';
import { sharesBit } from './bits.ts';
import { evidenceOf } from './evidence.ts';
import { fingerprinter } from './fingerprint.ts';
import { createFold, type Folded } from './fold.ts';
import { type Grammar, type PreparedRule, prepareGrammar } from './grammar.ts';
import { findGrant, findSilences, findStance, type Grant, type Silence } from './judge.ts';
import { resolveParties } from './parties.ts';
import { type Match, matchPattern, type Pattern, type Search } from './phrase.ts';
import { isShort, readScope, type Scope, toScope } from './scope.ts';
import { hitsNamed, type Reader, readWords } from './segments.ts';
import { withoutTitles } from './titles.ts';
import { isTorn } from './torn.ts';

/** What a document gives away and what it promises not to. Both in text order. */
export interface Matches {
  readonly findings: readonly Finding[];
  readonly refused: readonly Finding[];
}

/** Finds in clauses of a document what the rules seek. Clauses of no known language find nothing. */
export type Matcher = (document: Document, clauses: readonly Clause[]) => Matches;

/** Prepares the rules for matching; languages are prepared when a document first needs them. */
export function createMatcher(rulebook: Rulebook): Matcher {
  const open = createOpener(rulebook);
  return (document, clauses) => {
    const { folded, readerOf } = open(document);
    const fingerprint = fingerprinter(folded);
    const matches: { findings: Finding[]; refused: Finding[] } = { findings: [], refused: [] };
    for (const clause of clauses) {
      const opened = readerOf(clause);
      if (!opened) continue;
      for (const found of judge(clause, opened.grammar, opened.reader)) {
        if (
          clause.kind === 'joined' &&
          (found.refused ||
            !isTorn(
              { rule: found.prepared.rule.id, clause, findings: matches.findings },
              opened.grammar,
              opened.reader,
            ))
        )
          continue;
        const finding = toFinding(found, opened.reader, fingerprint);
        (found.refused ? matches.refused : matches.findings).push(finding);
      }
    }
    return { findings: withoutTitles(matches.findings), refused: matches.refused };
  };
}

/** Tells whether any clause of a document grants anything at all, whatever it is: what language files' examples check. */
export function createGrantCheck(
  rulebook: Rulebook,
): (document: Document, clauses: readonly Clause[]) => boolean {
  const open = createOpener(rulebook);
  return (document, clauses) => {
    const { readerOf } = open(document);
    return clauses.some((clause) => {
      const opened = readerOf(clause);
      if (!opened) return false;
      const scope = readScope(clause, readWords(clause, opened.reader), opened.reader);
      const isSilent = findSilences(scope, opened.grammar, opened.reader).some(
        ({ categories }) => categories === 'all',
      );
      return !isSilent && findGrant(scope, opened.grammar, opened.reader) !== null;
    });
  };
}

interface Opened {
  readonly grammar: Grammar;
  readonly reader: Reader;
}

/** Opens documents for matching: folded once, with a reader for each language in them. */
function createOpener(rulebook: Rulebook) {
  const fold = createFold(rulebook.variants);
  const grammars = new Map<string, Grammar>();
  const grammarOf = (id: string): Grammar | null => {
    const language = rulebook.languages[id];
    if (!language) return null;
    const grammar = grammars.get(id) ?? prepareGrammar(language, rulebook, fold);
    grammars.set(id, grammar);
    return grammar;
  };
  return (document: Document) => {
    const folded = fold(document.text);
    const opened = new Map<string, Opened | null>();
    const readerOf = ({ language }: Clause): Opened | null => {
      const id = language ?? '';
      const known = opened.get(id);
      if (known !== undefined) return known;
      const grammar = grammarOf(id);
      const fresh = grammar && { grammar, reader: openReader(document.text, folded, grammar) };
      opened.set(id, fresh);
      return fresh;
    };
    return { folded, readerOf };
  };
}

function openReader(text: string, folded: Folded, { lexicon, pieces, ends, bareLength }: Grammar): Reader {
  return {
    folded,
    lexicon,
    pieces,
    ends,
    bareLength,
    parties: resolveParties(text, folded, lexicon),
    memory: [],
  };
}

interface Found {
  readonly prepared: PreparedRule;
  readonly scope: Scope;
  readonly match: Match;
  readonly grant: Grant | null;
  readonly refused: boolean;
}

/** A clause under judgement; whether it grants and what silences it is found out only when somebody asks. */
interface Case {
  readonly scope: Scope;
  readonly reader: Reader;
  readonly grant: () => Grant | null;
  readonly silences: () => readonly Silence[];
}

/** All that one clause gives away: at most one finding a rule. */
function judge(clause: Clause, grammar: Grammar, reader: Reader): Found[] {
  const words = readWords(clause, reader);
  if (!sharesBit(words.lists, grammar.wake)) return [];
  const scope = bareIfSilent(readScope(clause, words, reader), grammar, reader);
  const grant = once(() => findGrant(scope, grammar, reader));
  const silences = once(() => findSilences(scope, grammar, reader));
  return candidates(scope, grammar).flatMap(
    (rule) => judgeRule(rule, { scope, reader, grant, silences }) ?? [],
  );
}

/** A short sentence under a heading that grants nothing itself lives on the heading, as an item does. */
function bareIfSilent(scope: Scope, grammar: Grammar, reader: Reader): Scope {
  const isHeaded = scope.segments.some(({ kind }) => kind === 'heading');
  if (scope.isBare || !isHeaded || !isShort(scope.own, reader)) return scope;
  return findGrant(toScope([scope.own], scope), grammar, reader) ? scope : { ...scope, isBare: true };
}

/** The rules whose matter is named in the clause, or in the sentence before where that is borrowed. */
function candidates({ segments, own }: Scope, { rules }: Grammar): readonly PreparedRule[] {
  const before = segments.find(({ kind }) => kind === 'before');
  return rules.filter(({ wake }) => sharesBit(own.lists, wake) || (before && sharesBit(before.lists, wake)));
}

function judgeRule(prepared: PreparedRule, given: Case): Found | null {
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
function isGranted(patterns: readonly Pattern[], { alone }: PreparedRule, { scope, grant }: Case): boolean {
  const { kind, start, body } = scope.clause;
  if (kind === 'heading') return grant()?.kind === 'consent' || (body > start && grant() !== null);
  return patterns === alone || grant() !== null;
}

function isSilenced(match: Match, { rule }: PreparedRule, { silences, scope }: Case): boolean {
  return silences().some(({ categories, pieces }) => {
    if (categories !== 'all' && !categories.includes(rule.category)) return false;
    const own = match.filter(({ segment }) => segment === scope.segments.length - 1);
    return pieces === null || own.every(({ hit }) => pieces.has(hit.piece));
  });
}

function toFinding(found: Found, reader: Reader, fingerprint: ReturnType<typeof fingerprinter>): Finding {
  const { prepared, scope, match, grant } = found;
  return {
    rule: prepared.rule.id,
    category: prepared.rule.category,
    severity: prepared.rule.severity,
    stance: findStance(scope, reader),
    clause: scope.clause,
    evidence: evidenceOf(
      { match, more: otherMatches(found, reader), grant, scope, text: prepared.text },
      reader,
    ),
    fingerprint: fingerprint(prepared.rule.id, scope.clause),
  };
}

/** What the rule's other phrases find in the same clause: further words that it rests on. */
function otherMatches({ prepared, scope, match }: Found, reader: Reader): Match[] {
  const search: Search = { reader, denied: 'skip', where: 'clause' };
  return [...prepared.alone, ...prepared.any].flatMap((pattern) => {
    const other = matchPattern(pattern, scope, search);
    return other && other !== match ? [other] : [];
  });
}

/** Computes a value when it is first asked for. */
function once<T>(compute: () => T): () => T {
  let known: { value: T } | null = null;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}
