/** The other side of a pool: what a process of it does. */
import { Worker } from 'node:worker_threads';
import type { Message } from './pool.ts';

type Order<Job> = { readonly setup: unknown; readonly memory: number } | { readonly job: Job };

/** Tells how far a job has come, and how long it may be silent from now on. */
export type Tell = (progress: unknown, timeoutMs: number) => void;

/** How often a process is looked at, in milliseconds. */
const LOOK = 50;
/** A process that holds more of its allowance than this when a job is done makes room for a new one. */
const GROWN = 0.6;

/**
 * Serves jobs, one after the other, until whoever gave them is gone. `open` gets what the pool was set up with. A job
 * that throws ends the process, and so does one that needs more memory than is allowed, however busy it is.
 */
export function serve<Setup, Job>(open: (setup: Setup) => (job: Job, tell: Tell) => Promise<unknown>): void {
  let work: ((job: Job, tell: Tell) => Promise<unknown>) | null = null;
  let allowance = Number.POSITIVE_INFINITY;
  const send = (message: Message): void => {
    process.send?.(message);
  };
  const tell: Tell = (progress, timeoutMs) => send({ progress, timeoutMs });
  process.on('message', (order: Order<Job>) => {
    if ('setup' in order) {
      allowance = order.memory;
      watch(allowance);
      work = open(order.setup as Setup);
      return;
    }
    work?.(order.job, tell).then(
      (result) => send({ result, isFit: process.memoryUsage.rss() < allowance * GROWN }),
      (bug) =>
        process.send?.({ error: bug instanceof Error ? bug.stack : String(bug) }, () => process.exit(1)),
    );
  });
  process.on('disconnect', () => process.exit(0));
  // The terminal's interrupt reaches the whole group, and a service is asked to end so; the parent decides.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
}

/** Plain JavaScript: a thread cannot be started from a function. */
const WATCH = `
const { allowance, look, parent, self } = require('node:worker_threads').workerData;
const isDone = () => process.memoryUsage.rss() > allowance || process.ppid !== parent;
setInterval(() => isDone() && process.kill(self, 'SIGKILL'), look);
`;

/**
 * Ends this process when it holds more bytes than it may, or when its parent is gone: a thread of its own does not wait
 * for a job that lets nothing else happen.
 */
function watch(allowance: number): void {
  new Worker(WATCH, {
    eval: true,
    workerData: { allowance, look: LOOK, parent: process.ppid, self: process.pid },
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 },
  }).unref();
}
