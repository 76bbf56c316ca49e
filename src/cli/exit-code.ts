import type { FailOn, Finding, InputError, Reading, Report, Safeguard } from '../model.ts';
import { rankOf } from '../report/severity.ts';
import { isIncomplete } from '../report/unread.ts';

export const DEFAULT_FAIL_ON: FailOn = 'high';
export const FAIL_ON: readonly FailOn[] = ['critical', 'high', 'medium', 'low', 'never'];

/**
 * The first that applies: 2 an input could not be opened; 1 a finding at or above the threshold that the signer
 * may not refuse, and that is neither known nor waived; 3 a document or a page could not be read; 0.
 */
export function exitCode({ readings, errors, bundle }: Report, failOn: FailOn): 0 | 1 | 2 | 3 {
  if (errors.some(isTrouble)) return 2;
  if (readings.some((reading) => fails(reading, failOn)) || isMissing(bundle?.safeguards ?? [], failOn))
    return 1;
  return errors.length > 0 || readings.some(isIncomplete) ? 3 : 0;
}

/** Whether somebody can put it right; a part of a folder that its disk does not give is merely not read. */
export const isTrouble = ({ code }: InputError): boolean => code !== 'folder-failed';

function fails({ findings, safeguards }: Reading, failOn: FailOn): boolean {
  return findings.some(failsAt(failOn)) || isMissing(safeguards, failOn);
}

/** Whether a finding is at or above the threshold, one that the signer may not refuse, and not suppressed. */
export const failsAt =
  (failOn: FailOn) =>
  ({
    stance,
    suppressed,
    ...found
  }: Pick<Finding, 'severity' | 'stance' | 'failOn' | 'suppressed'>): boolean =>
    suppressed === undefined && stance !== 'optional' && weighs(found, failOn);

function isMissing(safeguards: readonly Safeguard[], failOn: FailOn): boolean {
  const fails = failsAt(failOn);
  return safeguards.some(
    ({ assessment, ...said }) => assessment !== 'pass' && fails({ ...said, stance: 'granted' }),
  );
}

/** What was said of its own rule goes before what was said of all. */
function weighs({ severity, failOn: own }: Pick<Finding, 'severity' | 'failOn'>, failOn: FailOn): boolean {
  const least = own ?? failOn;
  return least !== 'never' && rankOf(severity) <= rankOf(least);
}
