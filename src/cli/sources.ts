import type { InputError } from '../model.ts';
import type { Input } from '../scan.ts';
import type { Context } from './invocation.ts';
import { readStdin, STDIN } from './stdin.ts';

/** A file by its path; standard input by its bytes. */
export async function sourceOf(
  input: string,
  { stdin }: Pick<Context, 'stdin'>,
): Promise<Input | InputError> {
  if (input !== STDIN) return { path: input };
  const bytes = await readStdin(stdin);
  return 'code' in bytes ? { path: STDIN, ...bytes } : { path: STDIN, bytes };
}
