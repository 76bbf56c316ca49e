import { extname } from 'node:path';
import type { Format, Outcome } from '../model.ts';
import { oleKind } from './sniff/ole.ts';
import { textKind } from './sniff/text.ts';
import { zipKind } from './sniff/zip.ts';

/** What a file is by its bytes: something to read, or something refused with a code of `rules/messages`. */
export type Kind = Format | { readonly code: string };

/** How a refused file is reported: the nearest format and the outcome. */
export interface Refused {
  readonly format: Format;
  readonly outcome: Outcome;
}

const HEAD = 1 << 16;
const PDF_HEADER_WITHIN = 1024;

/** First bytes of images; the dots of RIFF and ISO media files stand for a length. */
const IMAGES: readonly RegExp[] = [
  /^\x89PNG\r\n\x1a\n/,
  /^\xff\xd8\xff/,
  /^GIF8[79]a/,
  /^RIFF.{4}WEBP/s,
  /^(II\*\0|MM\0\*)/,
  /^BM.{4}\0\0\0\0/s,
  /^.{4}ftyp(heic|heix|heim|heis|hevc|mif1|msf1|avif)/s,
];

/** How files of pictures are called. */
const IMAGE_EXTENSIONS = [
  'png',
  'jpg',
  'jpeg',
  'jpe',
  'webp',
  'tif',
  'tiff',
  'bmp',
  'gif',
  'avif',
  'heic',
  'heif',
];

const REFUSED: Readonly<Record<string, Refused>> = {
  'encrypted-office': { format: 'docx', outcome: 'encrypted' },
  'legacy-doc': { format: 'docx', outcome: 'malformed' },
  'other-office': { format: 'docx', outcome: 'malformed' },
  'other-ole': { format: 'docx', outcome: 'malformed' },
  wps: { format: 'docx', outcome: 'malformed' },
  odt: { format: 'docx', outcome: 'malformed' },
  rtf: { format: 'docx', outcome: 'malformed' },
  ofd: { format: 'pdf', outcome: 'malformed' },
  mhtml: { format: 'html', outcome: 'malformed' },
};

/**
 * Tells what a file is by its bytes. Its extension (lower case, without dot) only chooses between kinds of
 * text, and between kinds of OLE files that look the same.
 */
export async function sniff(bytes: Uint8Array, extension: string): Promise<Kind> {
  if (bytes.length === 0) return { code: 'empty-file' };
  const head = latin1(bytes.subarray(0, PDF_HEADER_WITHIN));
  if (/^PK(\x03\x04|\x05\x06|\x07\x08)/.test(head)) return zipKind(bytes);
  if (head.startsWith('\xd0\xcf\x11\xe0')) return { code: oleKind(bytes, extension) };
  if (isPdf(bytes, head)) return 'pdf';
  if (head.startsWith('{\\rtf')) return { code: 'rtf' };
  if (IMAGES.some((image) => image.test(head))) return 'image';
  // PDF and Word files never come here, and need not wait for chardet to load.
  const { decode } = await import('./decode.ts');
  const { text, garbled } = decode(bytes.subarray(0, HEAD));
  if (isHeadlessPdf(bytes, head, garbled ? 'binary' : 'text')) return 'pdf';
  return garbled ? { code: 'unknown-binary' } : textKind(text, extension);
}

/** How a refused kind is reported; where nothing is nearer, with the format its extension claims. */
export function refusal(code: string, extension: string): Refused {
  const claim = claimedFormat(extension);
  return REFUSED[code] ?? { format: isFormat(claim) ? claim : 'text', outcome: 'malformed' };
}

/** The nearest format of a file that nothing more can be done with: by its first bytes, else as its extension claims. */
export function formatAtSight(path: string, bytes: Uint8Array): Format {
  const head = latin1(bytes.subarray(0, PDF_HEADER_WITHIN));
  if (head.startsWith('%PDF')) return 'pdf';
  if (head.startsWith('PK')) return 'docx';
  if (IMAGES.some((image) => image.test(head))) return 'image';
  return refusal('', extname(path).slice(1).toLowerCase()).format;
}

const CLAIMS: Readonly<Record<string, string>> = {
  pdf: 'pdf',
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  doc: 'doc',
  rtf: 'rtf',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  ...Object.fromEntries(IMAGE_EXTENSIONS.map((extension) => [extension, 'image'])),
};

/** What an extension says a file is, or null for one that says nothing here. */
export const claimedFormat = (extension: string): string | null => CLAIMS[extension] ?? null;

const isFormat = (claim: string | null): claim is Format =>
  claim === 'image' ||
  claim === 'pdf' ||
  claim === 'docx' ||
  claim === 'html' ||
  claim === 'text' ||
  claim === 'markdown';

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/**
 * Something may stand before the header (a mail header, a blank line), but a text that names it is no PDF.
 */
function isPdf(bytes: Uint8Array, head: string): boolean {
  const at = head.search(/%PDF-\d/);
  return at === 0 || (at > 0 && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(' obj'));
}

/** A PDF whose header is lost, which readers of PDF forgive; a small one may be all text. */
function isHeadlessPdf(bytes: Uint8Array, head: string, looks: 'text' | 'binary'): boolean {
  const hasTrailer = latin1(bytes.subarray(-PDF_HEADER_WITHIN)).includes('startxref');
  return hasTrailer && (looks === 'binary' || /(^|\s)\d+ \d+ obj\s/u.test(head));
}
