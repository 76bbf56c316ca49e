import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { PassThrough, Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterWorld, run } from '../world.ts';

let leave = (): void => {};
beforeAll(() => {
  leave = enterWorld();
});
afterAll(() => leave());

const jobs = (...lines: unknown[]): Readable =>
  Readable.from([
    Buffer.from(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')),
  ]);
const work = (stdin: Readable, ...more: string[]) => run(['scan', '--worker', ...more], { stdin });
const linesOf = (text: string) =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('a worker', () => {
  it('writes a result for each job, whatever is found, and ends with 0', async () => {
    const { code, stdout, stderr } = await work(
      jobs({ id: 'a', path: 'letter.txt' }, '', { id: 2, path: 'gone.txt' }, { id: 'c', path: 'nothing' }),
    );
    const told = linesOf(stdout);
    expect(
      told.map(({ job, path, verdict, error }) => [job.id, path, verdict ?? error.code]).toSorted(),
    ).toEqual([
      ['2', 'gone.txt', 'missing'],
      ['a', 'letter.txt', 'flagged'],
      ['c', 'nothing', 'not-a-file'],
    ]);
    expect(Object.keys(told[0])[0]).toBe('job');
    expect(stderr).toBe('3 results written\n');
    expect(code).toBe(0);
  });

  it('writes nothing else where it is told to be quiet, and is done where there are no jobs', async () => {
    expect(await work(jobs({ id: 'a', path: 'letter.txt' }), '--quiet')).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(await work(jobs())).toEqual({ code: 0, stdout: '', stderr: '0 results written\n' });
  });

  it('tells of lines that are no jobs, and goes on', async () => {
    const long = JSON.stringify({ id: 'long', path: 'x'.repeat(2 ** 20) });
    const { code, stdout, stderr } = await work(
      jobs('nonsense', { path: 'a' }, { id: 'b' }, { id: 'c', path: 'x', sha256: '1' }, long, {
        id: 'd',
        path: 'letter.txt',
      }),
    );
    expect(linesOf(stdout).map(({ job, path, error }) => [job.id, path, error?.code])).toEqual(
      expect.arrayContaining([
        ['b', '', 'job-path'],
        ['c', 'x', 'job-hash'],
        ['d', 'letter.txt', undefined],
      ]),
    );
    expect(linesOf(stdout)).toHaveLength(3);
    expect(stderr.match(/^consentlint: standard input:\d+: /gm)).toEqual(
      [1, 2, 3, 4, 5].map((line) => `consentlint: standard input:${line}: `),
    );
    expect(stderr).toContain('3 results written\n5 lines were no jobs; they are told above.\n');
    expect(code).toBe(3);
  });

  it.each([
    ['en', 'This line is no job'],
    ['es', 'Esta línea no es una tarea'],
    ['zh', '这一行不是任务'],
    ['id', 'Baris ini bukan tugas'],
    ['pt', 'Esta linha não é uma tarefa'],
  ])('speaks %s', async (language, sentence) => {
    expect((await work(jobs('x'), '--lang', language)).stderr).toContain(sentence);
  });

  it('judges nothing but the content that a job means', async () => {
    const [right, wrong] = [sha256('letter.txt'), sha256('harmless.txt')];
    const { code, stdout } = await work(
      jobs(
        { id: 'a', path: 'letter.txt', sha256: right.toUpperCase() },
        { id: 'b', path: 'letter.txt', sha256: wrong },
      ),
    );
    const [a, b] = linesOf(stdout).toSorted((one, other) => (one.job.id < other.job.id ? -1 : 1));
    expect(a).toMatchObject({ sha256: right, verdict: 'flagged' });
    expect(Object.keys(b)).toEqual(['job', 'path', 'error']);
    expect(b.error).toMatchObject({ code: 'changed' });
    expect(code).toBe(0);
  });

  it('gives a job that is done again the same result', async () => {
    const job = { id: 'a', path: 'letter.txt' };
    const [one, other] = (await work(jobs(job, job))).stdout.split('\n');
    expect(one).toBe(other);
    expect((await work(jobs(job))).stdout).toBe(`${one}\n`);
  });

  it('answers before the next job comes, and ends when nobody reads', async () => {
    const stdin = new PassThrough();
    const heard: string[] = [];
    const stdout = new Writable({
      write: (chunk, _encoding, done) => {
        heard.push(`${chunk}`);
        if (heard.length === 1) stdin.write('{"id":"2","path":"letter.txt"}\n');
        done(heard.length === 2 ? Object.assign(new Error('closed'), { code: 'EPIPE' }) : null);
      },
    });
    stdin.write('{"id":"1","path":"letter.txt"}\n');
    const { code, stderr } = await run(['scan', '--worker', '--quiet'], { stdin, stdout });
    expect(heard.map((line) => JSON.parse(line).job.id)).toEqual(['1', '2']);
    expect([code, stderr, stdin.destroyed]).toEqual([3, '', true]);
  });

  it('ends with 2 where results cannot be written, or jobs not be read', async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    });
    const stdin = jobs({ id: 'a', path: 'letter.txt' });
    expect(await run(['scan', '--worker'], { stdin, stdout })).toMatchObject({ code: 2 });
    const broken = new Readable({ read: () => broken.destroy(new Error('gone')) });
    const { code, stderr } = await run(['scan', '--worker', '-o', 'never.ndjson'], { stdin: broken });
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      'consentlint: standard input: This file cannot be read from its disk. Try to copy it and scan the copy.',
    ]);
    expect(readdirSync('.')).not.toContain('never.ndjson');
  });

  it('writes to a file at its end', async () => {
    const { code, stdout } = await work(jobs({ id: 'a', path: 'letter.txt' }), '-o', 'results.ndjson');
    expect([code, stdout]).toEqual([0, '']);
    expect(linesOf(readFileSync('results.ndjson', 'utf8'))).toHaveLength(1);
    expect(await work(jobs(), '-o', 'none/results.ndjson')).toMatchObject({ code: 2 });
  });

  it('takes its shard of the jobs, and tells only of its lines', async () => {
    const all = ['letter.txt', 'harmless.txt', 'optional.txt', 'empty.txt', 'gone.txt'];
    const input = () => jobs(...all.map((path, i) => ({ id: `${i}`, path })), 'nonsense');
    const parts = await Promise.all([1, 2, 3].map((i) => work(input(), '--shard', `${i}/3`)));
    expect(parts.flatMap(({ stdout }) => linesOf(stdout).map(({ path }) => path)).toSorted()).toEqual(
      all.toSorted(),
    );
    expect(parts.filter(({ code }) => code === 3)).toHaveLength(1);
    expect(parts.filter(({ stderr }) => stderr.includes('standard input:6: '))).toHaveLength(1);
  });

  it.each([
    [['letter.txt'], '--worker reads jobs from standard input'],
    [['--files-from', 'list.txt'], '--files-from and --worker do not go together'],
    [['--changed', 'main'], '--changed and --worker do not go together'],
    [['--bundle'], '--bundle and --worker'],
    [['--no-bundle'], '--bundle and --worker'],
    [['--join'], '--join and --worker'],
    [['--redline', 'folder'], '--redline and --worker'],
    [['--baseline', 'b.json'], '--baseline and --worker'],
    [['--waivers', 'w.yaml'], '--waivers and --worker'],
    [['-f', 'html'], '--worker writes ndjson and nothing else'],
    [['-f', 'ndjson', '-f', 'html'], '--worker writes ndjson and nothing else'],
    [['-f', 'ndjson', '-o', 'a', '-o', 'b'], 'There are more --output than --format'],
    [['--fail-on', 'high'], 'With --worker the exit code does not depend on findings'],
    [['--shard', '3/2'], '--shard takes a part and how many there are'],
    [['--jobs', '0'], '--jobs'],
  ])('does not go with %j', async (more, sentence) => {
    const { code, stdout, stderr } = await work(jobs({ id: 'a', path: 'letter.txt' }), ...more);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it('takes what says nothing else', async () => {
    const more = ['-f', 'ndjson', '--fail-on', 'never'];
    expect(await work(jobs({ id: 'a', path: 'letter.txt' }), ...more)).toMatchObject({ code: 0 });
  });
});

