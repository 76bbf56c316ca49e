/** Inputs that a configuration leaves out. */
import { join } from 'node:path';
import { isS3Path } from '../../address.ts';
import type { InputError } from '../../model.ts';
import { globMatcher } from '../../rules/glob.ts';
import { fullPath, pathBelow } from '../../rules/paths.ts';
import type { Inputs } from '../inputs.ts';
import type { Context } from '../invocation.ts';
import { STDIN } from '../stdin.ts';
import { warn } from '../trouble.ts';

/**
 * Inputs without those that `ignores` means. A file that was named itself is left out as well, since others name files for
 * the user, and that is said; a folder of which nothing remains is an error, as one in which there is nothing.
 */
export async function withoutIgnored(
  inputs: Inputs,
  named: readonly string[],
  context: Context,
): Promise<Inputs> {
  const { config, words } = context;
  const isIgnored = ignoredBy(context);
  if (!config || !isIgnored) return inputs;
  const ignored = inputs.files.filter(isIgnored);
  for (const file of ignored.filter((path) => named.includes(path)))
    await warn(file, words.say('configuration.ignored', { config: config.file }), context);
  const files = inputs.files.filter((file) => !ignored.includes(file));
  const emptied = named.filter((path) => isBelow(path, ignored) && !isBelow(path, files));
  return {
    ...inputs,
    files,
    errors: [
      ...inputs.errors.filter(({ path }) => !isIgnored(path)),
      ...emptied.map((path): InputError => ({ path, code: 'all-ignored' })),
    ],
  };
}

/** Whether a path is left out; null where nothing is. */
export function ignoredBy({
  config,
  cwd,
}: Pick<Context, 'config' | 'cwd'>): ((path: string) => boolean) | null {
  if (!config?.ignores?.length) return null;
  const isMeant = globMatcher(config.ignores);
  return (path) => {
    const below = path === STDIN ? null : pathBelow(config.folder, fullPath(cwd, path));
    return below !== null && isMeant(below);
  };
}

/** Whether a folder holds any of these files. */
function isBelow(folder: string, files: readonly string[]): boolean {
  const start = isS3Path(folder) ? folder.replace(/\/?$/u, '/') : join(folder, '/');
  return files.some((file) => file.startsWith(start) || (folder === '.' && !file.startsWith('..')));
}
