import type { Severity, Suppression } from '../../model.ts';
import { type Entry, sentenceOf } from '../listing.ts';
import { escapeUnseen, sanitise } from '../sanitise.ts';
import { suppressionWords } from '../suppressed.ts';
import type { Words } from '../words.ts';
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
export function resultOf(entry: Entry, path: string, words: Words): object {
  const { rule, severity, stance, category, kind, fingerprint, occurrence, line, endLine, page } = entry;
  const { suppressed } = entry;
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
    ...(suppressed && { suppressions: [suppressionOf(suppressed, words)] }),
    properties: { severity, stance, category, kind, ...(page !== null && { page }) },
  };
}

/** It stands beside the document, not in it, and somebody has accepted it. */
function suppressionOf(suppressed: Suppression, words: Words): object {
  const { kind, ...waiver } = suppressed;
  return {
    ...{ kind: 'external', status: 'accepted' },
    justification: sanitise(suppressionWords(suppressed, words)),
    properties: { kind, ...waiver },
  };
}

/** A result put aside as text, which holds nothing of the document but what it tells. */
export function keptResult({ rule, category, severity, suppressed }: Entry, result: object): Kept {
  const isSuppressed = suppressed !== undefined;
  return { rule, category, severity, isSuppressed, json: escapeUnseen(JSON.stringify(result)) };
}
