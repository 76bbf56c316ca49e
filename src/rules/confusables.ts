/** Reads `confusables.yaml`: characters that are taken for one another when writing is recognised on a picture. */
import { note, type Reading, readFields, readTexts } from './reading.ts';

export const CONFUSABLES_KEYS = ['ideographs', 'letters'];

/** Groups of characters, each group as one text. */
export function readConfusables(reading: Reading): string[] {
  readFields(reading, [], CONFUSABLES_KEYS);
  const groups = CONFUSABLES_KEYS.flatMap((key) => readTexts(reading, [key]));
  for (const group of groups) {
    if (new Set(group).size < 2) note(reading, [], `'${group}' needs two characters that look alike`);
  }
  return groups;
}
