import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Context } from '../../src/cli/invocation.ts';
import { progressOf } from '../../src/cli/progress.ts';
import { wordbook } from '../../src/report/words.ts';
import { rulebook } from '../reading.ts';

async function world(isTTY: boolean, env: Context['env'] = {}) {
  const stderr = Object.assign(new PassThrough(), { isTTY });
  const words = await wordbook(rulebook)('en');
  const progress = progressOf({ stderr, env, words } as unknown as Context);
  return { progress, written: () => String(stderr.read() ?? '') };
}

describe('progress', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('tells how many documents are read, how fast, and how long it may take', async () => {
    const { progress, written } = await world(true);
    progress.documents(0, 3000);
    expect(written()).toContain('Reading 3,000 documents');
    vi.setSystemTime(Date.now() + 10_000);
    progress.documents(1000, 3000);
    expect(written()).toContain('1,000 of 3,000, 100 a second, about 20 s left');
    progress.documents(1001, 3000);
    expect(written()).toBe('');
    progress.clear();
    expect(written()).toBe('\r\u001b[K');
  });

  it('tells a terminal which page is read and how long it may take, and leaves nothing of it', async () => {
    const { progress, written } = await world(true);
    progress.pictures(0, 3);
    expect(written()).toContain('page 1 of 3');
    vi.setSystemTime(Date.now() + 2000);
    progress.pictures(1, 3);
    expect(written()).toMatch(/page 2 of 3.+ s left/);
    progress.pictures(3, 3);
    expect(written()).toBe('\r\u001b[K');
    progress.clear();
    expect(written()).toBe('');
  });

  it.each([
    ['a pipe', false, {}],
    ['continuous integration', true, { CI: 'true' }],
    ['a terminal that cannot wipe', true, { TERM: 'dumb' }],
  ] as const)('is silent in %s', async (_, isTTY, env) => {
    const { progress, written } = await world(isTTY, env);
    progress.pictures(0, 3);
    progress.pictures(1, 3);
    progress.clear();
    expect(written()).toBe('');
  });
});
