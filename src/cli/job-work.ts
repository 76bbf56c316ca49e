/** What becomes of jobs: each a line of results. */
import type { InputError, Reading } from '../model.ts';
import { withJob } from '../report/job.ts';
import { ndjson } from '../report/ndjson.ts';
import type { CacheFlags } from './caching.ts';
import type { DocumentJob, NoJob } from './document-job.ts';
import type { Context } from './invocation.ts';
import type { PlaceFlags } from './jurisdictions.ts';
import { located } from './located.ts';
import { packageFacts } from './package-facts.ts';
import type { Limits, ReadFlags } from './read-options.ts';
import { masking, type RedactFlags } from './redaction.ts';
import { scanning } from './scanner.ts';
import { type ScanFlags, settingOf } from './settings.ts';
import { sourceOf } from './sources.ts';
import type { Trouble } from './trouble.ts';

/** The options of `scan` that hold for jobs; which format, and where it goes, is not theirs to say. */
export type JobFlags = Omit<ScanFlags, 'format' | 'output'> &
  ReadFlags &
  PlaceFlags &
  CacheFlags &
  RedactFlags;

/** Works on jobs; what it starts ends with the run. */
export interface JobWork {
  /** How many documents are read at once. */
  readonly jobs: number;
  readonly limits: Limits;
  /** The line of results for a job, with its line feed. A document that cannot be read is one, too. */
  readonly work: (job: DocumentJob) => Promise<string>;
  /** The same with what the line tells. */
  readonly judge: (job: DocumentJob) => Promise<JudgedJob>;
  /** What is told of a job that is given up. */
  readonly giveUp: (job: DocumentJob, code: string) => Promise<JudgedJob>;
  /** The line for something of which only an id could be read. */
  readonly refuse: (job: NoJob & { readonly id: string }) => Promise<string>;
  /** How many documents had not to be read again. */
  readonly cached: () => number;
}

export interface JudgedJob {
  readonly line: string;
  readonly result: Reading | InputError;
}

/** Makes what works on jobs as the options ask for it; trouble where one cannot be understood. */
export async function jobWork(flags: JobFlags, context: Context): Promise<JobWork | Trouble> {
  const read = await scanning(flags, context);
  if ('trouble' in read) return read;
  const mask = await masking(flags, context);
  const scanner = await read.scannerFor(Number.POSITIVE_INFINITY);
  const setting = settingOf({ format: ndjson, file: null }, flags, context);
  const { version } = packageFacts();
  const { rulebook, rulebookFor } = context;
  const lineOf = async (id: string, path: string, result: Reading | InputError): Promise<string> => {
    const line =
      'code' in result
        ? await ndjson.error(mask.error(result), setting)
        : await ndjson.reading(mask.reading(result), setting);
    return withJob(line, { id, rules: (rulebookFor?.(path) ?? rulebook).hash, version });
  };
  const judge = async ({ id, path, sha256 }: DocumentJob): Promise<JudgedJob> => {
    const input = located(path, context);
    const source = await sourceOf(input, context);
    const read = 'code' in source ? source : await scanner.scan([source]);
    const result = isAnother(read, sha256) ? { path: input, code: 'changed' } : read;
    return { line: await lineOf(id, input, result), result };
  };
  const giveUp = async ({ id, path }: DocumentJob, code: string): Promise<JudgedJob> => {
    const result = { path: located(path, context), code };
    return { line: await lineOf(id, result.path, result), result };
  };
  return {
    jobs: read.limits.jobs,
    limits: read.limits,
    judge,
    giveUp,
    work: async (job) => (await judge(job)).line,
    refuse: ({ id, path, code }) => lineOf(id, path ?? '', { path: path ?? '', code }),
    cached: read.cached,
  };
}

/** Whether what was read is not what the job meant. */
const isAnother = (result: Reading | InputError, sha256: string | undefined): boolean =>
  sha256 !== undefined && !('code' in result) && result.document.sha256 !== sha256;
