import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type FileHandle, open, realpath, rename, stat } from 'node:fs/promises';
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
  const there = await stat(target);
  const draft = there.isFile() ? await draftOf(target, there.mode) : null;
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

async function draftOf(target: string, mode: number): Promise<{ path: string; handle: FileHandle } | null> {
  const path = join(dirname(target), `.${randomUUID()}.tmp`);
  try {
    return { path, handle: await open(path, 'wx', mode & 0o777) };
  } catch {
    return null;
  }
}

const outcome = (done: Promise<unknown>): Promise<Written> => done.then(() => 'written', outcomeOf);

/** Whether a file can be written, tried before the work begins; it is left as it is, or made empty where there is none. */
export async function isWritable(path: string): Promise<boolean> {
  try {
    await (await open(path, 'a')).close();
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

function outcomeOf(error: NodeJS.ErrnoException): Written {
  return error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED' ? 'closed' : 'failed';
}
