import { randomUUID } from 'node:crypto';
import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** More than any file that is kept beside documents. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The text of a file; null where there is none. A pipe, which might never end, is not read. */
export async function textOf(path: string): Promise<{ readonly text: string } | 'unreadable' | null> {
  try {
    const there = await stat(path);
    if (!there.isFile() || there.size > MOST_BYTES) return 'unreadable';
    return { text: await readFile(path, 'utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : 'unreadable';
  }
}

export const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (there) => there.isDirectory(),
    () => false,
  );

/** Puts a text in place of a file, or where none was: whole or not at all. Tells whether it is there. */
export async function replaceFile(path: string, text: string): Promise<boolean> {
  const target = await realpath(path).catch(() => path);
  const draft = join(dirname(target), `.${randomUUID()}.tmp`);
  try {
    const mode = await stat(target).then(
      (there) => there.mode & 0o777,
      () => 0o666,
    );
    await writeFile(draft, text, { flag: 'wx', mode });
    await rename(draft, target);
    return true;
  } catch {
    return false;
  } finally {
    await rm(draft, { force: true });
  }
}
