/** `consentlint cluster` as it is used: the built program and a Redis. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jobId } from '../../src/cluster/queued.ts';
import { endlessPdf } from './endless.ts';
import {
  ended,
  isInstalled,
  named,
  type Running,
  run,
  type Server,
  start,
  startRedis,
  until,
} from './redis.ts';

const CLAUSE = 'I authorize the lender to read my phone contacts.';
const FILES: Readonly<Record<string, string>> = {
  'documents/a.txt': `Loan agreement\n\n${CLAUSE} Name: Mary Smith, phone 13912345678.\n`,
  'documents/b.txt': 'You may repay early.\n',
  'documents/c/d.md': `# Loan\n\nThe lender may not sell my data. ${CLAUSE}\n`,
  'documents/e.pdf': 'no PDF',
  'harmless.txt': 'You may repay early.\n',
};

describe.skipIf(!isInstalled)(named('the queue'), () => {
  let redis: Server;
  let folder = '';
  const running: Running[] = [];
  const begin = (...args: readonly string[]): Running => {
    const begun = start(['cluster', ...args], { cwd: folder, env: { CONSENTLINT_REDIS: redis.url } });
    running.push(begun);
    return begun;
  };
  const cluster = (...args: readonly string[]) => begin(...args).done;
  const scan = (...args: readonly string[]) =>
    run(['scan', '-f', 'ndjson', '--quiet', '--no-bundle', ...args], { cwd: folder });
  const worked = (...args: readonly string[]) => cluster('work', '--until-empty', '--quiet', ...args);
  const status = async () => JSON.parse((await cluster('status', '-f', 'json')).stdout);
  const idOf = async (path: string) => {
    const { createHash } = await import('node:crypto');
    return jobId({
      path,
      sha256: createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    });
  };
  const field = (id: string, name: string) => redis.client.hget(`bull:consentlint:${id}`, name);

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.remove());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'consentlint-cluster-'));
    mkdirSync(join(folder, 'documents/c'), { recursive: true });
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  });
  afterEach(async () => {
    for (const { child } of running.splice(0)) await ended(child, 'SIGKILL');
    await redis.client.flushall();
    rmSync(folder, { recursive: true });
  });

  it('gives byte for byte what a run on one machine gives, and ends with its code', async () => {
    const all = ['documents', 'missing.txt', 'nowhere/', './documents/a.txt'];
    expect((await cluster('enqueue', ...all)).stderr).toContain('6 documents put into the queue.');
    expect(await status()).toEqual({
      ...{ queue: 'consentlint', waiting: 6, active: 0, done: 0, failed: 0, workers: 0 },
    });
    await worked();
    const here = await scan(...all);
    expect(await cluster('collect')).toMatchObject({ code: here.code, stdout: here.stdout });
    expect(here.stdout.split('\n')).toHaveLength(7);
    expect(here.code).toBe(2);
  });

  it('masks what is kept where that is wanted, and names of files with it', async () => {
    mkdirSync(join(folder, '13912345678'));
    await cluster('enqueue', 'documents', '13912345678');
    await worked('--redact');
    const { stdout } = await cluster('collect');
    expect(stdout).toBe((await scan('--redact', 'documents', '13912345678')).stdout);
    expect(stdout).not.toContain('13912345678');
    expect(stdout).toContain('no-files');
  });

  it('takes lists, and leaves out what a configuration ignores, as a scan does', async () => {
    writeFileSync(join(folder, 'list'), 'documents/b.txt\0documents\0harmless.txt\0documents/b.txt\0');
    writeFileSync(join(folder, 'consentlint.config.yaml'), 'ignores: ["**/*.md", "harmless.txt"]\n');
    const asked = ['--files-from', 'list', '-0', 'documents/c'];
    const enqueued = await cluster('enqueue', ...asked);
    expect(enqueued.stderr).toMatch(/harmless\.txt: .*\n[\s\S]*3 documents put into the queue/);
    await worked();
    expect((await cluster('collect')).stdout).toBe((await scan(...asked)).stdout);
    expect(await cluster('enqueue', '--files-from', 'list')).toMatchObject({
      code: 2,
      stderr: 'consentlint: The names in the list list end with zero bytes: add -0.\n',
    });
  });

  it('works once on what is put there twice', async () => {
    await cluster('enqueue', 'documents');
    const again = await cluster('enqueue', 'documents', 'harmless.txt');
    expect(again.stderr).toBe('1 document put into the queue.\n4 were there already.\n');
    await worked();
    await cluster('enqueue', 'documents');
    expect(await status()).toMatchObject({ waiting: 0, done: 5 });
    expect(await field(await idOf('documents/a.txt'), 'ats')).toBe('1');
    const { stdout } = await cluster('collect');
    expect(stdout).toBe((await scan('documents', 'harmless.txt')).stdout);
  });

  it('reads again what is another document by now under the same name', async () => {
    await cluster('enqueue', 'harmless.txt');
    writeFileSync(join(folder, 'harmless.txt'), CLAUSE);
    await cluster('enqueue', 'harmless.txt');
    await worked();
    const lines = (await cluster('collect')).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([{ error: { code: 'changed' } }, { path: 'harmless.txt', outcome: 'read' }]);
  });

  it('holds nothing of what is in documents', async () => {
    await cluster('enqueue', 'documents');
    const log = join(redis.folder, 'appendonlydir');
    const told = readdirSync(log)
      .map((file) => readFileSync(join(log, file), 'latin1'))
      .join('');
    expect(told).toContain('documents/a.txt');
    for (const text of Object.values(FILES)) expect(told).not.toContain(text.slice(0, 15));
  });

  it('is collected when all is there; then it can be cleared, and nothing is left', async () => {
    await cluster('enqueue', 'documents');
    expect(await cluster('collect', '-o', 'results')).toMatchObject({
      code: 3,
      stderr: 'consentlint: 4 documents have no result yet; nothing was written. --wait waits for them.\n',
    });
    expect(existsSync(join(folder, 'results'))).toBe(false);
    const waiting = begin('collect', '--wait', '-o', 'results', '--clear');
    await until(() => waiting.stderr().includes('No worker is connected'));
    await worked();
    expect(await waiting.done).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('4 results collected.'),
    });
    expect(readFileSync(join(folder, 'results'), 'utf8')).toBe((await scan('documents')).stdout);
    expect(await redis.client.keys('*')).toEqual([]);
    expect(await cluster('collect')).toMatchObject({
      code: 2,
      stderr: 'consentlint: Nothing is in the queue consentlint.\n',
    });
  });

  it('is filled and collected although Redis is away for a while', async () => {
    mkdirSync(join(folder, 'many'));
    for (let i = 0; i < 6_000; i++) writeFileSync(join(folder, 'many', `${i}.txt`), `You may repay ${i}.\n`);
    const restart = async () => {
      await redis.stop();
      await redis.start();
    };
    const filling = begin('enqueue', 'many');
    await until(async () => (await redis.client.llen('bull:consentlint:order')) > 0);
    await restart();
    expect(await filling.done).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(
        /^consentlint: Redis is away: waiting\.\nconsentlint: Redis is back: going on\.\n/,
      ),
    });
    expect(await redis.client.llen('bull:consentlint:order')).toBe(6_000);
    expect(await status()).toMatchObject({ waiting: 6_000 });
    const collecting = begin('collect', '--wait');
    await until(() => collecting.stderr().includes('No worker'));
    await restart();
    await worked('--lease', '2');
    const { code, stdout } = await collecting.done;
    expect([code, stdout.trim().split('\n').length]).toEqual([0, 6_000]);
  });

  it.each([
    [['documents/a.txt'], [], 1],
    [['documents/a.txt'], ['--fail-on', 'never'], 0],
    [['documents/e.pdf'], ['--fail-on', 'never'], 3],
    [['harmless.txt'], [], 0],
    [['missing.txt'], ['--fail-on', 'never'], 2],
  ])('of %j is collected with %j and the code %i', async (files, options, code) => {
    await cluster('enqueue', ...files);
    await worked();
    expect((await cluster('collect', ...options)).code).toBe(code);
    expect((await scan(...files, ...options)).code).toBe(code);
  });

  it('says which workers were not set up alike', async () => {
    await cluster('enqueue', 'documents');
    await worked();
    await cluster('enqueue', 'harmless.txt');
    await worked('--redact');
    const { code, stderr, stdout } = await cluster('collect');
    expect(code).toBe(2);
    expect(stderr).toMatch(/not set up alike.*\n {2}4 results: version .*\n {2}1 result: version /);
    expect(stdout.trim().split('\n')).toHaveLength(5);
  });

  it('gives up a document that ends its workers three times, and harms no other', async () => {
    const deadly = 'documents/1.pdf';
    for (const name of [deadly, 'documents/2.pdf']) writeFileSync(join(folder, name), endlessPdf(name));
    await cluster('enqueue', 'documents/1.pdf', 'documents/2.pdf', 'documents/a.txt');
    const [first, second] = [await idOf(deadly), await idOf('documents/2.pdf')];
    const options = ['--timeout', '3', '--jobs', '2', '--lease', '1'];
    const killed = async (isTime: () => Promise<boolean>) => {
      const worker = begin('work', ...options);
      await until(isTime);
      await ended(worker.child, 'SIGKILL');
    };
    const started = async () => (await field(first, 'ats')) === '1' && (await field(second, 'ats')) === '1';
    await killed(started);
    await killed(async () => (await field(first, 'progress')) === '1');
    await killed(async () => (await field(first, 'progress')) === '2');
    const last = await cluster('work', '--until-empty', ...options);
    expect(last.stderr).toContain(`consentlint: ${deadly}: Given up; its line says why.\n`);
    expect(await status()).toMatchObject({ waiting: 0, active: 0, done: 2, failed: 1 });
    const { code, stdout } = await cluster('collect');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { path: deadly, error: { code: 'deadly-document' } },
      { path: 'documents/2.pdf', outcome: 'timed-out' },
      { path: 'documents/a.txt', outcome: 'read' },
    ]);
    expect(code).toBe(2);
  });

  it('is left in order by a worker that is asked to end', async () => {
    for (let i = 0; i < 4; i++) writeFileSync(join(folder, `${i}.pdf`), endlessPdf(`${i}`));
    await cluster('enqueue', '0.pdf', '1.pdf', '2.pdf', '3.pdf');
    const worker = begin('work', '--timeout', '2', '--jobs', '2');
    await until(async () => (await status()).active === 2);
    expect(await status()).toMatchObject({ workers: 1 });
    worker.child.kill('SIGTERM');
    expect(await worker.done).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/Finishing the documents at hand.*\n2 documents read\.\n$/),
    });
    expect(await status()).toMatchObject({ waiting: 2, active: 0, done: 2, workers: 0 });
    const patient = begin('work', '--timeout', '60');
    await until(async () => (await status()).active > 0);
    patient.child.kill('SIGINT');
    await until(() => patient.stderr().includes('Once more'));
    patient.child.kill('SIGINT');
    expect((await patient.done).code).toBe(null);
  });
});
