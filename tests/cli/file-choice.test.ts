import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changedFiles, namesOf } from '../../src/cli/changed.ts';
import { namesIn } from '../../src/cli/file-list.ts';
import { diskPath, pathOfBytes } from '../../src/extract/disk-path.ts';
import { enterWorld, run } from './world.ts';

let leave: () => void;
beforeEach(() => {
  leave = enterWorld();
});
afterEach(() => leave());

/** The documents that a command line reads, by their paths, with its exit code and what it said. */
async function read(argv: readonly string[], stdin: string | Uint8Array = '') {
  const { code, stdout, stderr } = await run(['-f', 'ndjson', '--quiet', '--fail-on', 'never', ...argv], {
    stdin: Readable.from([Buffer.from(stdin)]),
  });
  const paths = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).path);
  return { code, paths, stderr };
}

const WITH = (changes: Record<string, string>) => ({ LANG: 'en_US.UTF-8', ...changes });

describe('--files-from', () => {
  it('reads what is named in a file, beside what is named itself, each once', async () => {
    writeFileSync('list', '\ufeffharmless.txt\r\n\n   \nletter.txt\nfolder\nharmless.txt\n./letter.txt');
    expect(await read(['--files-from', 'list', 'optional.txt', 'letter.txt'])).toEqual({
      code: 0,
      paths: ['optional.txt', 'letter.txt', 'harmless.txt', 'folder/a.txt', 'folder/b.md'],
      stderr: '',
    });
  });

  it('reads a list from standard input, ended by zero bytes where that is said', async () => {
    writeFileSync('two\nlines.txt', 'Nothing.');
    writeFileSync(' ', '');
    const list = 'two\nlines.txt\0\0harmless.txt\0';
    for (const zero of ['--null', '-0'])
      expect(await read([zero, '--files-from', '-'], list)).toEqual({
        code: 0,
        paths: ['two\nlines.txt', 'harmless.txt'],
        stderr: '',
      });
  });

  it('takes several lists, and a pipe for one', async () => {
    writeFileSync('one', 'harmless.txt\n');
    execFileSync('mkfifo', ['pipe']);
    const writer = read(['--files-from', 'one', '--files-from', 'pipe']);
    execFile('sh', ['-c', 'echo optional.txt > pipe']);
    expect((await writer).paths).toEqual(['harmless.txt', 'optional.txt']);
  });

  it('finds names that are no text, and takes - for a file', async () => {
    const name = Buffer.concat([Buffer.from('caf'), Buffer.of(0xe9), Buffer.from('.txt')]);
    writeFileSync(name, 'Nothing.');
    writeFileSync('-', 'Nothing at all.');
    const list = Buffer.concat([name, Buffer.from('\n-\n')]);
    expect((await read(['--files-from', '-'], list)).paths).toEqual(['caf\udce9.txt', './-']);
  });

  it('tells of missing files as of named ones, and reads the rest', async () => {
    expect(await read(['--files-from', '-'], 'gone.txt\nharmless.txt\n')).toEqual({
      code: 2,
      paths: ['gone.txt', 'harmless.txt'],
      stderr: 'consentlint: gone.txt: There is no such file. Check the name and the folder.\n',
    });
  });

  it('judges each file by itself, as in a folder, unless it is a bundle', async () => {
    const list = 'letter.txt\nharmless.txt\n';
    const bundleOf = async (...argv: string[]) => {
      const stdin = Readable.from([Buffer.from(list)]);
      return JSON.parse((await run(['-f', 'json', '--files-from', '-', ...argv], { stdin })).stdout).bundle;
    };
    expect(await bundleOf()).toBeNull();
    expect((await bundleOf('--bundle')).paths).toEqual(['letter.txt', 'harmless.txt']);
  });

  it.each([
    [['--files-from', 'gone'], 'The list of files cannot be read: gone'],
    [['--files-from', 'folder'], 'The list of files cannot be read: folder'],
    [['--files-from', '-'], 'The list names no file: -.'],
    [['--files-from', '-', '-'], 'Standard input is either'],
    [['--files-from', '-', '--files-from', '-'], 'Standard input is either'],
    [['--files-from', '-', '--changed', 'HEAD'], 'The list names no file: -.'],
  ])('%j says what is wrong', async (argv, told) => {
    const { code, paths, stderr } = await read(argv, '\n \n');
    expect([code, paths]).toEqual([2, []]);
    expect(stderr).toMatch(/^consentlint: .*\n$/);
    expect(stderr).toContain(told);
  });

  it('makes marked copies, too', async () => {
    const stdin = Readable.from([Buffer.from('letter.txt\n')]);
    await run(['redline', '--files-from', '-'], { stdin });
    expect(existsSync('letter.txt.redline.html')).toBe(true);
    expect((await run(['redline'])).stderr).toContain('Something is missing: file');
  });

  it('finds every name again that a list can hold', () => {
    const byte = fc.uint8Array({ min: 1, minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(byte), (names) => {
        const list = Buffer.concat(names.flatMap((name) => [Buffer.from(name), Buffer.of(0)]));
        const wanted = names.map((name) => pathOfBytes(name));
        expect(namesOf(list)).toEqual(wanted);
        const kept = wanted
          .map((name, i) => (i === 0 ? name.replace(/^\ufeff/u, '') : name))
          .filter((name) => name.trim() !== '');
        expect(namesIn(list, 'zero')).toEqual(kept.map((name) => (name === '-' ? './-' : name)));
      }),
    );
  });
});

