/** A document as it stands in the queue: its path and its hash, and nothing of what is in it. */
import { createHash } from 'node:crypto';

export interface QueuedDocument {
  readonly path: string;
  /** Of its content, in hexadecimal; null where it could not be read: whoever works on it tells why. */
  readonly sha256: string | null;
}

/** A job as BullMQ takes and gives it. */
export interface QueuedJob {
  /** The hash, in base64url; Redis packs short fields, and a job that holds both in one would take twice as much. */
  readonly name: string;
  /** The path. */
  readonly data: string;
}

const NO_HASH = '-';
/** Of base64url: 132 bits, so that nobody can make two documents of one name. */
const ID_LENGTH = 22;

/** The same document under the same path has the same id, so that it is queued once. */
export function jobId({ path, sha256 }: QueuedDocument): string {
  const hash = createHash('sha256').update(`${path}\0${sha256 ?? ''}`);
  return hash.digest('base64url').slice(0, ID_LENGTH);
}

export const jobOf = ({ path, sha256 }: QueuedDocument): QueuedJob => ({
  name: sha256 === null ? NO_HASH : Buffer.from(sha256, 'hex').toString('base64url'),
  data: path,
});

export const documentOf = ({ name, data }: QueuedJob): QueuedDocument => ({
  path: data,
  sha256: name === NO_HASH ? null : Buffer.from(name, 'base64url').toString('hex'),
});
