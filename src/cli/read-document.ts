import type { Document, InputError, Unread } from '../model.ts';
import type { Context } from './invocation.ts';
import { located } from './located.ts';
import type { Recognition } from './recognition.ts';
import { readStdin, STDIN } from './stdin.ts';

/** How a document may be read: passwords to try, how long it may take, and what reads its pictures. */
export interface Limits extends Recognition {
  readonly passwords: readonly string[];
  readonly timeoutMs: number;
}

/** Reads a file, or standard input; what is no document is an error value. */
export async function readDocument(
  file: string,
  { timeoutMs, ...limits }: Limits,
  context: Context,
): Promise<Document | InputError> {
  const { extract, extractBytes } = await import('../extract/index.ts');
  const options = { ...limits, deadline: Date.now() + timeoutMs };
  if (file !== STDIN) return extract(located(file, context), options);
  const bytes = await readStdin(context.stdin);
  return 'code' in bytes ? { path: STDIN, ...bytes } : extractBytes(STDIN, bytes, options);
}

/** The pages of which nothing was read. */
export function unreadPages({ pages }: Document): readonly Unread[] {
  return pages.flatMap(({ number, read: how, reason = 'empty' }) =>
    how === 'unread' ? [{ page: number, reason }] : [],
  );
}
