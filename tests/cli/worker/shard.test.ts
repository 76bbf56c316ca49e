import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inShard, shardAsked, shardOf } from '../../../src/cli/shard.ts';

const path = fc.oneof(fc.string({ minLength: 1 }), fc.webPath(), fc.string({ minLength: 1, unit: 'binary' }));

const shardsOf = (n: number) =>
  Array.from({ length: n }, (_, i) => {
    const shard = shardAsked({ shard: `${i + 1}/${n}` });
    if ('trouble' in shard) throw new Error(shard.trouble);
    return shard;
  });

describe('shards', () => {
  it('hold every document in exactly one, whatever the order of the list', () => {
    fc.assert(
      fc.property(fc.uniqueArray(path), fc.integer({ min: 1, max: 12 }), (files, n) => {
        const errors = files.map((file) => ({ path: file, code: 'no-files' }));
        const inputs = { files, errors, skipped: errors, isFolder: false };
        const turned = { ...inputs, files: files.toReversed() };
        const parts = shardsOf(n).map((shard) => inShard(inputs, shard));
        expect(parts.flatMap((part) => part.files).toSorted()).toEqual(files.toSorted());
        expect(parts.flatMap((part) => part.errors.map((error) => error.path)).toSorted()).toEqual(
          files.toSorted(),
        );
        for (const [i, shard] of shardsOf(n).entries())
          expect(inShard(turned, shard).files.toReversed()).toEqual(parts[i]?.files);
      }),
    );
  });

  it('are known beforehand, the same on every system', () => {
    // The first 48 bits of `printf %s contracts/a.pdf | sha256sum`, modulo n, plus 1.
    expect(shardOf('contracts/a.pdf', 1000)).toBe(933);
    expect(shardOf('contracts\\a.pdf', 1000, '\\')).toBe(shardOf('contracts/a.pdf', 1000));
    expect(shardOf('contracts\\a.pdf', 1000, '/')).not.toBe(shardOf('contracts/a.pdf', 1000));
  });

  it('are of about the same size', () => {
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 4000; i++) {
      const at = shardOf(`contracts/${i}.pdf`, 4) - 1;
      counts[at] = (counts[at] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it.each([
    '3/2',
    '0/4',
    'x',
    '1',
    '1/',
    '/2',
    '1/2/3',
    '-1/2',
    '1.5/2',
    ' 1/2',
    '1/0',
    '2000000/2000000',
    '',
  ])('are not %s', (shard) => {
    expect(shardAsked({ shard })).toMatchObject({ trouble: 'usage.shard', values: { value: shard } });
  });

  it('do not go with what needs all documents', () => {
    expect(shardAsked({ shard: '1/2', bundle: true })).toEqual({ trouble: 'usage.shard-together' });
    expect(shardAsked({ shard: '1/2', join: true })).toEqual({ trouble: 'usage.shard-together' });
    expect(shardAsked({ shard: '1/2', updateBaseline: true })).toEqual({ trouble: 'usage.shard-baseline' });
    expect(shardAsked({ bundle: true })).toMatchObject({ isAll: true });
  });
});
