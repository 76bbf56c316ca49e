import { createHash } from 'node:crypto';
import { chmod, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extract, extractBytes } from '../../src/extract/index.ts';

const OPTIONS = { passwords: [], deadline: Number.POSITIVE_INFINITY };
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'extract-'));
});
afterAll(() => rm(folder, { recursive: true }));

const bytesOf = (path: string, text: string) => extractBytes(path, Buffer.from(text), OPTIONS);

describe('extract', () => {
  test('reads a file and says what it read', async () => {
    const path = join(folder, 'a.txt');
    await writeFile(path, 'Autorizo la consulta.\n');
    expect(await extract(path, OPTIONS)).toMatchObject({
      path,
      sha256: createHash('sha256').update('Autorizo la consulta.\n').digest('hex'),
      bytes: 22,
      format: 'text',
      outcome: 'read',
      text: 'Autorizo la consulta.\n',
      notes: [],
    });
  });

  test('tells inputs that are no documents apart', async () => {
    const path = join(folder, 'huge.pdf');
    await writeFile(path, '');
    await truncate(path, 201 * 1024 * 1024);
    expect(await extract(path, OPTIONS)).toMatchObject({
      outcome: 'limit',
      format: 'pdf',
      bytes: 201 * 1024 * 1024,
      notes: [{ code: 'too-large', values: { limit: 'bytes' } }],
    });
    expect(await extract(folder, OPTIONS)).toEqual({ path: folder, code: 'not-a-file' });
    const missing = join(folder, 'none.pdf');
    expect(await extract(missing, OPTIONS)).toEqual({ path: missing, code: 'missing' });
    expect(await extract(join(path, 'x'), OPTIONS)).toMatchObject({ code: 'missing' });
    expect(await extract('a\0b', OPTIONS)).toMatchObject({ code: 'read-failed' });
  });

  test('tells what it may not read, where the user is not one who may read all', async () => {
    const path = join(folder, 'secret.txt');
    await writeFile(path, 'x');
    await chmod(path, 0);
    const mayReadAll = process.platform === 'win32' || process.getuid?.() === 0;
    expect(await extract(path, OPTIONS)).toMatchObject(
      mayReadAll ? { text: 'x' } : { path, code: 'permission' },
    );
  });
});

describe('extractBytes', () => {
  test('reads by contents and says when the name is wrong', async () => {
    expect(await bytesOf('a.PDF', 'Just text.')).toMatchObject({
      format: 'text',
      outcome: 'read',
      notes: [{ code: 'mislabelled', values: { extension: 'pdf', format: 'text' } }],
    });
    expect(await bytesOf('a.docx', '<!doctype html><p>404')).toMatchObject({ format: 'html', text: '404' });
  });

  test.each([
    ['a.md', '# x'],
    ['a.txt', 'x'],
    ['a.log', 'x'],
    ['-', 'x'],
    ['a.html', 'words without a tag'],
  ])('has nothing to say about %s', async (path, text) => {
    expect((await bytesOf(path, text)).notes).toEqual([]);
  });

  test('gives one clear note for what it cannot read', async () => {
    expect(await bytesOf('a.pdf', '')).toMatchObject({
      format: 'pdf',
      outcome: 'malformed',
      notes: [{ code: 'empty-file' }],
    });
    expect(await bytesOf('a.pdf', '{\\rtf1 x}')).toMatchObject({
      outcome: 'malformed',
      text: '',
      notes: [{ code: 'rtf' }],
    });
  });
});