describe('a scan of a shard', () => {
  it('reads its documents, each by itself, and each in one shard', async () => {
    const names = ['letter.txt', 'harmless.txt', 'optional.txt', 'folder', 'gone.txt', 'nothing'];
    const scan = (...more: string[]) =>
      run(['scan', '-f', 'ndjson', '--fail-on', 'never', '--quiet', '--no-bundle', ...names, ...more]);
    const whole = await scan();
    const parts = await Promise.all([1, 2, 3, 4].map((i) => scan('--shard', `${i}/4`)));
    const lines = (text: string) => text.split('\n').filter(Boolean).toSorted();
    expect(lines(parts.map(({ stdout }) => stdout).join(''))).toEqual(lines(whole.stdout));
    expect(lines(parts.map(({ stderr }) => stderr).join(''))).toEqual(lines(whole.stderr));
  });

  it('is no error where it is empty', async () => {
    const parts = await Promise.all(
      [1, 2].map((i) => run(['scan', 'harmless.txt', '--shard', `${i}/2`, '-f', 'ndjson'])),
    );
    expect(parts.map(({ code }) => code)).toEqual([0, 0]);
    const empty = parts.filter(({ stdout }) => stdout === '');
    expect(empty.map(({ stderr }) => stderr)).toEqual([
      'consentlint: No document is in this shard, so there is nothing to read.\n',
    ]);
  });

  it.each([
    [['--shard', '0/4'], 'not 0/4'],
    [['--shard', '1/2', '--bundle'], '--shard splits documents'],
    [
      ['--shard', '1/2', '--baseline', 'b.json', '--update-baseline'],
      '--update-baseline needs all documents',
    ],
  ])('is refused with %j', async (more, sentence) => {
    const { code, stderr } = await run(['scan', 'letter.txt', 'harmless.txt', ...more]);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
