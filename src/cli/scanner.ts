import type { Scanner } from '../scan.ts';
import { type CacheFlags, cachingOf } from './caching.ts';
import type { Context } from './invocation.ts';
import { type PlaceFlags, placesAsked } from './jurisdictions.ts';
import { type Progress, progressOf } from './progress.ts';
import { type Limits, type ReadFlags, readOptions } from './read-options.ts';
import type { Trouble } from './trouble.ts';

/** How documents may be read, and what reads them. */
export interface Scanning {
  readonly limits: Limits;
  /** Makes a scanner for so many documents; what it starts ends with the run. */
  readonly scannerFor: (documents: number) => Promise<Scanner>;
  /** Told of documents by whoever reads many; the scanner itself tells of the pictures of one. */
  readonly progress: Progress;
  /** How many documents had not to be read again. */
  readonly cached: () => number;
}

/** What a command reads with, as the options ask for it; trouble where one cannot be understood. */
export async function scanning(
  flags: ReadFlags & PlaceFlags & CacheFlags,
  context: Context,
): Promise<Scanning | Trouble> {
  const limits = await readOptions(flags, context);
  if ('trouble' in limits) return limits;
  const places = placesAsked(flags, context);
  if ('trouble' in places) return places;
  const caching = await cachingOf(flags, { ...limits, ...places }, context);
  if ('trouble' in caching) return caching;
  const progress = progressOf(context);
  context.atEnd(progress.clear);
  const scannerFor = async (documents: number): Promise<Scanner> => {
    const { createScanners } = await import('../batch/scanners.ts');
    const { rulebook, shipped, planned, atEnd } = context;
    const base = planned?.from ?? rulebook;
    const scanners = createScanners({
      ...limits,
      ...places,
      documents,
      rulebook: base,
      isShipped: base === shipped,
      plan: planned?.plan,
      ...(documents === 1 && { onPicture: progress.pictures }),
    });
    atEnd(scanners.close);
    const { fetchedScanner } = await import('../batch/fetched.ts');
    const { jobs, timeoutMs } = limits;
    return fetchedScanner(caching.before(scanners), { jobs, timeoutMs, most: limits.limits.bytes });
  };
  return { limits, scannerFor, progress, cached: caching.hits };
}
