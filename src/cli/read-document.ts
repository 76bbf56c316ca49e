import type { Document, InputError, Unread } from '../model.ts';
import type { Scanner } from '../scan.ts';
import type { Context } from './invocation.ts';
import { located } from './located.ts';
import { sourceOf } from './sources.ts';

/** Reads a file, or standard input; what is no document is an error value. */
export async function readDocument(
  file: string,
  scanner: Scanner,
  context: Context,
): Promise<Document | InputError> {
  const source = await sourceOf(located(file, context), context);
  return 'code' in source ? source : scanner.read(source);
}

/** The pages of which nothing was read. */
export function unreadPages({ pages }: Document): readonly Unread[] {
  return pages.flatMap(({ number, read: how, reason = 'empty' }) =>
    how === 'unread' ? [{ page: number, reason }] : [],
  );
}
