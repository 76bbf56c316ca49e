import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Invocation } from './invocation.ts';
import type { Trouble } from './trouble.ts';

export interface PasswordFlags {
  readonly password?: readonly string[];
  readonly passwordFile?: string;
}

/** Every password to try: from the arguments, from a file (one a line), from the environment. */
export async function passwordsOf(
  flags: PasswordFlags,
  { env, cwd }: Pick<Invocation, 'env' | 'cwd'>,
): Promise<readonly string[] | Trouble> {
  const { password = [], passwordFile } = flags;
  const kept = env.CONSENTLINT_PASSWORD ? [env.CONSENTLINT_PASSWORD] : [];
  if (passwordFile === undefined) return [...password, ...kept];
  try {
    const text = (await readFile(resolve(cwd, passwordFile), 'utf8')).replace(/^\ufeff/, '');
    return [...password, ...text.split(/\r?\n/).filter((line) => line !== ''), ...kept];
  } catch {
    return { trouble: 'usage.password-file', values: { file: passwordFile } };
  }
}
