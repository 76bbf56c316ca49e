import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDone } from '../../src/batch/as-done.ts';
import { later } from './later.ts';

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

async function collect<R>(results: AsyncIterable<R>): Promise<R[]> {
  const all: R[] = [];
  for await (const result of results) all.push(result);
  return all;
}

describe('work as it is done', () => {
  it('gives every result once, however long each takes, with no more at work than asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 20 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (turns, ahead) => {
          let [open, most] = [0, 0];
          const work = async (n: number) => {
            most = Math.max(most, ++open);
            const result = await later(n * 2, n);
            open--;
            return result;
          };
          const all = await collect(asDone(each(turns), work, ahead));
          expect(all.toSorted((a, b) => a - b)).toEqual(turns.map((n) => n * 2).toSorted((a, b) => a - b));
          expect(most).toBeLessThanOrEqual(ahead);
        },
      ),
    );
  });

  it('lets what is fast overtake what is slow', async () => {
    expect(await collect(asDone(each([90, 1]), (n) => later(n, n), 2))).toEqual([1, 90]);
  });

  it('gives a result though the next input has not come', async () => {
    async function* halting(): AsyncGenerator<number> {
      yield 1;
      await new Promise(() => {});
    }
    const results = asDone(halting(), async (n) => n, 4);
    expect((await results.next()).value).toBe(1);
  });

  it('takes and begins nothing more where nobody takes the results', async () => {
    let taken = 0;
    const begun: number[] = [];
    async function* endless(): AsyncGenerator<number> {
      for (; ; taken++) yield taken;
    }
    const work = async (i: number) => begun.push(i);
    let given = 0;
    for await (const _ of asDone(endless(), work, 3)) if (++given === 5) break;
    expect(begun.length).toBeLessThanOrEqual(8);
    expect(taken).toBeLessThanOrEqual(9);
  });

  it('throws what a work or an input throws', async () => {
    const work = async (n: number) => (n === 2 ? Promise.reject(new Error('two')) : n);
    await expect(collect(asDone(each([1, 2, 3]), work, 3))).rejects.toThrow('two');
    async function* broken(): AsyncGenerator<number> {
      yield 1;
      throw new Error('input');
    }
    await expect(collect(asDone(broken(), work, 3))).rejects.toThrow('input');
  });
});
