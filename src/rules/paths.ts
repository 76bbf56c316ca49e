/** Paths as globs see them. */
import { isAbsolute, relative, sep } from 'node:path';

/** Paths, of this system or, in tests, of another. */
interface Paths {
  readonly relative: (from: string, to: string) => string;
  readonly isAbsolute: (path: string) => boolean;
  readonly sep: string;
}

/** A path as seen from a folder, its steps parted by `/`; null where it is not below. */
export function pathBelow(
  folder: string,
  path: string,
  paths: Paths = { relative, isAbsolute, sep },
): string | null {
  const steps = paths.relative(folder, path);
  if (paths.isAbsolute(steps) || steps.split(paths.sep)[0] === '..') return null;
  return steps.split(paths.sep).join('/');
}
