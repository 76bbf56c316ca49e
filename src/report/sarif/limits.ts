import { gzipSync } from 'node:zlib';
import type { Severity } from '../../model.ts';
import { rankOf } from '../severity.ts';

/** A result as it will be written, with what decides whether there is room for it. */
export interface Kept {
  readonly rule: string;
  readonly category: string;
  readonly severity: Severity;
  /** Known or waived: what is new goes before it. */
  readonly isSuppressed: boolean;
  readonly json: string;
}

/** How much fits: results of a run, and bytes of a packed file. */
export interface Limits {
  readonly results: number;
  readonly bytes: number;
}

/** What GitHub's code scanning takes. */
export const LIMITS: Limits = { results: 25_000, bytes: 10_000_000 };

/** A file that did not fit is tried again a little smaller than it should be. */
const SPARE = 0.95;

/** Writes as many results as there is room for, the worst if not all; the order stays as it is. */
export function fitting(
  results: readonly Kept[],
  write: (kept: readonly Kept[]) => string,
  limits: Limits,
): string {
  let n = Math.min(results.length, limits.results);
  for (;;) {
    const text = write(worst(results, n));
    const size = packed(text, limits.bytes);
    if (size <= limits.bytes || n === 0) return text;
    n = Math.floor(Math.min(n - 1, (n * limits.bytes * SPARE) / size));
  }
}

/** Bytes of the packed text; what is small enough as it is needs no packing. */
function packed(text: string, limit: number): number {
  const size = Buffer.byteLength(text);
  return size <= limit ? size : gzipSync(text).length;
}

/** The worst of the results, in their order. */
export function worst(results: readonly Kept[], n: number): readonly Kept[] {
  if (results.length <= n) return results;
  const ranked = results.map(({ severity, isSuppressed }, i) => ({
    i,
    isSuppressed,
    rank: rankOf(severity),
  }));
  const chosen = new Set(
    ranked
      .toSorted((a, b) => Number(a.isSuppressed) - Number(b.isSuppressed) || a.rank - b.rank || a.i - b.i)
      .slice(0, n)
      .map(({ i }) => i),
  );
  return results.filter((_, i) => chosen.has(i));
}
