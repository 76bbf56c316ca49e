import type { Finding, Severity } from '../../model.ts';
import { SEVERITIES } from '../severity.ts';
import { findingId, markId, type Sheet } from './sheet.ts';
import { say } from './tongues.ts';

/** The numbers of findings in a document: each stands once, where its clause is seen first, and leads back to it. */
export interface Marks {
  /** The numbers of those among the findings that have none yet. */
  readonly place: (findings: readonly Finding[]) => string;
  /** Those among the findings that have no number yet. */
  readonly fresh: (findings: readonly Finding[]) => readonly Finding[];
  /** Findings whose clause was nowhere to be seen. */
  readonly left: () => readonly Finding[];
}

/** New marks for a document. */
export function createMarks(sheet: Sheet): Marks {
  const placed = new Set<Finding>();
  const left = (findings: readonly Finding[]) => findings.filter((finding) => !placed.has(finding));
  return {
    place: (findings) => {
      const fresh = left(findings);
      for (const finding of fresh) placed.add(finding);
      return fresh.map((finding) => mark(finding, sheet)).join('');
    },
    fresh: left,
    left: () => left(sheet.reading.findings),
  };
}

function mark(finding: Finding, { numberOf, eyes }: Sheet): string {
  const n = numberOf(finding);
  const label = `<span class="vh">${say(eyes, 'page.finding')} </span>`;
  return `<a class="ref ${finding.severity}" id="${markId(n)}" href="#${findingId(n)}">${label}${n}</a>`;
}

/** The worst severity among findings. */
export function worst(findings: readonly Finding[]): Severity {
  return SEVERITIES.find((one) => findings.some(({ severity }) => severity === one)) ?? 'info';
}
