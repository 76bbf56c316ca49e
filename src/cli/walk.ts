import type { Dirent } from 'node:fs';
import { opendir, realpath, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { diskPath, pathOfBytes } from '../extract/disk-path.ts';
import { byCodePoint } from './code-point-order.ts';
import { isWithin } from './within.ts';

/** Something met on a walk: a file that is wanted, something left aside for a reason, or something that could not be looked into. */
export type Step =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'skipped' | 'failed'; readonly path: string; readonly code: string };

/** An entry of a folder. `real` is the path without links where the entry is one. */
interface Entry {
  readonly name: string;
  readonly type: 'file' | 'folder' | 'other' | 'nowhere';
  readonly real: string | null;
  /** Why it could not be looked at. */
  readonly failure?: string;
}

/** A folder on the way, with what is still to be met in it, the last first. */
interface Stop {
  readonly path: string;
  readonly real: string;
  readonly left: Entry[];
}

/** A walk so far. Only what links led to is remembered: a folder of any size takes little memory. */
interface Trail {
  readonly isWanted: (name: string) => boolean;
  /** The real folders below which all is walked: the first, and those that links led to from elsewhere. */
  readonly roots: Set<string>;
  /** The real files that links led to. */
  readonly linked: Set<string>;
  readonly stops: Stop[];
}

/**
 * Walks a folder and all below, in the order of the paths by code point. Hidden entries, locks of Word and `node_modules`
 * are left out. Links are followed where they lead to something new: no file comes twice, and no link in circles.
 */
export async function* walk(folder: string, isWanted: (name: string) => boolean): AsyncGenerator<Step> {
  const trail: Trail = { isWanted, roots: new Set(), linked: new Set(), stops: [] };
  const failed = await enter(folder, null, trail);
  if (failed) yield failed;
  for (let stop = trail.stops.at(-1); stop; stop = trail.stops.at(-1)) {
    const entry = stop.left.pop();
    if (!entry) {
      trail.stops.pop();
      continue;
    }
    const step = await meet(entry, stop, trail);
    if (step) yield step;
  }
}

/** Whether a name is left out in folders; `~$` begins that of the lock that Word keeps beside an open document. */
export const isLeftOut = (name: string): boolean =>
  name.startsWith('.') || name.startsWith('~$') || name === 'node_modules';

/** Goes into a folder; what was wrong with it, if something was. `real` is null where it is not known yet. */
async function enter(path: string, real: string | null, trail: Trail): Promise<Step | null> {
  try {
    const known = real ?? (await realPath(path));
    if (real === null) trail.roots.add(known);
    trail.stops.push({ path, real: known, left: await entriesOf(path) });
    return null;
  } catch (error) {
    return { kind: 'failed', path, code: failureOf(error) };
  }
}

const realPath = async (path: string): Promise<string> =>
  pathOfBytes(await realpath(diskPath(path), { encoding: 'buffer' }));

/** Something that has no name of its own here is told as a folder of which not everything was listed. */
function failureOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EACCES' || code === 'EPERM' ? 'permission' : 'folder-failed';
}

/** All that is not left out in a folder, the last first. */
async function entriesOf(folder: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const { name, type } of await namesIn(folder)) {
    if (isLeftOut(name)) continue;
    entries.push(type === 'link' ? await linkOf(folder, name) : { name, type, real: null });
  }
  return entries.sort((a, b) => byCodePoint(orderOf(b), orderOf(a)));
}

/** Folders stand where the paths of what is in them do. */
const orderOf = ({ name, type }: Entry): string => (type === 'folder' ? `${name}/` : name);

interface Named {
  readonly name: string;
  readonly type: 'file' | 'folder' | 'other' | 'link';
}

/** Names are read as text, and once more as bytes where some are none. */
async function namesIn(folder: string): Promise<readonly Named[]> {
  const named = await listed<Dirent>(folder, 'utf8', ({ name }) => name);
  if (!named.some(({ name }) => name.includes('\ufffd'))) return named;
  return listed<Dirent<Buffer>>(folder, 'buffer', ({ name }) => pathOfBytes(name));
}

/** Of each entry only what is needed is kept: there may be very many. */
async function listed<Entry extends Typed>(
  folder: string,
  encoding: 'utf8' | 'buffer',
  nameOf: (entry: Entry) => string,
): Promise<readonly Named[]> {
  const names: Named[] = [];
  // The types of Node know no other encoding than text.
  const options = { encoding: encoding as BufferEncoding, bufferSize: 1024 };
  const entries = (await opendir(diskPath(folder), options)) as unknown as AsyncIterable<Entry>;
  for await (const entry of entries) names.push({ name: nameOf(entry), type: typeOf(entry) });
  return names;
}

interface Typed {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function typeOf(entry: Typed): Named['type'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

/** Where a link leads. */
async function linkOf(folder: string, name: string): Promise<Entry> {
  try {
    const real = await realPath(join(folder, name));
    const type = typeOf(await stat(diskPath(real)));
    return { name, type: type === 'link' ? 'nowhere' : type, real };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const isDangling = code === 'ENOENT' || code === 'ENOTDIR';
    const failure = code === 'ELOOP' ? 'link-loop' : failureOf(error);
    return { name, type: 'nowhere', real: null, ...(isDangling ? {} : { failure }) };
  }
}

async function meet(entry: Entry, stop: Stop, trail: Trail): Promise<Step | null> {
  const path = join(stop.path, entry.name);
  switch (entry.type) {
    case 'folder':
      return entry.real === null
        ? meetFolder(entry, stop, trail)
        : meetLink(path, entry.real, { stop, trail });
    case 'file':
      return trail.isWanted(entry.name) ? meetFile(path, entry, { stop, trail }) : null;
    case 'other':
      return { kind: 'skipped', path, code: 'not-regular' };
    default:
      if (entry.failure) {
        return { kind: entry.failure === 'link-loop' ? 'skipped' : 'failed', path, code: entry.failure };
      }
      // Reading tells that it leads nowhere.
      return trail.isWanted(entry.name) ? { kind: 'file', path } : null;
  }
}

async function meetFolder({ name }: Entry, stop: Stop, trail: Trail): Promise<Step | null> {
  const path = join(stop.path, name);
  const real = join(stop.real, name);
  if (trail.roots.has(real)) return { kind: 'skipped', path, code: 'link-again' };
  return enter(path, real, trail);
}

interface Where {
  readonly stop: Stop;
  readonly trail: Trail;
}

/** A link to a folder. */
async function meetLink(path: string, real: string, { stop, trail }: Where): Promise<Step | null> {
  if (isWithin(stop.real, real)) return { kind: 'skipped', path, code: 'link-loop' };
  if (isWalked(real, trail)) return { kind: 'skipped', path, code: 'link-again' };
  trail.roots.add(real);
  return enter(path, real, trail);
}

function meetFile(path: string, { name, real }: Entry, { stop, trail }: Where): Step {
  const again: Step = { kind: 'skipped', path, code: 'file-again' };
  if (real === null) return trail.linked.has(join(stop.real, name)) ? again : { kind: 'file', path };
  if (trail.linked.has(real) || (trail.isWanted(basename(real)) && isWalked(real, trail))) return again;
  trail.linked.add(real);
  return { kind: 'file', path };
}

/** Whether the walk comes to a real path without links. */
function isWalked(real: string, { roots }: Trail): boolean {
  return [...roots].some(
    (root) => isWithin(real, root) && !real.slice(root.length).split(sep).some(isLeftOut),
  );
}
