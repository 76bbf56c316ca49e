import type { Ground, RunProperties } from './properties.ts';

/** Points up to which nobody sees that there is text. */
const INVISIBLE = 2;
/** Points below which nobody reads it. */
const TINY = 5;
/** Difference of one colour channel, of 255, that an eye does not tell on paper. */
const SAME = 16;

/** The mark that a run deserves for its look, if any. */
export type Visibility = 'hidden' | 'tiny' | null;

/** How badly a run can be seen on the ground it stands on; its properties with all that is inherited. */
export function visibility(run: RunProperties, ground: Ground): Visibility {
  const { vanish = false, size = TINY, colour = 'auto' } = run;
  if (vanish || size <= INVISIBLE || alike(colour, run.ground === undefined ? ground : run.ground)) {
    return 'hidden';
  }
  return size < TINY ? 'tiny' : null;
}

function alike(colour: string, ground: Ground): boolean {
  const there = channels(ground ?? '');
  const here = channels(colour);
  return here.length > 0 && there.length > 0 && here.every((c, i) => Math.abs(c - (there[i] ?? 0)) <= SAME);
}

/** Red, green and blue; nothing for `auto` or an unknown colour. */
function channels(colour: string): readonly number[] {
  if (!/^[0-9a-f]{6}$/i.test(colour)) return [];
  return [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
