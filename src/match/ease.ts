/** A clause that also protects the signer weighs less: by one step, whatever it says. */
import type { Evidence, Finding, Severity } from '../model.ts';
import type { Opened } from './opener.ts';
import type { ReadClause } from './scope.ts';
import { overlap } from './spans.ts';
import { metBy } from './statements.ts';

/** Only steps that are taken: what is low or a note stays. */
const LESS: Readonly<Partial<Record<Severity, Severity>>> = {
  critical: 'high',
  high: 'medium',
  medium: 'low',
};

/** The finding as it weighs with what its clause says for the signer, those words among its evidence. */
export function ease(finding: Finding, read: ReadClause, opened: Opened): Finding {
  const severity = LESS[finding.severity];
  if (severity === undefined) return finding;
  const safeguards = metBy(finding.category, read, opened);
  if (safeguards.length === 0) return finding;
  const words = safeguards.flatMap(({ evidence }) => evidence).filter((piece) => isFree(piece, finding));
  const evidence = [
    ...finding.evidence,
    ...words.map(({ start, end }): Evidence => ({ role: 'safeguard', start, end })),
  ];
  return { ...finding, severity, evidence: evidence.toSorted((a, b) => a.start - b.start) };
}

const isFree = (piece: Evidence, { evidence }: Finding): boolean =>
  !evidence.some((other) => overlap(piece, other));
