/** What the clauses of a document say together, or those of several documents that are one act of consent. */
import type {
  Bundle,
  Evidence,
  Finding,
  GivesAway,
  Quality,
  Reference,
  Rulebook,
  Safeguard,
} from '../model.ts';
import { brokenElsewhere, brokenPromises } from './contradictions.ts';
import { deriveFindings, deriveFrom } from './derived.ts';
import { drawMap } from './giving.ts';
import type { Hearing } from './hearing.ts';
import type { Judged } from './judged.ts';
import { findSafeguards, gradeConsent, NOTHING_GRADED } from './quality.ts';
import { resolveReferences } from './references.ts';
import type { Statement } from './statements.ts';
import { withoutTitles } from './titles.ts';

/** All that is said of a document's clauses. Findings and promises in text order. */
export interface Matches {
  readonly findings: readonly Finding[];
  readonly refused: readonly Finding[];
  readonly safeguards: readonly Safeguard[];
  readonly quality: Quality;
  readonly givesAway: GivesAway;
  readonly references: readonly Reference[];
}

/** What one document says, by itself. */
export function conclude(hearing: Hearing, rulebook: Rulebook): Matches {
  const { references, refused } = hearing;
  const granted = withoutTitles(hearing.findings);
  const whole = { findings: findingsOf(granted, hearing, rulebook), refused: plain(refused) };
  const givesAway = drawMap(granted);
  const heard = {
    ...whole,
    ...{ rules: rulebook.rules, languages: hearing.languages, givesAway },
    statementOf: hearing.statements.of,
  };
  const safeguards = findSafeguards(heard);
  return {
    ...whole,
    ...{ safeguards, givesAway, references: references.all() },
    quality: gradeConsent(safeguards, heard),
  };
}

const plain = (judged: readonly Judged[]): Finding[] => judged.map(({ finding }) => finding);

function findingsOf(granted: readonly Judged[], hearing: Hearing, { rules }: Rulebook): Finding[] {
  const { document, refused, fingerprint } = hearing;
  const derived = deriveFindings({
    ...{ findings: granted, refused, marks: document.marks },
    ...{ rules, fingerprint },
  });
  return inOrder([...plain(granted), ...derived]);
}

const inOrder = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => a.clause.start - b.clause.start);

/** Documents that are one act of consent: what each says, and what they say together. */
export interface Conclusion {
  readonly documents: readonly Matches[];
  readonly bundle: Bundle;
}

/**
 * Judges documents as one act of consent: a promise of one is broken by a grant of another, what one does not say another
 * may, and a document referred to may be among them. Criteria are judged for all of them together.
 */
export function concludeTogether(hearings: readonly Hearing[], rulebook: Rulebook): Conclusion {
  const claims = hearings.map((hearing) => ({ ...hearing, findings: withoutTitles(hearing.findings) }));
  const across = claims.map((claim) => brokenBy(claim, claims, rulebook));
  const references = resolveReferences(
    hearings.map(({ document, references: own }) => ({ document, all: own.all() })),
  );
  const documents = claims.map(({ findings }, i): Matches => {
    const hearing = hearings[i] as Hearing;
    return {
      findings: inOrder([...findingsOf(findings, hearing, rulebook), ...(across[i] ?? [])]),
      refused: plain(hearing.refused),
      safeguards: [],
      quality: NOTHING_GRADED,
      givesAway: drawMap(findings),
      references: references[i] ?? [],
    };
  });
  const givesAway = drawMap(
    claims.flatMap(({ findings, document: { path } }) => findings.map(givenIn(path))),
  );
  const heard = {
    rules: rulebook.rules,
    languages: new Set(hearings.flatMap(({ languages }) => [...languages])),
    findings: documents.flatMap(({ findings }, i) => findings.map(standingIn(hearings[i]))),
    refused: documents.flatMap(({ refused }, i) => refused.map(standingIn(hearings[i]))),
    statementOf: statementsOf(hearings),
    givesAway,
  };
  const safeguards = findSafeguards(heard);
  const quality = gradeConsent(safeguards, heard);
  const paths = hearings.map(({ document }) => document.path);
  return { documents, bundle: { paths, safeguards, quality, givesAway } };
}

type Claims = Pick<Hearing, 'document' | 'findings' | 'refused' | 'fingerprint'>;

/** Grants of a document against promises of the others, once a clause, and not where it breaks its own promise already. */
function brokenBy(own: Claims, all: readonly Claims[], { rules }: Rulebook): Finding[] {
  const clauses = new Set(
    brokenPromises(own.refused, own.findings).map(({ finding }) => finding.clause.start),
  );
  return all
    .filter((other) => other !== own)
    .flatMap(({ refused, document: { path } }) =>
      brokenElsewhere(refused, own.findings).map((broken) => ({ ...broken, path })),
    )
    .flatMap(({ finding, promise, path }) => {
      if (clauses.has(finding.clause.start)) return [];
      clauses.add(finding.clause.start);
      const evidence = [...finding.evidence, { ...promise, path }];
      return deriveFrom(finding, evidence, { kind: 'contradicted', rules, fingerprint: own.fingerprint });
    });
}

/** What a finding gives away, with the file it stands in. */
const givenIn =
  (path: string) =>
  ({ finding, given }: Judged) => ({
    finding,
    given: given.map((one) => ({ ...one, item: { ...one.item, path } })),
  });

/** A finding whose evidence tells the file it stands in. */
const standingIn =
  (hearing: Hearing | undefined) =>
  (finding: Finding): Finding => ({ ...finding, evidence: placed(finding.evidence, hearing) });

const placed = (evidence: readonly Evidence[], hearing: Hearing | undefined): Evidence[] =>
  evidence.map((piece) => ({ path: hearing?.document.path ?? '', ...piece }));

/** What the documents say of a rule, the first that says something before the others. */
function statementsOf(hearings: readonly Hearing[]): (rule: string) => Statement {
  return (rule) => {
    const said = hearings.map((hearing) => ({ hearing, statement: hearing.statements.of(rule) }));
    const first = (kind: keyof Statement) => {
      const one = said.find(({ statement }) => statement[kind]);
      return one ? { [kind]: placed(one.statement[kind] ?? [], one.hearing) } : {};
    };
    return { ...first('met'), ...first('vague'), ...first('contrary') };
  };
}
