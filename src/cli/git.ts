import { execFile } from 'node:child_process';
import type { Environment } from './invocation.ts';

/** What git printed, or why it could not: it is not there, this is no repository, or the first line of its complaint. */
export type Answer =
  | { readonly output: Buffer }
  | { readonly failure: 'absent' | 'no-repository' | 'failed'; readonly said: string };

/** More than the names of all files of any repository. */
const MOST_BYTES = 1 << 30;

/** No hook, monitor, viewer or comparing program that is set is started; nothing is written, fetched or asked for. */
const CALM: readonly string[] = [
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.untrackedCache=false'],
  ...['diff.external=', 'diff.relative=false', 'core.quotePath=false', 'core.pager=cat'],
].flatMap((setting) => ['-c', setting]);

const QUIET: Environment = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
};

/** Runs git in a folder, without a shell. */
export function git(args: readonly string[], cwd: string, env: Environment): Promise<Answer> {
  const options = {
    cwd,
    env: { ...env, ...QUIET },
    encoding: 'buffer',
    maxBuffer: MOST_BYTES,
    windowsHide: true,
  } as const;
  return new Promise((resolve) => {
    execFile('git', [...CALM, ...args], options, (error, stdout, stderr) => {
      if (!error) return resolve({ output: stdout });
      const said = stderr.toString().trim().split('\n')[0] ?? '';
      if (error.code === 'ENOENT') return resolve({ failure: 'absent', said });
      return resolve({ failure: /not a git repository/iu.test(said) ? 'no-repository' : 'failed', said });
    });
  });
}
