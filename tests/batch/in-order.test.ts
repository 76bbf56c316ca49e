import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../src/batch/in-order.ts';
import { later } from './later.ts';

async function collect<I, R>(results: AsyncIterable<{ input: I; result: R }>): Promise<[I, R][]> {
  const all: [I, R][] = [];
  for await (const { input, result } of results) all.push([input, result]);
  return all;
}

describe('work in order', () => {
  it('gives every result once, in the order of the inputs, however long each takes', async () => {
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
          const all = await collect(inOrder(turns, work, ahead));
          expect(all).toEqual(turns.map((n) => [n, n * 2]));
          expect(most).toBeLessThanOrEqual(ahead);
        },
      ),
    );
  });

  it('begins nothing more where nobody takes the results', async () => {
    const begun: number[] = [];
    async function* endless() {
      for (let i = 0; ; i++) yield i;
    }
    for await (const { input } of inOrder(endless(), async (i) => begun.push(i), 3)) if (input === 4) break;
    expect(begun.length).toBeLessThanOrEqual(8);
  });

  it('throws what a work throws when its turn comes, and not before', async () => {
    const results = inOrder([1, 2, 3], async (n) => (n === 2 ? Promise.reject(new Error('two')) : n), 3);
    expect((await results.next()).value).toEqual({ input: 1, result: 1 });
    await expect(results.next()).rejects.toThrow('two');
  });
});
