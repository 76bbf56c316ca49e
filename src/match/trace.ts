/** Replays the judgement of one clause and keeps the reasons: slower than judging, and only done when somebody asks why. */
import type { Clause, Finding, Rulebook, RuleTrace, Trace, TracedGrant, TracedWord } from '../model.ts';
import { type Case, candidates, type Found, judgeRule, openCase, yieldsTo } from './found.ts';
import type { Grammar, PreparedRule } from './grammar.ts';
import { findStance } from './judge.ts';
import { createOpener, type Opened } from './opener.ts';
import { hitsNamed, hitsOf, type Segment } from './segments.ts';
import { whySilent } from './silent.ts';
import { denialsOf, listName, spanIn, tracedWord } from './traced.ts';

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
      const given = opened && openCase(clause, opened);
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
  const traces = rules.map((prepared) => ruleTrace(prepared, about));
  const known = new Set(rules.map(({ rule }) => rule.id));
  return {
    clause: scope.clause,
    grant: grantOf(given),
    stance: { stance: findStance(scope, given.reader), words: easingWords(given) },
    words: wordsOf(rules, given),
    rules: [...traces, ...derived(scope.clause, said, known)],
  };
}

interface About {
  readonly given: Case;
  readonly grammar: Grammar;
  readonly said: Said;
  /** What the rules found, before they yield to each other. */
  readonly found: readonly Found[];
}

function ruleTrace(prepared: PreparedRule, about: About): RuleTrace {
  const { given, grammar, found } = about;
  const { scope, reader } = given;
  const own = found.find((one) => one.prepared === prepared);
  const { met, outcome } = own
    ? { met: own.match, outcome: outcomeOf(own, about) }
    : silent(whySilent(prepared, given, grammar));
  return { rule: prepared.rule.id, phrase: met.map((filled) => tracedWord(filled, scope, reader)), outcome };
}

const silent = ({ met, reason }: ReturnType<typeof whySilent>) => ({
  met,
  outcome: { kind: 'silent', reason } as const,
});

/** What became of something found: said, denied, or dropped for what is said elsewhere. */
function outcomeOf(own: Found, { given, said, found }: About): RuleTrace['outcome'] {
  const { scope, reader } = given;
  const exact = found.find((other) => yieldsTo(own, other));
  if (exact) return { kind: 'silent', reason: { kind: 'yields', rule: exact.prepared.rule.id } };
  const finding = findingOf(own, own.refused ? said.refused : said.findings);
  if (!finding) return { kind: 'silent', reason: dropped(own, said) };
  if (!own.refused) return { kind: 'flagged', finding };
  return { kind: 'refused', finding, denials: denialsOf(own.match, scope, reader) };
}

const isSame = (a: Clause, b: Clause): boolean => a.start === b.start && a.end === b.end && a.kind === b.kind;

const findingOf = ({ prepared, scope }: Found, findings: readonly Finding[]): Finding | undefined =>
  findings.find(({ rule, clause }) => rule === prepared.rule.id && isSame(clause, scope.clause));

/** Why something found in a clause is not said of it. */
function dropped({ prepared, scope: { clause } }: Found, { findings }: Said) {
  if (clause.kind !== 'joined' && clause.kind !== 'torn') return { kind: 'title' } as const;
  const isSaid = findings.some(
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

/** The words of the clause that the rules look for, each once in each role. */
function wordsOf(rules: readonly PreparedRule[], { scope, reader }: Case): TracedWord[] {
  const slots = rules.flatMap(({ alone, any }) => [...alone, ...any]).flatMap(({ slots: some }) => some);
  const asked = new Map(slots.map((slot) => [`${slot.role} ${slot.list}`, slot]));
  const words = new Map<string, TracedWord>();
  for (const [segment, read] of scope.segments.entries()) {
    if (read.kind !== 'clause' && read.kind !== 'before') continue;
    for (const { role, list } of asked.values()) {
      if (role === null) continue;
      for (const hit of hitsOf(read, list, reader)) {
        const key = `${role} ${segment} ${hit.start} ${hit.end}`;
        const known = words.get(key);
        if (!known || (known.list === null && listName(list, reader) !== null))
          words.set(key, tracedWord({ role, hit, segment }, scope, reader));
      }
    }
  }
  return withoutParts([...words.values()]);
}

/** Of words of one role, those that are no part of a longer one. */
function withoutParts(words: readonly TracedWord[]): TracedWord[] {
  const isPart = (one: TracedWord) =>
    words.some(
      (other) =>
        other !== one &&
        other.role === one.role &&
        other.start <= one.start &&
        other.end >= one.end &&
        other.end - other.start > one.end - one.start,
    );
  return words.filter((one) => !isPart(one)).toSorted((a, b) => a.start - b.start || a.end - b.end);
}
