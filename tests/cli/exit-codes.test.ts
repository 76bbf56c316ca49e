/** Every way to fail, and its exit code: the real program, in a process of its own, in a folder of its own. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfOf } from './pdf.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'bin/consentlint.js');
let work = '';
const at = (name: string) => join(work, name);

const GRANT = 'I authorize the lender to read the contact list on my phone.\n';
const HARMLESS = 'You may repay the loan early at any time, without a fee. We never read your contacts.\n';

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'consentlint-exit-'));
  for (const folder of ['empty', 'mixed', 'pipes', 'locked', 'bad/x', 'rules-empty'])
    mkdirSync(at(folder), { recursive: true });
  writeFileSync(at('grant.txt'), GRANT);
  writeFileSync(at('harmless.txt'), HARMLESS);
  writeFileSync(at('optional.txt'), 'You may refuse: we would like to read your contact list.\n');
  writeFileSync(at('nothing.txt'), '');
  writeFileSync(
    at('foreign.txt'),
    'Ние можем да четем вашите контакти и да ги предаваме на други хора, когато пожелаем. '.repeat(4),
  );
  writeFileSync(at('broken.pdf'), '%PDF-1.4\nbroken');
  writeFileSync(at('half.pdf'), pdfOf(['You may repay the loan early at any time.', null]));
  writeFileSync(
    at('grant-half.pdf'),
    pdfOf(['I authorize the lender to read the contact list on my phone.', null]),
  );
  copyFileSync(join(root, 'tests/inputs/enc-user256.pdf'), at('encrypted.pdf'));
  copyFileSync(join(root, 'tests/inputs/bad-trunc.docx'), at('broken.docx'));
  writeFileSync(at('archive.zip'), Buffer.from('PK\u0005\u0006'.padEnd(22, '\0'), 'latin1'));
  writeFileSync(at('bad/x/rule.yaml'), 'severity: awful\n');
  writeFileSync(at('list'), 'harmless.txt\n');
  writeFileSync(at('lost-list'), 'harmless.txt\ngone.txt\n');
  writeFileSync(at('empty-list'), '\n\n');
  writeFileSync(at('zero-list'), 'harmless.txt\0optional.txt\0');
  writeFileSync(at('mixed/a.txt'), HARMLESS);
  execFileSync('mkfifo', [at('mixed/pipe.txt'), at('pipes/pipe.txt'), at('pipe')]);
  symlinkSync('.', at('mixed/loop'));
  symlinkSync('round', at('round'));
  writeFileSync(at('locked.txt'), GRANT);
  writeFileSync(at('locked/a.txt'), GRANT);
  chmodSync(at('locked.txt'), 0);
  chmodSync(at('locked'), 0);
  // Who may read everything is not told "no permission": without that right even root is.
  mkdirSync(at('half-locked/locked'), { recursive: true });
  writeFileSync(at('half-locked/a.txt'), HARMLESS);
  chmodSync(at('half-locked/locked'), 0);
  mkdirSync(at('read-only'));
  chmodSync(at('read-only'), 0o555);
});
afterAll(() => execFileSync('rm', ['-rf', work]));

const isRoot = process.getuid?.() === 0;
const RIGHTS = ['--bounding-set', '-dac_override,-dac_read_search,-fowner'];

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the program without the rights that only root has. */
function start(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const node = [process.execPath, program, ...argv];
  const [command = '', ...args] = isRoot ? ['setpriv', ...RIGHTS, ...node] : node;
  return spawn(command, args, {
    cwd: work,
    env: { PATH: process.env.PATH, LANG: 'en_US.UTF-8', GIT_CEILING_DIRECTORIES: tmpdir(), ...env },
  });
}

async function ended(child: ReturnType<typeof start>): Promise<Ended> {
  const parts = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    parts.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    parts.stderr += chunk;
  });
  const [code, signal] = await once(child, 'close');
  return { code, signal, ...parts };
}

async function run(argv: readonly string[], stdin = ''): Promise<Ended> {
  const child = start(argv);
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  return ended(child);
}

/** Code, arguments, what standard error says; an empty string where it says nothing. */
type Row = readonly [number, string, string | RegExp];

