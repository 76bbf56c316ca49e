import { resolve } from 'node:path';
import type { Counts, DocumentQueue } from '../../cluster/queue.ts';
import type { FailOn } from '../../model.ts';
import { sanitise } from '../../report/sanitise.ts';
import { DEFAULT_FAIL_ON, FAIL_ON } from '../exit-code.ts';
import type { Context } from '../invocation.ts';
import { fileOutput, isWritable, type Output, streamOutput, write } from '../output.ts';
import { progressOf } from '../progress.ts';
import { complain, unknownValue, warnOf } from '../trouble.ts';
import type { ClusterFlags } from './flags.ts';
import { writeResults } from './results.ts';
import { beThrifty } from './thrift.ts';
import { type QueueRun, withQueue } from './with-queue.ts';

/** How often results are looked for. */
const LOOK_MS = 500;

/** `consentlint cluster collect`; returns the exit code. */
export async function collect(flags: ClusterFlags, context: Context): Promise<number> {
  const { failOn = DEFAULT_FAIL_ON, output: file } = flags;
  const threshold = FAIL_ON.find((level) => level === failOn);
  if (!threshold) return complain(unknownValue('--fail-on', failOn, FAIL_ON), context);
  if (file !== undefined && !(await isWritable(resolve(context.cwd, file))))
    return complain({ trouble: 'usage.output', values: { file } }, context);
  const run = { flags, progress: progressOf(context), context };
  beThrifty();
  return withQueue(run, (queue, name) => collectFrom(queue, { ...run, name, threshold }));
}

interface Run extends QueueRun {
  readonly name: string;
  readonly threshold: FailOn;
}

async function collectFrom(queue: DocumentQueue, run: Run): Promise<number> {
  const { flags, context, progress, name } = run;
  if (flags.wait) await waitFor(queue, run);
  const size = await queue.size();
  const unlisted = await queue.unlisted();
  const left = outstanding(await queue.counts(), size);
  if (left) {
    await say(context.words.count(left.key, left.n), context);
    return 3;
  }
  if (size + unlisted.length === 0)
    return complain({ trouble: 'usage.queue-empty', values: { name } }, context);
  const output = await outputOf(flags, context);
  context.atEnd(output.drop);
  const written = await writeResults(queue, { size, unlisted, output, ...run });
  if ('trouble' in written) return complain(written, context);
  progress.clear();
  if (flags.clear) await queue.remove(size);
  if (!flags.quiet) await say(context.words.count('cluster.collected', size), context);
  return written.code;
}

/** What there is no result of yet, or no place in the order for. */
function outstanding({ waiting, active, done, failed }: Counts, size: number) {
  if (waiting + active > 0) return { key: 'cluster.outstanding', n: waiting + active };
  const placeless = done + failed - size;
  return placeless > 0 ? { key: 'cluster.placeless', n: placeless } : null;
}

/** Waits until every document has its result. */
async function waitFor(queue: DocumentQueue, { progress, context }: Run): Promise<void> {
  const { words } = context;
  let isTold = false;
  for (;;) {
    const { waiting, active, done, failed } = await queue.counts();
    if (waiting + active === 0) return;
    if (!isTold && (await queue.workers()) === 0) {
      isTold = true;
      progress.clear();
      await warnOf('cluster.no-workers', context);
    }
    const [ready = '', all = ''] = [done + failed, waiting + active + done + failed].map(words.number);
    progress.sentence(words.say('progress.waiting', { done: ready, of: all }));
    await new Promise((next) => setTimeout(next, LOOK_MS));
  }
}

const outputOf = ({ output: file }: ClusterFlags, { cwd, stdout }: Context): Promise<Output> | Output =>
  file === undefined ? streamOutput(stdout) : fileOutput(resolve(cwd, file));

const say = (sentence: string, { stderr }: Context): Promise<unknown> =>
  write(stderr, `consentlint: ${sanitise(sentence)}\n`);
