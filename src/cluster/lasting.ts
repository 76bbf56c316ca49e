/** What goes on with Redis is tried again where it went away in the middle. */
import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 250;
/** The answer to half of a batch was lost, or a script is not known any more, since Redis was started anew. */
const INTERRUPTED = /connection|ECONN|EPIPE|ETIMEDOUT|aborted|NOSCRIPT|LOADING|MASTERDOWN|TRYAGAIN/i;

/** Does a work that may be done twice until it is done. Throws what another try does not better. */
export async function lasting<Value>(work: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!INTERRUPTED.test(reasonOf(error))) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

const reasonOf = (error: unknown): string => {
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string };
  return `${code} ${message}`;
};
