import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { diskPath, pathOfBytes } from '../../src/extract/disk-path.ts';
import { extract } from '../../src/extract/index.ts';
import { hashFile, readBytes } from '../../src/extract/read-bytes.ts';

/** What happens to a path right after it was looked at and before it is opened. */
let meanwhile: (path: string) => void = () => {};
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    stat: async (path: string) => {
      const facts = await real.stat(path);
      meanwhile(String(path));
      return facts;
    },
  };
});

const MOST = 1_000_000;

let folder = '';
const at = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'consentlint-bytes-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('readBytes', () => {
  it.each([0, 1, (1 << 14) - 1, 1 << 14, (1 << 14) + 1, 300_000])('reads all %i bytes', async (size) => {
    const bytes = new Uint8Array(size).map((_, i) => i % 251);
    writeFileSync(at('file'), bytes);
    const read = await readBytes(at('file'), MOST);
    expect(read).toEqual(bytes);
    // A parser may take the memory over, and copies it where it holds more.
    expect((read as Uint8Array).buffer.byteLength).toBe(size);
  });

  it('reads a file whose size nobody knows before', async () => {
    expect(Buffer.from((await readBytes('/proc/self/status', MOST)) as Uint8Array).toString()).toContain(
      'Name:',
    );
  });

  it.each(['/dev/zero', '/dev/null', '/dev/tty', '/'])('does not read %s', async (path) => {
    expect(await readBytes(path, MOST)).toEqual({ path, code: 'not-a-file' });
  });

  it('does not wait for a pipe that nobody writes to', async () => {
    execFileSync('mkfifo', [at('pipe.pdf')]);
    expect(await readBytes(at('pipe.pdf'), MOST)).toEqual({ path: at('pipe.pdf'), code: 'not-a-file' });
  });

  it('does not wait for a pipe that takes the place of a file meanwhile', async () => {
    writeFileSync(at('swapped.pdf'), '%PDF-1.4');
    meanwhile = (path) => {
      if (path === at('swapped.pdf')) execFileSync('sh', ['-c', 'rm "$0" && mkfifo "$0"', path]);
    };
    expect(await readBytes(at('swapped.pdf'), MOST)).toEqual({ path: at('swapped.pdf'), code: 'not-a-file' });
    meanwhile = () => {};
  });

  it('reads what a file has grown by meanwhile', async () => {
    writeFileSync(at('log.txt'), 'one ');
    meanwhile = (path) => path === at('log.txt') && appendFileSync(path, 'two');
    expect(Buffer.from((await readBytes(at('log.txt'), MOST)) as Uint8Array).toString()).toBe('one two');
    meanwhile = () => {};
  });

  it('does not read more than is allowed, and tells what it is all the same', async () => {
    writeFileSync(at('large.txt'), 'x'.repeat(5000));
    expect(await readBytes(at('large.txt'), 4999)).toEqual({ path: at('large.txt'), code: 'oversized' });
    expect(await readBytes(at('large.txt'), 5000)).toHaveLength(5000);
    expect(await hashFile(at('large.txt'))).toEqual({
      sha256: createHash('sha256').update('x'.repeat(5000)).digest('hex'),
      bytes: 5000,
      head: new Uint8Array(1024).fill(120),
    });
    expect(await hashFile(at('pipe.pdf'))).toEqual({ path: at('pipe.pdf'), code: 'not-a-file' });
  });

  it('names a link that leads in a circle', async () => {
    symlinkSync('round.pdf', at('round.pdf'));
    expect(await readBytes(at('round.pdf'), MOST)).toEqual({ path: at('round.pdf'), code: 'link-loop' });
  });
});

describe('a path on disk', () => {
  it('is the same bytes again, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ min: 1 }), (bytes) => {
        expect(Buffer.from(diskPath(pathOfBytes(bytes)) as string)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('is a text of its own where it is one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(pathOfBytes(Buffer.from(name))).toBe(name);
        expect(diskPath(name)).toBe(name);
      }),
    );
  });

  it('names a file that has no text for its name', async () => {
    const name = Buffer.concat([Buffer.from(at('caf')), Buffer.of(0xe9), Buffer.from('.txt')]);
    writeFileSync(name, 'Hello');
    const path = pathOfBytes(name);
    expect(path.endsWith('caf\udce9.txt')).toBe(true);
    expect(await extract(path, { passwords: [], deadline: Date.now() + 10_000 })).toMatchObject({
      path,
      text: 'Hello',
      format: 'text',
    });
  });
});
