/** Pictures of writing, and what was recognised on them. */
import type { Box, PdfAnchor } from './document.ts';

/** A picture in grey, row by row from the top left, one byte a pixel: 0 is black. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A character, where it stands along its line. */
export interface RecognisedLetter {
  readonly text: string;
  readonly x: number;
  readonly right: number;
}

/**
 * A word. `x`, `right` and `baseline` are pixels of the picture turned upright and straightened; `box` is where it
 * stands on the picture as it is.
 */
export interface RecognisedWord {
  readonly letters: readonly RecognisedLetter[];
  /** 0–100: how sure the engine is. */
  readonly confidence: number;
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  /** Height of its font. */
  readonly size: number;
  readonly box: Box;
  /** Counts the lines that the engine found. */
  readonly line: number;
}

/** A level or upright line that is drawn, as of a table; placed like words. */
export interface RecognisedRule {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
}

/** What was recognised on a picture. */
export interface Recognition {
  readonly words: readonly RecognisedWord[];
  readonly rules: readonly RecognisedRule[];
  /** Which way the text runs on the picture. */
  readonly direction: PdfAnchor['advance'];
  /** Mean over all letters, 0–100; 0 where there are none. */
  readonly confidence: number;
  /** Lines of writing that are there and could not be read. */
  readonly missed: number;
}

/** Reads pictures. */
export interface Recogniser {
  /**
   * Reads a picture, which is made when there is room for it; null where it could not be made or read, or not in time.
   */
  readonly recognise: (make: () => Promise<Raster | null>) => Promise<Recognition | null>;
  /** Ends everything that was started. */
  readonly close: () => void;
}
