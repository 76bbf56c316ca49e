/** Reads the files of a pack: regular files in its own folders, of bounded size, and nothing that a name leads elsewhere. */
import { constants, type Dirent } from 'node:fs';
import { type FileHandle, open, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_DIRECTORY_ENTRIES, MAX_FILE_BYTES, MAX_FILES, MAX_PACK_BYTES } from '../limits.ts';
import type { RuleProblem } from '../problem.ts';
import { parseScreened } from '../screened.ts';
import type { Source } from '../source.ts';
import { NO_FOLDER, type Room, roomOf } from './name.ts';

/** A file of a pack as it was read, and what it is about. */
export interface PackFile {
  readonly room: Room;
  readonly source: Source;
}

/** The files of a pack that could be parsed, and what is wrong with the others. */
export interface Gathered {
  readonly files: readonly PackFile[];
  readonly problems: readonly RuleProblem[];
}

/** Why a folder is no pack. */
export type Unusable = 'missing' | 'not-a-folder' | 'permission' | 'empty';

interface Gathering {
  readonly folder: string;
  readonly files: PackFile[];
  readonly problems: RuleProblem[];
  /** Files and bytes so far. */
  count: number;
  bytes: number;
}

/** Gathers the files of a pack. Its folder itself may be a link; nothing in it is followed. */
export async function gatherPack(folder: string): Promise<Gathered | Unusable> {
  const gathering: Gathering = { folder, files: [], problems: [], count: 0, bytes: 0 };
  const entries = await entriesOf(folder);
  if (typeof entries === 'string') return entries;
  for (const entry of entries) await visit(gathering, '', entry);
  return gathering.count === 0 && gathering.problems.length === 0 ? 'empty' : gathering;
}

/** What stands in a folder, by name; never more than a pack may hold and one, so that it is seen to be too much. */
async function entriesOf(folder: string): Promise<Dirent[] | Unusable> {
  try {
    const entries: Dirent[] = [];
    for await (const entry of await opendir(folder)) {
      entries.push(entry);
      if (entries.length > MAX_DIRECTORY_ENTRIES) break;
    }
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? 'missing' : code === 'ENOTDIR' ? 'not-a-folder' : 'permission';
  }
}

const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name);

async function visit(gathering: Gathering, room: string, entry: Dirent): Promise<void> {
  const name = room === '' ? entry.name : `${room}/${entry.name}`;
  if (entry.name.startsWith('.')) return;
  if (entry.isSymbolicLink())
    return note(gathering, name, 'links are not followed: put the file itself here');
  if (entry.isDirectory()) return visitFolder(gathering, room, name);
  if (!isYaml(entry.name)) return;
  const place = roomOf(room, entry.name);
  if (typeof place === 'string') return note(gathering, name, place);
  if (!entry.isFile()) return note(gathering, name, 'this is no file');
  gathering.count++;
  if (gathering.count === MAX_FILES + 1)
    note(gathering, name, `a pack holds at most ${MAX_FILES} files; this and what follows was not read`);
  if (gathering.count <= MAX_FILES) await readFile(gathering, name, place.room);
}

async function visitFolder(gathering: Gathering, room: string, name: string): Promise<void> {
  if (room !== '') return note(gathering, name, NO_FOLDER);
  const entries = await entriesOf(join(gathering.folder, name));
  if (typeof entries === 'string') return note(gathering, name, 'this folder cannot be read');
  if (entries.length > MAX_DIRECTORY_ENTRIES)
    return note(gathering, name, `more than ${MAX_DIRECTORY_ENTRIES} files in a folder`);
  for (const entry of entries) await visit(gathering, name, entry);
}

async function readFile(gathering: Gathering, name: string, room: Room): Promise<void> {
  const bytes = await bytesOf(join(gathering.folder, name));
  if (typeof bytes === 'string') return note(gathering, name, bytes);
  const isFull = gathering.bytes + bytes.length > MAX_PACK_BYTES;
  if (isFull) return note(gathering, name, `the pack is larger than ${MAX_PACK_BYTES} bytes with this file`);
  gathering.bytes += bytes.length;
  const text = decode(bytes);
  if (text === null) return note(gathering, name, 'this file is not in UTF-8');
  const { source, problems } = parseScreened(join(gathering.folder, name), text);
  gathering.problems.push(...problems);
  if (problems.length === 0) gathering.files.push({ room, source });
}

/** The bytes of a regular file, or why not. Opened so that neither a link nor a pipe put there meanwhile is waited for. */
async function bytesOf(path: string): Promise<Uint8Array | string> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    const stat = await file.stat();
    if (!stat.isFile()) return 'this is no file';
    const buffer = new Uint8Array(Math.min(stat.size, MAX_FILE_BYTES) + 1);
    let length = 0;
    for (let read = 1; read > 0 && length < buffer.length; length += read)
      read = (await file.read(buffer, length, buffer.length - length)).bytesRead;
    return length === buffer.length
      ? `larger than ${MAX_FILE_BYTES} bytes: part it into several files`
      : buffer.subarray(0, length);
  } catch {
    return 'this file cannot be read';
  } finally {
    await file?.close();
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function note({ folder, problems }: Gathering, name: string, message: string): void {
  problems.push({ file: join(folder, name), line: 1, column: 1, message });
}
