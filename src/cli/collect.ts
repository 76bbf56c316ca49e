import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { pathOfBytes } from '../extract/disk-path.ts';
import { noteSentence } from '../report/notes.ts';
import { sanitise } from '../report/sanitise.ts';
import { linesOf } from '../stats/pieces.ts';
import { type Collected, collectResults, type Wanted } from './collecting.ts';
import { documentJob } from './document-job.ts';
import { listedFiles } from './file-list.ts';
import { putInOrder } from './in-input-order.ts';
import type { Context, Finish } from './invocation.ts';
import { located } from './located.ts';
import { fileOutput, isWritable, type Output, streamOutput, write } from './output.ts';
import { resultFiles } from './result-lines.ts';
import { listResults } from './results.ts';
import { STDIN } from './stdin.ts';
import { complain, complainOf, type Trouble, warn } from './trouble.ts';

interface CollectFlags {
  readonly filesFrom?: string;
  readonly null?: boolean;
  readonly jobsFrom?: string;
  readonly output?: string;
}

/** `consentlint collect RESULTS…`: results of many runs as one run would have written them. */
export function addCollect(program: Command, context: Context, finish: Finish): void {
  const { say } = context.words;
  const command = program
    .command('collect')
    .description(say('help.collect'))
    .argument('<results...>', say('help.collect-results'))
    .option('--files-from <file>', say('help.collect-files'))
    .option('-0, --null', say('help.null'))
    .option('--jobs-from <file>', say('help.collect-jobs'))
    .option('-o, --output <file>', say('help.collect-output'));
  command.action(async (results: string[]) => {
    finish(await collect(results, command.optsWithGlobals<CollectFlags>(), context));
  });
}

/** 0 where every document has one result; 3 where some have none or others, or a line could not be understood; 2 for the rest. */
async function collect(named: readonly string[], flags: CollectFlags, context: Context): Promise<number> {
  const teller = createTeller(context);
  const wanted = await wantedOf(flags, teller, context);
  if ('trouble' in wanted) return complain(wanted, context);
  if (named.includes(STDIN)) return complain({ trouble: 'usage.collect-stdin' }, context);
  const { files: paths, errors } = await listResults(named.map((name) => located(name, context)));
  for (const error of errors) await complainOf(error, context);
  if (errors.length > 0) return 2;
  const output = await outputOf(flags, paths, context);
  if ('trouble' in output) return complain(output, context);
  context.atEnd(output.drop);
  const files = resultFiles(paths);
  try {
    const collected = await collectResults(wanted, { paths, files, onDamaged: teller.damaged });
    const put = await putInOrder(wanted.names.keys(), {
      lineOf: async (n) => {
        const place = collected.at(n);
        return place && files.textAt(place);
      },
      write: output.write,
      onMissing: async (n) => teller.missing(wanted.names[n] ?? ''),
    });
    const sent = put.sent === 'written' ? await output.end() : put.sent;
    if (sent === 'failed') return complain(unwritable(flags.output), context);
    await teller.sumUp(put.written, collected);
    return teller.isTroubled() || collected.foreign + collected.differing > 0 ? 3 : 0;
  } catch (error) {
    await complainOf({ path: (error as NodeJS.ErrnoException).path ?? '', code: 'read-failed' }, context);
    return 2;
  } finally {
    await files.close();
  }
}

const unwritable = (file: string | undefined): Trouble =>
  file === undefined ? { trouble: 'usage.stdout' } : { trouble: 'usage.output', values: { file } };

async function outputOf(
  { output: file }: CollectFlags,
  inputs: readonly string[],
  context: Context,
): Promise<Output | Trouble> {
  if (file === undefined) return streamOutput(context.stdout);
  const path = resolve(context.cwd, file);
  if (inputs.some((input) => resolve(input) === path))
    return { trouble: 'usage.output-is-input', values: { file } };
  return (await isWritable(path)) ? fileOutput(path) : unwritable(file);
}

