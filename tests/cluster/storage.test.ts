/** Documents in storage, shared among machines by the queue: s3rver and a Redis on the loopback. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bucket, KEYS, openBucket } from '../s3/bucket.ts';
import { isInstalled, named, run, type Server, startRedis } from './redis.ts';

const fixture = (name: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url)));

describe.skipIf(!isInstalled)(named('documents in storage that are queued'), () => {
  let redis: Server;
  let bucket: Bucket;
  let folder = '';
  const program = (...args: readonly string[]) =>
    run(args, {
      cwd: folder,
      env: {
        ...KEYS,
        AWS_REGION: 'us-east-1',
        AWS_ENDPOINT_URL_S3: bucket.endpoint,
        CONSENTLINT_REDIS: redis.url,
      },
    });
  const linesOf = (text: string): readonly string[] => text.split('\n').filter(Boolean).sort();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'consentlint-queue-'));
    [redis, bucket] = await Promise.all([startRedis(), openBucket('docs')]);
    await bucket.put({
      'loans/a.pdf': fixture('en-agreement/document.pdf'),
      'loans/b 100%.txt': fixture('plain-text/document.txt'),
      'loans/broken.pdf': fixture('broken/document.pdf'),
      'loans/.hidden.txt': 'We may read your contacts.',
      'other.txt': 'We may read your contacts.',
    });
  });
  afterAll(async () => {
    bucket.close();
    await redis.remove();
    rmSync(folder, { recursive: true });
  });

  it('have the same results as a scan of them, each once, and those that are gone an error', async () => {
    const named = ['s3://docs/loans/', 's3://docs/other.txt', 's3://docs/gone.txt', 's3://docs/other.txt'];
    const { stderr } = await program('cluster', 'enqueue', ...named);
    expect(stderr).toBe('5 documents put into the queue.\n');
    await program('cluster', 'work', '--until-empty', '--quiet');
    const collected = await program('cluster', 'collect');
    const scanned = await program('scan', '-f', 'ndjson', '--no-bundle', ...named);
    expect(linesOf(collected.stdout)).toEqual(linesOf(scanned.stdout));
    expect(linesOf(collected.stdout)).toHaveLength(5);
    expect(collected.stdout).toContain('"path":"s3://docs/gone.txt","error":{"code":"s3-');
    expect(collected.code).toBe(scanned.code);
  });
});
