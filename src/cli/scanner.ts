import type { Scanner } from '../scan.ts';
import type { Context } from './invocation.ts';
import { type PlaceFlags, placesAsked } from './jurisdictions.ts';
import { progressOf } from './progress.ts';
import { type Limits, type ReadFlags, readOptions } from './read-options.ts';
import type { Trouble } from './trouble.ts';

/** How documents may be read, and what reads them. */
export interface Scanning {
  readonly limits: Limits;
  /** Makes a scanner for so many documents; what it starts ends with the run. */
  readonly scannerFor: (documents: number) => Promise<Scanner>;
}

/** What a command reads with, as the options ask for it; trouble where one cannot be understood. */
export async function scanning(flags: ReadFlags & PlaceFlags, context: Context): Promise<Scanning | Trouble> {
  const limits = await readOptions(flags, context);
  if ('trouble' in limits) return limits;
  const places = placesAsked(flags, context);
  if ('trouble' in places) return places;
  const scannerFor = async (documents: number): Promise<Scanner> => {
    const { createScanners } = await import('../batch/scanners.ts');
    const { rulebook, shipped, atEnd } = context;
    const progress = progressOf(context);
    const scanners = createScanners({
      ...limits,
      ...places,
      documents,
      rulebook: rulebook === shipped ? null : rulebook,
      onPicture: progress.tell,
    });
    atEnd(scanners.close);
    atEnd(progress.clear);
    return scanners;
  };
  return { limits, scannerFor };
}
