/** Inputs scanned as one act of consent. */
import { describe, expect, it } from 'vitest';
import { createScanner } from '../src/scan.ts';
import { rulebook } from './reading.ts';

const scanner = createScanner({ rulebook });
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a bundle', () => {
  it('is of the documents that could be opened; the others are errors', async () => {
    const inputs = [
      { path: 'a.txt', bytes: bytes('We may read your contacts.') },
      { path: '/nowhere/b.txt' },
    ];
    const { readings, errors, bundle } = await scanner.bundle(inputs);
    expect(readings.map(({ document: { path } }) => path)).toEqual(['a.txt']);
    expect(bundle?.paths).toEqual(['a.txt']);
    expect(errors).toEqual([{ path: '/nowhere/b.txt', code: 'missing' }]);
  });

  it('is none where there is no document', async () => {
    const { readings, errors, bundle } = await scanner.bundle([{ path: '/nowhere/a.txt' }]);
    expect([readings, errors.length, bundle]).toEqual([[], 1, undefined]);
  });
});
