import { Refusal } from '../docx/refusal.ts';

/** An entry of a zip archive, still packed. */
export interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly data: Uint8Array;
}

/** Where the central directory lies. */
interface Directory {
  readonly count: number;
  readonly offset: number;
}

/* Signatures and field offsets: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16 and 4.5.3. */
const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const ZIP64_EXTRA = 1;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
/** Word writes a few dozen; a directory of many more is an attack. */
const MAX_ENTRIES = 20_000;

/**
 * The entries of a zip archive by lower-cased name (part names of OPC ignore case); of twins the last counts.
 * Throws a `Refusal` when there is no sound central directory, or one of too many entries.
 */
export function zipEntries(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { count, offset } = directory(view);
    if (count > MAX_ENTRIES) throw new Refusal('limit', 'too-many-parts');
    return new Map(centralEntries(view, offset, count).map((entry) => [entry.name.toLowerCase(), entry]));
  } catch (error) {
    // Every read outside the file is a RangeError of DataView: a header that points nowhere.
    throw error instanceof RangeError ? malformed() : error;
  }
}

function malformed(): Refusal {
  return new Refusal('malformed', 'malformed-docx');
}

function directory(view: DataView): Directory {
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  const offset = view.getUint32(end + 16, true);
  if (count !== 0xffff && offset !== 0xffffffff) return { count, offset };
  return directory64(view, end) ?? { count, offset };
}

function endRecord(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_SIZE - MAX_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= first; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw malformed();
}

function directory64(view: DataView, end: number): Directory | null {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== END64_LOCATOR) return null;
  const record = uint64(view, locator + 8);
  if (view.getUint32(record, true) !== END64) throw malformed();
  return { count: uint64(view, record + 32), offset: uint64(view, record + 48) };
}

function uint64(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

function centralEntries(view: DataView, offset: number, count: number): Entry[] {
  const entries: Entry[] = [];
  let at = offset;
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== CENTRAL_HEADER) throw malformed();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    entries.push(centralEntry(view, at));
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

function centralEntry(view: DataView, at: number): Entry {
  const { size, local } = place(view, at);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (view.getUint32(local, true) !== LOCAL_HEADER) throw malformed();
  return {
    name: entryName(slice(view, at + 46, view.getUint16(at + 28, true))),
    encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
    method: view.getUint16(at + 10, true),
    data: slice(view, start, size),
  };
}

/** Some archivers write `\` between folders, some a `/` in front. */
function entryName(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll('\\', '/').replace(/^\/+/, '');
}

/** A view of the bytes, not a copy; it ends where the file does. */
function slice(view: DataView, start: number, length: number): Uint8Array {
  const from = Math.min(start, view.byteLength);
  return new Uint8Array(view.buffer, view.byteOffset + from, Math.min(length, view.byteLength - from));
}

/** Packed size and local header of an entry: 32 bits, or 64 in the extra field where those are all ones. */
function place(view: DataView, at: number): { readonly size: number; readonly local: number } {
  const sizes = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  let extra = zip64Extra(view, at);
  const [, size = 0, local = 0] = sizes.map((value) => {
    if (value !== 0xffffffff || extra === null) return value;
    extra += 8;
    return uint64(view, extra - 8);
  });
  return { size, local };
}

function zip64Extra(view: DataView, header: number): number | null {
  let at = header + 46 + view.getUint16(header + 28, true);
  const end = at + view.getUint16(header + 30, true);
  while (at + 4 <= end) {
    if (view.getUint16(at, true) === ZIP64_EXTRA) return at + 4;
    at += 4 + view.getUint16(at + 2, true);
  }
  return null;
}
