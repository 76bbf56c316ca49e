import type { Row } from './rows.ts';
import type { Run } from './runs.ts';
import { endsWide, isWide } from './scripts.ts';

/**
 * The white space before each run of a line: as drawn, or where a gap shows that words end. Gaps of
 * justified or spread-out type are no white space.
 */
export function spacesIn(runs: Row['runs']): string[] {
  const limits = limitsOf(runs);
  return runs.map((run, i) => {
    const last = runs[i - 1];
    return last ? spaceBetween(last, run, limits) : '';
  });
}

/** Widest gaps, in font sizes, that are still none: between letters, beside one ideograph, between two. */
interface Limits {
  readonly letters: number;
  readonly mixed: number;
  readonly ideographs: number;
}

function limitsOf(runs: readonly Run[]): Limits {
  const gaps = runs
    .slice(1)
    .map((run, i) => ({ run, last: runs[i] as Run, gap: gapBetween(runs[i] as Run, run) }));
  const wide = gaps.filter(({ run, last }) => endsWide(last.text) && isWide(run.text)).map(({ gap }) => gap);
  const latin = gaps.filter(({ run, last }) => !endsWide(last.text) && !isWide(run.text));
  const single = runs.filter((run) => run.text.length === 1).length;
  const usual = median(latin.map(({ gap }) => gap));
  const isSpread = usual > 0.1 && single >= 4 && single >= 0.6 * runs.length;
  const hasSpaces = runs.slice(1).some((run) => run.space === ' ');
  const letters = isSpread ? 1.6 * usual : hasSpaces ? 0.4 : 0.14;
  return { letters, mixed: 0.6, ideographs: Math.max(1.2, 1.6 * median(wide)) };
}

/** The middle of some values; 0 where there are none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function gapBetween(last: Run, next: Run): number {
  return (next.x - last.right) / Math.max(last.ink.size, next.ink.size);
}

function spaceBetween(last: Run, next: Run, limits: Limits): string {
  const gap = gapBetween(last, next);
  const [before, behind] = [endsWide(last.text), isWide(next.text)];
  // An engine has seen where words end.
  if (next.confidence !== undefined) return next.space;
  if (next.space !== '') {
    if (before && behind) return gap > 0.15 ? next.space : '';
    return gap > 0.05 ? next.space : '';
  }
  const limit = before && behind ? limits.ideographs : before || behind ? limits.mixed : limits.letters;
  return gap > limit ? ' ' : '';
}
