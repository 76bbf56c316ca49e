/** Streams that tell what an OLE compound file holds, in the order in which they decide. */
const STREAMS: readonly (readonly [stream: string, code: string])[] = [
  ['EncryptedPackage', 'encrypted-office'],
  ['MatOST', 'wps'],
  ['WordDocument', 'legacy-doc'],
];

const ENTRY_SIZE = 128;

/**
 * The code for an OLE compound file: a Word document before 2007, an encrypted Office document, or another.
 * Directory entries begin at multiples of 128 bytes with a name in UTF-16 (MS-CFB 2.6.1). Files of WPS Writer
 * are Word documents by their streams, so there the extension decides.
 */
export function oleKind(bytes: Uint8Array, extension: string): string {
  if (extension === 'wps' || extension === 'wpt') return 'wps';
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return STREAMS.find(([stream]) => hasStream(file, stream))?.[1] ?? 'other-ole';
}

function hasStream(file: Buffer, name: string): boolean {
  const bytes = Buffer.from(`${name}\0`, 'utf16le');
  for (let at = file.indexOf(bytes); at !== -1; at = file.indexOf(bytes, at + 1)) {
    if (at % ENTRY_SIZE === 0) return true;
  }
  return false;
}
