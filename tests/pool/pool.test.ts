import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPool, type Pool } from '../../src/pool/pool.ts';
import type { Job } from './worker.ts';

const MEGABYTE = 1024 * 1024;
const LONG = 60_000;
const PATIENCE = { timeoutMs: LONG };

describe('a pool of processes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'consentlint-pool-'));
  const script = join(folder, 'worker.mjs');
  const pools: Pool<Job, number>[] = [];
  const poolOf = (size: number, memory = 1024) => {
    const options = {
      script: pathToFileURL(script),
      size,
      memory: memory * MEGABYTE,
      setup: { factor: 3 },
    };
    const pool = createPool<Job, number>(options);
    pools.push(pool);
    return pool;
  };
  const give = (pool: Pool<Job, number>, job: Job, timeout = LONG) =>
    pool.run(async () => job, { timeoutMs: timeout });
  const pidIn = async (pool: Pool<Job, number>) => give(pool, { does: 'echo', value: -1 });

  beforeAll(async () => {
    const entry = fileURLToPath(new URL('./worker.ts', import.meta.url));
    await build({
      entryPoints: [entry],
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile: script,
      logLevel: 'error',
    });
  });
  afterEach(() => {
    for (const pool of pools.splice(0)) pool.close();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('does jobs with what it was set up with, and keeps its process for the next', async () => {
    const pool = poolOf(1);
    expect(await give(pool, { does: 'echo', value: 14 })).toEqual({ result: 42 });
    expect(await pidIn(pool)).toEqual(await pidIn(pool));
  });

  it('makes jobs only when a process is free', async () => {
    const pool = poolOf(2);
    let [open, most] = [0, 0];
    const jobs = Array.from({ length: 9 }, async (_, value) => {
      const done = await pool.run(async () => {
        most = Math.max(most, ++open);
        return { does: 'echo', value };
      }, PATIENCE);
      open--;
      return done;
    });
    expect(await Promise.all(jobs)).toEqual(Array.from({ length: 9 }, (_, i) => ({ result: 3 * i })));
    expect(most).toBe(2);
  });

  it('has no result where no job is made, and goes on', async () => {
    const pool = poolOf(1);
    expect(await pool.run(async () => null, PATIENCE)).toBeNull();
    await expect(pool.run(() => Promise.reject(new Error('not made')), PATIENCE)).rejects.toThrow('not made');
    expect(await give(pool, { does: 'echo', value: 1 })).toEqual({ result: 3 });
  });

  it.each([
    { does: 'throw', timeout: LONG, failure: 'crashed' },
    { does: 'die', timeout: LONG, failure: 'crashed' },
    { does: 'hang', timeout: 300, failure: 'timed-out' },
    { does: 'grow', timeout: LONG, failure: 'limit' },
  ] as const)('loses nothing but a job that should $does', async ({ does, timeout, failure }) => {
    const pool = poolOf(1, 300);
    const before = await pidIn(pool);
    expect(await give(pool, { does }, timeout)).toMatchObject({ failure });
    const after = await pidIn(pool);
    expect(after).not.toEqual(before);
    expect(after).toHaveProperty('result');
  });

  it('replaces a process that has grown', async () => {
    const pool = poolOf(1, 300);
    const grown = await give(pool, { does: 'swell', value: 200 });
    expect(grown).toHaveProperty('result');
    expect(await pidIn(pool)).not.toEqual(grown);
  });

  it('ends what runs and what waits when it is closed', async () => {
    const pool = poolOf(1);
    const pid = await pidIn(pool);
    const jobs = [give(pool, { does: 'hang' }), give(pool, { does: 'echo', value: 1 })];
    setTimeout(() => pool.close(), 100);
    expect(await Promise.all(jobs)).toEqual([{ failure: 'crashed' }, { failure: 'crashed' }]);
    const isAlive = () => {
      try {
        return process.kill((pid as { result: number }).result, 0);
      } catch {
        return false;
      }
    };
    await expect.poll(isAlive).toBe(false);
  });
});
