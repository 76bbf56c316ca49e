import { resolve } from 'node:path';
import type { Invocation } from './invocation.ts';
import { STDIN } from './stdin.ts';

/** A path as the user wrote it where it can be found that way, so that reports show it so; else made absolute. */
export function located(path: string, { cwd }: Pick<Invocation, 'cwd'>): string {
  return path === STDIN || cwd === process.cwd() ? path : resolve(cwd, path);
}
