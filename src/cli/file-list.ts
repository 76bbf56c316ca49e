import { readFile } from 'node:fs/promises';
import { pathOfBytes } from '../extract/disk-path.ts';
import type { Context } from './invocation.ts';
import { located } from './located.ts';
import { readStdin, STDIN } from './stdin.ts';
import type { Trouble } from './trouble.ts';

/** What ends a name in a list: a line break, or a zero byte. */
export type Ending = 'line' | 'zero';

/** The names in a list of files, standard input for `-`; blank ones are none. Trouble where the list cannot be read. */
export async function listedFiles(
  list: string,
  ending: Ending,
  context: Context,
): Promise<readonly string[] | Trouble> {
  const bytes = await bytesOf(list, context);
  if (!bytes) return { trouble: 'usage.files-from', values: { file: list } };
  // No name holds one.
  const isOther = ending === 'line' && bytes.includes(0);
  return isOther ? { trouble: 'usage.files-from-zero', values: { file: list } } : namesIn(bytes, ending);
}

async function bytesOf(list: string, context: Context): Promise<Uint8Array | null> {
  if (list !== STDIN) return readFile(located(list, context)).catch(() => null);
  const bytes = await readStdin(context.stdin);
  return 'code' in bytes ? null : bytes;
}

/** Names by their endings. A file may be called `-`: in a list that is no standard input. */
export function namesIn(bytes: Uint8Array, ending: Ending): readonly string[] {
  const text = pathOfBytes(bytes).replace(/^\ufeff/u, '');
  const names = ending === 'zero' ? text.split('\0') : text.split(/\r?\n/u);
  return names.filter((name) => name.trim() !== '').map((name) => (name === STDIN ? `./${name}` : name));
}
