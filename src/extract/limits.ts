import type { Format } from '../model.ts';
import { type Extraction, unreadable } from './reader.ts';

/** How much of a document is read at most; beyond it nothing is, and its outcome is `limit`. */
export interface ReadLimits {
  /** Bytes of a file. */
  readonly bytes: number;
  /** Pages of a PDF, pictures in a TIFF. */
  readonly pages: number;
  /** Pixels of a picture. */
  readonly pixels: number;
  /** Lines of a text. */
  readonly lines: number;
  /** UTF-16 units of a web page. */
  readonly characters: number;
  /** Bytes that a Word file unpacks to. */
  readonly unpacked: number;
  /** Elements of a web page or a Word file. */
  readonly elements: number;
}

/**
 * No document that people write comes near; files made to fill the memory go far beyond: a book has some ten thousand
 * lines and elements, a page scanned at 600 dpi has 35 million pixels.
 */
export const READ_LIMITS: ReadLimits = {
  bytes: 200_000_000,
  pages: 20_000,
  pixels: 60_000_000,
  lines: 500_000,
  characters: 20_000_000,
  unpacked: 100_000_000,
  elements: 1_000_000,
};

/** Values of the note about a document beyond a limit. */
export const beyond = (limit: keyof ReadLimits, limits: ReadLimits) => ({ limit, most: `${limits[limit]}` });

/** What is told of a document beyond a limit. */
export function tooLarge(format: Format, limit: keyof ReadLimits, limits: ReadLimits): Extraction {
  const nothing = unreadable(format, 'limit', 'too-large');
  return { ...nothing, notes: [{ code: 'too-large', values: beyond(limit, limits) }] };
}
