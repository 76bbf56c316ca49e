/** Replays the judgement of one clause and keeps the reasons: slower than judging, and only done when somebody asks why. */
import type { Clause, Finding, Rulebook, RuleTrace, Trace, TracedGrant } from '../model.ts';
import { type Case, candidates, type Found, judgeRule, openCase, yieldsTo } from './found.ts';
import type { Grammar, PreparedRule } from './grammar.ts';
import { findStance } from './judge.ts';
import { createOpener, type Opened } from './opener.ts';
import type { Match } from './phrase.ts';
import { hitsNamed, readWords, type Segment } from './segments.ts';
import { whySilent } from './silent.ts';
import { denialsOf, spanIn, tracedWord } from './traced.ts';
import { wakingWords } from './waking.ts';

/** What was found in the whole document: a rule may yet give way to what another clause says. */
export interface Said {
  readonly findings: readonly Finding[];
  readonly refused: readonly Finding[];
}

/** Traces clauses of one document. */
export type Tracing = (clause: Clause, said: Said) => Trace;

/** Prepares the rules for tracing. */
export function createTracing(rulebook: Rulebook) {
  const open = createOpener(rulebook);
  return (document: Parameters<typeof open>[0]): Tracing => {
    const { readerOf } = open(document);
    return (clause, said) => {
      const opened = readerOf(clause);
      const given = opened && openCase(clause, readWords(clause, opened.reader), opened);
      return given ? traced(given, opened, said) : { ...NOTHING, clause };
    };
  };
}

const NOTHING: Omit<Trace, 'clause'> = {
  grant: null,
  stance: { stance: 'granted', words: [] },
  words: [],
  rules: [],
};

function traced(given: Case, { grammar }: Opened, said: Said): Trace {
  const { scope } = given;
  const rules = candidates(scope, grammar);
  const found = rules.flatMap((prepared) => judgeRule(prepared, given) ?? []);
  const about = { given, grammar, said, found };
  const known = new Set(rules.map(({ rule }) => rule.id));
  return {
    clause: scope.clause,
    grant: grantOf(given),
    stance: { stance: findStance(scope, given.reader), words: easingWords(given) },
    words: wakingWords(rules, given),
    rules: [...ruleTraces(rules, about), ...derived(scope.clause, said, known)],
  };
}

interface About {
  readonly given: Case;
  readonly grammar: Grammar;
  readonly said: Said;
  /** What the rules found, before they yield to each other. */
  readonly found: readonly Found[];
}

/** What each rule made of it: those first that found something, then the nearer and the more telling. */
function ruleTraces(rules: readonly PreparedRule[], about: About): RuleTrace[] {
  const met = rules.flatMap((prepared) => {
    const own = about.found.find((one) => one.prepared === prepared);
    return own ? [ruleTrace(prepared, { met: own.match, outcome: outcomeOf(own, about) }, about)] : [];
  });
  const unmet = rules
    .filter((prepared) => about.found.every((one) => one.prepared !== prepared))
    .map((prepared) => ({ prepared, miss: whySilent(prepared, about.given, about.grammar) }))
    .toSorted((a, b) => Number(b.miss.isNear) - Number(a.miss.isNear) || a.miss.breadth - b.miss.breadth)
    .map(({ prepared, miss: { met: words, reason, isNear } }) =>
      ruleTrace(prepared, { met: words, outcome: { kind: 'silent', reason, isNear } }, about),
    );
  return [...met, ...unmet];
}

interface Outcome {
  readonly met: Match;
  readonly outcome: RuleTrace['outcome'];
}

function ruleTrace({ rule }: PreparedRule, { met, outcome }: Outcome, { given }: About): RuleTrace {
  const { scope, reader } = given;
  return { rule: rule.id, phrase: met.map((filled) => tracedWord(filled, scope, reader)), outcome };
}

/** What became of something found: said, denied, or dropped for what is said elsewhere. */
function outcomeOf(own: Found, { given, said, found }: About): RuleTrace['outcome'] {
  const { scope, reader } = given;
  const exact = found.find((other) => yieldsTo(own, other));
  if (exact)
    return { kind: 'silent', reason: { kind: 'yields', rule: exact.prepared.rule.id }, isNear: true };
  const finding = findingOf(own, own.refused ? said.refused : said.findings);
  if (!finding) return { kind: 'silent', reason: dropped(own, said), isNear: true };
  if (!own.refused) return { kind: 'flagged', finding };
  return { kind: 'refused', finding, denials: denialsOf(own.match, scope, reader) };
}

const isSame = (a: Clause, b: Clause): boolean => a.start === b.start && a.end === b.end && a.kind === b.kind;

const findingOf = ({ prepared, scope }: Found, findings: readonly Finding[]): Finding | undefined =>
  findings.find(({ rule, clause }) => rule === prepared.rule.id && isSame(clause, scope.clause));

/** Why something found in a clause is not said of it. */
function dropped({ prepared, scope: { clause } }: Found, { findings, refused }: Said) {
  if (clause.kind !== 'joined' && clause.kind !== 'torn') return { kind: 'title' } as const;
  const isSaid = [...findings, ...refused].some(
    (other) =>
      other.rule === prepared.rule.id && other.clause.start < clause.end && other.clause.end > clause.start,
  );
  return { kind: isSaid ? 'said-by-line' : 'not-torn' } as const;
}

/** What follows from other findings of the clause. */
function derived(clause: Clause, { findings }: Said, known: ReadonlySet<string>): RuleTrace[] {
  return findings
    .filter((finding) => isSame(finding.clause, clause) && !known.has(finding.rule))
    .map((finding) => ({ rule: finding.rule, phrase: [], outcome: { kind: 'flagged', finding } }));
}

function grantOf({ grant, scope, reader }: Case): TracedGrant | null {
  const found = grant();
  return found && { kind: found.kind, words: found.match.map((filled) => tracedWord(filled, scope, reader)) };
}

/** The words by which a grant is optional, or conditional: the same that decide on its stance. */
function easingWords({ scope, reader }: Case) {
  const near = scope.segments.slice(-2).filter(({ kind }) => kind === 'line' || kind === 'clause');
  const words = (segment: Segment, name: string) =>
    hitsNamed(segment, name, reader)
      .filter(({ denied }) => !denied)
      .map((hit) => spanIn(segment, hit));
  const options = words(scope.own, 'options');
  if (options.length > 0) return options;
  return near.flatMap((segment) => ['conditions', 'exceptions'].flatMap((name) => words(segment, name)));
}
