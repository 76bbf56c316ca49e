/** Takes documents from a queue and gives what becomes of them back. */
import type { Job, Worker } from 'bullmq';
import type { Link } from './connect.ts';
import { type Outcome, type PackedOutcome, pack } from './outcome.ts';
import { documentOf, type QueuedDocument } from './queued.ts';
import { createTurns, type Enter } from './turns.ts';

export interface WorkerOptions {
  readonly name: string;
  /** How many documents at once. */
  readonly jobs: number;
  /** After so long without a sign of life the documents of a worker are given to another, in milliseconds. */
  readonly leaseMs: number;
  /** What becomes of a document, by the id of its job. Never throws for a bad document. */
  readonly work: (document: QueuedDocument, id: string) => Promise<Outcome>;
  /** What is told of a document that is given up. */
  readonly giveUp: (document: QueuedDocument, id: string, why: GivenUp) => Promise<Outcome>;
  /** Told when a result was taken. */
  readonly onDone: () => void;
  /** Told when a document was given up. */
  readonly onFailed: (path: string) => void;
}

export interface RunningWorker {
  /** Finishes what it is at and takes nothing more. */
  readonly stop: () => Promise<void>;
}

/** `deadly`: its workers died of it. `bug`: whoever worked on it met an error of its own. */
export type GivenUp = 'deadly' | 'bug';

/** So many workers may a document end before it is given up. */
const MOST_DEATHS = 3;

type DocumentJob = Job<string, PackedOutcome, string>;

/** Begins to work. */
export function startWorker({ redis, drivers }: Link, options: WorkerOptions): RunningWorker {
  const { name, jobs, leaseMs, onDone, onFailed } = options;
  const enter = createTurns();
  const { UnrecoverableError } = drivers.bullmq;
  const refusal = async (job: DocumentJob, why: GivenUp) => {
    const outcome = await options.giveUp(documentOf(job), job.id ?? '', why);
    return new UnrecoverableError(JSON.stringify(pack(outcome)));
  };
  const worker: Worker<string, PackedOutcome, string> = new drivers.bullmq.Worker(
    name,
    (job: DocumentJob) => attempt(job, { enter, refusal, work: options.work }),
    {
      connection: redis,
      concurrency: jobs,
      lockDuration: leaseMs,
      stalledInterval: leaseMs,
      // Who is to blame is judged here: with one document that ends its worker all others are lost that were beside it.
      maxStalledCount: Number.MAX_SAFE_INTEGER,
      runRetryDelay: RETRY_MS,
    },
  );
  // Redis away is told by the connection, a lost lease by whoever takes the document next.
  worker.on('error', () => {});
  worker.on('completed', onDone);
  worker.on('failed', (job) => onFailed(job?.data ?? ''));
  return { stop: () => worker.close() };
}

/** What could not be given back since Redis is away is tried again so often. */
const RETRY_MS = 1_000;

interface Attempt {
  readonly enter: Enter;
  /** An error that holds what is told of a document that is given up. */
  readonly refusal: (job: DocumentJob, why: GivenUp) => Promise<Error>;
  readonly work: WorkerOptions['work'];
}

/**
 * Works on a job. One that was at work when its worker died is worked on alone from then on, and that is counted: if the
 * worker dies again it was this document, and it harms no other.
 */
async function attempt(job: DocumentJob, { enter, refusal, work }: Attempt): Promise<PackedOutcome> {
  const isSuspect = job.stalledCounter > 0;
  const leave = await enter(isSuspect);
  try {
    if (isSuspect && (await deathsOf(job)) >= MOST_DEATHS) throw await refusal(job, 'deadly');
    const outcome = await work(documentOf(job), job.id ?? '').catch(() => null);
    if (outcome === null) throw await refusal(job, 'bug');
    return pack(outcome);
  } finally {
    leave();
  }
}

/** How many workers a document has ended by now, the first and those it was alone with; counts that it is tried again. */
async function deathsOf(job: DocumentJob): Promise<number> {
  const deaths = 1 + Number(job.progress);
  if (deaths < MOST_DEATHS) await job.updateProgress(deaths);
  return deaths;
}
