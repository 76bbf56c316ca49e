/** The built program and a real server: s3rver, on the loopback. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bucket, KEYS, openBucket, type Ran, runProgram } from './bucket.ts';
import { type Scripted, serveStorage } from './scripted.ts';

const fixture = (name: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url)));

/** Documents as they lie in the bucket and in a folder, in the order of their paths by code point. */
const DOCUMENTS: Readonly<Record<string, Uint8Array>> = {
  'loans/a (1).pdf': fixture('en-agreement/document.pdf'),
  'loans/a+b & 100%25.docx': fixture('zh-paper-letter/document.docx'),
  'loans/a.html': fixture('html-consent/document.html'),
  'loans/a/b.txt': fixture('plain-text/document.txt'),
  'loans/broken.pdf': fixture('broken/document.pdf'),
  'loans/empty.txt': new Uint8Array(),
  'loans/授权 #1?.txt': fixture('plain-text/document.txt'),
};
const LEFT_OUT = {
  'loans/.hidden.txt': 'We may read your contacts.',
  'loans/.git/a.txt': 'We may read your contacts.',
  'loans/node_modules/a.txt': 'We may read your contacts.',
  'loans/~$lock.docx': 'x',
  'loans/a.bin': 'x',
  'loansandmore.txt': 'x',
};

let folder = '';
let bucket: Bucket;
let env: Readonly<Record<string, string>> = {};
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'consentlint-scan-'));
  bucket = await openBucket('docs');
  env = { ...KEYS, AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL_S3: bucket.endpoint };
  for (const [name, bytes] of Object.entries({ ...DOCUMENTS, ...LEFT_OUT })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  await bucket.put({ ...DOCUMENTS, ...LEFT_OUT });
});
afterAll(() => {
  bucket.close();
  rmSync(folder, { recursive: true });
});

