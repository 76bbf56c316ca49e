/** `--shard i/n`: one of several parts of a list, the same on every machine. */
import { createHash } from 'node:crypto';
import { sep } from 'node:path';
import { diskPath } from '../extract/disk-path.ts';
import type { InputError } from '../model.ts';
import type { Inputs } from './inputs.ts';
import type { Trouble } from './trouble.ts';

/** The option as it stands on the command line, and those that it cannot stand beside. */
export interface ShardFlags {
  readonly shard?: string;
  readonly bundle?: boolean;
  readonly join?: boolean;
  readonly updateBaseline?: boolean;
}

/** A part of a list, or all of it. */
export interface Shard {
  /** Whether something is in it, by its path. */
  readonly has: (path: string) => boolean;
  readonly isAll: boolean;
}

const MOST_SHARDS = 1_000_000;

/** The part that `i/n` means, from 1; all where nothing is asked, trouble where there is no such part. */
export function shardAsked({ shard: value, ...flags }: ShardFlags): Shard | Trouble {
  if (value === undefined) return { has: () => true, isAll: true };
  const [, part, of] = /^(\d{1,7})\/(\d{1,7})$/.exec(value) ?? [];
  const [i, n] = [Number(part), Number(of)];
  if (!(i >= 1 && i <= n && n <= MOST_SHARDS))
    return { trouble: 'usage.shard', values: { value, most: MOST_SHARDS } };
  if (flags.bundle || flags.join) return { trouble: 'usage.shard-together' };
  if (flags.updateBaseline) return { trouble: 'usage.shard-baseline' };
  return { has: (path) => shardOf(path, n) === i, isAll: false };
}

/** Which fraction of the hash is used: as many bits as a number holds exactly. */
const BYTES = 6;

/** The one of `n` shards, from 1, that a path is in: by the SHA-256 of its bytes, its parts with `/` between them. */
export function shardOf(path: string, n: number, separator = sep): number {
  const name = diskPath(path.replaceAll(separator, '/'));
  return (createHash('sha256').update(name).digest().readUIntBE(0, BYTES) % n) + 1;
}

/** What of inputs is in a shard, of what was wrong with some, too. Documents that were split are no act of consent together. */
export function inShard(inputs: Inputs, { has, isAll }: Shard): Inputs {
  if (isAll) return inputs;
  const { files, errors, skipped } = inputs;
  const isIn = ({ path }: InputError) => has(path);
  return {
    files: files.filter(has),
    errors: errors.filter(isIn),
    skipped: skipped.filter(isIn),
    isFolder: true,
  };
}
