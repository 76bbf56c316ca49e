/** What the clauses of a document say together, or those of several documents that are one act of consent. */
import type { Bundle, Evidence, Finding, Reading, Rulebook } from '../model.ts';
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
export type Matches = Pick<
  Reading,
  'findings' | 'refused' | 'safeguards' | 'quality' | 'givesAway' | 'references' | 'lender' | 'date'
>;

/** What one document says, by itself. */
export function conclude(hearing: Hearing): Matches {
  const settled = settle(hearing);
  const whole = { findings: findingsOf(settled), refused: plain(settled.refused) };
  const givesAway = drawMap(settled.findings);
  const heard = {
    ...whole,
    ...{ rules: hearing.rules, languages: settled.languages, givesAway },
    statementOf: settled.statements.of,
  };
  const safeguards = findSafeguards(heard);
  return {
    ...whole,
    ...{ safeguards, givesAway, references: settled.references.all() },
    ...{ lender: settled.lenders.best(), date: settled.date() },
    quality: gradeConsent(safeguards, heard),
  };
}

/** A document heard to its end: titles that announce what the next sentence says are no findings. */
const settle = (hearing: Hearing): Hearing => ({ ...hearing, findings: withoutTitles(hearing.findings) });

const plain = (judged: readonly Judged[]): Finding[] => judged.map(({ finding }) => finding);

function findingsOf({ document: { marks }, findings, refused, fingerprint, rules }: Hearing) {
  return inOrder([...plain(findings), ...deriveFindings({ findings, refused, marks, rules, fingerprint })]);
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
  const all = hearings.map(settle);
  const references = resolveReferences(
    all.map(({ document, references: own }) => ({ document, all: own.all() })),
  );
  const documents = all.map(
    (hearing, i): Matches => ({
      findings: inOrder([...findingsOf(hearing), ...brokenBy(hearing, all)]),
      refused: plain(hearing.refused),
      safeguards: [],
      quality: NOTHING_GRADED,
      givesAway: drawMap(hearing.findings),
      references: references[i] ?? [],
      ...{ lender: hearing.lenders.best(), date: hearing.date() },
    }),
  );
  return { documents, bundle: bundleOf(all, documents, rulebook) };
}

function bundleOf(all: readonly Hearing[], documents: readonly Matches[], { rules }: Rulebook): Bundle {
  const paths = all.map(({ document: { path } }) => path);
  const standing = (kind: 'findings' | 'refused') =>
    documents.flatMap((document, i) => document[kind].map(standingIn(paths[i] ?? '')));
  const givesAway = drawMap(all.flatMap(({ findings, document: { path } }) => findings.map(givenIn(path))));
  const heard = {
    ...{ rules, givesAway },
    languages: new Set(all.flatMap(({ languages }) => [...languages])),
    findings: standing('findings'),
    refused: standing('refused'),
    statementOf: statementsOf(all),
  };
  const safeguards = findSafeguards(heard);
  return { paths, safeguards, quality: gradeConsent(safeguards, heard), givesAway };
}

/** Grants of a document against promises of the others, once a clause, and not where it breaks its own promise already. */
function brokenBy(own: Hearing, all: readonly Hearing[]): Finding[] {
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
      return deriveFrom(finding, evidence, {
        kind: 'contradicted',
        rules: own.rules,
        fingerprint: own.fingerprint,
      });
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
  (path: string) =>
  (finding: Finding): Finding => ({ ...finding, evidence: placed(finding.evidence, path) });

const placed = (evidence: readonly Evidence[], path: string): Evidence[] =>
  evidence.map((piece) => ({ path, ...piece }));

/** What the documents say of a rule, the first that says something before the others. */
function statementsOf(hearings: readonly Hearing[]): (rule: string) => Statement {
  return (rule) => {
    const said = hearings.map(({ statements, document: { path } }) => ({
      path,
      statement: statements.of(rule),
    }));
    const first = (kind: keyof Statement) => {
      const one = said.find(({ statement }) => statement[kind]);
      return one ? { [kind]: placed(one.statement[kind] ?? [], one.path) } : {};
    };
    return { ...first('met'), ...first('vague'), ...first('contrary') };
  };
}
