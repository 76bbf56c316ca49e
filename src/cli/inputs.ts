import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { InputError } from '../model.ts';

/** The files that arguments stand for, and what was wrong with some arguments. */
export interface Inputs {
  readonly files: readonly string[];
  readonly errors: readonly InputError[];
  /** A folder was among the arguments. */
  readonly isFolder: boolean;
}

type Listed = Omit<Inputs, 'isFolder'>;

const STANDARD_INPUT = '-';
const DOCUMENT = /\.(pdf|docx|html|htm|txt|md)$/iu;
const PICTURE = /\.(png|jpe?g|webp|avif|tiff?|heic)$/iu;

/**
 * Lists the files that arguments stand for, each once, in the order of the arguments. A folder stands for the
 * documents in it and below, pictures among them if they can be read, sorted by code point, hidden ones and
 * `node_modules` left out; a file for itself, whatever it is, even if it is missing (reading it tells); `-` for standard input.
 */
export async function listInputs(paths: readonly string[], withPictures: boolean): Promise<Inputs> {
  const listed: Inputs[] = [];
  for (const path of paths) {
    const isFolder = path !== STANDARD_INPUT && (await isDirectory(path));
    listed.push({
      ...(isFolder ? await listFolder(path, withPictures) : { files: [path], errors: [] }),
      isFolder,
    });
  }
  return {
    isFolder: listed.some(({ isFolder }) => isFolder),
    files: once(listed.flatMap(({ files }) => files)),
    errors: listed.flatMap(({ errors }) => errors),
  };
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function listFolder(path: string, withPictures: boolean): Promise<Listed> {
  const { files: all, errors } = await walk(path, new Set());
  const files = withPictures ? all : all.filter((file) => DOCUMENT.test(file));
  const none = files.length === 0 && errors.length === 0 ? [{ path, code: 'no-files' }] : [];
  return { files: [...files].sort(byCodePoint), errors: [...errors, ...none] };
}

/**
 * `trail` holds the real paths of the folders on the way here: a link back to one of them is not followed.
 */
async function walk(folder: string, trail: ReadonlySet<string>): Promise<Listed> {
  const entries = await list(folder);
  if (!Array.isArray(entries)) return { files: [], errors: [entries] };
  const real = await realpath(folder);
  if (trail.has(real)) return { files: [], errors: [] };
  const listed: Listed[] = [];
  for (const entry of entries.filter(({ name }) => !isLeftOut(name))) {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await isDirectory(path)));
    if (isFolder) listed.push(await walk(path, new Set([...trail, real])));
    else if (DOCUMENT.test(entry.name) || PICTURE.test(entry.name))
      listed.push({ files: [path], errors: [] });
  }
  return { files: listed.flatMap(({ files }) => files), errors: listed.flatMap(({ errors }) => errors) };
}

async function list(folder: string): Promise<Dirent[] | InputError> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return { path: folder, code: code === 'EACCES' || code === 'EPERM' ? 'permission' : 'read-failed' };
  }
}

/** `~$` begins the name of the lock that Word keeps beside an open document. */
const isLeftOut = (name: string): boolean =>
  name.startsWith('.') || name.startsWith('~$') || name === 'node_modules';

/** UTF-8 sorts like code points, whatever the machine's language. */
const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Standard input can be read once only, so it too is listed once. */
function once(files: readonly string[]): string[] {
  const seen = new Set<string>();
  return files.filter((file) => {
    const key = file === STANDARD_INPUT ? file : resolve(file);
    return !seen.has(key) && seen.add(key);
  });
}
