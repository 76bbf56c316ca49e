import { resolve } from 'node:path';
import { isS3Path } from '../address.ts';
import type { Invocation } from './invocation.ts';
import { STDIN } from './stdin.ts';

/** A path as the user wrote it where it can be found that way, so that reports show it so; else made absolute. */
export function located(path: string, { cwd }: Pick<Invocation, 'cwd'>): string {
  return path === STDIN || isS3Path(path) || cwd === process.cwd() ? path : resolve(cwd, path);
}
