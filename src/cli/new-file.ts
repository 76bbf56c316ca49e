import { randomUUID } from 'node:crypto';
import { link, lstat, mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';

/** `outside`: a link on the way leads out of the folder. */
export type NewFile = 'written' | 'exists' | 'outside' | 'failed';

/**
 * Writes a file that is not there yet, whole or not at all, with the folders on the way; nothing is ever overwritten.
 * `within` is a folder that it must not leave.
 */
export async function writeNew(path: string, bytes: Uint8Array, within: string | null): Promise<NewFile> {
  try {
    if (within !== null && !(await staysWithin(dirname(path), within))) return 'outside';
    await mkdir(dirname(path), { recursive: true });
    return await put(path, bytes);
  } catch {
    return 'failed';
  }
}

/** Whether something is there, if only a link to nothing. */
export function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function staysWithin(folder: string, within: string): Promise<boolean> {
  await mkdir(within, { recursive: true });
  let there = folder;
  while (!(await isThere(there)) && dirname(there) !== there) there = dirname(there);
  const [real, root] = [await realpath(there), await realpath(within)];
  return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
}

async function put(path: string, bytes: Uint8Array): Promise<NewFile> {
  const draft = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await writeFile(draft, bytes, { flag: 'wx' });
    return await settle(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/** A link is refused where something is there; file systems without links get a look before the file is moved. */
async function settle(draft: string, path: string): Promise<NewFile> {
  try {
    await link(draft, path);
    return 'written';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || (await isThere(path))) return 'exists';
    await rename(draft, path);
    return 'written';
  }
}
