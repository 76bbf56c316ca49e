/** A connection to Redis that outlives its absences, opened only where all is as it should be. */
import type { Redis } from 'ioredis';
import type { Address } from './address.ts';

/** What is spoken to Redis with, both optional dependencies. */
export interface Drivers {
  readonly Redis: typeof Redis;
  readonly bullmq: typeof import('bullmq');
}

/** An open connection; whoever opened it closes it. */
export interface Link {
  readonly redis: Redis;
  readonly drivers: Drivers;
  /** Ends at once what is on its way. */
  readonly close: () => void;
}

/** Why there is no connection. */
export type Unlinked =
  /** The packages are not installed. */
  | 'absent'
  /** Nobody answers there. */
  | 'away'
  /** A name or password that is wrong, or missing. */
  | 'password'
  /** No trust in the certificate, or TLS on one side only. */
  | 'tls'
  /** The user may not do what is needed. */
  | 'rights'
  /** A version that is too old. */
  | 'old'
  /** It may throw away what it holds. */
  | 'evicts'
  | 'other';

export interface NoLink {
  readonly unlinked: Unlinked;
  /** In the words of whoever found it: a code of the system, a version, a setting. */
  readonly detail: string;
}

/** Told when Redis goes away in the middle, and when it is there again. */
export interface Watch {
  readonly onAway: () => void;
  readonly onBack: () => void;
}

/** How long one that does not answer is waited for, in milliseconds. */
const ANSWER_MS = 4_000;
/** How often one that went away is looked for: less often as time goes by. */
const LOOK_MS = { step: 200, most: 2_000 };
/** What the scripts of the queue need. */
const LEAST_VERSION = [6, 2] as const;

/** Connects, once what is there has been looked at: an absent one ends within seconds, as a value. */
export async function connect(address: Address, watch: Watch): Promise<Link | NoLink> {
  const drivers = await loadDrivers();
  if (!drivers) return { unlinked: 'absent', detail: '' };
  const options = optionsOf(address);
  const wrong = await probe(drivers.Redis, options, address);
  if (wrong) return wrong;
  const redis = new drivers.Redis({
    ...options,
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * LOOK_MS.step, LOOK_MS.most),
  });
  let [isAway, isClosed] = [false, false];
  redis.on('error', () => {});
  redis.on('close', () => {
    if (isAway || isClosed) return;
    isAway = true;
    watch.onAway();
  });
  redis.on('ready', () => {
    if (isAway) watch.onBack();
    isAway = false;
  });
  const close = (): void => {
    isClosed = true;
    redis.disconnect();
  };
  return { redis, drivers, close };
}

async function loadDrivers(): Promise<Drivers | null> {
  try {
    const { Redis } = await import('ioredis');
    const bullmq = await import('bullmq');
    return { Redis, bullmq };
  } catch {
    return null;
  }
}

interface Options {
  readonly host: string;
  readonly port: number;
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  readonly tls?: { readonly servername?: string };
}

function optionsOf({ host, port, db, username, password, isSecure }: Address): Options {
  const login = { ...(username !== undefined && { username }), ...(password !== undefined && { password }) };
  // A number has no name to show a certificate for.
  const isNamed = !/^[\d.]+$|:/.test(host);
  return { host, port, db, ...login, ...(isSecure && { tls: isNamed ? { servername: host } : {} }) };
}

/** A connection that is not tried again; what is loading still answers. */
const ONCE = {
  lazyConnect: true,
  retryStrategy: () => null,
  connectTimeout: 2 * ANSWER_MS,
  maxRetriesPerRequest: 0,
  enableReadyCheck: false,
};

/** Looks whether all is as it should be, by a connection that does not try again. */
async function probe(Driver: Drivers['Redis'], options: Options, address: Address): Promise<NoLink | null> {
  const redis = new Driver({
    ...options,
    ...ONCE,
  });
  let reason: unknown = null;
  redis.on('error', (error) => {
    reason ??= error;
  });
  try {
    const info = await within(ANSWER_MS, async () => {
      await redis.connect();
      return redis.info();
    });
    if (info !== null) return wrongWith(info);
    // One that speaks no TLS waits for more of what it takes for a command.
    const isPlain = address.isSecure && (await answersPlainly(Driver, address));
    return { unlinked: isPlain ? 'tls' : 'away', detail: 'ETIMEDOUT' };
  } catch (error) {
    return whyNot(reason ?? error, address);
  } finally {
    redis.disconnect();
  }
}

/** Whether a Redis is there that speaks no TLS; nothing secret is told to find that out. */
async function answersPlainly(Driver: Drivers['Redis'], { host, port }: Address): Promise<boolean> {
  const redis = new Driver({ host, port, protocol: 2, disableClientInfo: true, ...ONCE });
  redis.on('error', () => {});
  try {
    const answer = await within(ANSWER_MS / 4, () => redis.ping());
    return answer !== null;
  } catch (error) {
    return /NOAUTH/.test((error as Error).message);
  } finally {
    redis.disconnect();
  }
}

/** What comes of a work; null where it takes longer. */
async function within<Value>(milliseconds: number, work: () => Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  const working = work();
  // Heard of only where it comes in time.
  working.catch(() => {});
  try {
    return await Promise.race([working, late]);
  } finally {
    clearTimeout(timer);
  }
}

function wrongWith(info: string): NoLink | null {
  const [, version] = /^redis_version:(\S+)/m.exec(info) ?? [];
  const [, policy] = /^maxmemory_policy:(\S+)/m.exec(info) ?? [];
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  const [least, beside] = LEAST_VERSION;
  const isOld = version !== undefined && (major < least || (major === least && minor < beside));
  if (isOld) return { unlinked: 'old', detail: version };
  if (policy !== undefined && policy !== 'noeviction') return { unlinked: 'evicts', detail: policy };
  return null;
}

const AWAY =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL|ECONNABORTED)$/;
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/;

function whyNot(reason: unknown, { password }: Address): NoLink {
  const { code = '', message = '' } = reason as { readonly code?: string; readonly message?: string };
  if (AWAY.test(code)) return { unlinked: 'away', detail: code };
  if (CERTIFICATE.test(code)) return { unlinked: 'tls', detail: code };
  if (/WRONGPASS|NOAUTH|invalid password|ERR AUTH/i.test(message))
    return { unlinked: 'password', detail: message.split(' ')[0] ?? '' };
  if (/NOPERM/.test(message)) return { unlinked: 'rights', detail: 'NOPERM' };
  // One that speaks TLS hangs up on whoever does not, and the other way round.
  if (/^(ECONNRESET|EPIPE)$/.test(code) || /Connection is closed|socket/i.test(message))
    return { unlinked: 'tls', detail: code || 'ECONNRESET' };
  const [line = ''] = message.split('\n');
  return { unlinked: 'other', detail: password ? line.replaceAll(password, '…') : line };
}
