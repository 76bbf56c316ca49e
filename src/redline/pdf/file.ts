import { createRequire } from 'node:module';
import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import type { Lib, Pen } from './lib.ts';

/** A file open for marking. */
export interface OpenFile extends Pen {
  /** Why the copy is written anew, if it must be; else what is new is put behind the bytes there are. */
  readonly anew: 'encrypted' | 'damaged' | null;
  /** The bytes of a copy in which the objects of `changed` are replaced and new ones added. */
  readonly save: (changed: readonly PDFRef[]) => Promise<Uint8Array>;
}

/** Opens a file, an encrypted one with the first of the passwords that fits; null where that cannot be done. */
export async function openFile(bytes: Uint8Array, passwords: readonly string[]): Promise<OpenFile | null> {
  const lib = loadLib();
  const document = await load(lib, bytes, {});
  if (!document) return null;
  if (document.isEncrypted) return openEncrypted(lib, bytes, passwords);
  const table = tableOf(bytes, document.context.pdfFileDetails.prevStartXRef);
  return table ? appending({ lib, document, bytes }, table) : rewriting(lib, document, 'damaged');
}

/** As a CommonJS module, which takes half the time and memory of its several hundred others. */
function loadLib(): Lib {
  return createRequire(import.meta.url)('@cantoo/pdf-lib');
}

function load(lib: Lib, bytes: Uint8Array, options: object): Promise<PDFDocument | null> {
  const quick = { parseSpeed: lib.ParseSpeeds.Fastest, updateMetadata: false };
  const whole = { ignoreEncryption: true, forIncrementalUpdate: true };
  return lib.PDFDocument.load(bytes, { ...quick, ...whole, ...options }).catch(() => null);
}

async function openEncrypted(
  lib: Lib,
  bytes: Uint8Array,
  passwords: readonly string[],
): Promise<OpenFile | null> {
  for (const password of ['', ...passwords]) {
    const options = { password, ignoreEncryption: false, forIncrementalUpdate: false };
    const document = await load(lib, bytes, options);
    if (document) return rewriting(lib, document, 'encrypted');
  }
  return null;
}

function rewriting(lib: Lib, document: PDFDocument, anew: 'encrypted' | 'damaged'): OpenFile {
  const { context } = document;
  delete context.snapshot;
  const options = {
    rewrite: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Infinity,
  };
  return { lib, context, anew, save: () => document.save(options) };
}

/**
 * While a snapshot is set, the library searches all objects at every change; here it is told at the end what was
 * changed.
 */
function appending(
  { lib, document, bytes }: { lib: Lib; document: PDFDocument; bytes: Uint8Array },
  table: 'classic' | 'stream',
): OpenFile {
  const { context } = document;
  const snapshot = document.takeSnapshot();
  delete context.snapshot;
  const save = async (changed: readonly PDFRef[]) => {
    snapshot.markRefsForSave([...changed]);
    const options = { useObjectStreams: table === 'stream', objectsPerTick: Infinity };
    const added = await document.saveIncremental(snapshot, options);
    const whole = new Uint8Array(bytes.length + added.length);
    whole.set(bytes);
    whole.set(added, bytes.length);
    return whole;
  };
  return { lib, context, anew: null, save };
}

/** The kind of table of objects that a file ends with; what is added must be of the same. Null where there is none. */
function tableOf(bytes: Uint8Array, offset: number): 'classic' | 'stream' | null {
  const text = (from: number, length: number) => String.fromCharCode(...bytes.subarray(from, from + length));
  if (text(0, 5) !== '%PDF-' || offset <= 0) return null;
  const head = text(offset, 24).trimStart();
  if (head.startsWith('xref')) return 'classic';
  return /^\d+\s+\d+\s+obj/.test(head) ? 'stream' : null;
}
