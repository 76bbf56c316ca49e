/** Findings that follow from others: grants nobody can see, and grants against a promise made elsewhere. */
import type { Derived, Evidence, Finding, Mark, MarkKind, Rule, Span } from '../model.ts';
import { brokenPromises } from './contradictions.ts';
import type { fingerprinter } from './fingerprint.ts';
import type { Judged } from './judged.ts';
import { overlap } from './spans.ts';

interface Deriving {
  readonly findings: readonly Judged[];
  readonly refused: readonly Judged[];
  readonly rules: readonly Rule[];
  readonly marks: readonly Mark[];
  readonly fingerprint: ReturnType<typeof fingerprinter>;
}

/** All findings that the rules of this kind derive from a document's findings and promises. */
export function deriveFindings({ rules, marks, findings, refused, fingerprint }: Deriving): Finding[] {
  const hidden = hiddenGrants(findings, marks).flatMap(({ finding, evidence }) =>
    deriveFrom(finding, evidence, { kind: 'hidden', rules, fingerprint }),
  );
  const contradicted = brokenPromises(refused, findings).flatMap(({ finding, promise }) =>
    deriveFrom(finding, [...finding.evidence, promise].toSorted(byStart), {
      ...{ kind: 'contradicted', rules, fingerprint },
    }),
  );
  return [...hidden, ...contradicted];
}

/** How a finding is made from another. */
export interface Derivation extends Pick<Deriving, 'rules' | 'fingerprint'> {
  readonly kind: Derived;
}

/** What the rules of a kind say of a clause that another rule found, resting on this evidence. */
export function deriveFrom(
  finding: Finding,
  evidence: readonly Evidence[],
  { kind, rules, fingerprint }: Derivation,
): Finding[] {
  return rules
    .filter(({ derived }) => derived === kind)
    .map(({ id, category, severity, failOn }) => {
      const { failOn: _, ...found } = finding;
      return {
        ...found,
        ...{ rule: id, category, severity, evidence, ...(failOn && { failOn }) },
        fingerprint: fingerprint(id, finding.clause),
      };
    });
}

const byStart = (a: Span, b: Span): number => a.start - b.start;

/** What keeps a text from being seen. */
const UNSEEN: ReadonlySet<MarkKind> = new Set(['hidden', 'tiny']);

/** The first finding of each clause that rests on words nobody can see, with those words. */
function hiddenGrants(findings: readonly Judged[], marks: readonly Mark[]) {
  const unseen = marks.filter(({ kind }) => UNSEEN.has(kind));
  if (unseen.length === 0) return [];
  const clauses = new Set<number>();
  return findings.flatMap(({ finding }) => {
    const evidence = finding.evidence.filter((piece) => unseen.some((mark) => overlap(mark, piece)));
    if (evidence.length === 0 || clauses.has(finding.clause.start)) return [];
    clauses.add(finding.clause.start);
    return [{ finding, evidence }];
  });
}
