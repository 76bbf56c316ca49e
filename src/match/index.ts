/** Clause[] x Rule[] -> Finding[]: what each clause gives away, and what it promises not to take. */
import type {
  Clause,
  Document,
  Evidence,
  Finding,
  GivesAway,
  Quality,
  Reference,
  Rulebook,
  Safeguard,
} from '../model.ts';
import { type Claims, deriveFindings, type Judged, judgedOf } from './derived.ts';
import { ease } from './ease.ts';
import { evidenceOf } from './evidence.ts';
import { fingerprinter } from './fingerprint.ts';
import { type Found, findIn } from './found.ts';
import { drawMap } from './giving.ts';
import { findGrant, findSilences, findStance } from './judge.ts';
import { othersNamedIn } from './names.ts';
import { createOpener, type OpenDocument, type Opened } from './opener.ts';
import { type Match, matchPattern, type Search } from './phrase.ts';
import { findSafeguards, gradeConsent } from './quality.ts';
import { createReferences, type References } from './references.ts';
import { readScope } from './scope.ts';
import { type Reader, readWords } from './segments.ts';
import { createStatements, type Statements } from './statements.ts';
import { withoutTitles } from './titles.ts';
import { isTorn } from './torn.ts';

/** All that is said of a document's clauses. Findings and promises in text order. */
export interface Matches {
  readonly findings: readonly Finding[];
  readonly refused: readonly Finding[];
  readonly safeguards: readonly Safeguard[];
  readonly quality: Quality;
  readonly givesAway: GivesAway;
  readonly references: readonly Reference[];
  /** What a comparison with other documents needs. */
  readonly claims: Claims;
}

/** Finds in clauses of a document what the rules seek. Clauses of no known language find nothing. */
export type Matcher = (document: Document, clauses: Iterable<Clause>) => Matches;

/** Prepares the rules for matching; languages are prepared when a document first needs them. */
export function createMatcher(rulebook: Rulebook): Matcher {
  const open = createOpener(rulebook);
  return (document, clauses) => {
    const hearing = openHearing(document, open(document));
    for (const clause of clauses) hear(clause, hearing);
    return conclude(hearing, rulebook);
  };
}

/** A document under judgement, clause by clause. */
interface Hearing {
  readonly document: Document;
  readonly opened: OpenDocument;
  readonly fingerprint: ReturnType<typeof fingerprinter>;
  readonly findings: Judged[];
  readonly refused: Judged[];
  readonly statements: Statements;
  readonly references: References;
  readonly languages: Set<string>;
}

function openHearing(document: Document, opened: OpenDocument): Hearing {
  return {
    document,
    opened,
    fingerprint: fingerprinter(opened.foldAt),
    findings: [],
    refused: [],
    statements: createStatements(),
    references: createReferences(document),
    languages: new Set(),
  };
}

function hear(clause: Clause, hearing: Hearing): void {
  const opened = hearing.opened.readerOf(clause);
  if (!opened) return;
  const { reader } = opened;
  const { text } = hearing.document;
  const words = readWords(clause, reader);
  hearing.languages.add(opened.grammar.language.id);
  hearing.references.hear(clause, words, opened);
  const met = hearing.statements.hear(clause, words, opened);
  for (const found of findIn(clause, words, opened)) {
    if (isPutTogether(clause) && !countsJoined(found, opened, hearing.findings)) continue;
    const finding = toFinding(found, { reader, text, fingerprint: hearing.fingerprint });
    const judged = judgedOf(ease(finding, met), found, { reader, text });
    (found.refused ? hearing.refused : hearing.findings).push(judged);
  }
}

/** What the clauses say together. */
function conclude(hearing: Hearing, { rules }: Rulebook): Matches {
  const { document, fingerprint, statements, languages } = hearing;
  const claims = { document, findings: withoutTitles(hearing.findings), refused: hearing.refused };
  const derived = deriveFindings({ ...claims, marks: document.marks, rules, fingerprint });
  const findings = inOrder([...plain(claims.findings), ...derived]);
  const refused = plain(claims.refused);
  const givesAway = drawMap(claims.findings);
  const heard = { rules, languages, findings, refused, statements, givesAway };
  const safeguards = findSafeguards(heard);
  return {
    ...{ findings, refused, safeguards, givesAway, claims },
    quality: gradeConsent(safeguards, heard),
    references: hearing.references.all(),
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

interface Writing {
  readonly reader: Reader;
  readonly text: string;
  readonly fingerprint: ReturnType<typeof fingerprinter>;
}

function toFinding(found: Found, { reader, text, fingerprint }: Writing): Finding {
  const { prepared, scope, match, grant } = found;
  const { id, category, severity } = prepared.rule;
  const ground = { match, more: otherMatches(found, reader), grant, scope, text: prepared.text };
  return {
    ...{ rule: id, category, severity },
    stance: findStance(scope, reader),
    clause: scope.clause,
    evidence: evidenceOf({ ...ground, names: namesFor(found, text, reader) }, reader),
    fingerprint: fingerprint(id, scope.clause),
  };
}

/** Who is called by name in the clause, where the rule asks who gets something or where it comes from. */
function namesFor({ prepared: { namesAs }, scope }: Found, text: string, reader: Reader): Evidence[] {
  if (namesAs === null) return [];
  return othersNamedIn(scope.own, text, reader).map((span) => ({ role: namesAs, ...span }));
}

/** What the rule's other phrases find in the same clause: further words that it rests on. */
function otherMatches({ prepared, scope, match }: Found, reader: Reader): Match[] {
  const search: Search = { reader, denied: 'skip', where: 'clause' };
  return [...prepared.alone, ...prepared.any].flatMap((pattern) => {
    const other = matchPattern(pattern, scope, search);
    return other && other !== match ? [other] : [];
  });
}
