import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchedScanner } from '../../src/batch/fetched.ts';
import { type Input, scannerOf } from '../../src/scanner.ts';
import { documentOf, readingOf } from '../report/sample.ts';
import { type Scripted, serveStorage } from './scripted.ts';

/** On a machine that has much to do. */
const PATIENCE = { timeout: 60_000 };

describe('a scanner before which storage stands', () => {
  let storage: Scripted;
  /** Documents asked for and not done with, at most. */
  let most = 0;
  let done = 0;
  beforeAll(async () => {
    const objects = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`${n}.txt`, `this is ${n}`]));
    storage = await serveStorage({
      objects,
      answer: () => {
        most = Math.max(most, storage.targets.length - done);
        return false;
      },
    });
    vi.stubEnv('AWS_ENDPOINT_URL_S3', storage.endpoint);
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'A');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'B');
  });
  afterAll(() => {
    storage.close();
    vi.unstubAllEnvs();
  });

  let given: Input[][] = [];
  let waiting: (() => void)[] = [];
  beforeEach(() => {
    [given, waiting] = [[], []];
  });
  const scannerFor = (jobs: number) =>
    fetchedScanner(
      scannerOf({
        scan: async (inputs) => {
          given.push([...inputs]);
          await new Promise<void>((resolve) => waiting.push(resolve));
          return readingOf(documentOf('', { path: inputs.map(({ path }) => path).join() }));
        },
        read: async ({ path, bytes }) => documentOf(Buffer.from(bytes ?? []).toString(), { path }),
        together: async () => ({ readings: [] }),
      }),
      { jobs, most: 9, timeoutMs: 30_000 },
    );

  it('brings few documents before there is work for them, and the next when one is done', async () => {
    const scanner = scannerFor(2);
    const scans = Array.from({ length: 9 }, (_, n) => scanner.file(`s3://docs/${n}.txt`));
    for (let n = 0; n < 9; n++) {
      // As many as may are here, or all that are left.
      await vi.waitUntil(() => given.length === Math.min(9, n + 4), PATIENCE);
      done++;
      waiting.shift()?.();
    }
    const results = await Promise.all(scans);
    expect(results.map((result) => 'document' in result && result.document.path)).toEqual(
      Array.from({ length: 9 }, (_, n) => `s3://docs/${n}.txt`),
    );
    expect([most, storage.targets.length]).toEqual([4, 9]);
  });

  it('goes on behind what cannot be brought', async () => {
    const scanner = scannerFor(1);
    for (let n = 0; n < 3; n++)
      expect(await scanner.file('s3://docs/none.txt')).toEqual({
        path: 's3://docs/none.txt',
        code: 's3-missing',
      });
    expect(await scanner.file('s3://docs/10.txt')).toEqual({
      path: 's3://docs/10.txt',
      code: 's3-oversized',
    });
    expect(await scanner.read({ path: 's3://docs/7.txt' })).toMatchObject({
      path: 's3://docs/7.txt',
      text: 'this is 7',
    });
    expect(given).toEqual([]);
  });

  it('brings all parts of a document, and lets pass what is here', async () => {
    const scanner = scannerFor(1);
    const bytes = new Uint8Array([1]);
    const inputs = [{ path: 's3://docs/1.txt' }, { path: 'a.txt' }, { path: 's3://docs/2.txt', bytes }];
    const joined = scanner.joined(inputs);
    await vi.waitUntil(() => waiting.length > 0, PATIENCE);
    waiting.shift()?.();
    await joined;
    expect(given).toEqual([
      [
        { path: 's3://docs/1.txt', bytes: new Uint8Array(Buffer.from('this is 1')) },
        { path: 'a.txt' },
        { path: 's3://docs/2.txt', bytes },
      ],
    ]);
    expect(storage.targets.some((target) => target.startsWith('/docs/2.txt'))).toBe(true);
  });
});
