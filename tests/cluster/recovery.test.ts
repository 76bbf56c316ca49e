/** Ten thousand documents, a worker that is killed, and a Redis that is started anew: nothing is lost and nothing comes twice. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ended, isInstalled, named, run, type Server, start, startRedis, until } from './redis.ts';

const DOCUMENTS = 10_000;
const JOBS = 2;
const MINUTES = 60_000;

describe.skipIf(!isInstalled)(named('a queue whose worker and server fail half way'), () => {
  const folder = mkdtempSync(join(tmpdir(), 'consentlint-recovery-'));
  let redis: Server;

  beforeAll(async () => {
    mkdirSync(join(folder, 'documents'));
    for (let i = 0; i < DOCUMENTS; i++) {
      const clause =
        i % 3 === 0 ? 'You may repay early.' : 'I authorize the lender to read my phone contacts.';
      writeFileSync(join(folder, 'documents', `${i}.txt`), `Loan agreement ${i}\n\n${clause}\n`);
    }
    redis = await startRedis();
  });
  afterAll(async () => {
    await redis.remove();
    rmSync(folder, { recursive: true });
  });

  it('gives each document one result, as a run on one machine does', { timeout: 6 * MINUTES }, async () => {
    const place = { cwd: folder, env: { CONSENTLINT_REDIS: redis.url } };
    const cluster = (...args: readonly string[]) => run(['cluster', ...args], place);
    const worker = () =>
      start(['cluster', 'work', '--until-empty', '--jobs', `${JOBS}`, '--lease', '5'], place);
    const done = () => redis.client.zcard('bull:consentlint:completed');

    expect(await cluster('enqueue', 'documents')).toMatchObject({ code: 0 });
    const [killed, kept] = [worker(), worker()];
    await until(async () => (await done()) > DOCUMENTS / 3);
    await ended(killed.child, 'SIGKILL');
    await until(async () => (await done()) > (2 * DOCUMENTS) / 3);
    await redis.stop();
    await sleep(1_000);
    await redis.start();
    expect(await kept.done).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/Redis is away: waiting\.\n[\s\S]*Redis is back: going on\.\n/),
    });

    const ids = await redis.client.lrange('bull:consentlint:order', 0, -1);
    expect(new Set(ids).size).toBe(DOCUMENTS);
    const starts = redis.client.pipeline();
    for (const id of ids) starts.hget(`bull:consentlint:${id}`, 'ats');
    const again = ((await starts.exec()) ?? []).reduce((sum, [, n]) => sum + Number(n) - 1, 0);
    // Those of the worker that was killed, and those whose end Redis did not hear of.
    expect(again).toBeGreaterThan(0);
    expect(again).toBeLessThanOrEqual(2 * JOBS);

    expect(await cluster('collect', '-o', 'cluster.ndjson')).toMatchObject({ code: 1 });
    const local = await run(['scan', '-f', 'ndjson', '-o', 'local.ndjson', '--quiet', 'documents'], place);
    expect(local.code).toBe(1);
    const same = await run(['cluster', 'status', '-f', 'json'], place);
    expect(JSON.parse(same.stdout)).toMatchObject({ waiting: 0, active: 0, done: DOCUMENTS, failed: 0 });
    const [there, here] = ['cluster', 'local'].map((name) => readFileSync(join(folder, `${name}.ndjson`)));
    expect(there?.equals(here ?? Buffer.of())).toBe(true);
  });
});
