/** Names under which findings and files stand in a baseline: nothing can be read from them. */
import { createHmac, randomBytes } from 'node:crypto';
import { relative, sep } from 'node:path';
import { isS3Path, s3Steps } from '../address.ts';

/** Hex digits of a salt, and of the names of a finding, of a part of a path, and of the check behind them. */
export const SALT_DIGITS = 64;
export const FINDING_DIGITS = 32;
export const PART_DIGITS = 16;
export const CHECK_DIGITS = 8;

/** A folder above: it says nothing, and leads the way to where a file may be looked for. */
export const PARENT = '..';

/** A new salt, which no other baseline has. */
export const newSalt = (): string => randomBytes(SALT_DIGITS / 2).toString('hex');

/** Makes names with one salt: the first digits of HMAC-SHA256. */
export interface Seal {
  readonly finding: (fingerprint: string) => string;
  /** A file as seen from the folder of the baseline: each part of its path by itself. */
  readonly document: (path: string, folder: string) => string;
  readonly part: (name: string) => string;
  /** Tells an entry that was written from one that somebody changed. */
  readonly check: (entry: { readonly document: string; readonly finding: string }) => string;
}

export function createSeal(salt: string): Seal {
  const key = Buffer.from(salt, 'hex');
  const sealed = (kind: string, text: string, digits: number) =>
    createHmac('sha256', key).update(`${kind}\n${text}`).digest('hex').slice(0, digits);
  // A file keeps its name when it is copied from a Mac, which writes é as two characters.
  const part = (name: string) =>
    name === PARENT ? name : sealed('part', name.normalize('NFC'), PART_DIGITS);
  return {
    part,
    finding: (fingerprint) => sealed('finding', fingerprint, FINDING_DIGITS),
    document: (path, folder) =>
      (isS3Path(path) ? s3Steps(path) : relative(folder, path).split(sep)).map(part).join('/'),
    check: ({ document, finding }) => sealed('entry', `${document}\n${finding}`, CHECK_DIGITS),
  };
}
