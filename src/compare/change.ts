/** A change, put together of the findings that show it. */
import { createHash } from 'node:crypto';
import type { Change, ChangeKind, MatterChange, Passage, Span } from '../model.ts';
import type { Pair } from './clusters.ts';
import type { Told } from './told.ts';
import { directionOf, firmestOf, worstOf } from './weight.ts';

/** What a change is about. */
export interface Subject {
  readonly kind: ChangeKind;
  readonly rule: string;
  readonly category: string;
  readonly matters: readonly MatterChange[];
}

/** The change that findings of both documents show. It weighs as they do where it weighs more. */
export function changeOf({ kind, rule, category, matters }: Subject, pair: Pair): Change {
  const heavy = heavySide(kind, pair);
  const holding = (side: 'added' | 'removed') => matters.flatMap((matter) => matter[side]);
  const [old, fresh] = [passagesOf(pair.old, holding('removed')), passagesOf(pair.new, holding('added'))];
  return {
    ...{ kind, direction: directionOf(kind), rule, category },
    severity: worstOf(heavy),
    stance: firmestOf(heavy),
    ...{ matters, old, new: fresh, closest: null, also: [] },
    fingerprint: fingerprintOf([kind, rule, ...namesOf(old), '/', ...namesOf(fresh)]),
  };
}

function heavySide(kind: ChangeKind, { old, new: fresh }: Pair): readonly Told[] {
  if (kind === 'altered') return [...old, ...fresh];
  const isOld = directionOf(kind) === 'better' ? old.length > 0 : fresh.length === 0;
  return isOld ? old : fresh;
}

/** The passages that hold what changed come first. */
function passagesOf(told: readonly Told[], changed: readonly Span[]): readonly Passage[] {
  const holds = ({ finding }: Told) =>
    changed.some(({ start, end }) =>
      [finding.clause, ...finding.evidence].some((piece) => piece.start <= start && piece.end >= end),
    );
  const first = told.filter(holds);
  return [...first, ...told.filter((one) => !first.includes(one))]
    .filter(({ isEcho }) => !isEcho)
    .map(passageOf);
}

const passageOf = ({ finding: { clause, evidence, stance, fingerprint } }: Told): Passage => ({
  ...{ clause, evidence, stance, fingerprint },
});

const namesOf = (passages: readonly Passage[]): readonly string[] =>
  passages.map(({ fingerprint }) => fingerprint ?? '').toSorted();

/** 16 hex digits that stand for what a change is about. */
export const fingerprintOf = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
