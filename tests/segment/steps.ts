/** Steps through an outline: labels, leads and units that need no document. */
import type { Lead } from '../../src/model.ts';
import type { Label } from '../../src/segment/numbering.ts';
import { enterItem, leadsOf, type Outline } from '../../src/segment/outline.ts';
import type { Unit } from '../../src/segment/units.ts';

/** Every label is read here, so that its number can be told. */
export const TEXT = '1. 2. 3. 4. 5. 6. 7. 8. 9.';

/** The label that counts `value` of the pattern `rank`. */
export const label = (rank: number, value: number, more: Partial<Label> = {}): Label => {
  const start = Number.isNaN(value) ? 0 : (value - 1) * 3;
  return { start, end: Number.isNaN(value) ? 0 : start + 3, rank, value, depth: 1, ...more };
};
export const bullet = (rank: number): Label => label(rank, Number.NaN);

export const enter = (outline: Outline, ...labels: readonly Label[]): Outline =>
  labels.reduce((open, next) => enterItem(open, next, TEXT), outline);

export const lead = (start: number, kind: Lead['kind'] = 'line'): Lead => ({
  start,
  end: start + 1,
  body: start,
  kind,
});
export const startsOf = (outline: Outline): number[] => leadsOf(outline).map(({ start }) => start);
/** The open levels, as `rank:value`. */
export const levelsOf = ({ levels }: Outline): string[] =>
  levels.map((level) => `${level.label.rank}:${level.label.value}`);

/** A unit at some place that says nothing of what follows. */
export const unit = (start: number, more: Partial<Unit> = {}): Unit => ({
  ...{ start, end: start + 1, label: null },
  ...{ introduces: false, beforeItem: false, closes: false, first: true },
  ...more,
});
export const SENTENCE = { title: false, last: true };
export const TITLE = { title: true, last: true };