const USAGE: readonly Row[] = [
  [2, '', 'Something is missing: file'],
  [2, '--nonsense harmless.txt', 'no option --nonsense'],
  [2, 'harmless.txt --nonsense', 'no option --nonsense'],
  [2, '--format', 'A value is missing'],
  [2, '--format yaml harmless.txt', '--format cannot be yaml'],
  [2, '--fail-on bad harmless.txt', '--fail-on cannot be bad'],
  [2, '--lang xx harmless.txt', '--lang cannot be xx'],
  [2, '--jurisdiction XX harmless.txt', '--jurisdiction cannot be XX'],
  [2, '--timeout soon harmless.txt', '--timeout takes'],
  [2, '--jobs 0 harmless.txt', '--jobs wants'],
  [2, '--ocr-engine x harmless.txt', '--ocr-engine cannot be x'],
  [2, '-f json -f csv harmless.txt', 'Only one format'],
  [2, '-o a -o b harmless.txt', 'more --output'],
  [2, '--password-file gone harmless.txt', 'password file'],
  [2, 'rules lst', 'no command lst'],
  [2, 'rules', /^Usage/],
  [2, 'text', 'Something is missing'],
  [2, 'text a b', 'Too many arguments'],
  [2, 'explain', 'Something is missing'],
  [2, 'explain no-such-rule', 'no rule no-such-rule'],
  [2, 'explain grant.txt:99', 'no line 99'],
  [2, 'letter grant.txt', '--kind cannot be'],
  [2, 'letter --kind ask --format docx grant.txt', '--output'],
  [2, 'redline', 'Something is missing'],
  [2, 'completion', 'Something is missing'],
  [2, 'completion tcsh', 'completion cannot be tcsh'],
  [0, '--help', ''],
  [0, 'scan --help', ''],
  [0, '--version', ''],
  [0, 'explain contact-list-access', ''],
  [0, 'rules list', ''],
  [0, 'completion bash', ''],
];

const FILES: readonly Row[] = [
  [2, 'gone.txt', 'gone.txt: There is no such file'],
  [2, 'gone/gone.txt', 'There is no such file'],
  [2, 'harmless.txt/x', 'There is no such file'],
  [2, `${'x'.repeat(300)}.txt`, 'There is no such file'],
  [2, 'locked.txt', 'locked.txt: This file may not be opened'],
  [2, 'locked', 'locked: This file may not be opened'],
  [2, 'half-locked', 'half-locked/locked: This file may not be opened'],
  [2, 'empty', 'empty: There is no document in this folder'],
  [2, '/dev/zero', '/dev/zero: This is neither'],
  [2, 'pipe', 'pipe: This is neither'],
  [2, 'round', 'round: This link leads in a circle'],
  [2, 'pipes', /no document.*\n.*pipe\.txt: Skipped/],
  [0, 'mixed', /loop: This link leads in a circle.*\n.*pipe\.txt: Skipped/],
  [2, '--files-from gone harmless.txt', 'list of files cannot be read: gone'],
  [2, '--files-from locked.txt', 'list of files cannot be read'],
  [2, '--files-from empty-list', 'names no file'],
  [2, '--files-from zero-list', 'end with zero bytes: add -0'],
  [0, '-0 --files-from zero-list', ''],
  [2, '--files-from lost-list', 'gone.txt: There is no such file'],
  [2, '--files-from - -', 'Standard input is either'],
  [0, '--files-from list', ''],
  [2, '--changed HEAD', 'needs a git repository'],
  [2, '--changed HEAD -', 'leave out -'],
  [2, '--rules gone harmless.txt', 'folder with rules does not exist'],
  [2, '--rules harmless.txt harmless.txt', '--rules'],
  [2, '--rules locked harmless.txt', 'may not be opened'],
  [2, '--rules rules-empty harmless.txt', 'There are no rules'],
  [2, '--rules bad harmless.txt', 'not in order'],
  [2, 'rules test bad', /./],
  [2, '--output nowhere/a.txt harmless.txt', 'cannot be written to nowhere/a.txt'],
  [2, '--output read-only/a.txt harmless.txt', 'cannot be written to read-only/a.txt'],
  [2, '--output empty harmless.txt', 'cannot be written to empty'],
  [2, '--output harmless.txt harmless.txt', 'is one of the documents'],
  [2, '--output ./harmless.txt --files-from list', 'is one of the documents'],
  [2, '-f json -o /dev/full grant.txt', 'cannot be written to /dev/full'],
  [2, 'redline --output read-only grant.txt', 'cannot be written'],
  [2, '--redline read-only grant.txt', 'cannot be written'],
  [2, 'redline -', 'Standard input has no name'],
  [2, 'redline gone.txt', 'There is no such file'],
  [2, 'text gone.txt', 'There is no such file'],
  [2, 'explain gone.txt:1', 'There is no such file'],
  [2, 'letter --kind ask gone.txt', 'There is no such file'],
  [2, 'letter --kind ask --jurisdiction MX --output nowhere/a.txt grant.txt', 'cannot be written'],
];