const program = (args: readonly string[], changes: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  runProgram(args, { ...env, ...changes }, folder);
/** What is told of an object, as if it were told of the file beside; Markdown must not make a link of its address. */
const asLocal = (told: string): string => told.replace(/s3:(?:<!-- -->)?\/\/docs\//gu, '');
const lines = (text: string): readonly string[] => text.split('\n').filter(Boolean);

describe('documents in storage', () => {
  it('have the same reports as files, byte for byte apart from the path', async () => {
    const formats = ['ndjson', 'json', 'csv', 'html', 'junit', 'markdown'];
    const reports = async (path: string) => {
      const outputs = formats.flatMap((format) => ['-f', format, '-o', `report.${format}`]);
      const ran = await program(['--fail-on', 'never', ...outputs, path]);
      const told = formats.map((format) => readFileSync(join(folder, `report.${format}`), 'utf8'));
      return { ...ran, stderr: asLocal(ran.stderr), told: told.map(asLocal) };
    };
    const local = await reports('loans');
    expect(local.code).toBe(3);
    for (const told of local.told) expect(told).toContain('loans/a.html');
    // Pictures of pages are in it.
    expect(local.told[3]).toContain('data:image/');
    expect(await reports('s3://docs/loans/')).toEqual(local);
  });

  it('are named by their addresses, in the order of the keys, without what is left out in folders', async () => {
    const { stdout } = await program(['--fail-on', 'never', '-f', 'ndjson', 's3://docs/loans/']);
    const paths = lines(stdout).map((line) => JSON.parse(line).path);
    expect(paths).toEqual(Object.keys(DOCUMENTS).map((key) => `s3://docs/${key}`));
  });

  it('come once each from arguments and lists, in their order', async () => {
    const [first = '', second = '', third = ''] = Object.keys(DOCUMENTS).map((key) => `s3://docs/${key}`);
    writeFileSync(join(folder, 'list.txt'), `${second}\0${first}\0s3://docs/loans/a/\0`);
    const args = ['--fail-on', 'never', '-f', 'ndjson', '--files-from', 'list.txt', '-0', third, first];
    const { stdout } = await program(args);
    const paths = lines(stdout).map((line) => JSON.parse(line).path);
    expect(paths).toEqual([third, first, second, 's3://docs/loans/a/b.txt']);
  });

  it('are judged together where they are named together, as files are', async () => {
    const args = ['--fail-on', 'never', '--quiet', '-f', 'json'];
    const names = ['loans/a.html', 'loans/a/b.txt'];
    const local = await program([...args, ...names]);
    const stored = await program([...args, ...names.map((name) => `s3://docs/${name}`)]);
    expect(JSON.parse(local.stdout).bundle).not.toBeNull();
    expect(asLocal(stored.stdout)).toBe(local.stdout);
  });

  it('are listed beyond the first thousand', async () => {
    const keys = Array.from({ length: 1203 }, (_, n) => `many/${String(n).padStart(5, '0')}.txt`);
    await bucket.put(Object.fromEntries(keys.map((key) => [key, 'x'])));
    const args = ['--fail-on', 'never', '-f', 'ndjson', '--limit', 'bytes=10', 's3://docs/many/'];
    const { stdout } = await program(args);
    expect(lines(stdout).map((line) => JSON.parse(line).path)).toEqual(keys.map((key) => `s3://docs/${key}`));
  });

  it('are known again by their content: --cache', async () => {
    const args = ['--fail-on', 'never', '-f', 'ndjson', '--cache-dir', 'kept'];
    const local = await program([...args, 'loans/a.html', 'loans/a/b.txt', '--no-bundle']);
    const stored = await program([
      ...args,
      's3://docs/loans/a.html',
      's3://docs/loans/a/b.txt',
      '--no-bundle',
    ]);
    expect(asLocal(stored.stdout)).toBe(local.stdout);
    expect(local.stderr).not.toContain('not read again');
    expect(stored.stderr).toContain('2 documents were not read again');
  });

  it('are read by two processes at once', async () => {
    const args = ['--fail-on', 'never', '-f', 'ndjson', '--quiet', 's3://docs/loans/'];
    const [one, two] = await Promise.all([program(args), program(args)]);
    expect(lines(one.stdout)).toHaveLength(Object.keys(DOCUMENTS).length);
    expect(two).toEqual(one);
  });

  it('are read by text, explain, diff, letter and redline', async () => {
    const name = 'loans/a (1).pdf';
    const both = async (args: (path: string) => readonly string[]): Promise<readonly [Ran, Ran]> => [
      await program(args(name)),
      await program(args(`s3://docs/${name}`)),
    ];
    for (const args of [
      (path: string) => ['text', path],
      (path: string) => ['explain', `${path}:12-30`],
      (path: string) => ['diff', '--quiet', 'loans/a.html', path],
      (path: string) => ['letter', '--kind', 'ask', path],
    ]) {
      const [local, stored] = await both(args);
      expect({ ...stored, stdout: asLocal(stored.stdout), stderr: asLocal(stored.stderr) }).toEqual(local);
      expect(local.stdout).not.toBe('');
    }
    const marked = await program(['redline', '--output', 'copies', `s3://docs/${name}`]);
    await program(['redline', name]);
    const copy = (path: string) => readFileSync(join(folder, path));
    expect(marked.stdout).toContain('copies/docs/loans/a (1).redline.pdf');
    expect(copy('copies/docs/loans/a (1).redline.pdf').length).toBe(copy('loans/a (1).redline.pdf').length);
    const nowhere = await program(['redline', `s3://docs/${name}`]);
    expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringContaining('--output FOLDER') });
    rmSync(join(folder, 'loans/a (1).redline.pdf'));
  });

  it('of a folder are no single document', async () => {
    for (const command of [['text'], ['diff', 'loans/a.html'], ['letter', '--kind', 'ask']]) {
      const ran = await program([...command, 's3://docs/loans/']);
      expect(ran).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('s3://docs/loans/') });
    }
    expect(await program(['--changed', 'HEAD', 's3://docs/loans/'])).toMatchObject({
      code: 2,
      stderr: 'consentlint: --changed chooses among files of a repository; leave out s3://docs/loans/.\n',
    });
  });

  it('are left out by ignores, judged by overrides and known from a baseline by their addresses', async () => {
    const own = mkdtempSync(join(folder, 'settings-'));
    const at = (args: readonly string[]) => runProgram(args, env, own);
    const settings = (text: string) => writeFileSync(join(own, 'consentlint.config.yaml'), text);
    settings('ignores: ["*.pdf", "s3://docs/loans/a/**"]\n');
    const scanned = await at(['--fail-on', 'never', '-f', 'ndjson', 's3://docs/loans/']);
    const paths = lines(scanned.stdout).map((line) => JSON.parse(line).path);
    expect(paths).toEqual(
      Object.keys(DOCUMENTS)
        .filter((key) => !key.endsWith('.pdf') && key !== 'loans/a/b.txt')
        .map((key) => `s3://docs/${key}`),
    );
    const emptied = await at(['s3://docs/loans/a/']);
    expect(emptied).toMatchObject({ code: 2, stderr: expect.stringContaining('left out by ignores') });
    const page = 's3://docs/loans/a.html';
    expect((await at([page])).code).toBe(1);
    expect((await at(['--baseline', 'known.json', '--update-baseline', page])).code).toBe(0);
    expect((await at(['--baseline', 'known.json', page])).code).toBe(0);
    // Another run, of other documents, does not take the address for one that is gone.
    const later = await at(['--baseline', 'known.json', '--update-baseline', 's3://docs/loans/empty.txt']);
    expect(later.stderr).toContain(' 0 taken out');
    expect((await at(['--baseline', 'known.json', page])).code).toBe(0);
    settings('overrides:\n  - files: s3://docs/loans/*.html\n    fail-on: never\n');
    expect((await at([page])).code).toBe(0);
    expect((await at(['s3://docs/loans/a/b.txt'])).code).toBe(1);
  });
});

