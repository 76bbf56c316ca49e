import { isUtf8 } from 'node:buffer';

/**
 * File names are bytes, and not all of them UTF-8. As in Python (PEP 383) a byte that is none stands in a path as a lone
 * surrogate, U+DC80 to U+DCFF, so that the file can be named in reports and found again.
 */
const ESCAPED = /[\udc80-\udcff]/u;
const ESCAPE = 0xdc00;

/** A path from the bytes it has on disk. */
export function pathOfBytes(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (isUtf8(buffer)) return buffer.toString();
  const parts: string[] = [];
  for (let at = 0; at < buffer.length; ) {
    const byte = buffer[at] ?? 0;
    const character = buffer.subarray(at, at + lengthOf(byte));
    const isWhole = isUtf8(character);
    parts.push(isWhole ? character.toString() : String.fromCharCode(ESCAPE + byte));
    at += isWhole ? character.length : 1;
  }
  return parts.join('');
}

/** How many bytes the character has that begins with this one. */
function lengthOf(byte: number): number {
  if (byte < 0xc0) return 1;
  if (byte < 0xe0) return 2;
  return byte < 0xf0 ? 3 : 4;
}

/** A path as the file system wants it: bytes only where it does not stand for itself. */
export function diskPath(path: string): string | Buffer {
  if (!ESCAPED.test(path)) return path;
  return Buffer.concat(
    Array.from(path, (character) =>
      ESCAPED.test(character) ? Buffer.of(character.charCodeAt(0) - ESCAPE) : Buffer.from(character),
    ),
  );
}
