/** Clause[] x Rule[] -> Finding[]: what each clause gives away, and what it promises not to take. */
import type { Clause, Document, Finding, Rulebook } from '../model.ts';
import { deriveFindings, type Judged, judgedOf } from './derived.ts';
import { evidenceOf } from './evidence.ts';
import { fingerprinter } from './fingerprint.ts';
import { type Found, findIn } from './found.ts';
import { findGrant, findSilences, findStance } from './judge.ts';
import { createOpener, type Opened } from './opener.ts';
import { type Match, matchPattern, type Search } from './phrase.ts';
import { readScope } from './scope.ts';
import { type Reader, readWords } from './segments.ts';
import { withoutTitles } from './titles.ts';
import { isTorn } from './torn.ts';

/** What a document gives away and what it promises not to. Both in text order. */
export interface Matches {
  readonly findings: readonly Finding[];
  readonly refused: readonly Finding[];
}

/** Finds in clauses of a document what the rules seek. Clauses of no known language find nothing. */
export type Matcher = (document: Document, clauses: Iterable<Clause>) => Matches;

/** Prepares the rules for matching; languages are prepared when a document first needs them. */
export function createMatcher(rulebook: Rulebook): Matcher {
  const open = createOpener(rulebook);
  return (document, clauses) => {
    const { foldAt, readerOf } = open(document);
    const fingerprint = fingerprinter(foldAt);
    const judged: { findings: Judged[]; refused: Judged[] } = { findings: [], refused: [] };
    for (const clause of clauses) {
      const opened = readerOf(clause);
      if (!opened) continue;
      for (const found of findIn(clause, opened)) {
        if (isPutTogether(clause) && !countsJoined(found, opened, judged.findings)) continue;
        const finding = toFinding(found, opened.reader, fingerprint);
        (found.refused ? judged.refused : judged.findings).push(judgedOf(finding, found, opened.reader));
      }
    }
    const findings = withoutTitles(judged.findings);
    const given = { findings, refused: judged.refused, marks: document.marks };
    const derived = deriveFindings({ ...given, rules: rulebook.rules, fingerprint });
    return { findings: inOrder([...plain(findings), ...derived]), refused: plain(judged.refused) };
  };
}

const plain = (judged: readonly Judged[]): Finding[] => judged.map(({ finding }) => finding);

const inOrder = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => a.clause.start - b.clause.start);

/** Tells whether any clause of a document grants anything at all, whatever it is: what language files' examples check. */
export function createGrantCheck(
  rulebook: Rulebook,
): (document: Document, clauses: Iterable<Clause>) => boolean {
  const open = createOpener(rulebook);
  return (document, clauses) => {
    const { readerOf } = open(document);
    return Array.from(clauses).some((clause) => {
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

const isPutTogether = ({ kind }: Clause): boolean => kind === 'joined' || kind === 'torn';

/** Whether what torn lines say together counts; a promise is only one if a line makes it. */
function countsJoined(found: Found, { grammar, reader }: Opened, findings: readonly Judged[]): boolean {
  const joined = { rule: found.prepared.rule.id, clause: found.scope.clause, findings };
  return !found.refused && isTorn(joined, grammar, reader);
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
