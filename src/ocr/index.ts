/** Reads writing on pictures, in processes beside this one. Nothing is downloaded; nothing leaves the machine. */
import { createRequire } from 'node:module';
import type { Raster, Recogniser, Recognition } from '../model.ts';
import { createPool } from '../pool/pool.ts';
import type { OcrEngine } from './engines.ts';
import type { ReaderSetup } from './reader.ts';

export interface OcrOptions {
  /** Most pictures read at once; one where it is not said. */
  readonly jobs?: number;
  /** How long one picture may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** Which engines read; `auto` where it is not said. */
  readonly engine?: OcrEngine;
}

/** A page takes 5 seconds of one engine and 15 of both where nothing else runs. */
const TIMEOUT_MS = { tesseract: 60_000, auto: 120_000 };
const GIGABYTE = 1024 ** 3;
/** Tesseract reads an A4 page at 300 dpi in 400 MB; with the other engine beside it a process needs twice as much. */
const MEMORY = { tesseract: GIGABYTE, auto: 2 * GIGABYTE };

/** Makes a recogniser; processes are started when there is a picture to read. */
export function createRecogniser(options: OcrOptions = {}): Recogniser {
  const { jobs = 1, engine = 'auto' } = options;
  const { timeoutMs = TIMEOUT_MS[engine] } = options;
  const pool = createPool<Raster, Recognition>({
    script: new URL('../../dist/ocr/process.js', import.meta.url),
    size: jobs,
    memory: MEMORY[engine],
    setup: { models: 'chi_sim+spa+eng', engine } satisfies ReaderSetup,
  });
  return {
    recognise: async (make) => {
      const done = await pool.run(make, timeoutMs);
      return done !== null && 'result' in done ? done.result : null;
    },
    close: pool.close,
  };
}

/** Whether the engine is there: it may be left out at installation. */
export function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('tesseract.js');
    return true;
  } catch {
    return false;
  }
}
