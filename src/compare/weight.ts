/** How much a change weighs. */
import type { ChangeKind, Direction, Severity, Stance } from '../model.ts';
import type { Told } from './told.ts';

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];
const STANCES: readonly Stance[] = ['granted', 'conditional', 'optional'];

export const rankOf = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** The worst of some findings. */
export const worstOf = (told: readonly Told[]): Severity =>
  SEVERITIES.find((severity) => told.some(({ finding }) => finding.severity === severity)) ?? 'info';

/** How firmly the firmest of some findings grants. */
export const firmestOf = (told: readonly Told[]): Stance =>
  STANCES.find((stance) => told.some(({ finding }) => finding.stance === stance)) ?? 'granted';

/** Below 0 where the first is firmer. */
export const firmness = (one: Stance, other: Stance): number => STANCES.indexOf(one) - STANCES.indexOf(other);

const BETTER: ReadonlySet<ChangeKind> = new Set([
  'vanished',
  'narrowed',
  'softer',
  'revocable',
  'safeguard-gained',
  'promise-made',
]);

/** What a kind of change means for the signer. */
export const directionOf = (kind: ChangeKind): Direction => (BETTER.has(kind) ? 'better' : 'worse');
