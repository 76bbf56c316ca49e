import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
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
  it('tells a terminal which page is read and how long it may take, and leaves nothing of it', async () => {
    const { progress, written } = await world(true);
    progress.pictures(0, 3);
    expect(written()).toContain('page 1 of 3');
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
