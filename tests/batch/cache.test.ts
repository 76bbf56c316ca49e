import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCache } from '../../src/batch/cache.ts';
import { type Basis, cachedScanner } from '../../src/batch/cached.ts';
import { extract } from '../../src/extract/index.ts';
import type { Document, Outcome } from '../../src/model.ts';
import { scannerOf } from '../../src/scanner.ts';
import { readingOf } from '../report/sample.ts';

const BASIS: Basis = { version: '1', passwords: [], engine: null };

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'consentlint-cache-'));
  file = join(folder, 'letter.txt');
  writeFileSync(file, 'We may read your contacts.');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A scanner before which a cache stands, and how often it had to read. */
async function world(
  { rulesHash = 'a', ...changes }: Partial<Basis> & { rulesHash?: string } = {},
  isResumed = false,
  outcome: Outcome = 'read',
) {
  const counts = { read: 0, hits: 0 };
  const read = async (path: string): Promise<Document> => {
    counts.read++;
    const document = await extract(path, { passwords: [], deadline: Date.now() + 9999 });
    if (!('text' in document)) throw new Error(document.code);
    return { ...document, outcome };
  };
  const scanner = cachedScanner(
    scannerOf({
      scan: async ([input]) => readingOf(await read(input?.path ?? '')),
      read: ({ path }) => read(path),
      together: async () => ({ readings: [] }),
    }),
    {
      cache: await openCache(join(folder, 'cache')),
      basis: { ...BASIS, ...changes },
      rulesHash: () => rulesHash,
      isResumed,
      onHit: () => counts.hits++,
    },
  );
  return { scanner, counts };
}

const cached = () =>
  readdirSync(join(folder, 'cache'), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, 'cache', name))
    .filter((path) => statSync(path).isFile());

describe('the cache', () => {
  it('gives the same reading again, under the name that the file has now', async () => {
    const first = await (await world()).scanner.file(file);
    const copy = join(folder, 'copy.txt');
    writeFileSync(copy, readFileSync(file));
    const { scanner, counts } = await world();
    const again = await scanner.file(copy);
    expect(counts).toEqual({ read: 0, hits: 1 });
    expect(again).toEqual({
      ...first,
      document: { ...('document' in first ? first.document : {}), path: copy },
    });
  });

  it.each([
    ['other rules', { rulesHash: 'b' }],
    ['another version', { version: '2' }],
    ['another place', { jurisdictions: ['CN'] }],
    ['passwords', { passwords: ['x'] }],
    ['another engine', { engine: 'auto' }],
  ])('reads again for %s', async (_, changes) => {
    await (await world()).scanner.file(file);
    const { scanner, counts } = await world(changes);
    await scanner.file(file);
    expect(counts).toEqual({ read: 1, hits: 0 });
  });

  it('reads again what has changed, what has another extension, and does not take a document for a reading', async () => {
    await (await world()).scanner.file(file);
    const { scanner, counts } = await world();
    await scanner.read({ path: file });
    const renamed = join(folder, 'letter.md');
    writeFileSync(renamed, readFileSync(file));
    await scanner.file(renamed);
    writeFileSync(file, 'We may sell your contacts.');
    await scanner.file(file);
    expect(counts).toEqual({ read: 3, hits: 0 });
  });

  it.each(['timed-out', 'limit'] as const)(
    'tries what ended as %s again, unless a run is resumed',
    async (outcome) => {
      await (await world({}, false, outcome)).scanner.file(file);
      const again = await world({}, false, outcome);
      await again.scanner.file(file);
      expect(again.counts.read).toBe(1);
      const resumed = await world({}, true, outcome);
      await resumed.scanner.file(file);
      expect(resumed.counts).toEqual({ read: 0, hits: 1 });
    },
  );

  it('is for its owner only, and leaves no drafts', async () => {
    await (await world()).scanner.file(file);
    expect(cached()).toHaveLength(1);
    expect(cached().map((path) => statSync(path).mode & 0o777)).toEqual([0o600]);
    expect(statSync(join(folder, 'cache')).mode & 0o777).toBe(0o700);
  });

  it('does not hold what is damaged', async () => {
    await (await world()).scanner.file(file);
    for (const path of cached()) writeFileSync(path, 'garbage');
    const { scanner, counts } = await world();
    expect(await scanner.file(file)).toHaveProperty('document');
    expect(counts).toEqual({ read: 1, hits: 0 });
  });

  it('leaves what is no file to the scanner', async () => {
    const { scanner } = await world();
    await expect(scanner.file(join(folder, 'gone.txt'))).rejects.toThrow('missing');
  });
});
