import { stringify } from 'yaml';
import { escapeUnseen, sanitise } from '../../report/sanitise.ts';

/** A value as YAML writes it on one line, whatever is in it. */
export function scalar(value: unknown): string {
  if (typeof value === 'string' && sanitise(value) !== value) return escapeUnseen(JSON.stringify(value));
  return stringify(value, { lineWidth: 0 }).trimEnd();
}
