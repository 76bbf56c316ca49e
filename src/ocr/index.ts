/** Reads writing on pictures, in processes beside this one. Nothing is downloaded; nothing leaves the machine. */
import { createRequire } from 'node:module';
import type { Raster, Recogniser, Recognition } from '../model.ts';
import { createPool } from '../pool/pool.ts';
import type { OcrEngine } from './engines.ts';
import { isInstalled as isPaddleInstalled } from './paddle/models.ts';
import type { ReaderSetup } from './reader.ts';
import type { Models } from './script.ts';

export interface OcrOptions {
  /** Most pictures read at once; one where it is not said. */
  readonly jobs?: number;
  /** How long one picture may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** Which engines read; `auto` where it is not said. */
  readonly engine?: OcrEngine;
}

const GIGABYTE = 1024 ** 3;
/** How long a picture may take, and the memory of a process: an A4 page at 300 dpi takes one engine 5 seconds and 400 MB… */
const ONE_ENGINE = { time: 120_000, memory: GIGABYTE };
/** …and two of them 15 to 25 seconds, more where much else runs, and 700 MB. */
const TWO_ENGINES = { time: 180_000, memory: 2 * GIGABYTE };

/** Measured: more models in one engine take twice the time, and read Chinese as Latin letters here and there. */
const MODELS: Models = { simplified: 'chi_sim', traditional: 'chi_tra', latin: 'spa+eng' };

/** Makes a recogniser; processes are started when there is a picture to read. */
export function createRecogniser({ jobs = 1, timeoutMs, engine = 'auto' }: OcrOptions = {}): Recogniser {
  const { time, memory } = engine === 'auto' && isPaddleInstalled() ? TWO_ENGINES : ONE_ENGINE;
  const pool = createPool<Raster, Recognition>({
    script: new URL('../../dist/ocr/process.js', import.meta.url),
    size: jobs,
    memory,
    setup: { models: MODELS, engine } satisfies ReaderSetup,
  });
  return {
    recognise: async (make) => {
      const done = await pool.run(make, { timeoutMs: timeoutMs ?? time });
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
