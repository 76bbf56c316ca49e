import { createHash } from 'node:crypto';
import type { Maker, Outcome } from '../../cluster/outcome.ts';
import { type DocumentQueue, openQueue } from '../../cluster/queue.ts';
import type { QueuedDocument } from '../../cluster/queued.ts';
import { type RunningWorker, startWorker } from '../../cluster/worker.ts';
import { sanitise } from '../../report/sanitise.ts';
import type { DocumentJob } from '../document-job.ts';
import { exitCode, FAIL_ON } from '../exit-code.ts';
import type { Context } from '../invocation.ts';
import { type JobWork, type JudgedJob, jobWork } from '../job-work.ts';
import { placesAsked } from '../jurisdictions.ts';
import { write } from '../output.ts';
import { packageFacts } from '../package-facts.ts';
import { type Progress, progressOf } from '../progress.ts';
import { complain, type Trouble, warn, warnOf } from '../trouble.ts';
import type { ClusterFlags } from './flags.ts';
import { reach } from './link.ts';

const MOST_LEASE = 86_400;
/** How often the queue is looked at, where somebody wants to know. */
const LOOK_MS = 500;

/** `consentlint cluster work`; returns the exit code. */
export async function work(flags: ClusterFlags, context: Context): Promise<number> {
  const leaseMs = leaseOf(flags);
  if (typeof leaseMs !== 'number') return complain(leaseMs, context);
  const progress = progressOf(context);
  context.atEnd(progress.clear);
  const job = await jobWork(flags, context);
  if ('trouble' in job) return complain(job, context);
  const reached = await reach(flags, progress, context);
  if ('trouble' in reached) return complain(reached, context);
  const { link, name } = reached;
  const counter = { done: 0, failed: 0 };
  const worker = startWorker(link, {
    ...{ name, leaseMs, jobs: job.jobs, ...workings(job, makerOf(flags, job, context)) },
    onDone: () => counter.done++,
    onFailed: async (path) => {
      counter.failed++;
      progress.clear();
      await warn(path, context.words.say('cluster.gave-up'), context);
    },
  });
  const queue = openQueue(link, name);
  await untilEnd({ queue, worker, counter, progress, context, isBrief: flags.untilEmpty ?? false });
  await worker.stop();
  await queue.close();
  progress.clear();
  if (!flags.quiet) await tell(counter, context);
  return 0;
}

/** In milliseconds. */
function leaseOf({ lease = '' }: ClusterFlags): number | Trouble {
  const seconds = Number(lease);
  return seconds >= 1 && seconds <= MOST_LEASE
    ? Math.round(seconds * 1000)
    : { trouble: 'usage.lease', values: { value: lease, most: MOST_LEASE } };
}

const CODES = { deadly: 'deadly-document', bug: 'worker-bug' } as const;

function workings({ judge, giveUp }: JobWork, maker: Maker) {
  const jobOf = ({ path, sha256 }: QueuedDocument, id: string): DocumentJob => ({
    ...{ id, path, ...(sha256 !== null && { sha256 }) },
  });
  const outcome = ({ line, result }: JudgedJob): Outcome => ({ line, exits: exitsOf(result), maker });
  return {
    work: async (document: QueuedDocument, id: string) => outcome(await judge(jobOf(document, id))),
    giveUp: async (document: QueuedDocument, id: string, why: keyof typeof CODES) =>
      outcome(await giveUp(jobOf(document, id), CODES[why])),
  };
}

/** The exit code for a document alone, by threshold. */
function exitsOf(result: JudgedJob['result']): string {
  const report = 'code' in result ? { readings: [], errors: [result] } : { readings: [result], errors: [] };
  return FAIL_ON.map((threshold) => exitCode(report, threshold)).join('');
}

const HASH_LENGTH = 12;
const short = (hash: string): string => hash.slice(0, HASH_LENGTH);

/** By what results of this worker may differ from those of another. */
function makerOf(flags: ClusterFlags, { limits }: JobWork, context: Context): Maker {
  const { rulebook, planned, language } = context;
  const { share = false, redact = share } = flags;
  const masks = { redact, share };
  const { rules, failOn, languages, overrides } = planned?.plan ?? {};
  const basis = [
    ...[rules, failOn, languages, overrides, placesAsked(flags, context)],
    ...[limits.limits, limits.engine, language, masks],
  ];
  const settings = createHash('sha256').update(JSON.stringify(basis)).digest('hex');
  return {
    version: packageFacts().version,
    rules: short(rulebook.hash),
    settings: short(settings),
    masks,
  };
}

interface Working {
  readonly queue: DocumentQueue;
  readonly worker: RunningWorker;
  readonly counter: { readonly done: number; readonly failed: number };
  readonly progress: Progress;
  readonly context: Context;
  /** It ends when there is nothing more to do. */
  readonly isBrief: boolean;
}

/** Waits until a signal asks for the end, or nothing waits or is at work any more where that is the end. */
async function untilEnd({ queue, counter, progress, context, isBrief }: Working): Promise<void> {
  const { words, stderr, onStop } = context;
  const stopped = new Promise<'stopped'>((resolve) => {
    onStop(() => resolve('stopped'));
  });
  const pause = () => new Promise<null>((resolve) => setTimeout(resolve, LOOK_MS, null));
  while (isBrief || stderr.isTTY) {
    const counts = await Promise.race([stopped, queue.counts()]);
    if (counts === 'stopped') break;
    const { waiting, active } = counts;
    if (isBrief && waiting + active === 0) return;
    const [done, left, here] = [counter.done, waiting, active].map((n) => words.number(n));
    progress.sentence(
      words.say('progress.working', { done: done ?? '', waiting: left ?? '', active: here ?? '' }),
    );
    if ((await Promise.race([stopped, pause()])) === 'stopped') break;
  }
  await stopped;
  progress.clear();
  await warnOf('cluster.stopping', context);
}

async function tell({ done, failed }: Working['counter'], { stderr, words }: Context): Promise<void> {
  const lines = [
    words.count('cluster.worked', done),
    ...(failed > 0 ? [words.count('cluster.failed', failed)] : []),
  ];
  await write(stderr, lines.map((line) => `${sanitise(line)}\n`).join(''));
}
