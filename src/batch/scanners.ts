/** A scanner whose documents are read and judged in processes of their own. */
import { extractNothing, type Unfinished } from '../extract/index.ts';
import type { Document, InputError, Reading } from '../model.ts';
import type { OcrEngine } from '../ocr/engines.ts';
import { createPool, type Done, type Failure } from '../pool/pool.ts';
import { type Scanner, type Steps, scannerOf } from '../scanner.ts';
import type { Job, PictureProgress, ReadingSetup, Results } from './job.ts';
import { patienceFor } from './patience.ts';

export interface ScannersOptions extends Omit<ReadingSetup, 'ocr'> {
  /** Which engine reads pictures; null where they are not read. */
  readonly engine: OcrEngine | null;
  /** Most documents read at once, or pictures where there are fewer documents. */
  readonly jobs: number;
  /** How many documents there will be. */
  readonly documents: number;
  /** Bytes of resident memory that a process may need. */
  readonly memory: number;
  /** Told after each picture of a document, and how many it has. */
  readonly onPicture?: ((done: number, of: number) => void) | undefined;
}

/** Whoever made it closes it. */
export interface Scanners extends Scanner {
  readonly close: () => void;
}

/** How much of a process's memory may be objects: near the limit they are collected more often, beyond it Node ends. */
const HEAP_SHARE = 0.75;
const MEGABYTE = 1024 ** 2;

/**
 * Makes a scanner; processes are started as documents come, that for a single one at once. A document that hangs, grows beyond all
 * measure or meets a bug is unread, with the reason, and the others go on.
 */
export function createScanners(options: ScannersOptions): Scanners {
  const { engine, jobs, documents, memory, onPicture, ...setup } = options;
  const size = Math.min(jobs, Math.max(1, documents));
  const reading: ReadingSetup = { ...setup, ocr: engine && { jobs: Math.floor(jobs / size), engine } };
  const pool = createPool<Job, Results[Job['does']]>({
    script: new URL('../../dist/batch/process.js', import.meta.url),
    size,
    memory,
    heap: Math.floor((memory / MEGABYTE) * HEAP_SHARE),
    setup: reading,
  });
  // Many documents wait for no process; one should not have to.
  if (documents === 1) pool.warm();
  const onProgress = onPicture && ((progress: unknown) => told(progress as PictureProgress, onPicture));
  const patience = { timeoutMs: patienceFor(reading, false), onProgress };
  const run = <Does extends Job['does']>(job: Extract<Job, { does: Does }>): Promise<Done<Results[Does]>> =>
    pool.run(async () => job, patience) as Promise<Done<Results[Does]>>;
  const must = async <Does extends Job['does']>(
    job: Extract<Job, { does: Does }>,
  ): Promise<Results[Does]> => {
    const done = await run(job);
    if ('result' in done) return done.result;
    throw new Error(`${job.does}: ${done.failure}${done.error ? `\n${done.error}` : ''}`);
  };
  const judge = (document: Document) => must({ does: 'judge', document });
  const unread = (inputs: Parameters<Steps['scan']>[0], done: Failed): Promise<Document | InputError> =>
    extractNothing(inputs, whyNot(done, memory));
  return {
    ...scannerOf({
      scan: async (inputs): Promise<Reading | InputError> => {
        const done = await run({ does: 'scan', inputs });
        if ('result' in done) return done.result;
        const document = await unread(inputs, done);
        return 'text' in document ? judge(document) : document;
      },
      read: async (input) => {
        const done = await run({ does: 'read', input });
        return 'result' in done ? done.result : unread([input], done);
      },
      judge,
      together: (documents) => must({ does: 'together', documents }),
    }),
    close: pool.close,
  };
}

type Failed = Extract<Done<unknown>, { readonly failure: Failure }>;

const told = ({ done, of }: PictureProgress, onPicture: (done: number, of: number) => void): void =>
  onPicture(done, of);

function whyNot({ failure, error }: Failed, memory: number): Unfinished {
  switch (failure) {
    case 'timed-out':
      return { outcome: 'timed-out', note: { code: 'timed-out' } };
    case 'limit':
      return {
        outcome: 'limit',
        note: { code: 'memory-limit', values: { megabytes: `${Math.round(memory / MEGABYTE)}` } },
      };
    case 'crashed':
      return { outcome: 'malformed', note: { code: 'crashed', values: { error: firstLine(error) } } };
  }
}

const firstLine = (error = ''): string => error.split('\n')[0] ?? '';
