/** Whether the numberings of a new language stay within what is tried at every line of a text. */
import type { Language } from '../../model.ts';
import { MAX_NUMBERING_LENGTH, MAX_NUMBERINGS, MAX_NUMBERS_IN_NUMBERING } from '../limits.ts';
import { note, type Reading } from '../reading.ts';

/** Notes numberings that are too many, too long, or may be read in too many ways. */
export function checkNumberings({ segment }: Language, reading: Reading): void {
  for (const key of ['numbers', 'ordinals', 'abbreviations'] as const) {
    const entries = segment[key];
    if (entries.length > MAX_NUMBERINGS)
      note(reading, ['segment', key], `more than ${MAX_NUMBERINGS} entries`);
    for (const [i, entry] of entries.entries()) {
      const message = excessOf(entry);
      if (message !== null) note(reading, ['segment', key, i], message);
    }
  }
}

function excessOf(entry: string): string | null {
  if (entry.length > MAX_NUMBERING_LENGTH) return `longer than ${MAX_NUMBERING_LENGTH} characters`;
  if ((entry.match(/\{/g)?.length ?? 0) > MAX_NUMBERS_IN_NUMBERING)
    return `at most ${MAX_NUMBERS_IN_NUMBERING} numbers in a numbering`;
  return /\s{2}/.test(entry) ? 'one space is enough: it stands for any white space' : null;
}
