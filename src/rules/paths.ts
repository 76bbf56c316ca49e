/** Paths as globs see them. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { isS3Path, s3Steps } from '../address.ts';

/** Paths, of this system or, in tests, of another. */
interface Paths {
  readonly relative: (from: string, to: string) => string;
  readonly isAbsolute: (path: string) => boolean;
  readonly sep: string;
}

/** A path written out in full; the address of an object is. */
export const fullPath = (cwd: string, path: string): string => (isS3Path(path) ? path : resolve(cwd, path));

/** A path as seen from a folder, its steps parted by `/`; null where it is not below. Addresses of objects are below every folder. */
export function pathBelow(
  folder: string,
  path: string,
  paths: Paths = { relative, isAbsolute, sep },
): string | null {
  if (isS3Path(path)) return s3Steps(path).join('/');
  const steps = paths.relative(folder, path);
  if (paths.isAbsolute(steps) || steps.split(paths.sep)[0] === '..') return null;
  return steps.split(paths.sep).join('/');
}
