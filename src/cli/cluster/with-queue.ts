import { type DocumentQueue, openQueue } from '../../cluster/queue.ts';
import type { Context } from '../invocation.ts';
import type { Progress } from '../progress.ts';
import { complain } from '../trouble.ts';
import type { ClusterFlags } from './flags.ts';
import { reach, troubleIn } from './link.ts';

/** A run of a command that looks at a queue, or fills or empties it. */
export interface QueueRun {
  readonly flags: ClusterFlags;
  readonly progress: Progress;
  readonly context: Context;
}

/** Opens the queue that the options name, does something with it, and closes it; the exit code. Trouble with Redis is told. */
export async function withQueue(
  { flags, progress, context }: QueueRun,
  use: (queue: DocumentQueue, name: string) => Promise<number>,
): Promise<number> {
  context.atEnd(progress.clear);
  const reached = await reach(flags, progress, context);
  if ('trouble' in reached) return complain(reached, context);
  const queue = openQueue(reached.link, reached.name);
  try {
    return await use(queue, reached.name);
  } catch (error) {
    progress.clear();
    return complain(troubleIn(error), context);
  } finally {
    await queue.close();
  }
}
