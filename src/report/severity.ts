import type { Severity } from '../model.ts';

/** Worst first. */
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** Told apart without colour; each one column wide. */
export const SYMBOLS: Readonly<Record<Severity, string>> = {
  critical: '✖',
  high: '✖',
  medium: '▲',
  low: '●',
  info: '○',
};
