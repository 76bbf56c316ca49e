/** Reads what a scan wrote: NDJSON or JSON, line by line and document by document. */
import type { Piece } from './cutter.ts';
import type { Entry } from './model.ts';
import { piecesOf } from './pieces.ts';
import { rowOf } from './row.ts';

/** The version of results that is understood. */
const VERSION = '1';

/** What stands in results, in order; what is damaged is told and passed over. `most`: bytes of the longest piece. */
export async function* entriesOf(chunks: AsyncIterable<Uint8Array>, most?: number): AsyncGenerator<Entry> {
  let isForeign = false;
  for await (const piece of piecesOf(chunks, most)) {
    const { list, bytes, line } = piece;
    if (list === 'schemaVersion') {
      const version = bytes?.toString() ?? '';
      isForeign = version !== VERSION;
      if (isForeign) yield { kind: 'version', version, line };
      continue;
    }
    const entry = isForeign ? null : entryOf(piece);
    if (entry) yield entry;
  }
}

/** Lists of a report whose items are results. */
const RESULTS: readonly (string | null)[] = ['documents', 'errors', null];

function entryOf({ list, bytes, lost, line }: Piece): Entry | null {
  if (lost || !bytes) return { kind: 'damaged', reason: lost ?? 'syntax', line };
  if (!RESULTS.includes(list)) return null;
  const text = bytes.toString();
  if (text.trim() === '') return null;
  const value = parsed(text);
  if (value === undefined) return { kind: 'damaged', reason: 'syntax', line };
  return resultOf(value, list, line);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function resultOf(value: unknown, list: string | null, line: number): Entry {
  const damaged: Entry = { kind: 'damaged', reason: 'shape', line };
  if (!isRecord(value)) return damaged;
  const { schemaVersion = 1, path } = value;
  if (String(schemaVersion) !== VERSION) return { kind: 'version', version: String(schemaVersion), line };
  const error = list === 'errors' ? value : value.error;
  if (typeof path === 'string' && isRecord(error))
    return { kind: 'error', path, code: typeof error.code === 'string' ? error.code : 'read-failed', line };
  const row = rowOf(value);
  return row ? { kind: 'document', row, line } : damaged;
}
