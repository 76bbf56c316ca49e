import { encodingOf, guessEncoding } from './decode/guess.ts';

/** A file as text. */
export interface Decoded {
  /** Without byte order mark; nothing else is changed. */
  readonly text: string;
  /** WHATWG label of the encoding. */
  readonly encoding: string;
  /** Too many bytes made no characters: the text is not what its writer wrote. */
  readonly garbled: boolean;
}

/** Byte order marks; GB18030 has one too. UTF-32 is left out, as browsers leave it out. */
const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

/** Windows-1252 from 0x80 to 0x9F; Node 20 decodes these bytes as if they were ISO 8859-1. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const toWindows = (control: string): string => WINDOWS.charAt(control.charCodeAt(0) - 0x80);

/**
 * Bytes that are not UTF-8 are not when a page says so; windows-1252 is what pages say that never thought of
 * it.
 */
const DISBELIEVED: ReadonlySet<string> = new Set(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']);

/** Share of replacement and control characters above which text is no text. */
const GARBLED = 0.02;
const SAMPLE = 1 << 20;

/**
 * Decodes a file by its byte order mark, else as UTF-8 where it is valid, else by `declared` (a WHATWG label,
 * as in an HTML `meta`) where that fits, else by its looks. Never throws.
 */
export function decode(bytes: Uint8Array, declared: string | null = null): Decoded {
  const mark = MARKS.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte));
  if (mark) return finish(bytes.subarray(mark[1].length), mark[0]);
  if (isUtf8(bytes)) return finish(bytes, 'utf-8');
  const named = declared === null ? null : encodingOf(declared);
  if (named !== null && !DISBELIEVED.has(named)) {
    const decoded = finish(bytes, named);
    if (!decoded.garbled) return decoded;
  }
  return finish(bytes, guessEncoding(bytes));
}

function finish(bytes: Uint8Array, encoding: string): Decoded {
  const decoder = new TextDecoder(encoding);
  const decoded = decoder.decode(bytes);
  const text = decoder.encoding === 'windows-1252' ? decoded.replace(/[\x80-\x9f]/gu, toWindows) : decoded;
  return { text, encoding, garbled: isGarbled(text) };
}

/** ASCII with zero bytes is valid UTF-8 and yet UTF-16. */
function isUtf8(bytes: Uint8Array): boolean {
  if (bytes.subarray(0, 512).includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isGarbled(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const bad = sample.match(/[\ufffd\u0000-\u0008\u000e-\u001a\u001c-\u001f]/gu)?.length ?? 0;
  return bad > 2 && bad > sample.length * GARBLED;
}
