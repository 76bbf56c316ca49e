/** Closed sets that several rooms go through in the same order. */
import type { Criterion, Matter } from './model.ts';

/** The criteria of a good consent, as they are told. */
export const CRITERIA: readonly Criterion[] = [
  'separate',
  'specific',
  'informed',
  'freely-given',
  'revocable',
  'limited-in-time',
  'purpose-bound',
  'own-data-only',
];

/** What the map tells of every way. */
export const MATTERS: readonly Matter[] = ['data', 'person', 'source', 'recipient', 'purpose', 'term'];
