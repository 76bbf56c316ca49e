/** A run-in title ("4. Credit reports. You authorize us to …") names what the sentence behind it grants: one finding is enough. */
import type { Finding } from '../model.ts';

/** Characters a run-in title may have. */
const TITLE_LENGTH = 60;

/** Findings without those in a title whose next sentence says the same with a verb. */
export function withoutTitles<T extends { readonly finding: Finding }>(findings: readonly T[]): T[] {
  const behind = new Set(
    findings.flatMap(
      ({
        finding: {
          rule,
          clause: { before },
        },
      }) => (before ? [`${rule} ${before.start} ${before.end}`] : []),
    ),
  );
  return findings.filter(
    ({ finding }) =>
      !isTitle(finding) || !behind.has(`${finding.rule} ${finding.clause.start} ${finding.clause.end}`),
  );
}

/** Whether a finding's clause is short, numbered, and does nothing itself. */
function isTitle({ clause: { start, body, end, leads }, evidence }: Finding): boolean {
  if (leads.at(-1)?.kind === 'line') return false;
  const acts = evidence.some(
    (piece) => (piece.role === 'act' || piece.role === 'grant') && piece.start >= start,
  );
  return body > start && end - body <= TITLE_LENGTH && !acts;
}
