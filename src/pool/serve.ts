/** The other side of a pool: what a process of it does. */
import type { Message } from './pool.ts';

type Order<Job> = { readonly setup: unknown; readonly memory: number } | { readonly job: Job };

/** How often a process looks how large it is, in milliseconds. */
const LOOK = 250;
/** A process that holds more of its allowance than this when a job is done makes room for a new one. */
const GROWN = 0.6;

/**
 * Serves jobs, one after the other, until whoever gave them is gone. `open` gets what the pool was set up with. A job
 * that throws ends the process, and so does one that needs more memory than is allowed.
 */
export function serve<Setup, Job>(open: (setup: Setup) => (job: Job) => Promise<unknown>): void {
  let work: ((job: Job) => Promise<unknown>) | null = null;
  const tell = (message: Message): void => {
    process.send?.(message);
  };
  let allowance = Number.POSITIVE_INFINITY;
  setInterval(() => {
    if (process.memoryUsage.rss() > allowance) tell({ grown: true });
  }, LOOK).unref();
  process.on('message', (order: Order<Job>) => {
    if ('setup' in order) {
      work = open(order.setup as Setup);
      allowance = order.memory;
      return;
    }
    work?.(order.job).then(
      (result) => tell({ result, isFit: process.memoryUsage.rss() < allowance * GROWN }),
      () => process.exit(1),
    );
  });
  process.on('disconnect', () => process.exit(0));
  // The terminal's interrupt reaches the whole group; the parent decides.
  process.on('SIGINT', () => {});
}
