import { open, writeFile } from 'node:fs/promises';
import type { Sink } from './invocation.ts';

/** `closed`: whoever was reading has had enough (`| head`). */
export type Written = 'written' | 'closed' | 'failed';

/** Where a report goes. */
export interface Output {
  readonly write: (text: string) => Promise<Written>;
  /** Writes what is still held back. */
  readonly end: () => Promise<Written>;
}

/** Writes as it comes. */
export function streamOutput(stream: Sink): Output {
  return { write: (text) => write(stream, text), end: async () => 'written' };
}

/** Keeps all until the end, so that a file never holds half a report. */
export function fileOutput(path: string): Output {
  const parts: string[] = [];
  return {
    write: async (text) => {
      parts.push(text);
      return 'written';
    },
    end: () =>
      writeFile(path, parts.join('')).then(
        () => 'written',
        () => 'failed',
      ),
  };
}

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
