/** What became of a document, as it is kept in Redis until it is collected. */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** With what a document was read and judged: results of one worker and another may differ by it. */
export interface Maker {
  /** Of the program. */
  readonly version: string;
  /** Hash of the rules. */
  readonly rules: string;
  /** Hash of all else that decides what a result says. */
  readonly settings: string;
  /** How names of files are masked; part of the settings. */
  readonly masks: { readonly redact: boolean; readonly share: boolean };
}

export interface Outcome {
  /** Its line, with the line feed. */
  readonly line: string;
  /** Exit codes by threshold, a digit each, in an order that is the caller's. */
  readonly exits: string;
  readonly maker: Maker;
}

/** As it stands in Redis. Lines say the same law over and over: packed they take an eighth. */
export interface PackedOutcome extends Omit<Outcome, 'line'> {
  /** Brotli in base64. */
  readonly packed: string;
}

/** Little time, and nearly as small as with much. */
const QUALITY = 1;

/** At once: to hand it to another thread would take longer than to do it. */
export function pack({ line, ...told }: Outcome): PackedOutcome {
  const bytes = Buffer.from(line);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return { ...told, packed: brotliCompressSync(bytes, { params }).toString('base64') };
}

/** Throws where it is damaged. */
export function unpack({ packed, ...told }: PackedOutcome): Outcome {
  return { ...told, line: brotliDecompressSync(Buffer.from(packed, 'base64')).toString() };
}
