/** Lines of results in files, found again by where they stand. */
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** A line that is read. */
export interface ResultLine {
  /** From 1. */
  readonly line: number;
  /** Its first byte, and how many there are, without the line feed. */
  readonly start: number;
  readonly length: number;
  readonly result: Result;
}

/** What of a line tells which document it is about. */
export interface Result {
  readonly id: string | null;
  readonly version: string | null;
  readonly path: string;
  readonly isError: boolean;
}

/** A line that is no result. */
export interface Damaged {
  readonly line: number;
  readonly result: null;
}

const NEWLINE = 0x0a;
const CHUNK = 1 << 20;
/** A longer line is no result. */
const MOST_BYTES = 192 * 1024 * 1024;

/** The lines of a file that are not blank, one held at a time. Throws where the file cannot be read. */
export async function* resultLines(path: string): AsyncGenerator<ResultLine | Damaged> {
  let parts: Buffer[] = [];
  let [line, start, length] = [1, 0, 0];
  const add = (part: Buffer): void => {
    length += part.length;
    if (length <= MOST_BYTES) parts.push(part);
  };
  const done = (): ResultLine | Damaged | null => {
    const text = length <= MOST_BYTES ? textOf(parts) : '{';
    const read = text.trim() === '' ? null : lineOf(text, { line, start, length });
    [line, start, length, parts] = [line + 1, start + length + 1, 0, []];
    return read;
  };
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, at));
      const read = done();
      if (read) yield read;
      from = at + 1;
    }
    // Copied: the stream may use its bytes again.
    if (from < chunk.length) add(Buffer.from(chunk.subarray(from)));
  }
  const last = done();
  if (last) yield last;
}

/** A line is seldom in more than one part. */
const textOf = ([first = Buffer.alloc(0), ...more]: readonly Buffer[]): string =>
  (more.length === 0 ? first : Buffer.concat([first, ...more])).toString();

function lineOf(text: string, place: Omit<ResultLine, 'result'>): ResultLine | Damaged {
  const result = resultOf(text);
  return result ? { ...place, result } : { line: place.line, result };
}

/** All of a line is read: one that was cut off begins as others do. */
function resultOf(text: string): Result | null {
  try {
    const { job = null, path, error, findings } = JSON.parse(text.replace(/^\ufeff/u, ''));
    if (typeof path !== 'string' || (error === undefined && findings === undefined)) return null;
    const { id = null, version = null } = job ?? {};
    return { id, version, path, isError: error !== undefined };
  } catch {
    return null;
  }
}

/** Where a line stands: the file by its number. */
export interface Place {
  readonly file: number;
  readonly start: number;
  readonly length: number;
}

/** Files from which lines are read, one after the other. Whoever opened them closes them. */
export interface ResultFiles {
  readonly textAt: (place: Place) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Opens files when a line of them is asked for first. */
export function resultFiles(paths: readonly string[]): ResultFiles {
  const handles = new Map<number, Promise<FileHandle>>();
  let room = Buffer.alloc(0);
  return {
    textAt: async ({ file, start, length }) => {
      const handle = handles.get(file) ?? open(paths[file] ?? '');
      handles.set(file, handle);
      // One buffer for all lines: what is not on the heap is cleared away late.
      if (room.length < length) room = Buffer.alloc(2 * length);
      const { bytesRead } = await (await handle).read(room, 0, length, start);
      return room.toString('utf8', 0, bytesRead).replace(/^\ufeff/u, '');
    },
    close: async () => {
      for (const handle of handles.values()) await (await handle).close();
    },
  };
}
