/** A document heard clause by clause: what each grants or promises, what it says of what it should say, and what it refers to. */
import type { Clause, Document, Evidence, Finding, Rule, Rulebook } from '../model.ts';
import { createDateFinder, type DateFinder } from './dates.ts';
import { ease } from './ease.ts';
import { evidenceOf } from './evidence.ts';
import { fingerprinter } from './fingerprint.ts';
import { type Found, findIn } from './found.ts';
import { findStance } from './judge.ts';
import { type Judged, judgedOf } from './judged.ts';
import { createLenders, type Lenders } from './lender.ts';
import { othersNamedIn } from './names.ts';
import { createOpener, type OpenDocument, type Opened } from './opener.ts';
import { type Match, matchPattern, type Search } from './phrase.ts';
import { createPlaces, type Places } from './places.ts';
import { createReferences, type References } from './references.ts';
import { readClause } from './scope.ts';
import type { Reader } from './segments.ts';
import type { SharedWords } from './shared-words.ts';
import { createStatements, type Statements } from './statements.ts';
import { isTorn } from './torn.ts';

/** Hears the clauses of a document. Clauses of no known language say nothing. */
export type Hearer = (document: Document, clauses: Iterable<Clause>) => Hearing;

/** Prepares the rules; languages are prepared when a document first needs them. */
export function createHearer(rulebook: Rulebook, shared?: SharedWords): Hearer {
  const open = createOpener(rulebook, shared);
  const dateOf = createDateFinder(rulebook.languages);
  return (document, clauses) => {
    const hearing = openHearing(document, { opened: open(document), rules: rulebook.rules, dateOf });
    for (const clause of clauses) hear(clause, hearing);
    return hearing;
  };
}

/** All that was heard of a document, in text order. */
export interface Hearing {
  readonly document: Document;
  readonly opened: OpenDocument;
  /** The rules it was heard with. */
  readonly rules: readonly Rule[];
  readonly fingerprint: ReturnType<typeof fingerprinter>;
  readonly findings: Judged[];
  readonly refused: Judged[];
  readonly statements: Statements;
  readonly references: References;
  readonly places: Places;
  readonly lenders: Lenders;
  /** From when the document is; worked out when it is asked for. */
  readonly date: () => string | null;
  readonly languages: Set<string>;
}

interface Means {
  readonly opened: OpenDocument;
  readonly rules: readonly Rule[];
  readonly dateOf: DateFinder;
}

function openHearing(document: Document, { opened, rules, dateOf }: Means): Hearing {
  const languages = new Set<string>();
  return {
    document,
    opened,
    rules,
    fingerprint: fingerprinter(opened.foldAt),
    findings: [],
    refused: [],
    statements: createStatements(),
    references: createReferences(document),
    places: createPlaces(),
    lenders: createLenders(document.text),
    date: () => dateOf(document, languages),
    languages,
  };
}

function hear(clause: Clause, hearing: Hearing): void {
  const opened = hearing.opened.readerOf(clause);
  if (!opened) return;
  const { reader } = opened;
  const { text } = hearing.document;
  const read = readClause(clause, reader);
  hearing.languages.add(opened.grammar.language.id);
  hearing.places.hear(read.words, opened);
  hearing.references.hear(read, opened);
  if (!isPutTogether(clause)) hearing.lenders.hear(read, opened);
  hearing.statements.hear(read, opened);
  for (const found of findIn(read, opened)) {
    if (isPutTogether(clause) && !countsJoined(found, opened, hearing.findings)) continue;
    const finding = toFinding(found, { reader, text, fingerprint: hearing.fingerprint });
    const judged = judgedOf(ease(finding, read, opened), found, { reader, text });
    (found.refused ? hearing.refused : hearing.findings).push(judged);
  }
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
  const { id, category, severity, failOn } = prepared.rule;
  const ground = { match, more: otherMatches(found, reader), grant, scope, text: prepared.text };
  return {
    ...{ rule: id, category, severity, ...(failOn && { failOn }) },
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
