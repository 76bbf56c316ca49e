import type { Finding, Reading, Report, Safeguard, Severity } from '../model.ts';
import { rankOf } from '../report/severity.ts';
import { isIncomplete } from '../report/unread.ts';

export type FailOn = Exclude<Severity, 'info'> | 'never';

export const FAIL_ON: readonly FailOn[] = ['critical', 'high', 'medium', 'low', 'never'];

/**
 * The first that applies: 2 an input could not be opened; 1 a finding at or above the threshold that the signer
 * may not refuse, and that is neither known nor waived; 3 a document or a page could not be read; 0.
 */
export function exitCode({ readings, errors, bundle }: Report, failOn: FailOn): 0 | 1 | 2 | 3 {
  if (errors.length > 0) return 2;
  if (readings.some((reading) => fails(reading, failOn)) || isMissing(bundle?.safeguards ?? [], failOn))
    return 1;
  return readings.some(isIncomplete) ? 3 : 0;
}

function fails({ findings, safeguards }: Reading, failOn: FailOn): boolean {
  return findings.some(failsAt(failOn)) || isMissing(safeguards, failOn);
}

/** Whether a finding is at or above the threshold, one that the signer may not refuse, and not suppressed. */
export const failsAt =
  (failOn: FailOn) =>
  ({ severity, stance, suppressed }: Pick<Finding, 'severity' | 'stance' | 'suppressed'>): boolean =>
    suppressed === undefined && stance !== 'optional' && weighs({ severity }, failOn);

function isMissing(safeguards: readonly Safeguard[], failOn: FailOn): boolean {
  const fails = failsAt(failOn);
  return safeguards.some(
    ({ assessment, ...said }) => assessment !== 'pass' && fails({ ...said, stance: 'granted' }),
  );
}

const weighs = ({ severity }: { readonly severity: Severity }, failOn: FailOn): boolean =>
  failOn !== 'never' && rankOf(severity) <= rankOf(failOn);
