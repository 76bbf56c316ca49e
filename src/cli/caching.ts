import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Scanner } from '../scan.ts';
import type { Context } from './invocation.ts';
import type { PlacesAsked } from './jurisdictions.ts';
import { located } from './located.ts';
import { packageFacts } from './package-facts.ts';
import type { Limits } from './read-options.ts';
import type { Trouble } from './trouble.ts';

/** The options that say what is kept from one run to the next. */
export interface CacheFlags {
  readonly cache?: boolean;
  readonly cacheDir?: string;
  readonly resume?: boolean;
}

/** Puts what is kept before a scanner. */
export interface Caching {
  readonly before: (scanner: Scanner) => Scanner;
  /** How many documents were there. */
  readonly hits: () => number;
}

/** Adds the options to a command. */
export function cacheFlags(command: Command, { words: { say } }: Context): Command {
  return command
    .option('--cache', say('help.cache'))
    .option('--cache-dir <folder>', say('help.cache-dir'))
    .option('--resume', say('help.resume'));
}

const NOTHING: Caching = { before: (scanner) => scanner, hits: () => 0 };

/** What the options mean; trouble where the folder cannot be made. */
export async function cachingOf(
  flags: CacheFlags,
  limits: Limits & PlacesAsked,
  context: Context,
): Promise<Caching | Trouble> {
  const { cacheDir, resume = false, cache = resume || cacheDir !== undefined } = flags;
  if (!cache) return NOTHING;
  const folder = cacheDir === undefined ? cacheFolder(context.env) : located(cacheDir, context);
  const [{ openCache }, { cachedScanner }] = await Promise.all([
    import('../batch/cache.ts'),
    import('../batch/cached.ts'),
  ]);
  const opened = await openCache(folder).catch(() => null);
  if (!opened) return { trouble: 'usage.cache', values: { folder } };
  const { passwords, engine, jurisdictions, limits: readLimits } = limits;
  const basis = {
    version: packageFacts().version,
    ...(jurisdictions && { jurisdictions }),
    passwords,
    engine,
    limits: readLimits,
  };
  const { rulebook, rulebookFor } = context;
  const rulesHash = (path: string) => (rulebookFor?.(path) ?? rulebook).hash;
  let hits = 0;
  const onHit = () => {
    hits++;
  };
  return {
    before: (scanner) =>
      cachedScanner(scanner, { cache: opened, basis, rulesHash, isResumed: resume, onHit }),
    hits: () => hits,
  };
}

/** Where the system keeps what programs can make again: XDG Base Directory 0.8, Apple's and Microsoft's folders. */
function cacheFolder(env: Context['env']): string {
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? homedir(), 'consentlint', 'Cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'consentlint');
  return join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'consentlint');
}
