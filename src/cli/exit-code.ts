import type { Reading, Report, Severity } from '../model.ts';
import { SEVERITIES } from '../report/severity.ts';

export type FailOn = Exclude<Severity, 'info'> | 'never';

export const FAIL_ON: readonly FailOn[] = ['critical', 'high', 'medium', 'low', 'never'];

/**
 * The first that applies: 2 an input could not be opened; 1 a finding at or above the threshold that the signer
 * may not refuse; 3 a document or a page could not be read; 0.
 */
export function exitCode({ readings, errors }: Report, failOn: FailOn): 0 | 1 | 2 | 3 {
  if (errors.length > 0) return 2;
  if (readings.some((reading) => fails(reading, failOn))) return 1;
  return readings.some(isIncomplete) ? 3 : 0;
}

function fails({ findings }: Reading, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  const threshold = SEVERITIES.indexOf(failOn);
  return findings.some(
    ({ severity, stance }) => stance !== 'optional' && SEVERITIES.indexOf(severity) <= threshold,
  );
}

function isIncomplete({ document, unread, verdict }: Reading): boolean {
  return document.outcome !== 'read' || unread.length > 0 || verdict === 'unread';
}
