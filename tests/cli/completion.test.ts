import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Invocation } from '../../src/cli/invocation.ts';
import { runWith } from './run.ts';

// As it is built, with all rules that ship.
const { main } = await import(new URL('../../dist/cli/index.js', import.meta.url).href);
const run = (argv: readonly string[], changes: Partial<Invocation> = {}) => runWith(main, argv, changes);

const folder = mkdtempSync(join(tmpdir(), 'consentlint-completion-'));
const script = (shell: string) => join(folder, `.completion.${shell}`);

beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish'])
    writeFileSync(script(shell), (await run(['completion', shell], { env: { LANG: 'es_ES.UTF-8' } })).stdout);
  for (const name of ['contract.pdf', 'my file.txt', 'scan.txt']) writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, 'contracts'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const isInstalled = (shell: string): boolean => {
  try {
    execFileSync(shell, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const shellOutput = (shell: string, code: string, args: readonly string[] = []): string[] =>
  execFileSync(shell, [...(shell === 'zsh' ? ['-f'] : []), '-c', code, ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((line) => line !== '');

/** What bash offers for a line, whose words are parted as readline parts them; its own files where it offers nothing. */
function inBash(...words: string[]): string[] {
  const code = `source '${script('bash')}'
compopt() { printf 'compopt %s\\n' "$*" >>options; }
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_consentlint
printf '%s\\n' "\${COMPREPLY[@]}"`;
  return shellOutput('bash', code, ['bash', 'consentlint', ...words]);
}

const COMMANDS = ['scan', 'redline', 'letter', 'text', 'explain', 'rules', 'completion', 'help'];

describe('completion in bash', () => {
  it('is registered, and hands on to the names of files', () => {
    const [line] = shellOutput('bash', `source '${script('bash')}'; complete -p consentlint`);
    expect(line).toBe('complete -o bashdefault -o default -F _consentlint consentlint');
  });

  it.each([
    [[''], expect.arrayContaining([...COMMANDS, 'contract.pdf', 'my file.txt', 'contracts'])],
    [['re'], ['redline']],
    [['sc'], ['scan', 'scan.txt']],
    [['con'], []],
    [['--fo'], ['--format']],
    [['--fil'], ['--files-from']],
    [['scan', '--fo'], ['--format']],
    [['scan', '--la'], ['--lang']],
    [
      ['rules', ''],
      ['list', 'test', 'help'],
    ],
    [['rules', 'list', '--ru'], ['--rules']],
    [
      ['letter', '--format', ''],
      ['text', 'docx'],
    ],
    [
      ['-f', 'j'],
      ['json', 'junit'],
    ],
    [['--format', '=', 'n'], ['ndjson']],
    [['--format', '='], expect.arrayContaining(['terminal', 'sarif'])],
    [
      ['--fail-on', ''],
      ['critical', 'high', 'medium', 'low', 'never'],
    ],
    [
      ['--lang', 'z'],
      ['zh', 'zh-Hant'],
    ],
    [
      ['--jurisdiction', 'MX,E'],
      ['MX,ES', 'MX,EU'],
    ],
    [['--lang', 'zh', 'explain', 'contact-l'], ['contact-list-access']],
    [['explain', 'contra'], []],
    [['letter', '--to', 'a'], ['authority']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['help', 're'], ['redline']],
    [['--timeout', ''], []],
    [['--output', 'con'], []],
    [['--', '--fo'], []],
    [['contract.pdf', 'sc'], []],
    [['--format', 'scan', 're'], ['redline']],
  ])('of %j', (words, offered) => {
    expect(inBash(...words)).toEqual(offered);
  });

  it('offers every option of every command, and every rule', async () => {
    for (const [path, words] of [
      ['', 'scan --'],
      ['scan', 'scan --'],
      ['redline', 'redline --'],
      ['rules test', 'rules test --'],
    ]) {
      const help = (await run([...(path ?? '').split(' ').filter(Boolean), '--help'])).stdout;
      const long = [...help.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag]) => flag);
      expect(long.length).toBeGreaterThan(4);
      const offered = inBash(...(words ?? '').split(' '));
      expect(long.filter((flag) => flag !== undefined && !offered.includes(flag))).toEqual([]);
    }
    const rules = (await run(['rules', 'list'])).stdout.matchAll(/^.* ([a-z-]+) · (?:\w\w ?)+$/gm);
    const ids = [...rules].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(20);
    expect(inBash('explain', '')).toEqual(expect.arrayContaining(ids));
  });

  it('offers nothing, not even files, where nobody can guess', () => {
    rmSync(join(folder, 'options'), { force: true });
    inBash('--timeout', '');
    inBash('--redline', '');
    expect(shellOutput('bash', 'cat options')).toEqual([
      'compopt +o default +o bashdefault',
      'compopt +o default +o bashdefault -o dirnames',
    ]);
  });
});

describe.skipIf(!isInstalled('fish'))('completion in fish', () => {
  const inFish = (line: string): string[] =>
    shellOutput('fish', `source '${script('fish')}'; complete -C '${line}'`).map(
      (one) => one.split('\t')[0] ?? '',
    );

  it.each([
    ['consentlint --fail-on ', ['critical', 'high', 'low', 'medium', 'never']],
    ['consentlint --format=n', ['--format=ndjson']],
    ['consentlint letter --format ', ['docx', 'text']],
    ['consentlint --lang zh explain contact-l', ['contact-list-access']],
    ['consentlint rules ', ['help', 'list', 'test']],
    ['consentlint completion ', ['bash', 'fish', 'zsh']],
    ['consentlint --jurisdiction MX,E', ['MX,ES', 'MX,EU']],
    ['consentlint --redline con', ['contracts/']],
    ['consentlint --format scan red', ['redline']],
    ['consentlint sc', ['scan', 'scan.txt']],
    ['consentlint contract.pdf red', []],
    ['consentlint scan --output con', ['contract.pdf', 'contracts/']],
  ])('of %s', (line, offered) => {
    expect(inFish(line).toSorted()).toEqual(offered);
  });

  it('says what each is, in the language of the reader', () => {
    const lines = shellOutput('fish', `source '${script('fish')}'; complete -C 'consentlint --fail'`);
    expect(lines).toEqual([expect.stringMatching(/^--fail-on\ttermina con 1/)]);
  });
});

describe.skipIf(!isInstalled('zsh'))('completion in zsh', () => {
  /** What a zsh at a terminal shows after Tab, and the line as it then stands. */
  const inZsh = (line: string): string => {
    const start = `PROMPT=
autoload -Uz compinit && compinit -u -d '${folder}/.zcompdump'
source '${script('zsh')}'
finish() { print -r -- "line:$BUFFER"; exit }
zle -N finish && bindkey '^T' finish
print rea''dy
`;
    writeFileSync(join(folder, '.start'), start);
    const code = `zmodload zsh/zpty
zpty z TERM=dumb zsh -f -i
zpty -w z "source '${folder}/.start'"
zpty -r z out '*ready*'
zpty -w -n z "$1"$'\\t\\x14'
while zpty -r z out; do print -rn -- $out; done`;
    return shellOutput('zsh', code, ['zsh', line]).join('\n').replaceAll('\r', '');
  };

  it.each([
    ['consentlint --fail-on cr', /line:consentlint --fail-on critical ?$/m],
    ['consentlint --format=nd', /line:consentlint --format=ndjson ?$/m],
    ['consentlint letter --format d', /line:consentlint letter --format docx ?$/m],
    ['consentlint explain contact-l', /line:consentlint explain contact-list-access ?$/m],
    ['consentlint --jurisdiction MX,E', /ES *EU/],
    ['consentlint --redline con', /line:consentlint --redline contracts\/ ?$/m],
    ['consentlint scan my', /line:consentlint scan my\\ file\.txt ?$/m],
    ['consentlint red', /line:consentlint redline ?$/m],
    ['consentlint scan --fail', /line:consentlint scan --fail-on ?$/m],
  ])('of %s', (line, shown) => {
    expect(inZsh(line)).toMatch(shown);
  });
});

describe('consentlint completion', () => {
  it('knows three shells', async () => {
    const { code, stderr } = await run(['completion', 'tcsh']);
    expect([code, stderr]).toEqual([
      2,
      'consentlint: completion cannot be tcsh; it can be bash, zsh, fish.\n',
    ]);
  });
});
