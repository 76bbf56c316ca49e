import type { Reading, Severity } from '../model.ts';

/** Worst first. */
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** How far down from the worst. */
export const rankOf = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** Told apart without colour; each one column wide. */
export const SYMBOLS: Readonly<Record<Severity, string>> = {
  critical: '✖',
  high: '✖',
  medium: '▲',
  low: '●',
  info: '○',
};

/** The worst that was found by a rule in these documents. */
export function severitiesOf(readings: readonly Reading[]): (rule: string) => Severity {
  const found = readings.flatMap(({ findings }) => findings);
  return (rule) => {
    const own = new Set(found.filter((finding) => finding.rule === rule).map(({ severity }) => severity));
    return SEVERITIES.find((severity) => own.has(severity)) ?? 'info';
  };
}
