import type { Finding, Reading, Severity, Span } from '../model.ts';
import { rankOf, SEVERITIES } from '../report/severity.ts';

/** A clause with all that was found in it, the worst first. */
export interface FlaggedClause extends Span {
  /** Its place among the clauses of the document, from 1. */
  readonly number: number;
  readonly findings: readonly [Finding, ...Finding[]];
}

/** A stretch of text that is marked alike. */
export interface Stretch extends Span {
  /** The clauses it belongs to; none where it is evidence only. */
  readonly clauses: readonly FlaggedClause[];
  readonly severity: Severity | null;
  readonly isEvidence: boolean;
}

/** The clauses in which something was found, in text order, each once. */
export function flaggedClauses(findings: readonly Finding[]): readonly FlaggedClause[] {
  const clauses = new Map<string, [Finding, ...Finding[]]>();
  const sorted = findings.toSorted((a, b) => a.clause.start - b.clause.start || rank(a) - rank(b));
  for (const finding of sorted) {
    const key = `${finding.clause.start}-${finding.clause.end}`;
    const before = clauses.get(key);
    if (before) before.push(finding);
    else clauses.set(key, [finding]);
  }
  return [...clauses.values()].map((found, i) => {
    const { start, end } = found[0].clause;
    return { start, end, number: i + 1, findings: found };
  });
}

/** How many clauses of a document something was found in. */
export function clauseCount({ findings }: Pick<Reading, 'findings'>): number {
  return flaggedClauses(findings).length;
}

/** The document parted where a clause or evidence begins or ends, and at `others`; text of neither is left out. */
export function stretches(
  clauses: readonly FlaggedClause[],
  others: readonly number[] = [],
): readonly Stretch[] {
  const evidence = clauses.flatMap(({ findings }) => findings.flatMap(ownEvidence));
  const bounds = [...clauses, ...evidence].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([...bounds, ...others])];
  cuts.sort((a, b) => a - b);
  const inClauses = sweep(cuts, clauses);
  const inEvidence = sweep(cuts, evidence);
  return cuts.flatMap((start, i) => {
    const within = inClauses[i] ?? [];
    const isEvidence = (inEvidence[i]?.length ?? 0) > 0;
    const end = cuts[i + 1];
    if (end === undefined || (within.length === 0 && !isEvidence)) return [];
    return [{ start, end, clauses: within, severity: worst(within), isEvidence }];
  });
}

/** The spans that cover the stretch behind each cut. */
function sweep<T extends Span>(cuts: readonly number[], spans: readonly T[]): readonly (readonly T[])[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  let next = 0;
  let open: T[] = [];
  return cuts.map((cut) => {
    open = open.filter(({ end }) => end > cut);
    for (let span = sorted[next]; span && span.start <= cut; span = sorted[++next]) {
      if (span.end > cut) open.push(span);
    }
    return [...open];
  });
}

/** The words a finding rests on, those that stand in this document; a promise is another clause. */
export function ownEvidence({ evidence }: Finding): readonly Span[] {
  return evidence.filter(({ path, role }) => path === undefined && role !== 'promise');
}

function worst(clauses: readonly FlaggedClause[]): Severity | null {
  const ranks = clauses.map(({ findings: [first] }) => rank(first));
  return ranks.length === 0 ? null : (SEVERITIES[Math.min(...ranks)] ?? null);
}

const rank = ({ severity }: Finding): number => rankOf(severity);
