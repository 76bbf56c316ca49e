import type { ReadingSetup } from './job.ts';

/** Readers look at the clock between pages and parts; one that does not come to it within this is ended. */
const GRACE_MS = 2_000;
/** Longer than the recognition of a picture may take, and its drawing. */
const PICTURE_MS = 240_000;

/** How long a process may be silent, in milliseconds. */
export const patienceFor = ({ timeoutMs }: Pick<ReadingSetup, 'timeoutMs'>, isRecognising: boolean): number =>
  GRACE_MS + (isRecognising ? Math.max(timeoutMs, PICTURE_MS) : timeoutMs);
