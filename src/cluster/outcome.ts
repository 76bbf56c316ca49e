/** What became of a document, as it is kept in Redis until it is collected. */
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';

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

export async function pack({ line, ...told }: Outcome): Promise<PackedOutcome> {
  const bytes = Buffer.from(line);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return { ...told, packed: (await promisify(brotliCompress)(bytes, { params })).toString('base64') };
}

/** Throws where it is damaged. */
export async function unpack({ packed, ...told }: PackedOutcome): Promise<Outcome> {
  const bytes = await promisify(brotliDecompress)(Buffer.from(packed, 'base64'));
  return { ...told, line: bytes.toString() };
}
