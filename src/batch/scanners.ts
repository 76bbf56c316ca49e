/** A scanner whose documents are read and judged in processes of their own. */
import { extractNothing, type Unfinished } from '../extract/index.ts';
import type { Document, Reading, Rulebook } from '../model.ts';
import type { OcrEngine } from '../ocr/engines.ts';
import { createPool, type Done, type Failure } from '../pool/pool.ts';
import { type RulebookPlan, rulebooksOf } from '../rules/plan.ts';
import { type Input, type Scanner, scannerOf } from '../scanner.ts';
import type { Job, PictureProgress, ReadingSetup, Results } from './job.ts';
import { patienceFor } from './patience.ts';

export interface ScannersOptions extends Omit<ReadingSetup, 'ocr' | 'rulebook'> {
  readonly rulebook: Rulebook;
  /** The rules are those that come with the program: each process reads them itself, which is faster than to be sent them. */
  readonly isShipped?: boolean;
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
  const { rulebook, isShipped = false, engine, jobs, documents, memory, onPicture, ...setup } = options;
  const size = Math.min(jobs, Math.max(1, documents));
  const ocr = engine && { jobs: Math.floor(jobs / size), engine };
  const reading: ReadingSetup = { ...setup, rulebook: isShipped ? null : rulebook, ocr };
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
  const judge = judgeOfNothing({ ...setup, rulebook });
  const nothing = (inputs: readonly Input[], failed: Failed) =>
    extractNothing(inputs, whyNot(failed, memory));
  return {
    ...scannerOf({
      scan: async (inputs) => {
        const done = await run({ does: 'scan', inputs });
        if ('result' in done) return done.result;
        const document = await nothing(inputs, done);
        return 'text' in document ? judge(document) : document;
      },
      read: async (input) => {
        const done = await run({ does: 'read', input });
        return 'result' in done ? done.result : nothing([input], done);
      },
      together: async (documents) => {
        const done = await run({ does: 'together', documents });
        if ('result' in done) return done.result;
        const { outcome, note } = whyNot(done, memory);
        const readings = documents.map((document) =>
          judge({ ...document, ...NOTHING, outcome, notes: [...document.notes, note] }),
        );
        return { readings: await Promise.all(readings) };
      },
    }),
    close: pool.close,
  };
}

/** Nothing of a document. */
const NOTHING = { text: '', pages: [], blocks: [], marks: [], anchors: [] };

/** Judges documents of which nothing was read; what that needs is loaded when the first comes. */
function judgeOfNothing({
  rulebook,
  plan,
  jurisdictions,
}: {
  readonly rulebook: Rulebook;
  readonly plan?: RulebookPlan | undefined;
  readonly jurisdictions?: readonly string[];
}) {
  let made: Promise<(document: Document) => Reading> | null = null;
  const make = async () => {
    const { createJudge } = await import('../scan.ts');
    return createJudge(plan ? rulebooksOf(rulebook, plan).rulebook : rulebook, jurisdictions);
  };
  return async (document: Document): Promise<Reading> => {
    made ??= make();
    return (await made)(document);
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
