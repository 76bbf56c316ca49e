import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listInputs } from '../../src/cli/inputs.ts';

let root = '';
const at = (...names: string[]) => join(root, ...names);

async function create(...names: string[]): Promise<void> {
  for (const name of names) {
    await mkdir(dirname(at(name)), { recursive: true });
    await writeFile(at(name), 'x');
  }
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'inputs-'));
  await create(
    'a/B.PDF',
    'a/b.md',
    'a/é.txt',
    'a/中.docx',
    'a/sub/c.htm',
    'a/sub/d.html',
    'a/photo.jpg',
    'a/x.doc',
  );
  await create('a/.hidden.pdf', 'a/.git/x.pdf', 'a/node_modules/p/x.md', 'a/~$中.docx', 'none/x.exe');
});
afterAll(() => rm(root, { recursive: true }));

describe('listInputs', () => {
  test('walks folders for documents, sorted by code point', async () => {
    const files = ['a/B.PDF', 'a/b.md', 'a/sub/c.htm', 'a/sub/d.html', 'a/é.txt', 'a/中.docx'].map((name) =>
      at(name),
    );
    expect(await listInputs([at('a')], false)).toEqual({ files, errors: [], skipped: [], isFolder: true });
  });

  test('takes pictures in folders where they can be read', async () => {
    const { files } = await listInputs([at('a')], true);
    expect(files).toContain(at('a/photo.jpg'));
    expect(files).toHaveLength(7);
    expect((await listInputs([at('a/photo.jpg')], false)).files).toEqual([at('a/photo.jpg')]);
  });

  test('takes a named file whatever it is, a missing one too, and standard input', async () => {
    const named = ['-', at('a/photo.jpg'), at('a/.hidden.pdf'), at('gone.pdf')];
    expect(await listInputs(named, false)).toEqual({
      files: named,
      errors: [],
      skipped: [],
      isFolder: false,
    });
  });

  test('lists each file once, where it came first', async () => {
    const { files } = await listInputs(['-', at('a/sub/d.html'), at('a', 'sub', '..', 'sub'), '-'], false);
    expect(files).toEqual(['-', at('a/sub/d.html'), at('a/sub/c.htm')]);
  });

  test('says when a folder holds no document', async () => {
    expect(await listInputs([at('none'), at('a/sub')], false)).toMatchObject({
      files: [at('a/sub/c.htm'), at('a/sub/d.html')],
      errors: [{ path: at('none'), code: 'no-files' }],
    });
  });

  test.skipIf(process.platform === 'win32')(
    'follows links, but not in circles, and lists dangling ones',
    async () => {
      await create('l/one.md');
      await symlink(at('l'), at('l/loop'));
      await symlink(at('a/sub'), at('l/other'));
      await symlink(at('nowhere.pdf'), at('l/dangling.pdf'));
      const { files, errors } = await listInputs([at('l')], false);
      expect(files).toEqual(
        ['l/dangling.pdf', 'l/one.md', 'l/other/c.htm', 'l/other/d.html'].map((name) => at(name)),
      );
      expect(errors).toEqual([]);
    },
  );
});
