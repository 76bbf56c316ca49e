/** Reads writing on pictures, in processes beside this one. Nothing is downloaded; nothing leaves the machine. */
import { createRequire } from 'node:module';
import type { Raster, Recogniser, Recognition } from '../model.ts';
import { createPool } from '../pool/pool.ts';
import type { Models } from './script.ts';

export interface OcrOptions {
  /** Most pictures read at once; one where it is not said. */
  readonly jobs?: number;
  /** How long one picture may take, in milliseconds. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 120_000;
/** A process reads an A4 page at 300 dpi in 400 MB. */
const MEMORY = 1024 ** 3;

/** Measured: more models in one engine take twice the time, and read Chinese as Latin letters here and there. */
const MODELS: Models = { simplified: 'chi_sim', traditional: 'chi_tra', latin: 'spa+eng' };

/** Makes a recogniser; processes are started when there is a picture to read. */
export function createRecogniser({ jobs = 1, timeoutMs = TIMEOUT_MS }: OcrOptions = {}): Recogniser {
  const pool = createPool<Raster, Recognition>({
    script: new URL('../../dist/ocr/process.js', import.meta.url),
    size: jobs,
    memory: MEMORY,
    setup: MODELS,
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
