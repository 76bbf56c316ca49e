import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { PassThrough, Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/index.ts';
import { cellsOf, sarifProblems, xmlOf } from '../report/formats.ts';
import { enterWorld, run } from './world.ts';

let leave: () => void;
beforeAll(() => {
  leave = enterWorld();
});
afterAll(() => leave());

const contentOf = (name: string) => readFileSync(name, 'utf8');
const drafts = () => readdirSync('.').filter((name) => name.endsWith('.tmp'));

describe('several formats', () => {
  it('go each to its file, the one left to standard output', async () => {
    const argv = [
      '-f',
      'sarif',
      '-o',
      'a.sarif',
      '-f',
      'markdown',
      '-o',
      'b.md',
      '--format',
      'csv',
      '--output',
    ];
    const { code, stdout } = await run([...argv, 'c.csv', '-f', 'junit', 'letter.txt']);
    expect(code).toBe(1);
    const log = JSON.parse(contentOf('a.sarif'));
    expect(sarifProblems(log)).toEqual([]);
    expect(log.runs[0].results).toHaveLength(2);
    expect(contentOf('b.md')).toMatch(/^## letter/);
    expect(cellsOf(contentOf('c.csv'))).toHaveLength(3);
    expect(xmlOf(stdout).documentElement?.tagName).toBe('testsuites');
    expect(drafts()).toEqual([]);
  });

  it('are paired by their order, wherever they stand', async () => {
    await run(['-o', 'one.json', '-o', 'two.csv', '-f', 'json', '-f', 'csv', '--bom', 'letter.txt']);
    expect(JSON.parse(contentOf('one.json')).schemaVersion).toBe(1);
    expect(contentOf('two.csv').startsWith('\ufeffpath,')).toBe(true);
  });

  it.each([
    [['-f', 'json', '-f', 'csv'], 'Only one format can go to standard output'],
    [['-f', 'json', '-o', 'x', '-o', 'y'], 'more --output than --format'],
    [['-o', 'x', '-o', 'y'], 'more --output than --format'],
    [['-f', 'json', '-o', 'x', '-f', 'csv', '-o', './x'], 'cannot go to the same file: ./x'],
    [['-f', 'json', '-f', 'yaml'], '--format cannot be yaml'],
    [
      ['-f', 'json', '-o', 'x', '-f', 'csv', '-o', 'letter.txt'],
      '--output letter.txt is one of the documents',
    ],
    [['-f', 'json', '-o', 'x', '-f', 'csv', '-o', 'no/where'], 'cannot be written to no/where'],
  ])('%j are told what is wrong', async (argv, told) => {
    const { code, stdout, stderr } = await run([...argv, 'letter.txt']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(told);
    expect(contentOf('letter.txt')).toContain('Authorization');
  });

  it('go on where nobody reads one of them any more', async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('closed'), { code: 'EPIPE' })),
    });
    const argv = ['-o', 'kept.csv', '-f', 'csv', '-f', 'github', '--no-bundle', 'letter.txt', 'optional.txt'];
    expect(await main({ ...here(), argv, stdout })).toBe(1);
    expect(cellsOf(contentOf('kept.csv'))).toHaveLength(4);
  });
});

/** An invocation with standard streams that nobody looks at. */
const here = () => ({
  stdin: Readable.from([]),
  stderr: new PassThrough(),
  env: { LANG: 'en_US.UTF-8' },
  cwd: process.cwd(),
});

describe('a file that is written', () => {
  it('keeps its rights, and the file a link leads to', async () => {
    writeFileSync('old.json', 'old');
    chmodSync('old.json', 0o640);
    symlinkSync('old.json', 'link.json');
    await run(['-f', 'json', '-o', 'link.json', 'letter.txt']);
    expect(JSON.parse(contentOf('old.json')).documents).toHaveLength(1);
    expect(statSync('old.json').mode & 0o777).toBe(0o640);
  });

  it('may be a pipe', async () => {
    execFileSync('mkfifo', ['pipe']);
    const reader = spawn('sh', ['-c', 'exec cat <>pipe'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [[chunk]] = await Promise.all([
      once(reader.stdout, 'data'),
      run(['-f', 'csv', '-o', 'pipe', 'letter.txt']),
    ]);
    reader.kill();
    expect(String(chunk)).toMatch(/^path,kind/);
    expect(statSync('pipe').isFIFO()).toBe(true);
  });

  it('stays as it was where the report does not come to its end', async () => {
    mkdirSync('aside');
    writeFileSync('aside/report.csv', 'old');
    const { code } = await run([
      '-f',
      'csv',
      '-o',
      'aside/report.csv',
      '--no-bundle',
      'letter.txt',
      'bug.txt',
    ]);
    expect(code).toBe(2);
    expect(contentOf('aside/report.csv')).toBe('old');
    expect(readdirSync('aside')).toEqual(['report.csv']);
  });
});

describe('lines for programs', () => {
  const linesOf = async (...argv: string[]) => {
    const { stdout } = await run(['-f', 'ndjson', ...argv]);
    return stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  };
  const INPUTS = ['letter.txt', 'gone.txt', 'empty.txt', 'lost.txt', 'optional.txt'];

  it.each(['--bundle', '--no-bundle'])('are one for each input, in their order, with %s', async (flag) => {
    const lines = await linesOf(flag, ...INPUTS);
    expect(lines.map(({ path }) => path)).toEqual(INPUTS);
    expect(lines.map((line) => line.error?.code ?? line.outcome)).toEqual([
      'read',
      'missing',
      'malformed',
      'missing',
      'read',
    ]);
  });

  it('hold what a folder lacks, and no names of folders in what is to be shared', async () => {
    expect(await linesOf('nothing')).toMatchObject([{ path: 'nothing', error: { code: 'no-files' } }]);
    expect((await linesOf('--share', 'folder/a.txt', 'folder/gone.txt')).map(({ path }) => path)).toEqual([
      'a.txt',
      'gone.txt',
    ]);
  });

  it('are the documents of the JSON report', async () => {
    const { stdout } = await run(['-f', 'json', 'letter.txt', 'optional.txt']);
    expect(await linesOf('letter.txt', 'optional.txt')).toEqual(JSON.parse(stdout).documents);
  });

  it('come as soon as each is judged', async () => {
    const { stdout } = await run(['-f', 'ndjson', '--no-bundle', 'letter.txt', 'bug.txt']);
    expect(JSON.parse(stdout).path).toBe('letter.txt');
  });
});
