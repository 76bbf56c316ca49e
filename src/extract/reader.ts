import type { Document, Format, Outcome, Recogniser } from '../model.ts';
import type { ReadLimits } from './limits.ts';

/** What a reader makes of bytes; the caller adds path, hash and size. */
export type Extraction = Omit<Document, 'path' | 'sha256' | 'bytes'>;

export interface ReadOptions {
  /** Tried in turn on an encrypted file. */
  readonly passwords: readonly string[];
  /** Epoch milliseconds after which a reader gives up with `timed-out`. */
  readonly deadline: number;
  /** How much is read at most; `READ_LIMITS` where it is not said. */
  readonly limits?: ReadLimits | undefined;
  /** Reads what can only be seen; without one it is unread. */
  readonly recogniser?: Recogniser | undefined;
  /** Told after each picture, and how many there are. */
  readonly onPicture?: ((done: number, of: number) => void) | undefined;
}

/**
 * Reads bytes of one format. It may detach the buffer of `bytes`. Bad bytes give an extraction with an
 * outcome other than `read` and a note that says why; only a bug throws.
 */
export type Reader = (bytes: Uint8Array, options: ReadOptions) => Promise<Extraction>;

/** An extraction without text, for a file that could not be read; `code` makes its one note. */
export function unreadable(format: Format, outcome: Outcome, code: string): Extraction {
  return { format, outcome, text: '', pages: [], blocks: [], marks: [], anchors: [], notes: [{ code }] };
}
