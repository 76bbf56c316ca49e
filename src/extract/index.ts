import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { Document, Format, InputError, Note } from '../model.ts';
import { readBytes } from './read-bytes.ts';
import { type Extraction, type Reader, type ReadOptions, unreadable } from './reader.ts';
import { claimedFormat, refusal, sniff } from './sniff.ts';

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
  const bytes = await readBytes(path);
  return bytes instanceof Uint8Array ? extractBytes(path, bytes, options) : bytes;
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
  const files: Uint8Array[] = [];
  for (const { path, bytes: given } of inputs) {
    const bytes = given ?? (await readBytes(path));
    if (!(bytes instanceof Uint8Array)) return bytes;
    if ((await sniff(bytes, '')) !== 'image') return { path, code: 'not-a-picture' };
    files.push(bytes);
  }
  const parts = inputs.map(({ path }, i) => ({ path, sha256: hashOf(files[i] ?? new Uint8Array()) }));
  return {
    path: parts.map((part) => part.path).join(' + '),
    parts,
    sha256: hashOf(new TextEncoder().encode(parts.map(({ sha256 }) => sha256).join(''))),
    bytes: files.reduce((sum, file) => sum + file.length, 0),
    ...(await (await import('./image.ts')).readImages(files, options)),
  };
}

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