/** A repository of which two files are committed. */
function repository(): void {
  git('init', '--quiet', '--initial-branch', 'main');
  create('letter.txt', 'old.txt', 'sub/deep.md');
  commit();
}

function git(...args: string[]): string {
  const settings = ['user.name=A', 'user.email=a@example.org', 'commit.gpgSign=false'];
  return execFileSync('git', [...settings.flatMap((one) => ['-c', one]), ...args], {
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
  });
}

function create(...names: string[]): void {
  for (const name of names) {
    mkdirSync(dirname(name), { recursive: true });
    writeFileSync(diskPath(name), `Nothing in ${name.length} is to be found.\n`);
  }
}

function commit(): void {
  git('add', '--all', '.');
  git('commit', '--quiet', '--message', 'x');
}

describe('--changed', () => {
  let before = '';
  beforeEach(() => {
    before = process.cwd();
    process.chdir(mkdtempSync(join(realpathSync(tmpdir()), 'consentlint-git-')));
  });
  afterEach(() => {
    const folder = process.cwd();
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  it('reads what is committed, staged, unstaged, new and renamed since, and nothing else', async () => {
    repository();
    git('switch', '--quiet', '--create', 'work');
    create('committed.txt');
    commit();
    git('mv', 'old.txt', 'renamed.TXT');
    create('staged.html');
    git('add', 'staged.html');
    writeFileSync('sub/deep.md', 'Changed.');
    create('new.txt', 'ignored.txt', '.hidden/a.txt', 'node_modules/a.txt', 'program.exe');
    writeFileSync('.gitignore', 'ignored.txt\n');
    rmSync('letter.txt');
    expect(await read(['--changed', 'main'])).toEqual({
      code: 0,
      paths: ['committed.txt', 'new.txt', 'renamed.TXT', 'staged.html', 'sub/deep.md'],
      stderr: '',
    });
    expect((await read(['--changed', 'HEAD'])).paths).not.toContain('committed.txt');
  });

  it('compares with where the work began, not with what others did since', async () => {
    repository();
    git('switch', '--quiet', '--create', 'work');
    create('mine.txt');
    commit();
    git('switch', '--quiet', 'main');
    create('theirs.txt', 'letter.txt');
    writeFileSync('old.txt', 'Theirs.');
    commit();
    git('switch', '--quiet', 'work');
    expect((await read(['--changed', 'main'])).paths).toEqual(['mine.txt']);
  });

  it('compares with the commit itself where the two have none in common', async () => {
    repository();
    git('switch', '--quiet', '--orphan', 'other');
    create('other.txt');
    commit();
    expect((await read(['--changed', 'main'])).paths).toEqual(['other.txt']);
  });

  it('reads only what changed of what is named, and says of a slip of the pen', async () => {
    repository();
    create('sub/new.txt', 'new.txt', 'third/new.txt');
    expect((await read(['--changed', 'HEAD', 'sub', 'new.txt', 'letter.txt'])).paths).toEqual([
      'new.txt',
      'sub/new.txt',
    ]);
    expect(await read(['--changed', 'HEAD', 'sbu'])).toMatchObject({ code: 2, paths: ['sbu'] });
    expect((await read(['--changed', 'HEAD', '--files-from', '-'], 'third\n')).paths).toEqual([
      'third/new.txt',
    ]);
  });

  it('names files as they are seen from a folder below', async () => {
    repository();
    create('sub/new.txt', 'new.txt');
    process.chdir('sub');
    const { paths } = await read(['--changed', 'HEAD']);
    process.chdir('..');
    expect(paths).toEqual(['../new.txt', 'new.txt']);
  });

  it('says that nothing changed, and writes a report all the same', async () => {
    repository();
    const said = 'consentlint: No document changed, so there is nothing to read.\n';
    expect(await read(['--changed', 'HEAD'])).toEqual({ code: 0, paths: [], stderr: said });
    const { code, stdout } = await run(['--changed', 'HEAD', '-f', 'sarif']);
    expect([code, JSON.parse(stdout).runs[0].results]).toEqual([0, []]);
    expect((await run(['redline', '--changed', 'HEAD'])).code).toBe(0);
  });

  it('is not deceived by names of files', async () => {
    repository();
    const names = [
      '-rf.txt',
      '--output=x.txt',
      'a\nb.txt',
      '"q".txt',
      '$(touch owned).txt',
      ' .txt',
      'é\udcff.txt',
    ];
    create(...names);
    const { code, paths } = await read(['--changed', 'HEAD']);
    expect([code, paths.toSorted()]).toEqual([0, names.toSorted()]);
    git('add', '--all', '.');
    expect((await read(['--changed', 'HEAD'])).paths).toEqual(paths);
    expect(existsSync('owned')).toBe(false);
  });

  it.each([
    'nowhere',
    '--output=owned',
    '-',
    '--',
    '--all',
    '',
    ' ',
    'main..main',
    '^main',
    'main:letter.txt',
    ':/x y',
    'a\nb',
    '$(touch owned)',
    '@{-9}',
    `HEAD\u0000`,
  ])('says that git knows no %j', async (ref) => {
    repository();
    const { code, paths, stderr } = await read([`--changed=${ref}`]);
    expect([code, paths, existsSync('owned')]).toEqual([2, [], false]);
    expect(stderr).toMatch(/^consentlint: git knows no commit, branch or tag .*\n$/);
  });

  it('starts nothing that the repository names', async () => {
    repository();
    writeFileSync('spy', '#!/bin/sh\ntouch owned\n', { mode: 0o755 });
    for (const name of [
      'core.fsmonitor',
      'diff.external',
      'core.pager',
      'diff.spy.command',
      'diff.spy.textconv',
    ])
      git('config', name, join(process.cwd(), 'spy'));
    git('config', 'core.hooksPath', process.cwd());
    writeFileSync('.gitattributes', '* diff=spy\n');
    renameSync('spy', 'post-index-change');
    writeFileSync('spy', '#!/bin/sh\ntouch owned\n', { mode: 0o755 });
    writeFileSync('letter.txt', 'Changed.');
    expect((await read(['--changed', 'HEAD'])).paths).toEqual(['letter.txt']);
    expect(existsSync('owned')).toBe(false);
  });

  it('says where there is no repository, no git, no file, and what git said otherwise', async () => {
    const asked = { ref: 'HEAD', isWanted: () => true, within: [] };
    const cwd = process.cwd();
    expect((await read(['--changed', 'HEAD'])).stderr).toContain('needs a git repository');
    expect(await changedFiles(asked, { cwd, env: WITH({ PATH: '/nowhere' }) })).toEqual({
      trouble: 'usage.changed-no-git',
    });
    git('init', '--quiet', '--bare', 'bare');
    expect(
      await changedFiles(asked, { cwd: join(cwd, 'bare'), env: WITH({ PATH: process.env.PATH ?? '' }) }),
    ).toMatchObject({
      trouble: 'usage.changed-failed',
      values: { said: expect.stringContaining('work tree') },
    });
    expect((await read(['--changed', 'HEAD', '-'])).stderr).toContain('leave out -');
  });

  it('reads a file by way of a link that changed', async () => {
    repository();
    symlinkSync('letter.txt', 'link.txt');
    expect((await read(['--changed', 'HEAD'])).paths).toEqual(['link.txt']);
    expect((await read(['--changed', 'HEAD', 'link.txt'])).paths).toEqual(['link.txt']);
    symlinkSync('sub', 'other');
    create('sub/new.txt');
    expect((await read(['--changed', 'HEAD', 'other'])).paths).toEqual(['sub/new.txt']);
  });
});
