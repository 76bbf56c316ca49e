import type { Scanner } from '../scan.ts';
import type { Context } from './invocation.ts';
import { type PlaceFlags, placesAsked } from './jurisdictions.ts';
import type { Limits } from './read-document.ts';
import { type ReadFlags, readOptions } from './read-options.ts';
import type { Trouble } from './trouble.ts';

/** A scanner as the options ask for it, with how documents may be read. */
export interface Scanning {
  readonly scanner: Scanner;
  readonly limits: Limits;
}

/** Makes the scanner that a command reads with; trouble where an option cannot be understood. */
export async function scanning(flags: ReadFlags & PlaceFlags, context: Context): Promise<Scanning | Trouble> {
  const limits = await readOptions(flags, context);
  if ('trouble' in limits) return limits;
  const places = placesAsked(flags, context);
  if ('trouble' in places) return places;
  const { rulebook, rulebookFor } = context;
  const { createScanner } = await import('../scan.ts');
  return { scanner: createScanner({ rulebook, rulebookFor, ...limits, ...places }), limits };
}
