/** Results put back into the order in which documents were given. */
import { withoutJob } from '../report/job.ts';
import type { Written } from './output.ts';

/** What became of all that was wanted. */
export interface PutInOrder {
  readonly written: number;
  readonly missing: number;
  /** How the writing ended. */
  readonly sent: Written;
}

/** Where the results are, and where they go. */
export interface Putting<Key> {
  /** The line of results for something wanted, with or without its job; null where there is none. */
  readonly lineOf: (key: Key) => Promise<string | null>;
  readonly write: (text: string) => Promise<Written>;
  /** Told of each that has none. */
  readonly onMissing: (key: Key) => Promise<void>;
}

/** So many characters are written at once. */
const CHUNK = 1 << 18;

/**
 * Writes one line for each that is wanted, in this order and without its job: what one run over all of them writes. Holds
 * little more than a line at a time.
 */
export async function putInOrder<Key>(
  wanted: Iterable<Key> | AsyncIterable<Key>,
  { lineOf, write, onMissing }: Putting<Key>,
): Promise<PutInOrder> {
  let [written, missing, held] = [0, 0, ''];
  for await (const key of wanted) {
    const line = await lineOf(key);
    if (line === null) {
      missing++;
      await onMissing(key);
      continue;
    }
    written++;
    held += `${withoutJob(line.trimEnd())}\n`;
    if (held.length < CHUNK) continue;
    const sent = await write(held);
    if (sent !== 'written') return { written, missing, sent };
    held = '';
  }
  return { written, missing, sent: held === '' ? 'written' : await write(held) };
}
