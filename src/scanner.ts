import type { Input } from './extract/index.ts';
import type { Document, InputError, Reading, Report } from './model.ts';

export type { Input } from './extract/index.ts';

/** The steps of reading documents and finding what they give away, here or in a process beside this one. */
export interface Steps {
  /** Scans an input; several are pictures of the pages of one document, in order. What is no document is told as an error value. */
  readonly scan: (inputs: readonly Input[]) => Promise<Reading | InputError>;
  /** Reads an input and judges nothing. */
  readonly read: (input: Input) => Promise<Document | InputError>;
  /** Judges documents as one act of consent. */
  readonly together: (documents: readonly Document[]) => Promise<Pick<Report, 'readings' | 'bundle'>>;
}

/** Reads documents and finds what they give away. Prepared once, used for any number of files. */
export interface Scanner extends Steps {
  /** Scans the file at a path. What is no document is told as an error value. */
  readonly file: (path: string) => Promise<Reading | InputError>;
  /** Scans bytes that came from somewhere else, under the name they shall be reported by. */
  readonly bytes: (path: string, bytes: Uint8Array) => Promise<Reading>;
  /** Scans pictures as one document, a page each, in order. */
  readonly joined: (inputs: readonly Input[]) => Promise<Reading | InputError>;
  /** Scans inputs as one act of consent; there is no bundle where none of them is a document. */
  readonly bundle: (inputs: readonly Input[]) => Promise<Report>;
}

/** A scanner that takes these steps. */
export function scannerOf(steps: Steps): Scanner {
  return {
    ...steps,
    file: (path) => steps.scan([{ path }]),
    bytes: async (path, bytes) => {
      const reading = await steps.scan([{ path, bytes }]);
      if ('code' in reading) throw new Error(`bytes are always a document: ${reading.code}`);
      return reading;
    },
    joined: steps.scan,
    bundle: async (inputs) => {
      const documents: Document[] = [];
      const errors: InputError[] = [];
      for (const input of inputs) {
        const result = await steps.read(input);
        if ('text' in result) documents.push(result);
        else errors.push(result);
      }
      return documents.length > 0
        ? { ...(await steps.together(documents)), errors }
        : { readings: [], errors };
    },
  };
}