const READ: readonly Row[] = [
  [0, 'harmless.txt', ''],
  [1, 'grant.txt', ''],
  [0, '--fail-on never grant.txt', ''],
  [0, '--fail-on critical grant.txt', ''],
  [1, '--fail-on high grant.txt', ''],
  [1, '--fail-on low grant.txt', ''],
  [3, 'nothing.txt', ''],
  [3, 'foreign.txt', ''],
  [3, 'broken.pdf', ''],
  [3, 'broken.docx', ''],
  [3, 'archive.zip', ''],
  [3, 'encrypted.pdf', ''],
  [3, '--password wrong encrypted.pdf', ''],
  [3, '--timeout 0.000001 half.pdf', ''],
  [3, '--no-ocr half.pdf', ''],
  [3, '--fail-on never broken.pdf', ''],
  [3, 'text broken.pdf', 'damaged'],
  [3, 'redline broken.pdf', ''],
  [3, 'letter --kind ask broken.pdf', /./],
];

const TOGETHER: readonly Row[] = [
  [3, 'harmless.txt broken.pdf', ''],
  [1, 'grant.txt broken.pdf', ''],
  [1, '--no-bundle broken.pdf grant.txt', ''],
  [1, '--no-ocr grant-half.pdf', ''],
  [3, '--no-ocr --fail-on never grant-half.pdf', ''],
  [2, 'grant.txt gone.txt', 'no such file'],
  [2, '--no-bundle grant.txt gone.txt', 'no such file'],
  [2, 'broken.pdf gone.txt', 'no such file'],
  [2, 'gone.txt broken.pdf grant.txt', 'no such file'],
  [2, 'grant.txt empty', 'no document'],
  [2, '--fail-on never harmless.txt gone.txt', 'no such file'],
  [2, '--redline read-only grant.txt broken.pdf', 'cannot be written'],
];

describe.each(Object.entries({ USAGE, FILES, READ, TOGETHER }))('%s', (_, rows) => {
  it.each(rows)('%i: consentlint %s', async (code, line, told) => {
    const { stderr, ...end } = await run(line.split(' ').filter((word) => word !== ''));
    expect({ code: end.code, signal: end.signal, stderr }).toMatchObject({ code, signal: null });
    if (told === '') expect(stderr).toBe('');
    else if (typeof told === 'string') expect(stderr).toContain(told);
    else expect(stderr).toMatch(told);
    // A bug would show its stack.
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});

describe('a program beside', () => {
  it('that reads no more ends it quietly, as not everything was shown', async () => {
    const child = start(['--no-bundle', 'harmless.txt', 'harmless.txt', 'optional.txt']);
    child.stdout.destroy();
    child.stdin.end();
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const [code, signal] = await once(child, 'exit');
    expect({ code, signal, stderr }).toEqual({ code: 3, signal: null, stderr: '' });
  });

  it('that reads no more does not hide a finding', async () => {
    const child = start(['grant.txt']);
    child.stdout.destroy();
    child.stdin.end();
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('that sends %s ends it by that', async (signal) => {
    const child = start(['-']);
    // More than a pipe holds: when it is taken, the program reads.
    await new Promise((resolve) => child.stdin.write('x'.repeat(1 << 20), resolve));
    child.kill(signal);
    expect(await ended(child)).toMatchObject({ code: null, signal });
  });

  it('that ends it finds no draft and no empty report afterwards', async () => {
    mkdirSync(at('interrupted'));
    const child = start(['-f', 'csv', '-o', 'interrupted/report.csv', '-']);
    await new Promise((resolve) => child.stdin.write('x'.repeat(1 << 20), resolve));
    await expect.poll(() => readdirSync(at('interrupted'))).toHaveLength(1);
    child.kill('SIGTERM');
    await ended(child);
    expect(readdirSync(at('interrupted'))).toEqual([]);
  });
});

describe('a full disk', () => {
  it.each([
    ...[
      '--help',
      'rules list',
      'rules test',
      'explain contact-list-access',
      'explain grant.txt:1',
      'completion zsh',
    ],
    ...['harmless.txt', 'grant.txt', '-f json grant.txt', 'text harmless.txt', 'redline grant.txt'],
    'letter --kind ask --jurisdiction MX grant.txt',
  ])('is told by %s', async (line) => {
    const full = ['sh', '-c', 'exec "$@" > /dev/full', 'sh', process.execPath, program, ...line.split(' ')];
    const [command = '', ...args] = full;
    const env = { PATH: process.env.PATH, LANG: 'en_US.UTF-8' };
    const child = spawn(command, args, { cwd: work, env });
    child.stdin.end();
    const { code, stderr } = await ended(child);
    expect([code, stderr.match(/cannot be written to standard output/g)]).toEqual([2, [expect.anything()]]);
  });
});

describe('a report that was not finished', () => {
  it('leaves nothing behind', async () => {
    expect(
      (await run(['-f', 'csv', '-o', 'report.csv', '-f', 'json', '-o', '/dev/full', 'grant.txt'])).code,
    ).toBe(2);
    expect(readdirSync(work).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
