/** Objects of S3-compatible storage as documents are read and folders are walked: what goes wrong is a value. */
import { addAbortSignal } from 'node:stream';
import { isS3Folder, type S3Address, s3Address } from '../address.ts';
import type { InputError } from '../model.ts';
import { type Arrival, openStorage, type Page, type Storage } from './client.ts';
import { codeOf } from './failure.ts';

/** How an object may be read. */
export interface Bounds {
  /** Bytes. */
  readonly most: number;
  /** How long it may take to arrive, the client's own tries and pauses included. */
  readonly timeoutMs: number;
}

/** Opens storage; null where its client is not installed. */
type Open = () => Promise<Storage | null>;

let opened: Promise<Storage | null> | null = null;

/** The same storage for the whole run, opened when the first address is met. */
const shared: Open = () => {
  opened ??= openStorage();
  return opened;
};

/** An object that breaks off on its way is asked for again, this often in all; the client tries again only until it begins. */
const TRIES = 3;

/** All bytes of an object, in memory of their own. One that is said to be too large is not even begun. */
export async function readObject(
  path: string,
  { most, timeoutMs }: Bounds,
  open: Open = shared,
): Promise<Uint8Array | InputError> {
  const address = s3Address(path);
  if (!isAddress(address) || isS3Folder(path)) return { path, code: 's3-address' };
  const got = await within(timeoutMs, open, async (storage, signal) => {
    for (let tries = 1; ; tries++) {
      const bytes = await bytesOf(await storage.get(address, signal), most, signal);
      if (bytes === 'oversized') return { code: 's3-oversized' };
      if (bytes !== 'broken') return bytes;
      if (tries === TRIES || signal.aborted) return { code: 's3-broken' };
    }
  });
  return 'code' in got ? { path, code: got.code } : got;
}

/** Keys below a prefix, a page after the other; a code in place of the rest where it could not be listed. */
export async function* listObjects(
  path: string,
  timeoutMs: number,
  open: Open = shared,
): AsyncGenerator<readonly string[] | Wrong> {
  const address = s3Address(path);
  if (!isAddress(address)) return yield { code: 's3-address' };
  for (let from: string | null = null; ; ) {
    const page: Page | Wrong = await within(timeoutMs, open, (storage, signal) =>
      storage.list(address, from, signal),
    );
    yield 'code' in page ? page : page.keys;
    if ('code' in page || page.next === null) return;
    from = page.next;
  }
}

type Wrong = Pick<InputError, 'code'>;

/** Has something done with storage while there is time; what is left of it on the way is broken off. */
async function within<Value extends object>(
  timeoutMs: number,
  open: Open,
  work: (storage: Storage, signal: AbortSignal) => Promise<Value | Wrong>,
): Promise<Value | Wrong> {
  const breakOff = new AbortController();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    breakOff.abort();
  }, timeoutMs);
  try {
    const storage = await open();
    if (!storage) return { code: 's3-absent' };
    const value = await work(storage, breakOff.signal);
    return isLate && 'code' in value ? { code: 's3-timeout' } : value;
  } catch (error) {
    return { code: isLate ? 's3-timeout' : codeOf(error) };
  } finally {
    clearTimeout(timer);
    breakOff.abort();
  }
}

/** A bucket has a name, and no key holds half a character. */
const isAddress = ({ bucket, key }: S3Address): boolean => bucket !== '' && !/\p{Cs}/u.test(bucket + key);

async function bytesOf(
  { bytes: promised, body }: Arrival,
  most: number,
  signal: AbortSignal,
): Promise<Uint8Array | 'oversized' | 'broken'> {
  try {
    if ((promised ?? 0) > most) return 'oversized';
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of addAbortSignal(signal, body) as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > most) return 'oversized';
      chunks.push(chunk);
    }
    return joined(chunks, size);
  } catch {
    return 'broken';
  } finally {
    body.destroy();
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
