/** What stands in the order of a queue, and how it is taken out again. */
import { lasting } from './lasting.ts';
import { type Outcome, type PackedOutcome, unpack } from './outcome.ts';
import type { Keys } from './queue.ts';

export type Placed =
  /** What a result tells, or why there is none. */
  | { readonly kind: 'done'; readonly outcome: Outcome }
  /** It has no result yet. */
  | { readonly kind: 'pending' }
  /** It is in Redis no more. */
  | { readonly kind: 'gone' };

const FIELDS = ['returnvalue', 'failedReason', 'finishedOn', 'timestamp'] as const;
type Values = readonly (string | null)[];

/** What the places from one to before another hold. */
export async function placedIn(from: number, to: number, { redis, order, jobs }: Keys): Promise<Placed[]> {
  const ids = await redis.lrange(order, from, to - 1);
  const pipeline = redis.pipeline();
  for (const id of ids) pipeline.hmget(`${jobs}${id}`, ...FIELDS);
  const answers = (await pipeline.exec()) ?? [];
  return answers.map(([error, values]) => {
    if (error) throw error;
    return placed(values as Values);
  });
}

function placed([result, reason, finished, made]: Values): Placed {
  if (typeof made !== 'string') return { kind: 'gone' };
  if (typeof finished !== 'string') return { kind: 'pending' };
  const packed = result ?? reason;
  return typeof packed === 'string' && packed.startsWith('{')
    ? { kind: 'done', outcome: unpack(JSON.parse(packed) as PackedOutcome) }
    : { kind: 'gone' };
}

/** So many at once. */
const REMOVED = 500;

/** Takes places from the front, if the first is still the one that is meant: it may be done twice. */
const TAKE = `
if redis.call('LINDEX', KEYS[1], 0) == ARGV[1] then redis.call('LTRIM', KEYS[1], ARGV[2], -1) end
return 1`;

/** Takes the first so many out, with all that is kept of them; with the last goes the queue itself. */
export async function remove(count: number, keys: Keys): Promise<void> {
  const { redis, queue, order } = keys;
  for (let left = count; left > 0; left -= REMOVED) {
    const ids = await lasting(() => redis.lrange(order, 0, Math.min(left, REMOVED) - 1));
    const [first] = ids;
    if (first === undefined) break;
    await lasting(() => Promise.all(ids.map((id) => queue.remove(id))));
    await lasting(() => redis.eval(TAKE, 1, order, first, ids.length));
  }
  await lasting(() => sweep(keys));
}

/** Where nothing is left, the rest goes, too: marks, events, what was no document. */
async function sweep({ redis, queue, order, aside }: Keys): Promise<void> {
  if ((await redis.llen(order)) > 0 || (await queue.getJobCountByTypes('wait', 'active')) > 0) return;
  await redis.del(aside);
  await queue.obliterate();
}
