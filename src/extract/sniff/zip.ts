import type { Kind } from '../sniff.ts';
import { zipEntries } from '../unzip/directory.ts';

const LOCAL_HEADER = Buffer.from('PK\x03\x04', 'latin1');
const NAME_AT = 30;

/** What a zip archive is by the names in it: a Word document, another office document, or just a zip. */
export function zipKind(bytes: Uint8Array): Kind {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const type = mimeType(file);
  if (type.startsWith('application/vnd.oasis.opendocument.text')) return { code: 'odt' };
  if (type.startsWith('application/vnd.oasis.opendocument')) return { code: 'other-office' };
  const names = namesOf(file);
  if (names.some((name) => /^\/?word\//iu.test(name))) return 'docx';
  if (names.some((name) => /(^|\/)OFD\.xml$/u.test(name))) return { code: 'ofd' };
  if (names.some((name) => /^\/?(xl|ppt|visio)\//iu.test(name))) return { code: 'other-office' };
  return names.some((name) => /^\/?\[Content_Types\]\.xml$/iu.test(name)) ? 'docx' : { code: 'zip' };
}

/** OpenDocument and EPUB files begin with their type, unpacked, in an entry of this name. */
function mimeType(file: Buffer): string {
  const start = file.toString('latin1', NAME_AT, NAME_AT + 80);
  return start.startsWith('mimetype') ? start.slice('mimetype'.length) : '';
}

/** Names by the directory at the end, or where it is lost (a cut file) by the headers before each entry. */
function namesOf(file: Buffer): string[] {
  try {
    return [...zipEntries(file).values()].map(({ name }) => name);
  } catch {
    return localNames(file);
  }
}

function localNames(file: Buffer): string[] {
  const names: string[] = [];
  for (let at = file.indexOf(LOCAL_HEADER); at !== -1; at = file.indexOf(LOCAL_HEADER, at + NAME_AT)) {
    if (at + NAME_AT > file.length) break;
    names.push(file.toString('latin1', at + NAME_AT, at + NAME_AT + file.readUInt16LE(at + 26)));
  }
  return names;
}
