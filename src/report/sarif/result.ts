import type { Severity } from '../../model.ts';
import { type Entry, sentenceOf } from '../listing.ts';
import { escapeUnseen } from '../sanitise.ts';
import { artifact } from './artifact.ts';
import type { Kept } from './limits.ts';
import type { Level } from './notification.ts';

/** The level of a result. */
export const LEVELS: Readonly<Record<Severity, Level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** A finding as a result. `primaryLocationLineHash` is by what GitHub knows an alert again. */
export function resultOf(entry: Entry, path: string): object {
  const { rule, severity, stance, category, kind, fingerprint, occurrence, line, endLine, page } = entry;
  return {
    ruleId: rule,
    level: LEVELS[severity],
    message: { text: sentenceOf(entry) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(path),
          region: { startLine: line, endLine },
        },
      },
    ],
    partialFingerprints: {
      'consentlint/v1': fingerprint,
      primaryLocationLineHash: `${fingerprint}:${occurrence + 1}`,
    },
    properties: { severity, stance, category, kind, ...(page !== null && { page }) },
  };
}

/** A result put aside as text, which holds nothing of the document but what it tells. */
export function keptResult({ rule, category, severity }: Entry, result: object): Kept {
  return { rule, category, severity, json: escapeUnseen(JSON.stringify(result)) };
}
