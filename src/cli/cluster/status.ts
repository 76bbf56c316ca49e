import { sanitise } from '../../report/sanitise.ts';
import type { Context } from '../invocation.ts';
import { write } from '../output.ts';
import { progressOf } from '../progress.ts';
import { complain, unknownValue } from '../trouble.ts';
import type { ClusterFlags } from './flags.ts';
import { withQueue } from './with-queue.ts';

const FORMATS = ['terminal', 'json'];

/** `consentlint cluster status`; returns the exit code. */
export async function status(flags: ClusterFlags, context: Context): Promise<number> {
  const { format = 'terminal' } = flags;
  if (!FORMATS.includes(format)) return complain(unknownValue('--format', format, FORMATS), context);
  return withQueue({ flags, progress: progressOf(context), context }, async (queue, name) => {
    const told = { queue: name, ...(await queue.counts()), workers: await queue.workers() };
    const text = format === 'json' ? JSON.stringify(told) : linesOf(told, context);
    return (await write(context.stdout, `${text}\n`)) === 'failed'
      ? complain({ trouble: 'usage.stdout' }, context)
      : 0;
  });
}

interface Told {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
  readonly done: number;
  readonly failed: number;
  readonly workers: number | null;
}

function linesOf({ queue, waiting, active, done, failed, workers }: Told, { words }: Context): string {
  const number = (n: number | null) => (n === null ? '–' : words.number(n));
  return [
    words.say('cluster.status.queue', { name: queue }),
    words.say('cluster.status.waiting', { n: number(waiting) }),
    words.say('cluster.status.active', { n: number(active) }),
    words.say('cluster.status.done', { n: number(done) }),
    words.say('cluster.status.failed', { n: number(failed) }),
    words.say('cluster.status.workers', { n: number(workers) }),
  ]
    .map(sanitise)
    .join('\n');
}
