import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyPath, isCopy } from '../../src/cli/copy-path.ts';
import { writeNew } from '../../src/cli/new-file.ts';
import { enterWorld, run } from './world.ts';

let leave: () => void;
beforeEach(() => {
  leave = enterWorld();
});
afterEach(() => leave());

describe('where a copy goes', () => {
  const at = (input: string, extension: string, folder: string | null = 'out') =>
    copyPath(input, extension, { folder, cwd: '/home/ana' }).replaceAll('\\', '/');

  it.each([
    ['a.pdf', 'pdf', 'out/a.redline.pdf'],
    ['loans/2025/a.docx', 'docx', 'out/loans/2025/a.redline.docx'],
    ['a.HTM', 'html', 'out/a.redline.html'],
    ['a.txt', 'html', 'out/a.txt.redline.html'],
    ['contract', 'pdf', 'out/contract.redline.pdf'],
    ['../other/a.pdf', 'pdf', 'out/other/a.redline.pdf'],
    ['../../../../etc/a.pdf', 'pdf', 'out/etc/a.redline.pdf'],
    ['/srv/loans/a.pdf', 'pdf', 'out/srv/loans/a.redline.pdf'],
    ['/home/ana/loans/a.pdf', 'pdf', 'out/loans/a.redline.pdf'],
    ['loans/../../bo/a.pdf', 'pdf', 'out/bo/a.redline.pdf'],
  ])('%s', (input, extension, expected) => {
    expect(at(input, extension)).toBe(expected);
  });

  it('is beside the document where no folder is named', () => {
    expect(at('../other/a.pdf', 'pdf', null)).toBe('../other/a.redline.pdf');
  });

  it('is known by its name', () => {
    const copies = ['a.redline.pdf', 'b.txt.redline.HTML', 'a.redline.docm', 'a.redline.dotx'];
    const others = ['redline.pdf', 'a.redline.txt', 'a.redline.doc'];
    expect([copies, others].map((names) => names.filter(isCopy))).toEqual([copies, []]);
  });
});

describe('writing a new file', () => {
  const bytes = new Uint8Array([1, 2]);

  it('makes folders and leaves nothing but the file', async () => {
    expect(await writeNew('out/a/b.pdf', bytes, 'out')).toBe('written');
    expect(readdirSync('out/a')).toEqual(['b.pdf']);
    expect([...readFileSync('out/a/b.pdf')]).toEqual([1, 2]);
  });

  it('never writes over anything, be it a link to nothing', async () => {
    writeFileSync('there.pdf', 'mine');
    symlinkSync('nowhere', 'link.pdf');
    expect([await writeNew('there.pdf', bytes, null), await writeNew('link.pdf', bytes, null)]).toEqual([
      'exists',
      'exists',
    ]);
    expect(readFileSync('there.pdf', 'utf8')).toBe('mine');
    expect(existsSync('nowhere')).toBe(false);
    expect(readdirSync('.').filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('follows no link out of the folder', async () => {
    mkdirSync('out');
    mkdirSync('elsewhere');
    symlinkSync('../elsewhere', 'out/loans');
    expect(await writeNew('out/loans/2025/a.pdf', bytes, 'out')).toBe('outside');
    expect(readdirSync('elsewhere')).toEqual([]);
  });

  it('fails where a file is in the way', async () => {
    writeFileSync('out', '');
    expect(await writeNew('out/a.pdf', bytes, 'out')).toBe('failed');
  });
});

describe('consentlint redline', () => {
  it('writes copies beside the documents and says so, a line each', async () => {
    const { code, stdout, stderr } = await run(['redline', 'letter.txt', 'harmless.txt']);
    expect(stdout.split('\n')).toEqual([
      'letter.txt: 2 clauses marked in letter.txt.redline.html',
      'harmless.txt: No marked copy, since no such clause was found. That is no promise that the document is harmless.',
      '',
    ]);
    expect([code, stderr]).toEqual([0, '']);
    expect(readFileSync('letter.txt.redline.html', 'utf8')).toContain('<mark');
    expect(existsSync('harmless.txt.redline.html')).toBe(false);
  });

  it('keeps folders under the one that is named', async () => {
    const { code } = await run(['redline', '--output', 'out', 'folder', 'letter.txt']);
    expect(code).toBe(0);
    expect(readdirSync('out', { recursive: true }).map(String).sort()).toEqual([
      'folder',
      join('folder', 'a.txt.redline.html'),
      'letter.txt.redline.html',
    ]);
  });

  it('goes on where a copy is there already, and exits with 2', async () => {
    mkdirSync('out/folder', { recursive: true });
    writeFileSync('out/letter.txt.redline.html', 'mine');
    const { code, stdout, stderr } = await run(['redline', '--output', 'out', 'letter.txt', 'folder/a.txt']);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `consentlint: letter.txt: ${join('out', 'letter.txt.redline.html')} is there already and was left as it is. Move it away, or name another folder.\n`,
    );
    expect(stdout).toContain('folder/a.txt: 1 clause marked in');
    expect(readFileSync('out/letter.txt.redline.html', 'utf8')).toBe('mine');
  });

  it('tells what was not read, what is missing, and what is a copy itself', async () => {
    writeFileSync('x.redline.html', '<p>We may read your contacts.</p>');
    const copies = await run(['redline', 'x.redline.html']);
    expect([copies.code, copies.stdout]).toEqual([
      0,
      'x.redline.html: This is a marked copy itself; none was made of it. Name the document that it was made of.\n',
    ]);
    expect((await run(['redline', 'empty.txt'])).code).toBe(3);
    expect((await run(['redline', 'gone.pdf', 'letter.txt'])).code).toBe(2);
    expect(existsSync('letter.txt.redline.html')).toBe(true);
    const piped = await run(['redline', '-']);
    expect([piped.code, piped.stderr]).toEqual([
      2,
      'consentlint: standard input: Standard input has no name that a copy could have. Save it to a file and name that.\n',
    ]);
  });

  it('says where wording cannot be put in', async () => {
    const { code, stderr } = await run(['redline', '--suggest', 'letter.txt']);
    expect([code, stderr]).toEqual([
      0,
      'consentlint: letter.txt: Replacement wording can be put into Word documents only. Ask for the document as a Word file.\n',
    ]);
  });
});

describe('consentlint scan --redline', () => {
  it('writes copies, too, and speaks of them beside the report', async () => {
    const argv = ['--quiet', '--redline', 'out', 'letter.txt', 'harmless.txt'];
    const { code, stdout, stderr } = await run(argv);
    expect(code).toBe(1);
    expect(stdout).not.toContain('marked');
    expect(stderr).toContain(`letter.txt: 2 clauses marked in ${join('out', 'letter.txt.redline.html')}`);
    expect(readdirSync('out')).toEqual(['letter.txt.redline.html']);
    const again = await run(['--no-bundle', ...argv]);
    expect([again.code, again.stdout.includes('letter.txt')]).toEqual([2, true]);
  });

  it('leaves JSON as it is', async () => {
    const { stdout } = await run(['--format', 'json', '--redline', 'out', 'letter.txt']);
    expect(() => JSON.parse(stdout)).not.toThrow();
  });
});
