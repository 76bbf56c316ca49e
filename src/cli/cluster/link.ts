/** The way to the queue that a command was given. */
import { addressOf } from '../../cluster/address.ts';
import { connect, type Link, type NoLink } from '../../cluster/connect.ts';
import { sanitise } from '../../report/sanitise.ts';
import type { Context } from '../invocation.ts';
import { write } from '../output.ts';
import type { Progress } from '../progress.ts';
import type { Trouble } from '../trouble.ts';
import type { ClusterFlags } from './flags.ts';

const DEFAULT_QUEUE = 'consentlint';

export interface Reached {
  readonly link: Link;
  /** The name of the queue. */
  readonly name: string;
}

/** Connects to the Redis that was named; trouble where none was, or where it cannot be used. Closed at the end of the run. */
export async function reach(
  { redis, queue: name = DEFAULT_QUEUE }: ClusterFlags,
  progress: Progress,
  context: Context,
): Promise<Reached | Trouble> {
  const url = redis ?? context.env.CONSENTLINT_REDIS;
  if (url === undefined || url === '') return { trouble: 'usage.redis' };
  const address = addressOf(url);
  // It is not repeated: a password may stand in it.
  if (!address) return { trouble: 'usage.redis-url' };
  if (name === '' || name.includes(':')) return { trouble: 'usage.queue', values: { value: name } };
  const tell = (key: string) => {
    progress.clear();
    const sentence = context.words.say(key, { url: address.shown });
    write(context.stderr, `consentlint: ${sanitise(sentence)}\n`);
  };
  const link = await connect(address, {
    onAway: () => tell('cluster.away'),
    onBack: () => tell('cluster.back'),
  });
  if ('unlinked' in link) return troubleOf(link, address.shown);
  context.atEnd(link.close);
  return { link, name };
}

const TROUBLE: Readonly<Record<NoLink['unlinked'], string>> = {
  absent: 'usage.no-bullmq',
  away: 'usage.redis-away',
  password: 'usage.redis-password',
  tls: 'usage.redis-tls',
  rights: 'usage.redis-rights',
  old: 'usage.redis-old',
  evicts: 'usage.redis-evicts',
  other: 'usage.redis-other',
};

const troubleOf = ({ unlinked, detail }: NoLink, url: string): Trouble => ({
  trouble: TROUBLE[unlinked],
  values: { url, detail },
});

/** What goes wrong in the middle and is no absence: Redis is full, or the user may not do something. */
export function troubleIn(error: unknown): Trouble {
  const { message = '' } = error as { readonly message?: string };
  if (/^OOM|MISCONF/.test(message)) return { trouble: 'usage.redis-full' };
  const [detail = ''] = message.split('\n');
  return { trouble: 'usage.redis-other', values: { url: 'Redis', detail } };
}
