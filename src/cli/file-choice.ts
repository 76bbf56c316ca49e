import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { isS3Path } from '../address.ts';
import { diskPath } from '../extract/disk-path.ts';
import { changedFiles } from './changed.ts';
import { withoutIgnored } from './config/ignored.ts';
import { listedFiles } from './file-list.ts';
import { type Inputs, listInputs, wantedNames } from './inputs.ts';
import type { Context } from './invocation.ts';
import { located } from './located.ts';
import { repeated } from './repeated.ts';
import { tellSkipped } from './skipped.ts';
import { STDIN } from './stdin.ts';
import { complainOf, type Trouble, warnOf } from './trouble.ts';

/** The options that say which files are read, beside those that are named. */
export interface FileFlags {
  readonly filesFrom?: readonly string[];
  readonly null?: boolean;
  readonly changed?: string;
}

/** What a command is asked to read. */
interface Asked {
  /** Named on the command line. */
  readonly files: readonly string[];
  readonly flags: FileFlags;
  readonly withPictures: boolean;
  /** How long storage may take for a page of its keys. */
  readonly timeoutMs?: number;
}

/** Adds the options to a command that reads many files. */
export function fileFlags(command: Command, { words: { say } }: Context): Command {
  return command
    .option('--files-from <file>', say('help.files-from'), repeated)
    .option('-0, --null', say('help.null'))
    .option('--changed <ref>', say('help.changed'));
}

/**
 * The files to read, and what was wrong with some; trouble where nobody named any. Files from lists and from git are no
 * act of consent together, as files of a folder are not.
 */
export async function chosenInputs(asked: Asked, context: Context): Promise<Inputs | Trouble> {
  const named = await namedFiles(asked, context);
  if ('trouble' in named) return named;
  const { changed } = asked.flags;
  const paths = changed === undefined ? named : await changedAmong(named, changed, { asked, context });
  if ('trouble' in paths) return paths;
  const inputs = await listInputs(
    paths.map((path) => located(path, context)),
    asked.withPictures,
    asked.timeoutMs,
  );
  const kept = await withoutIgnored(
    inputs,
    paths.map((path) => located(path, context)),
    context,
  );
  const isMany = changed !== undefined || asked.flags.filesFrom !== undefined;
  return { ...kept, isFolder: kept.isFolder || isMany };
}

/** Says on standard error what was wrong with inputs, what was left aside, and, by a message, where nothing is to be read. */
export async function tellInputs(
  { files, errors, skipped }: Omit<Inputs, 'isFolder'>,
  context: Context,
  nothing: 'changed.none' | 'shard.empty' = 'changed.none',
): Promise<void> {
  if (files.length + errors.length === 0) await warnOf(nothing, context);
  for (const error of errors) await complainOf(error, context);
  await tellSkipped(skipped, context);
}

/** What stands on the command line, and what stands in lists; trouble where that is nothing. */
async function namedFiles({ files, flags }: Asked, context: Context): Promise<readonly string[] | Trouble> {
  const { filesFrom: lists = [], changed } = flags;
  const readsTwice = [...files, ...lists].filter((name) => name === STDIN).length > 1;
  if (lists.includes(STDIN) && readsTwice) return { trouble: 'usage.stdin-twice' };
  if (changed !== undefined && files.includes(STDIN)) return { trouble: 'usage.changed-stdin' };
  const names = [...files];
  for (const list of lists) {
    const listed = await listedFiles(list, flags.null ? 'zero' : 'line', context);
    if ('trouble' in listed) return listed;
    names.push(...listed);
  }
  const stored = changed === undefined ? undefined : names.find(isS3Path);
  if (stored !== undefined) return { trouble: 'usage.changed-s3', values: { file: stored } };
  if (names.length > 0 || (changed !== undefined && lists.length === 0)) return names;
  if (lists.length > 0) return { trouble: 'usage.files-from-empty', values: { file: lists.join(', ') } };
  return { trouble: 'usage.missing-argument', values: { name: 'file' } };
}

interface Circumstances {
  readonly asked: Asked;
  readonly context: Context;
}

/** What changed of it; and what is not there at all, so that a slip of the pen does not pass for no change. */
async function changedAmong(
  named: readonly string[],
  ref: string,
  { asked, context }: Circumstances,
): Promise<readonly string[] | Trouble> {
  const isWanted = wantedNames(asked.withPictures);
  const changed = await changedFiles({ ref, within: named, isWanted }, context);
  if ('trouble' in changed) return changed;
  const missing = named.filter((path) => !isThere(path, context));
  return [...changed, ...missing];
}

const isThere = (path: string, { cwd }: Pick<Context, 'cwd'>): boolean =>
  existsSync(diskPath(resolve(cwd, path)));