describe('what cannot be read in storage', () => {
  const said = async (path: string, changes: Readonly<Record<string, string>> = {}) => {
    const { code, stdout, stderr } = await program(['--quiet', path], changes);
    expect([code, stdout]).toEqual([2, '']);
    return stderr;
  };

  it.each([
    ['s3://docs/none.txt', 'There is no such object in the bucket.'],
    ['s3://docs/none/', 'There is no document in this folder.'],
    ['s3://other/a.txt', 'There is no such bucket.'],
    ['s3://other/', 'There is no such bucket.'],
    ['s3://', 'This is not the address of an object.'],
  ])('is told of in one line: %s', async (path, sentence) => {
    const stderr = await said(path);
    expect(stderr).toContain(`consentlint: ${path}: ${sentence}`);
    expect(lines(stderr)).toHaveLength(1);
  });

  it('is told of in every language', async () => {
    for (const [language, sentence] of [
      ['zh', '存储桶里没有这个对象。'],
      ['es', 'No existe ese objeto en el bucket.'],
      ['id', 'Objek ini tidak ada di bucket.'],
      ['pt', 'Esse objeto não existe no bucket.'],
    ] as const)
      expect((await program(['--lang', language, 's3://docs/none.txt'])).stderr).toContain(sentence);
  });

  it('is told of where the storage does not know who asks, without what was secret', async () => {
    const keys = { AWS_ACCESS_KEY_ID: 'AKIANOBODY', AWS_SECRET_ACCESS_KEY: 'VERYSECRET' };
    const stderr = await said('s3://docs/loans/a.html', keys);
    expect(stderr).toContain('The storage does not accept the credentials.');
    expect(stderr).not.toMatch(/AKIANOBODY|VERYSECRET/u);
  });

  it('is told of where there is nobody to ask, or nobody who may', async () => {
    const gone = await serveStorage();
    gone.close();
    expect(await said('s3://docs/a.txt', { AWS_ENDPOINT_URL_S3: gone.endpoint })).toContain(
      'The storage cannot be reached.',
    );
    const nobody = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_EC2_METADATA_DISABLED: 'true' };
    expect(await said('s3://docs/loans/a.html', nobody)).toContain('No valid credentials');
    expect(lines(await said('s3://docs/loans/a.html', { AWS_PROFILE: 'nobody' }))).toHaveLength(1);
    expect(await said('s3://docs/loans/a.html', { AWS_REGION: '' })).toContain('AWS_REGION');
  });

  it('is too large beyond the limit for files, and does not come at all', async () => {
    const { code, stderr } = await program(['--limit', 'bytes=1000', 's3://docs/loans/a.html']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--limit bytes=NUMBER')]);
  });

  it('leaves what can be read to be read', async () => {
    const args = ['--fail-on', 'never', '-f', 'ndjson', '--quiet', '--no-bundle'];
    const ran = await program([...args, 's3://docs/none.txt', 's3://docs/loans/a.html', 'loans/a.html']);
    expect(ran.code).toBe(2);
    const [missing, stored, local] = lines(ran.stdout);
    expect(JSON.parse(missing ?? '')).toMatchObject({
      path: 's3://docs/none.txt',
      error: { code: 's3-missing' },
    });
    expect(asLocal(stored ?? '')).toBe(local);
  });
});

describe('storage', () => {
  let watch: Scripted;
  beforeAll(async () => {
    watch = await serveStorage({ objects: { 'a.txt': 'We may read your contacts.' } });
  });
  afterAll(() => watch.close());

  it('is asked for nothing where no address is named, and for the object alone where one is', async () => {
    const place = { AWS_ENDPOINT_URL_S3: watch.endpoint };
    await program(['--quiet', 'loans', 'loans/a.html'], place);
    await program(['text', 'loans/a.html'], place);
    expect(watch.targets).toEqual([]);
    await program(['--quiet', 's3://docs/a.txt'], place);
    expect(watch.targets).toEqual(['/docs/a.txt?x-id=GetObject']);
  });
});
