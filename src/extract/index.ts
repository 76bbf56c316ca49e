import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { Document, Format, InputError, Note, Outcome, Part } from '../model.ts';
import { READ_LIMITS, type ReadLimits, tooLarge } from './limits.ts';
import { HEAD, hashFile, readBytes } from './read-bytes.ts';
import { type Extraction, type Reader, type ReadOptions, unreadable } from './reader.ts';
import { claimedFormat, formatAtSight, refusal, sniff } from './sniff.ts';

const READERS: Readonly<Record<Format, () => Promise<Reader>>> = {
  pdf: async () => (await import('./pdf.ts')).readPdf,
  docx: async () => (await import('./docx.ts')).readDocx,
  html: async () => (await import('./html.ts')).readHtml,
  text: async () => (await import('./text.ts')).readText,
  image: async () => (await import('./image.ts')).readImage,
  markdown: async () => (await import('./markdown.ts')).readMarkdown,
};

/** Reads a file. What is no regular file of bearable size is an `InputError`; bad contents are an outcome. */
export async function extract(path: string, options: ReadOptions): Promise<Document | InputError> {
  const { limits = READ_LIMITS } = options;
  const bytes = await readBytes(path, limits.bytes);
  if (bytes instanceof Uint8Array) return extractBytes(path, bytes, options);
  return bytes.code === 'oversized' ? oversized(path, limits) : bytes;
}

/** A file that is not even read: what it is, and that it is too large. */
async function oversized(path: string, limits: ReadLimits): Promise<Document | InputError> {
  const facts = await hashFile(path);
  if ('code' in facts) return facts;
  const { head, ...told } = facts;
  return { path, ...told, ...tooLarge(formatAtSight(path, head), 'bytes', limits) };
}

/** Reads bytes that are here already, as from standard input. `path` names them and lends its extension. */
export async function extractBytes(path: string, bytes: Uint8Array, options: ReadOptions): Promise<Document> {
  // Before reading: a parser may detach the buffer.
  const facts = { path, sha256: hashOf(bytes), bytes: bytes.length };
  return { ...facts, ...(await read(path, bytes, options)) };
}

/** A file to read, or bytes that came from somewhere else, under a name. */
export interface Input {
  readonly path: string;
  readonly bytes?: Uint8Array;
}

/** Reads several pictures as one document, a page each, in order. What cannot be read at all or is no picture is an `InputError`. */
export async function extractJoined(
  inputs: readonly Input[],
  options: ReadOptions,
): Promise<Document | InputError> {
  const { limits = READ_LIMITS } = options;
  const files: Uint8Array[] = [];
  for (const { path, bytes: given } of inputs) {
    const bytes = given ?? (await readBytes(path, limits.bytes));
    if (!(bytes instanceof Uint8Array)) return bytes;
    if ((await sniff(bytes, '')) !== 'image') return { path, code: 'not-a-picture' };
    files.push(bytes);
  }
  const parts = files.map((file, i) => ({
    path: inputs[i]?.path ?? '',
    sha256: hashOf(file),
    bytes: file.length,
  }));
  return { ...joinedFacts(parts), ...(await (await import('./image.ts')).readImages(files, options)) };
}

/** Why nothing was read of a document that was opened. */
export interface Unfinished {
  readonly outcome: Exclude<Outcome, 'read'>;
  readonly note: Note;
}

/**
 * The document that stands for inputs whose reading did not come to an end: what they are, and why nothing was read.
 * Several are parts of one. What can no longer be opened is an `InputError`.
 */
export async function extractNothing(
  inputs: readonly Input[],
  { outcome, note }: Unfinished,
): Promise<Document | InputError> {
  const parts: (Part & { readonly bytes: number; readonly format: Format })[] = [];
  for (const { path, bytes: given } of inputs) {
    const facts = given
      ? { sha256: hashOf(given), bytes: given.length, head: given.subarray(0, HEAD) }
      : await hashFile(path);
    if ('code' in facts) return facts;
    const { sha256, bytes, head } = facts;
    parts.push({ path, sha256, bytes, format: formatAtSight(path, head) });
  }
  const [first] = parts;
  const format = first?.format ?? 'text';
  const nothing = { ...unreadable(format, outcome, note.code), notes: [note] };
  if (first && parts.length === 1) {
    const { path, sha256, bytes } = first;
    return { path, sha256, bytes, ...nothing };
  }
  return { ...joinedFacts(parts), ...nothing };
}

/** Facts of a document of several files. */
const joinedFacts = (parts: readonly (Part & { readonly bytes: number })[]) => ({
  path: parts.map((part) => part.path).join(' + '),
  parts: parts.map(({ path, sha256 }) => ({ path, sha256 })),
  sha256: hashOf(new TextEncoder().encode(parts.map(({ sha256 }) => sha256).join(''))),
  bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
});

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function read(path: string, bytes: Uint8Array, options: ReadOptions): Promise<Extraction> {
  const extension = extname(path).slice(1).toLowerCase();
  const kind = await sniff(bytes, extension);
  if (typeof kind !== 'string') {
    const { format, outcome } = refusal(kind.code, extension);
    return unreadable(format, outcome, kind.code);
  }
  const reader = await READERS[kind]();
  const extraction = await reader(bytes, options);
  const note = mislabelled(extension, kind);
  return note && extraction.outcome === 'read'
    ? { ...extraction, notes: [note, ...extraction.notes] }
    : extraction;
}

/** Plain text and Markdown pass for each other; a file that could not be read has its one note already. */
function mislabelled(extension: string, format: Format): Note | null {
  const claim = claimedFormat(extension);
  const isText = (name: string) => name === 'text' || name === 'markdown';
  if (claim === null || claim === format || (isText(claim) && isText(format))) return null;
  return { code: 'mislabelled', values: { extension, format } };
}
