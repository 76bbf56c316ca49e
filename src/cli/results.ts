import { createReadStream, type Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { InputError } from '../model.ts';
import type { Context } from './invocation.ts';
import { STDIN } from './stdin.ts';

/** Files of results, and what was wrong with some of what was named. */
export interface Results {
  readonly files: readonly string[];
  readonly errors: readonly InputError[];
}

const LINES = /\.(ndjson|jsonl)$/iu;
const REPORT = /\.json$/iu;

/** Lists files of results: a folder stands for those in it and below, by code point, links to folders not followed. */
export async function listResults(paths: readonly string[]): Promise<Results> {
  const files: string[] = [];
  const errors: InputError[] = [];
  for (const path of paths) {
    const kind = path === STDIN ? 'file' : await kindOf(path);
    if (kind === 'file') files.push(path);
    else if (kind !== 'folder') errors.push({ path, code: kind });
    else {
      const found = await below(path, errors);
      if (found.length === 0) errors.push({ path, code: 'no-results' });
      files.push(...found.sort(byCodePoint));
    }
  }
  return { files: [...new Set(files)], errors };
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'missing' | 'permission' | 'read-failed'> {
  try {
    const there = await stat(path);
    return there.isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return codeOf(error);
  }
}

function codeOf(error: unknown): 'missing' | 'permission' | 'read-failed' {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  return code === 'EACCES' || code === 'EPERM' ? 'permission' : 'read-failed';
}

async function below(folder: string, errors: InputError[]): Promise<string[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    errors.push({ path: folder, code: codeOf(error) });
    return [];
  }
  const files: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await below(path, errors)));
    else if (entry.isFile() && (LINES.test(entry.name) || (await isReport(path)))) files.push(path);
  }
  return files;
}

/** Bytes by which a report is told from other JSON that lies in a folder. */
const HEAD = 512;

async function isReport(path: string): Promise<boolean> {
  if (!REPORT.test(path)) return false;
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      const head = buffer.subarray(0, bytesRead);
      const text = head[0] === 0xff && head[1] === 0xfe ? head.toString('utf16le') : head.toString();
      return bytesRead === 0 || /^\ufeff?\s*\{\s*"(?:path|schemaVersion|job)"\s*:/u.test(text);
    } finally {
      await file.close();
    }
  } catch {
    // Reading it will tell why.
    return true;
  }
}

/** UTF-8 sorts like code points, whatever the machine's language. */
const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const CHUNK = 1 << 20;

/** The bytes of a file or of standard input; a failure is told, and ends them. */
export async function* bytesOf(
  path: string,
  { stdin }: Pick<Context, 'stdin'>,
  onError: (error: InputError) => Promise<void>,
): AsyncGenerator<Uint8Array> {
  try {
    const stream = path === STDIN ? stdin : createReadStream(path, { highWaterMark: CHUNK });
    for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  } catch (error) {
    await onError({ path, code: codeOf(error) });
  }
}
