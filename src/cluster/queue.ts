/** The queue as whoever fills it and empties it sees it. */
import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Link } from './connect.ts';
import { lasting } from './lasting.ts';
import { type Placed, placedIn, remove } from './places.ts';
import { jobId, jobOf, type QueuedDocument } from './queued.ts';

/** How many documents there are of each kind. */
export interface Counts {
  readonly waiting: number;
  readonly active: number;
  readonly done: number;
  /** Given up: it ended its workers, or met a bug. */
  readonly failed: number;
}

/** Something that was named and is no document; plain data of the caller's. */
export interface Unlisted {
  readonly path: string;
  readonly code: string;
}

export interface DocumentQueue {
  /** Puts documents at the end, each once for all times; how many were not there before. */
  readonly add: (documents: readonly QueuedDocument[]) => Promise<number>;
  readonly addUnlisted: (unlisted: Unlisted) => Promise<void>;
  readonly unlisted: () => Promise<readonly Unlisted[]>;
  readonly counts: () => Promise<Counts>;
  /** How many documents have a place in the order. */
  readonly size: () => Promise<number>;
  /** What the places from one to before another hold. */
  readonly placed: (from: number, to: number) => Promise<readonly Placed[]>;
  /** How many workers are connected; null where Redis does not tell. */
  readonly workers: () => Promise<number | null>;
  /** Takes so many out, from the first on, with all that is kept of them. */
  readonly remove: (count: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The queue and the keys beside those of BullMQ. */
export interface Keys {
  readonly redis: Redis;
  readonly queue: Queue;
  /** A list of ids. */
  readonly order: string;
  /** A sorted set of what is no document. */
  readonly aside: string;
  /** What stands before an id in the key of a job. */
  readonly jobs: string;
}

/** Opens a queue, which need not be there yet. */
export function openQueue({ redis, drivers }: Link, name: string): DocumentQueue {
  // Nobody listens to events; each would repeat a result.
  const streams = { events: { maxLen: 0 } };
  const queue: Queue = new drivers.bullmq.Queue(name, { connection: redis, streams });
  queue.on('error', () => {});
  const key = (type: string) => queue.toKey(type);
  const keys: Keys = { redis, queue, order: key('order'), aside: key('unlisted'), jobs: key('') };
  return {
    add: (documents) => lasting(() => add(documents, keys)),
    addUnlisted: (unlisted) => lasting(() => addUnlisted(unlisted, keys)),
    unlisted: () =>
      lasting(async () =>
        (await redis.zrange(keys.aside, '0', '-1')).map((text) => JSON.parse(text) as Unlisted),
      ),
    counts: () => lasting(() => countsOf(queue)),
    size: () => lasting(() => redis.llen(keys.order)),
    placed: (from, to) => lasting(() => placedIn(from, to, keys)),
    workers: () => lasting(() => workersOf(name, redis)),
    remove: (count) => remove(count, keys),
    close: () => queue.close(),
  };
}

/** Puts jobs into the order that have no place in it. It may be done twice, and an end in the middle does no harm. */
const PLACE = `
local new = 0
for _, id in ipairs(ARGV) do
  local key = KEYS[2] .. id
  if redis.call('EXISTS', key) == 1 and redis.call('HSETNX', key, 'at', 1) == 1 then
    redis.call('RPUSH', KEYS[1], id)
    new = new + 1
  end
end
return new`;

async function add(documents: readonly QueuedDocument[], { redis, queue, order, jobs }: Keys) {
  const named = documents.map((document) => ({ ...jobOf(document), opts: { jobId: jobId(document) } }));
  await queue.addBulk(named);
  return (await redis.eval(PLACE, 2, order, jobs, ...named.map(({ opts }) => opts.jobId))) as number;
}

async function addUnlisted({ path, code }: Unlisted, { redis, aside }: Keys): Promise<void> {
  const last = await redis.zcard(aside);
  await redis.zadd(aside, 'NX', last, JSON.stringify({ path, code }));
}

async function countsOf(queue: Queue): Promise<Counts> {
  const states = ['waiting', 'prioritized', 'delayed', 'active', 'completed', 'failed'] as const;
  const counts = await queue.getJobCounts(...states);
  const sum = (...of: readonly string[]) => of.reduce((n, state) => n + (counts[state] ?? 0), 0);
  return {
    waiting: sum('waiting', 'prioritized', 'delayed'),
    active: sum('active'),
    done: sum('completed'),
    failed: sum('failed'),
  };
}

/** BullMQ names the connections of workers so. */
async function workersOf(name: string, redis: Redis): Promise<number | null> {
  const list = await redis.client('LIST').catch((error: Error) => {
    if (/NOPERM|unknown/i.test(error.message)) return null;
    throw error;
  });
  if (list === null) return null;
  const sought = `bull:${Buffer.from(name).toString('base64')}`;
  return String(list)
    .split('\n')
    .filter((line) => line.split(' ').includes(`name=${sought}`)).length;
}
