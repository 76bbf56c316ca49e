/** A document as somebody else's list or queue names it. */
import { STDIN } from './stdin.ts';

/** A job: plain data, as it stands on a line or in a queue. */
export interface DocumentJob {
  /** As whoever gave it calls it. */
  readonly id: string;
  /** As `scan` takes it. */
  readonly path: string;
  /** What the content must be, in hexadecimal; absent where that is left open. */
  readonly sha256?: string;
}

/** A line that is no job: the code of what is wrong, and what of it could be read. */
export interface NoJob {
  readonly code: 'job-syntax' | 'job-long' | 'job-id' | 'job-path' | 'job-hash';
  readonly id: string | null;
  readonly path: string | null;
}

const SHA256 = /^[0-9a-f]{64}$/iu;

/** Reads a line of NDJSON. A number as `id` is taken as its text; other members than those of a job are passed over. */
export function documentJob(line: string): DocumentJob | NoJob {
  const value = parsed(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { code: 'job-syntax', id: null, path: null };
  const { id: name, path: place, sha256 } = value as Record<string, unknown>;
  const [id, path] = [idOf(name), pathOf(place)];
  if (id === null) return { code: 'job-id', id, path };
  if (path === null) return { code: 'job-path', id, path };
  if (sha256 === undefined || sha256 === null) return { id, path };
  const isHash = typeof sha256 === 'string' && SHA256.test(sha256);
  return isHash ? { id, path, sha256: sha256.toLowerCase() } : { code: 'job-hash', id, path };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Larger numbers would come back as others. */
function idOf(value: unknown): string | null {
  if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? `${value}` : null;
  return typeof value === 'string' ? value : null;
}

/** A file may be called `-`: in a job that is no standard input. */
function pathOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  return value === STDIN ? `./${value}` : value;
}
