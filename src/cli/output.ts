import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sink } from './invocation.ts';

/** `closed`: whoever was reading has had enough (`| head`). */
export type Written = 'written' | 'closed' | 'failed';

/** Where a report goes. */
export interface Output {
  readonly write: (text: string) => Promise<Written>;
  /** Writes what is still held back. */
  readonly end: () => Promise<Written>;
  /** Leaves no trace of a report that did not come to its end; at once, for nothing may come after. */
  readonly drop: () => void;
}

/** Writes as it comes. */
export function streamOutput(stream: Sink): Output {
  return { write: (text) => write(stream, text), end: async () => 'written', drop: () => {} };
}

/**
 * Writes to a draft beside the file, which takes its place at the end: a file never holds half a report, and the
 * memory never a whole one. A pipe or a device is written as it comes, and so is a file in a folder that takes no other.
 */
export async function fileOutput(path: string): Promise<Output> {
  // What stands behind /dev/stdout may have no path of its own.
  const target = await realpath(path).catch(() => path);
  const there = await stat(target).catch(() => null);
  const draft = there === null || there.isFile() ? await draftOf(target, there?.mode ?? NEW) : null;
  const handle = draft?.handle ?? (await open(target, 'w'));
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await handle.close();
  };
  return {
    write: (text) => outcome(handle.appendFile(text)),
    end: () => outcome(close().then(() => (draft ? rename(draft.path, target) : undefined))),
    drop: () => {
      if (!isOpen) return;
      close().catch(() => {});
      if (draft) rmSync(draft.path, { force: true });
    },
  };
}

/** The rights of a new file, from which the system takes what the user does not give. */
const NEW = 0o666;

async function draftOf(target: string, mode: number): Promise<{ path: string; handle: FileHandle } | null> {
  const path = join(dirname(target), `.${randomUUID()}.tmp`);
  try {
    return { path, handle: await open(path, 'wx', mode & 0o777) };
  } catch {
    return null;
  }
}

const outcome = (done: Promise<unknown>): Promise<Written> => done.then(() => 'written', outcomeOf);

/** Whether a file can be written, tried before the work begins; all is left as it is. */
export async function isWritable(path: string): Promise<boolean> {
  try {
    const isNew = await stat(path).then(
      () => false,
      () => true,
    );
    await (await open(path, 'a')).close();
    if (isNew) await rm(path, { force: true });
    return true;
  } catch {
    return false;
  }
}

/** Writes text to a stream and waits until it has been taken. */
export function write(stream: Sink, text: string): Promise<Written> {
  if (text === '') return Promise.resolve('written');
  return new Promise((resolve) => {
    stream.write(text, (error) => resolve(error ? outcomeOf(error) : 'written'));
  });
}

/**
 * Watches a stream; what it returns tells, when all was written, whether something could not be. Whoever has had enough is no
 * failure. Commands need not look at each thing they write.
 */
export function watched(stream: Sink): () => Promise<boolean> {
  let hasFailed = false;
  stream.on('error', (error) => {
    hasFailed ||= outcomeOf(error) === 'failed';
  });
  return async () => {
    // An error is told after the writing that met it.
    await new Promise((resolve) => setImmediate(resolve));
    return hasFailed;
  };
}

function outcomeOf(error: NodeJS.ErrnoException): Written {
  return error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED' ? 'closed' : 'failed';
}
