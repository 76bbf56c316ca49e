import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterWorld, run } from './world.ts';

let leave: () => void;
beforeAll(() => {
  leave = enterWorld();
  writeFileSync('named.txt', 'Name: Ann Lee Smith\nAnn Lee Smith agrees that we may read your contacts.\n');
});
afterAll(() => leave());

const letter = (...argv: string[]) => run(['letter', '--lang', 'en', ...argv]);

describe('consentlint letter', () => {
  it('writes a letter', async () => {
    const { code, stdout, stderr } = await letter('--kind', 'ask', '--jurisdiction', 'CN', 'letter.txt');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Questions before I sign\n\nTo: _+ \(name of the lender\)\n/);
    expect(stdout).toContain('1. line 3: “We may read your contacts.”');
    expect(stdout).toContain('Act CN-1 (in force from May 1, 2021; points: 1–2)');
  });

  it('says that the law was guessed', async () => {
    expect((await letter('--kind', 'ask', 'letter.txt')).stderr).toContain('--jurisdiction');
  });

  it('goes to whom the user says', async () => {
    expect((await letter('--kind', 'ask', '--to', 'ACME', 'letter.txt')).stdout).toContain('To: ACME\n');
    const { stdout } = await letter('--kind', 'ask', '--to', 'authority', 'letter.txt');
    expect(stdout).toContain('To: the authority that supervises the lender\n');
  });

  it('masks names unless it is told not to', async () => {
    expect((await letter('--kind', 'ask', 'named.txt')).stdout).toContain('A●● ●●● ●●●●● agrees');
    expect((await letter('--kind', 'ask', '--no-redact', 'named.txt')).stdout).toContain(
      'Ann Lee Smith agrees',
    );
  });

  it('is none where nothing was found, and says so', async () => {
    const { code, stdout, stderr } = await letter('--kind', 'ask', '--output', 'none.docx', 'harmless.txt');
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('none was written');
    expect(existsSync('none.docx')).toBe(false);
  });

  it('does not say that nothing was found where not all was read', async () => {
    writeFileSync(
      'scanned.pdf',
      readFileSync(fileURLToPath(new URL('../../fixtures/scanned/document.pdf', import.meta.url))),
    );
    const { code, stdout, stderr } = await letter('--kind', 'ask', 'scanned.pdf');
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain('scanned.pdf: Not all of it was read');
    expect(stderr).toContain('what was not read may');
    expect(stderr).not.toContain('Nothing was found');
    const both = await letter('--kind', 'ask', 'scanned.pdf', 'letter.txt');
    expect([both.code, both.stdout.includes('“letter.txt”')]).toEqual([3, true]);
    expect(both.stderr).toContain('Not all of it was read');
  });

  it('is a Word document where the file is called so', async () => {
    expect((await letter('--kind', 'ask', '--output', 'out.docx', 'letter.txt')).code).toBe(0);
    expect(readFileSync('out.docx').subarray(0, 2).toString()).toBe('PK');
    expect((await letter('--kind', 'ask', '--output', 'out.txt', 'letter.txt')).stdout).toBe('');
    expect(readFileSync('out.txt', 'utf8')).toContain('Questions before I sign');
  });

  it.each([
    [['letter.txt'], '--kind cannot be ?; it can be ask'],
    [['--kind', 'constructor', 'letter.txt'], '--kind cannot be constructor'],
    [['--kind', 'ask', '--format', 'pdf', 'letter.txt'], '--format cannot be pdf; it can be text, docx'],
    [['--kind', 'ask', '--format', 'docx', 'letter.txt'], '--output FILE.docx'],
    [['--kind', 'ask', '--output', 'letter.txt', 'letter.txt'], 'would be overwritten'],
    [['--kind', 'ask', '--output', 'nowhere/x.txt', 'letter.txt'], 'cannot be written'],
    [['--kind', 'ask', 'nothing.txt'], 'no such file'],
  ])('refuses %j', async (argv, message) => {
    const { code, stdout, stderr } = await letter(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('consentlint --redact', () => {
  it.each(['terminal', 'json'])('masks names in the report for %s', async (format) => {
    const { stdout } = await run(['--lang', 'en', '--redact', '--format', format, 'named.txt', 'letter.txt']);
    expect(stdout).toContain('A●● ●●● ●●●●●');
    expect(stdout).not.toContain('Lee');
    const open = await run(['--lang', 'en', '--format', format, 'named.txt']);
    expect(open.stdout).toContain('Ann Lee Smith');
  });
});
