/** `consentlint scan --worker`: jobs in on standard input, lines of results out. */
import { resolve } from 'node:path';
import { asDone } from '../batch/as-done.ts';
import { pathOfBytes } from '../extract/disk-path.ts';
import { noteSentence } from '../report/notes.ts';
import { sanitise } from '../report/sanitise.ts';
import { linesOf } from '../stats/pieces.ts';
import { type DocumentJob, documentJob, type NoJob } from './document-job.ts';
import type { Context } from './invocation.ts';
import { type JobFlags, type JobWork, jobWork } from './job-work.ts';
import { fileOutput, isWritable, type Output, streamOutput, write } from './output.ts';
import { type Shard, type ShardFlags, shardAsked } from './shard.ts';
import { STDIN } from './stdin.ts';
import { complain, complainOf, type Trouble, warn } from './trouble.ts';

/** The options of `scan` as a worker takes them. */
export type WorkerFlags = JobFlags &
  ShardFlags & {
    readonly format?: readonly string[];
    readonly output?: readonly string[];
  };

/** What stands on the command line. */
export interface WorkerAsked {
  readonly files: readonly string[];
  readonly flags: WorkerFlags;
  /** Whether an option, as commander calls it, was said for this run: on the command line, or anywhere. */
  readonly isSaid: (option: string, where: 'here' | 'anywhere') => boolean;
}

/** Each process has one job at work and one that waits, so that none waits for the next line. */
const AHEAD = 2;
/** A longer line is no job. */
const MOST_BYTES = 1024 ** 2;

/**
 * Works on jobs until there are no more, and returns the exit code: 0 where each had a result, 3 where a line was no job
 * or had none, 2 for what is wrong with the arguments or the places to read and write. What is found does not change it.
 */
export async function worker(asked: WorkerAsked, context: Context): Promise<number> {
  const plan = await planOf(asked, context);
  if ('trouble' in plan) return complain(plan, context);
  context.atEnd(plan.output.drop);
  const counted = await workOff(plan, context);
  if ('trouble' in counted) return complain(counted, context);
  if (!asked.flags.quiet) await sumUp(counted, plan, context);
  return counted.hasFailed ? 2 : counted.refused > 0 || counted.isClosed ? 3 : 0;
}

interface Plan {
  readonly work: JobWork;
  readonly shard: Shard;
  readonly output: Output;
  readonly file: string | null;
}

async function planOf({ files, flags, isSaid }: WorkerAsked, context: Context): Promise<Plan | Trouble> {
  const refused = REFUSED.find(([option, where]) => isSaid(option, where));
  if (files.length > 0) return { trouble: 'usage.worker-files' };
  if (refused) return { trouble: 'usage.worker-option', values: { option: nameOf(refused[0]) } };
  if (isSaid('format', 'here') && flags.format?.join() !== 'ndjson')
    return { trouble: 'usage.worker-format' };
  if (isSaid('failOn', 'here') && flags.failOn !== 'never') return { trouble: 'usage.worker-fail-on' };
  const shard = shardAsked(flags);
  if ('trouble' in shard) return shard;
  const named = isSaid('output', 'here') ? (flags.output ?? []) : [];
  if (named.length > 1) return { trouble: 'usage.more-outputs' };
  const [file = null] = named;
  const path = file === null ? null : resolve(context.cwd, file);
  if (path !== null && !(await isWritable(path)))
    return { trouble: 'usage.output', values: { file: file ?? '' } };
  const work = await jobWork(flags, context);
  if ('trouble' in work) return work;
  const output = path === null ? streamOutput(context.stdout) : await fileOutput(path);
  return { work, shard, output, file };
}

/** What makes no sense with jobs; a baseline and waivers would make other lines, wherever they are asked for. */
const REFUSED: readonly (readonly [string, 'here' | 'anywhere'])[] = [
  ...(['filesFrom', 'null', 'changed', 'bundle', 'join', 'redline', 'bom', 'fingerprints'] as const).map(
    (option) => [option, 'here'] as const,
  ),
  ...(['baseline', 'updateBaseline', 'waivers'] as const).map((option) => [option, 'anywhere'] as const),
];

const nameOf = (option: string): string =>
  `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

interface Counted {
  /** Lines written. */
  readonly results: number;
  /** Lines that were no job. */
  readonly refused: number;
  /** Nobody read any more. */
  readonly isClosed: boolean;
  /** The jobs could not be read to their end. */
  readonly hasFailed: boolean;
}

async function workOff(plan: Plan, context: Context): Promise<Counted | Trouble> {
  const { work, output, file } = plan;
  let [results, refused] = [0, 0];
  let [isLeft, hasFailed] = [false, false];
  const jobs = jobsIn(context, plan.shard, async () => {
    if (isLeft) return;
    hasFailed = true;
    await complainOf({ path: STDIN, code: 'read-failed' }, context);
  });
  const each = async ({ job, line }: Read): Promise<string> => {
    if (!('code' in job)) return work.work(job);
    refused++;
    await warn(`${nameOfStdin(context)}:${line}`, noteSentence(job, context.words), context);
    return job.id === null ? '' : work.refuse({ ...job, id: job.id });
  };
  const unwritable: Trouble = file === null ? { trouble: 'usage.stdout' } : unwritableFile(file);
  try {
    for await (const text of asDone(jobs, each, AHEAD * work.jobs)) {
      if (text === '') continue;
      const written = await output.write(text);
      if (written === 'failed') return unwritable;
      if (written === 'closed') return { results, refused, isClosed: true, hasFailed };
      results++;
    }
  } finally {
    // Where nobody takes results any more, no jobs are waited for.
    isLeft = true;
    context.stdin.destroy();
  }
  const isDone = hasFailed || (await output.end()) !== 'failed';
  return isDone ? { results, refused, isClosed: false, hasFailed } : unwritable;
}

const nameOfStdin = ({ words }: Context): string => words.say('stdin');

const unwritableFile = (file: string): Trouble => ({ trouble: 'usage.output', values: { file } });

/** A line, from 1, and what stands on it. */
interface Read {
  readonly line: number;
  readonly job: DocumentJob | NoJob;
}

/** The jobs of a shard. What is no job is in one of them, too: told of by one machine, not by all. */
async function* jobsIn(context: Context, shard: Shard, onFailure: () => Promise<void>): AsyncGenerator<Read> {
  try {
    for await (const { bytes, line } of linesOf(context.stdin, MOST_BYTES)) {
      const text = bytes && pathOfBytes(bytes);
      if (text?.trim() === '') continue;
      const job: DocumentJob | NoJob =
        text === null ? { code: 'job-long', id: null, path: null } : documentJob(text);
      if (shard.has(job.path ?? text ?? '')) yield { line, job };
    }
  } catch {
    await onFailure();
  }
}

/** What became of the jobs, on standard error. */
async function sumUp({ results, refused }: Counted, { work }: Plan, context: Context): Promise<void> {
  const { words, stderr } = context;
  const lines = [
    words.count('worker.results', results),
    ...(refused > 0 ? [words.count('worker.refused', refused)] : []),
    ...(work.cached() > 0 ? [words.count('summary.cached', work.cached())] : []),
  ];
  await write(stderr, lines.map((line) => `${sanitise(line)}\n`).join(''));
}
