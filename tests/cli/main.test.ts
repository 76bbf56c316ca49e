import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { PassThrough, Readable, Writable } from 'node:stream';
import Ajv from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/index.ts';
import { pdfOf } from './pdf.ts';
import { enterWorld, run } from './world.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../src/report/report.schema.json', import.meta.url), 'utf8'),
);
const packageFile = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const validate = new Ajv.default({ allErrors: true, allowUnionTypes: true }).compile(schema);
let leave: () => void;

beforeAll(() => {
  leave = enterWorld();
});
afterAll(() => leave());

/** A stream that refuses what is written with an error of this code. */
function refusing(code: string): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) });
}

const terminal = (): PassThrough => Object.assign(new PassThrough(), { isTTY: true, columns: 60 });

describe('consentlint', () => {
  it('refuses an engine it does not know', async () => {
    const { code, stderr } = await run(['scan', '--ocr-engine', 'ouija', 'nothing.txt']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'consentlint: --ocr-engine cannot be ouija; it can be auto, tesseract.\n',
    });
  });

  it.each(['--version', '-V'])('tells its version with %s', async (flag) => {
    expect(await run([flag])).toEqual({ code: 0, stdout: `${packageFile.version}\n`, stderr: '' });
  });

  it('prints JSON that the schema allows, the same in every locale', async () => {
    const argv = ['--format', 'json', 'letter.txt', 'empty.txt', 'letter.rtf', 'gone.pdf'];
    const { code, stdout, stderr } = await run(argv);
    const report = JSON.parse(stdout);
    expect(validate(report) ? [] : validate.errors).toEqual([]);
    expect(code).toBe(2);
    expect(stderr).toContain('gone.pdf');
    expect(report.documents.map((document: { outcome: string }) => document.outcome)).toEqual([
      'read',
      'malformed',
      'malformed',
    ]);
    expect((await run(argv, { env: { LANG: 'zh_CN.UTF-8' } })).stdout).toBe(stdout);
  });

  it('writes the report to a file, and nothing else', async () => {
    const { code, stdout } = await run(['--quiet', '--output', 'report.txt', 'letter.txt']);
    expect([code, stdout]).toEqual([1, '']);
    expect(readFileSync('report.txt', 'utf8')).toMatch(/^letter\.txt · text · English +2 high\n$/);
  });

  it('uses no colour in a file that is written from a terminal', async () => {
    await run(['--output', 'plain.txt', 'letter.txt'], { stdout: terminal() });
    expect(readFileSync('plain.txt', 'utf8')).not.toContain('\u001b');
  });

  it('colours a terminal and follows its width, unless NO_COLOR is set', async () => {
    const on = await printedOn(terminal(), {});
    expect(on).toContain('\u001b[31m');
    expect(on).toContain(`${'─'.repeat(60)}\u001b`);
    expect(await printedOn(terminal(), { NO_COLOR: '1' })).not.toContain('\u001b');
  });

  it('reads standard input once, wherever it is named', async () => {
    const stdin = Readable.from([Buffer.from('We may read your '), Buffer.from('contacts.')]);
    expect((await run(['--quiet', 'harmless.txt', '-', '-'], { stdin })).stdout.split('\n')).toEqual([
      expect.stringContaining('harmless.txt'),
      expect.stringContaining('standard input'),
      '',
    ]);
  });

  it('says of each missing file that it is, where all of several are', async () => {
    const { code, stdout, stderr } = await run(['gone.txt', 'lost.txt']);
    expect([code, stdout.match(/not opened/g)?.length]).toEqual([2, 1]);
    expect(stderr.split('\n').filter(Boolean)).toEqual([
      'consentlint: gone.txt: There is no such file. Check the name and the folder.',
      'consentlint: lost.txt: There is no such file. Check the name and the folder.',
    ]);
  });

  it('goes quietly when nobody reads any more, and says that not all was read', async () => {
    const stdout = refusing('EPIPE');
    const each = ['--no-bundle', 'harmless.txt', 'letter.txt'];
    expect(await run(each, { stdout })).toMatchObject({ code: 3, stderr: '' });
    expect(await run(['letter.txt', 'harmless.txt'], { stdout: refusing('EPIPE') })).toMatchObject({
      code: 1,
      stderr: '',
    });
  });

  it('says that the report could not be written, in place of a result', async () => {
    expect(await run(['harmless.txt'], { stdout: refusing('ENOSPC') })).toMatchObject({
      code: 2,
      stderr: 'consentlint: The report cannot be written to standard output.\n',
    });
  });

  it('keeps the stack of a bug, and does not take it for a finding', async () => {
    const { code, stderr } = await run(['bug.txt']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Error: a bug\n {4}at /);
  });

  it('tries passwords from arguments, file and environment', async () => {
    const { passwordsOf } = await import('../../src/cli/passwords.ts');
    const flags = { password: ['first'], passwordFile: 'passwords.txt' };
    const invocation = { cwd: process.cwd(), env: { CONSENTLINT_PASSWORD: 'last' } };
    expect(await passwordsOf(flags, invocation)).toEqual(['first', 'one', 'two', 'last']);
  });

  it('shows no raw control characters of arguments', async () => {
    const { stderr } = await run(['gone\u001b[31m.pdf', '--fail-on', 'x\u202ey']);
    expect(stderr).toBe(
      'consentlint: --fail-on cannot be x<U+202E>y; it can be critical, high, medium, low, never.\n',
    );
  });

  it('never writes over a document it reads', async () => {
    await run(['--output', './letter.txt', 'letter.txt']);
    expect(readFileSync('letter.txt', 'utf8')).toMatch(/^Authorization/);
  });

  it('makes no file where the arguments are wrong', async () => {
    await run(['--output', 'never.txt', '--fail-on', 'bad', 'letter.txt']);
    expect(existsSync('never.txt')).toBe(false);
  });
});

describe('consentlint text', () => {
  it('parts pages by form feeds, adds nothing, and names unread pages on standard error', async () => {
    writeFileSync('pages.pdf', pdfOf(['This is the first page.', null, 'And this the third.']));
    const { code, stdout, stderr } = await run(['text', 'pages.pdf']);
    expect(stdout.split('\f').map((page) => page.trim())).toEqual([
      'This is the first page.',
      '',
      'And this the third.',
    ]);
    expect(stderr).toMatch(/^consentlint: pages\.pdf: Page 2: No text, perhaps a scan or a picture\..*\n$/);
    expect(code).toBe(3);
  });

  it('prints the text to the letter, and on a terminal nothing that would steer it', async () => {
    const text = 'a\u001b[31mb\r\n\tc\u200b';
    writeFileSync('trick.txt', text);
    expect((await run(['text', 'trick.txt'])).stdout).toBe(text);
    expect(await printedOn(terminal(), {}, ['text', 'trick.txt'])).toBe('a<U+001B>[31mb\n c<U+200B>\n');
  });
});

async function printedOn(
  stdout: PassThrough,
  env: Record<string, string>,
  argv = ['letter.txt'],
): Promise<string> {
  const chunks: Buffer[] = [];
  stdout.on('data', (chunk) => chunks.push(chunk));
  await main({ argv, stdin: Readable.from([]), stdout, stderr: new PassThrough(), env, cwd: process.cwd() });
  return Buffer.concat(chunks).toString();
}