/** What is wanted, by the one list that says so. */
async function wantedOf(
  { filesFrom, jobsFrom, null: isZero = false }: CollectFlags,
  teller: Teller,
  context: Context,
): Promise<Wanted | Trouble> {
  if ((filesFrom === undefined) === (jobsFrom === undefined)) return { trouble: 'usage.collect-order' };
  if (filesFrom === undefined) return wantedJobs(jobsFrom ?? '', teller, context);
  const listed = await listedFiles(filesFrom, isZero ? 'zero' : 'line', context);
  return 'trouble' in listed ? listed : wantedFiles(listed);
}

/** Files by where they are, each once, as a scan lists them. Hashes are remembered: full paths of millions take much memory. */
function wantedFiles(listed: readonly string[]): Wanted {
  const placeOf = (path: string): string => (/^\w+:\/\//.test(path) ? path : resolve(path));
  const keyOf = (path: string): string => createHash('sha256').update(placeOf(path)).digest('base64');
  const places = new Map<string, number>();
  const names: string[] = [];
  for (const name of listed) {
    const key = keyOf(name);
    if (places.has(key)) continue;
    places.set(key, names.length);
    names.push(name);
  }
  return { names, placeOf: ({ path }) => places.get(keyOf(path)) };
}

/** Jobs by their ids; a line that is none, or has an id that came before, is told of. */
async function wantedJobs(file: string, teller: Teller, context: Context): Promise<Wanted | Trouble> {
  const places = new Map<string, number>();
  const stream = file === STDIN ? context.stdin : createReadStream(located(file, context));
  try {
    for await (const { bytes, line } of linesOf(stream)) {
      const text = bytes === null ? '' : pathOfBytes(bytes);
      if (bytes !== null && text.trim() === '') continue;
      const job = documentJob(text);
      const code = 'code' in job ? job.code : places.has(job.id) ? 'job-again' : null;
      if (code !== null) await teller.wrong(file, line, code);
      if (job.id !== null && !places.has(job.id)) places.set(job.id, places.size);
    }
  } catch {
    return { trouble: 'usage.jobs-from', values: { file } };
  }
  return { names: [...places.keys()], placeOf: ({ id }) => (id === null ? undefined : places.get(id)) };
}

/** Says on standard error what is wrong, so much of each kind that it can be read. */
interface Teller {
  readonly wrong: (file: string, line: number, code: string) => Promise<void>;
  readonly damaged: (file: string, line: number) => Promise<void>;
  readonly missing: (name: string) => Promise<void>;
  readonly sumUp: (written: number, collected: Collected) => Promise<void>;
  readonly isTroubled: () => boolean;
}

const MOST_TOLD = 20;

function createTeller(context: Context): Teller {
  const { words, stderr } = context;
  const told = new Map<string, number>();
  const tell = async (sum: string, where: string, sentence: string): Promise<void> => {
    const n = (told.get(sum) ?? 0) + 1;
    told.set(sum, n);
    if (n <= MOST_TOLD) await warn(where, sentence, context);
  };
  return {
    wrong: (file, line, code) => tell('collect.wrong-all', `${file}:${line}`, noteSentence({ code }, words)),
    damaged: (file, line) => tell('collect.damaged-all', `${file}:${line}`, words.say('collect.damaged')),
    missing: (name) => tell('collect.missing-all', name, words.say('collect.missing')),
    isTroubled: () => told.size > 0,
    sumUp: async (written, { foreign, differing, versions }) => {
      const counted = (key: string, n: number) => (n > 0 ? [words.count(key, n)] : []);
      const lines = [
        words.count('collect.written', written),
        ...[...told].flatMap(([sum, n]) => counted(sum, n)),
        ...counted('collect.foreign', foreign),
        ...counted('collect.differing', differing),
        ...(versions.length > 1 ? [words.say('collect.versions', { versions: versions.join(', ') })] : []),
      ];
      await write(stderr, lines.map((line) => `${sanitise(line)}\n`).join(''));
    },
  };
}
