import { realpath } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { diskPath, pathOfBytes } from '../extract/disk-path.ts';
import { byCodePoint } from './code-point-order.ts';
import { type Answer, git } from './git.ts';
import type { Environment } from './invocation.ts';
import type { Trouble } from './trouble.ts';
import { isLeftOut } from './walk.ts';
import { isWithin } from './within.ts';

interface Place {
  readonly cwd: string;
  readonly env: Environment;
}

/** What is asked: files that differ from a commit, and that have a wanted name. */
interface Asked {
  readonly ref: string;
  readonly isWanted: (name: string) => boolean;
  /** Only these files and what is in these folders; everything where there are none. */
  readonly within: readonly string[];
}

/**
 * The files of the repository around a folder that are not as they were where the work on them began: at the last commit
 * that they share with `ref`, else at `ref`. Committed, staged, unstaged and new ones, renamed ones by their new names, none that are
 * deleted, ignored or hidden; paths as seen from the folder, sorted by code point.
 */
export async function changedFiles(
  { ref, isWanted, within }: Asked,
  { cwd, env }: Place,
): Promise<readonly string[] | Trouble> {
  const ask = (args: readonly string[], folder = cwd) => git(args, folder, env);
  const top = await ask(['rev-parse', '--show-toplevel']);
  if ('failure' in top) return troubleOf(top);
  const root = textOf(top.output);
  const commit = await commitOf(ref, ask);
  if (typeof commit !== 'string') return commit;
  const changed = await ask([...DIFF, commit, '--'], root);
  const fresh = await ask(['ls-files', '--others', '--exclude-standard', '-z'], root);
  if ('failure' in changed) return troubleOf(changed);
  if ('failure' in fresh) return troubleOf(fresh);
  const names = new Set([...namesOf(changed.output), ...namesOf(fresh.output)]);
  const from = await realpath(cwd);
  const limits = (await Promise.all(within.map((path) => namesOfPath(resolve(from, path))))).flat();
  return [...names]
    .filter((name) => !name.split('/').some(isLeftOut) && isWanted(name))
    .map((name) => join(root, name))
    .filter((path) => limits.length === 0 || limits.some((limit) => isWithin(path, limit)))
    .map((path) => relative(from, path))
    .sort(byCodePoint);
}

/** Names only, so that nothing is compared by any program of the repository's choice. */
const DIFF = [
  ...['diff', '--name-only', '-z', '--no-renames', '--diff-filter=d', '--no-ext-diff', '--no-textconv'],
  '--ignore-submodules=all',
];

type Ask = (args: readonly string[]) => Promise<Answer>;

/** The commit to compare with, by its hash: no name that somebody chose goes on to another command. */
async function commitOf(ref: string, ask: Ask): Promise<string | Trouble> {
  const unknown: Trouble = { trouble: 'usage.changed-unknown', values: { ref } };
  // No name of a commit begins so; git would take it for an option.
  if (ref.startsWith('-') || ref === '' || ref.includes('\0')) return unknown;
  const found = await ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if ('failure' in found) return found.failure === 'failed' ? unknown : troubleOf(found);
  const commit = textOf(found.output);
  // Git resolves ^REF, which means all but it, as well.
  if (!/^[0-9a-f]+$/u.test(commit)) return unknown;
  const base = await ask(['merge-base', commit, 'HEAD']);
  // A shallow clone does not know where they parted.
  return 'failure' in base ? commit : textOf(base.output);
}

function troubleOf({ failure, said }: Extract<Answer, { failure: string }>): Trouble {
  switch (failure) {
    case 'absent':
      return { trouble: 'usage.changed-no-git' };
    case 'no-repository':
      return { trouble: 'usage.changed-no-repository' };
    default:
      return { trouble: 'usage.changed-failed', values: { said } };
  }
}

const textOf = (output: Buffer): string => pathOfBytes(output).replace(/\n$/u, '');

/** Names that end with a zero byte each. */
export function namesOf(output: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0, at);
    const stop = end < 0 ? output.length : end;
    names.push(pathOfBytes(output.subarray(at, stop)));
    at = stop + 1;
  }
  return names;
}

/** A path as it is written, and as it is without links: git knows a link and what it leads to by different names. */
const namesOfPath = async (path: string): Promise<readonly string[]> => [
  path,
  await realpath(diskPath(path)).catch(() => path),
];
