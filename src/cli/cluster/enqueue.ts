import { isS3Path } from '../../address.ts';
import { inOrder } from '../../batch/in-order.ts';
import type { DocumentQueue } from '../../cluster/queue.ts';
import type { QueuedDocument } from '../../cluster/queued.ts';
import { hashFile } from '../../extract/read-bytes.ts';
import type { InputError } from '../../model.ts';
import { sanitise } from '../../report/sanitise.ts';
import { isTrouble } from '../exit-code.ts';
import type { Context } from '../invocation.ts';
import { write } from '../output.ts';
import { progressOf } from '../progress.ts';
import { recognitionOf } from '../recognition.ts';
import { tellSkipped } from '../skipped.ts';
import { complain, complainOf } from '../trouble.ts';
import type { Step } from '../walk.ts';
import type { ClusterFlags } from './flags.ts';
import { type Listing, listing } from './listing.ts';
import { beThrifty } from './thrift.ts';
import { type QueueRun, withQueue } from './with-queue.ts';

/** So many documents go to Redis together. */
const BATCH = 500;
/** So many are hashed at once. */
const HASHED = 16;

/** `consentlint cluster enqueue PATHS…`; returns the exit code. */
export async function enqueue(
  files: readonly string[],
  flags: ClusterFlags,
  context: Context,
): Promise<number> {
  const recognition = await recognitionOf(flags);
  if ('trouble' in recognition) return complain(recognition, context);
  const list = listing({ files, flags, withPictures: recognition.engine !== null }, context);
  if (list.trouble()) return complain(list.trouble() ?? { trouble: 'usage.files-from' }, context);
  beThrifty();
  const run = { flags, progress: progressOf(context), context };
  return withQueue(run, async (queue) => {
    const { count, added, code } = await fill(queue, list, run);
    run.progress.clear();
    const trouble = list.trouble();
    if (!flags.quiet && (count > 0 || !trouble)) await tell(added, count - added, context);
    return trouble ? complain(trouble, context) : code;
  });
}

interface Filled {
  readonly count: number;
  readonly added: number;
  readonly code: 0 | 2 | 3;
}

async function fill(queue: DocumentQueue, list: Listing, { progress, context }: QueueRun): Promise<Filled> {
  const skipped: InputError[] = [];
  let code: Filled['code'] = 0;
  const aside = async (step: Exclude<Step, { kind: 'file' }>): Promise<void> => {
    if (step.kind === 'skipped') {
      skipped.push(step);
      return;
    }
    if (code !== 2) code = isTrouble(step) ? 2 : 3;
    progress.clear();
    await complainOf(step, context);
    await queue.addUnlisted(step);
  };
  const begun = Date.now();
  let [count, added] = [0, 0];
  let batch: QueuedDocument[] = [];
  const send = async (): Promise<void> => {
    added += await queue.add(batch);
    count += batch.length;
    batch = [];
    progress.sentence(progressOn(count, Date.now() - begun, context));
  };
  for await (const { result } of inOrder(filesIn(list, aside), hashed, HASHED)) {
    batch.push(result);
    if (batch.length === BATCH) await send();
  }
  if (batch.length > 0) await send();
  progress.clear();
  await tellSkipped(skipped, context);
  return { count, added, code };
}

async function* filesIn(
  list: Listing,
  aside: (step: Exclude<Step, { kind: 'file' }>) => Promise<void>,
): AsyncGenerator<string> {
  for await (const step of list.steps) {
    if (step.kind === 'file') yield step.path;
    else await aside(step);
  }
}

/** What lies in storage is not hashed: all of it would have to come here first. */
async function hashed(path: string): Promise<QueuedDocument> {
  if (isS3Path(path)) return { path, sha256: null };
  const facts = await hashFile(path);
  return { path, sha256: 'code' in facts ? null : facts.sha256 };
}

function progressOn(count: number, milliseconds: number, { words }: Context): string {
  const rate = words.number(Math.round((1000 * count) / Math.max(1, milliseconds)));
  return words.say('progress.enqueuing', { done: words.number(count), rate });
}

async function tell(added: number, known: number, { stderr, words }: Context): Promise<void> {
  const lines = [
    words.count('cluster.enqueued', added),
    ...(known > 0 ? [words.count('cluster.known', known)] : []),
  ];
  await write(stderr, lines.map((line) => `${sanitise(line)}\n`).join(''));
}
