import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { READ_LIMITS, type ReadLimits } from '../extract/limits.ts';
import { OCR_ENGINES } from '../ocr/engines.ts';
import type { Context } from './invocation.ts';
import { type PasswordFlags, passwordsOf } from './passwords.ts';
import { type OcrFlags, type Recognition, recognitionOf } from './recognition.ts';
import { repeated } from './repeated.ts';
import type { Trouble } from './trouble.ts';

/** The options that say how documents are read. */
export type ReadFlags = PasswordFlags &
  OcrFlags & {
    readonly timeout?: string;
    readonly jobs?: string;
    readonly memory?: string;
    readonly limit?: readonly string[];
  };

/** How documents may be read. */
export interface Limits extends Recognition {
  /** Tried in turn on encrypted documents. */
  readonly passwords: readonly string[];
  /** How long one document may take. */
  readonly timeoutMs: number;
  /** How many at once. */
  readonly jobs: number;
  /** Bytes that one may need. */
  readonly memory: number;
  /** How much of one is read. */
  readonly limits: ReadLimits;
}

export const DEFAULT_SECONDS = 60;
export const DEFAULT_MEGABYTES = 512;
/** Node and the rules alone need a hundred. */
const LEAST_MEGABYTES = 200;
const MEGABYTE = 1024 ** 2;
const MOST_JOBS = 64;
/** More at once need more memory than a laptop has to spare. */
const MOST_DEFAULT_JOBS = 4;

/** How many documents are read at once where nothing is said. */
export const defaultJobs = (): number => Math.min(availableParallelism(), MOST_DEFAULT_JOBS);

/** Adds the options to a command that reads documents. */
export function readFlags(command: Command, { words: { say } }: Context): Command {
  return command
    .option('--password <password>', say('help.password'), repeated)
    .option('--password-file <file>', say('help.password-file'))
    .option('--timeout <seconds>', say('help.timeout', { seconds: DEFAULT_SECONDS }))
    .option('--memory <megabytes>', say('help.memory', { megabytes: DEFAULT_MEGABYTES }))
    .option('--limit <name=number>', say('help.limit', { names: LIMIT_NAMES.join(', ') }), repeated)
    .option('--no-ocr', say('help.no-ocr'))
    .option('--ocr-engine <engine>', say('help.ocr-engine', { choices: OCR_ENGINES.join(', ') }))
    .option('--jobs <number>', say('help.jobs', { most: MOST_DEFAULT_JOBS }));
}

/** What the options mean; trouble where one cannot be understood. */
export async function readOptions(flags: ReadFlags, context: Context): Promise<Limits | Trouble> {
  const { timeout = `${DEFAULT_SECONDS}`, memory = `${DEFAULT_MEGABYTES}` } = flags;
  const seconds = Number(timeout);
  if (!(seconds > 0 && seconds <= MOST_SECONDS))
    return { trouble: 'usage.timeout', values: { value: timeout } };
  const megabytes = Number(memory);
  if (!(megabytes >= LEAST_MEGABYTES && Number.isFinite(megabytes)))
    return { trouble: 'usage.memory', values: { value: memory, least: LEAST_MEGABYTES } };
  const jobs = Number(flags.jobs ?? defaultJobs());
  if (!(Number.isInteger(jobs) && jobs >= 1 && jobs <= MOST_JOBS))
    return { trouble: 'usage.jobs', values: { value: flags.jobs ?? '', most: MOST_JOBS } };
  const limits = limitsOf(flags.limit);
  if ('trouble' in limits) return limits;
  const passwords = await passwordsOf(flags, context);
  if ('trouble' in passwords) return passwords;
  const recognition = await recognitionOf(flags);
  if ('trouble' in recognition) return recognition;
  return { passwords, timeoutMs: seconds * 1000, jobs, memory: megabytes * MEGABYTE, limits, ...recognition };
}

const LIMIT_NAMES = Object.keys(READ_LIMITS);

/** The usual limits, changed as `name=number` says. */
function limitsOf(changes: readonly string[] = []): ReadLimits | Trouble {
  const limits = { ...READ_LIMITS };
  for (const value of changes) {
    const [, name, number] = /^(\w+)=(\d+)$/.exec(value) ?? [];
    if (!isLimit(name) || !(Number(number) > 0))
      return { trouble: 'usage.limit', values: { value, names: LIMIT_NAMES.join(', ') } };
    limits[name] = Number(number);
  }
  return limits;
}

const isLimit = (name: string | undefined): name is keyof ReadLimits => LIMIT_NAMES.includes(name ?? '');

/** A timer of Node runs for 24 days at most. */
const MOST_SECONDS = 1_000_000;
