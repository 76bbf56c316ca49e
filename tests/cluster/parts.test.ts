import { describe, expect, it, vi } from 'vitest';
import { createSeen } from '../../src/cli/cluster/seen.ts';
import { addressOf } from '../../src/cluster/address.ts';
import { pack, unpack } from '../../src/cluster/outcome.ts';
import { documentOf, jobId, jobOf } from '../../src/cluster/queued.ts';
import { createTurns } from '../../src/cluster/turns.ts';
import { run } from '../cli/run.ts';

vi.mock('../../src/rules/load.ts', async () => {
  const { rulebook } = await import('../reading.ts');
  return { loadRulebook: async () => rulebook };
});

describe('the address of a Redis', () => {
  it('is read with all that it tells, and shown without what is secret', () => {
    expect(addressOf('rediss://me%40home:a%3Ab@[::1]:7000/3')).toEqual({
      ...{ host: '::1', port: 7000, db: 3, username: 'me@home', password: 'a:b', isSecure: true },
      shown: 'rediss://[::1]:7000/3',
    });
    expect(addressOf('redis://host')).toEqual({
      ...{ host: 'host', port: 6379, db: 0, isSecure: false, shown: 'redis://host:6379' },
    });
  });
});

describe('a job', () => {
  const sha256 = 'ab'.repeat(32);
  it.each([
    { path: 'a/b.pdf', sha256 },
    { path: 'gone.pdf', sha256: null },
    { path: '\udcff名.pdf', sha256 },
  ])('is the document that it was made of: %j', (document) => {
    expect(documentOf(jobOf(document))).toEqual(document);
  });

  it('has an id by its path and its content', () => {
    const ids = [
      { path: 'a', sha256 },
      { path: 'b', sha256 },
      { path: 'a', sha256: null },
      { path: 'a', sha256: 'cd'.repeat(32) },
    ].map(jobId);
    expect(new Set(ids).size).toBe(4);
    expect(jobId({ path: 'a', sha256 })).toBe(ids[0]);
    for (const id of ids) expect(id).toMatch(/^[\w-]{22}$/);
  });
});

describe('a result', () => {
  it('is packed small, and unpacked as it was', () => {
    const outcome = {
      line: `{"path":"名","law":"${'the same law '.repeat(500)}"}\n`,
      exits: '00113',
      maker: { version: '1', rules: 'a', settings: 'b', masks: { redact: true, share: false } },
    };
    const packed = pack(outcome);
    expect(JSON.stringify(packed).length).toBeLessThan(400);
    expect(unpack(JSON.parse(JSON.stringify(packed)))).toEqual(outcome);
  });
});

describe('names that were seen', () => {
  it('are known again, however many there are', () => {
    const seen = createSeen();
    const names = Array.from({ length: 30_000 }, (_, i) => `folder/${i}`);
    expect(names.filter(seen.add)).toHaveLength(30_000);
    expect(names.filter(seen.add)).toEqual([]);
    expect(seen.add('')).toBe(true);
  });
});

describe('turns', () => {
  it('let one be alone, and those behind it wait', async () => {
    const enter = createTurns();
    const log: string[] = [];
    const begin = async (name: string, isAlone: boolean) => {
      const leave = await enter(isAlone);
      log.push(name);
      return leave;
    };
    const [a, b, alone, c] = [begin('a', false), begin('b', false), begin('alone', true), begin('c', false)];
    const [leaveA, leaveB] = [await a, await b];
    expect(log).toEqual(['a', 'b']);
    leaveA();
    await Promise.resolve();
    expect(log).toEqual(['a', 'b']);
    leaveB();
    const leave = await alone;
    expect(log).toEqual(['a', 'b', 'alone']);
    leave();
    await c;
    expect(log).toEqual(['a', 'b', 'alone', 'c']);
  });
});

describe('without BullMQ', () => {
  it.each(['bullmq', 'ioredis'])('the queue says what to install where %s is not there', async (name) => {
    vi.doMock(name, () => {
      throw new Error('Cannot find package');
    });
    const ran = await run(['cluster', 'status', '--redis', 'redis://127.0.0.1:1']);
    vi.doUnmock(name);
    expect(ran).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'consentlint: The queue needs BullMQ and ioredis, which are not installed here. Install them beside consentlint: npm install bullmq ioredis\n',
    });
  });
});
