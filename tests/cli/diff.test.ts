import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { made } from '../compare/made.ts';
import { changed, EN, ES, ZH } from '../compare/texts.ts';
import { pdfOf } from './pdf.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';

function run(args: readonly string[], { lang = 'en_US.UTF-8', input = '' } = {}) {
  const env = { PATH: process.env.PATH, LANG: lang, COLUMNS: '80' };
  const options = { cwd: folder, encoding: 'utf8' as const, env, input };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`${root}bin/consentlint.js`, 'diff', ...args],
    options,
  );
  return { status, stdout, stderr };
}

const schemaOf = (name: string) => JSON.parse(readFileSync(`${root}src/report/${name}.schema.json`, 'utf8'));
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true }).addSchema(schemaOf('report'));
const validate = ajv.compile(schemaOf('diff'));
const contract = (text: string) => {
  const value = JSON.parse(text);
  expect(validate(value) ? [] : validate.errors).toEqual([]);
  return value;
};

const NAMED = 'Name: Ann Lee Smith';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'consentlint-diff-'));
  mkdirSync(join(folder, 'aside'));
  const files: Record<string, Uint8Array | string> = {
    'old.pdf': made('pdf', EN),
    'same.docx': made('docx', EN),
    'wider.docx': made('docx', changed(EN, 'its affiliates', 'its affiliates and insurers')),
    'longer.docx': made('docx', changed(EN, '2 years', '10 years')),
    'optional.txt': made('txt', [...EN, '8. The Lender may collect my location, unless I opt out.']),
    'zh.txt': made('txt', ZH),
    'es.html': made('html', ES),
    'unread.pdf': pdfOf(['The Lender may share my personal information with its affiliates.', null]),
    'again.pdf': pdfOf(['The Lender may share my personal information with its affiliates.', null]),
    'encrypted.pdf': readFileSync(`${root}tests/inputs/enc-user256.pdf`),
    'aside/named.txt': made('txt', [...EN, NAMED]),
    'aside/given.txt': made('txt', [
      ...EN,
      NAMED,
      '8. Ann Lee Smith authorizes the Lender to read her call history, born 0401 123 456 789.',
    ]),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('consentlint diff', () => {
  it.each([
    ['the same, exported otherwise', ['old.pdf', 'same.docx'], 0],
    ['worse, at the threshold', ['old.pdf', 'wider.docx'], 1],
    ['worse, below the threshold', ['old.pdf', 'longer.docx'], 0],
    ['worse, at a lower threshold', ['--fail-on', 'medium', 'old.pdf', 'longer.docx'], 1],
    ['worse, at no threshold', ['--fail-on', 'never', 'old.pdf', 'wider.docx'], 0],
    ['better', ['wider.docx', 'old.pdf'], 0],
    ['worse in what may be refused', ['--fail-on', 'low', 'old.pdf', 'optional.txt'], 0],
    ['not all read', ['--no-ocr', 'unread.pdf', 'again.pdf'], 3],
    ['worse, and not all read', ['--no-ocr', 'zh.txt', 'unread.pdf'], 1],
    ['nothing read', ['old.pdf', 'encrypted.pdf'], 3],
    ['a missing file', ['old.pdf', 'nowhere.pdf'], 2],
    ['a folder', ['old.pdf', 'aside'], 2],
    ['one document', ['old.pdf'], 2],
    ['three documents', ['old.pdf', 'same.docx', 'zh.txt'], 2],
    ['standard input twice', ['-', '-'], 2],
    ['an unknown format', ['-f', 'sarif', 'old.pdf', 'same.docx'], 2],
    ['an unknown threshold', ['--fail-on', 'info', 'old.pdf', 'same.docx'], 2],
    ['a report over an input', ['-o', 'old.pdf', 'old.pdf', 'same.docx'], 2],
  ] as const)('%s: exits with %j %i', (_, args, code) => {
    expect(run(args).status).toBe(code);
  });

  it('never says that nothing changed where not all was read', () => {
    const { stdout } = run(['--no-ocr', 'unread.pdf', 'again.pdf']);
    expect(stdout).toContain('Not all of both documents could be read');
    expect(stdout).toMatch(/again\.pdf: Page 2:/);
    expect(stdout).not.toContain('No change was found');
    expect(run(['--no-ocr', '--quiet', 'unread.pdf', 'again.pdf']).stdout).not.toContain(
      'No change was found',
    );
    const { complete, position, changes } = contract(
      run(['--no-ocr', '-f', 'json', 'unread.pdf', 'again.pdf']).stdout,
    );
    expect({ complete, position, changes }).toEqual({ complete: false, position: 'unknown', changes: [] });
  });

  it('says nothing of what vanished where nothing was read', () => {
    const { stdout } = run(['old.pdf', 'encrypted.pdf']);
    expect(stdout).toContain('There is no text to compare');
    expect(stdout).toContain('encrypted.pdf: This file is protected by a password.');
    expect(stdout).not.toContain('Gone');
  });

  it('tells which documents are in different languages, and compares their kinds of clauses', () => {
    const { stdout } = run(['--lang', 'en', 'zh.txt', 'es.html']);
    expect(stdout).toContain('The documents are in different languages (Chinese; Spanish)');
    const { basis, changes } = contract(run(['-f', 'json', 'zh.txt', 'es.html']).stdout);
    expect(basis).toBe('rules');
    expect(changes.map(({ kind, rule }: { kind: string; rule: string }) => `${kind} ${rule}`)).toContain(
      'vanished contacting-third-parties',
    );
    expect(changes.every(({ matters }: { matters: unknown[] }) => matters.length === 0)).toBe(true);
  });

  it.each([
    ['en_US.UTF-8', 'These now get it, too: insurers.', 'Worse for you:'],
    ['zh_CN.UTF-8', '现在还会交给：insurers。', '对您更不利：'],
    ['es_MX.UTF-8', 'Ahora lo reciben también: insurers.', 'Peor para usted:'],
    ['id_ID.UTF-8', 'Sekarang juga menerima: insurers.', 'Lebih buruk bagi Anda:'],
    ['pt_BR.UTF-8', 'Agora também recebem: insurers.', 'Pior para você:'],
    ['zh_TW.UTF-8', '現在還會交給：insurers。', '對您更不利：'],
  ])('speaks the language of the reader: %s', (lang, detail, title) => {
    const { stdout } = run(['old.pdf', 'wider.docx'], { lang });
    expect(stdout).toContain(detail);
    expect(stdout).toContain(title);
  });

  it('writes a contract for programs, with the places in both documents', () => {
    const value = contract(run(['-f', 'json', 'old.pdf', 'wider.docx']).stdout);
    expect(value).toMatchObject({ basis: 'words', complete: true, position: 'worse' });
    const [change, ...others] = value.changes;
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      kind: 'widened',
      direction: 'worse',
      rule: 'third-party-sharing',
      severity: 'high',
    });
    expect(change.matters[0]).toMatchObject({
      role: 'recipient',
      extent: 'more',
      added: [{ text: 'insurers' }],
      removed: [],
    });
    expect(change.old[0].clause).toMatchObject({ page: 1, number: '3' });
    expect(change.new[0]).toMatchObject({ stance: 'granted', clause: { page: null, number: '3' } });
    expect(change.old[0].evidence[0].boxes[0]).toMatchObject({ page: 1 });
  });

  it('writes several formats at once, each to its file', () => {
    const args = ['-f', 'json', '-o', 'a.json', '-f', 'markdown', '-o', 'b.md', '-f', 'html', '-o', 'c.html'];
    const { stdout, stderr, status } = run([...args, '-f', 'terminal', '--quiet', 'old.pdf', 'wider.docx']);
    expect({ stdout, stderr, status }).toEqual({
      stdout: 'old.pdf → wider.docx · 1 change for the worse\n',
      stderr: '',
      status: 1,
    });
    contract(readFileSync(join(folder, 'a.json'), 'utf8'));
    expect(readFileSync(join(folder, 'b.md'), 'utf8')).toMatch(/^\| ✖ high \| Goes further: /m);
    expect(readFileSync(join(folder, 'c.html'), 'utf8')).toMatch(/^<!doctype html>/);
  });

  it('compares standard input with a file', () => {
    const input = Buffer.from(made('txt', EN)).toString();
    expect(run(['-', 'same.docx'], { input })).toMatchObject({ status: 0, stderr: '' });
    expect(run(['-', 'wider.docx'], { input }).stdout).toContain('standard input');
  });

  it.each(['terminal', 'json', 'markdown', 'html'])('masks names, numbers and folders in %s', (format) => {
    const shown = run(['-f', format, 'aside/named.txt', 'aside/given.txt']).stdout;
    expect(shown).toContain('Ann Lee Smith');
    expect(shown).toContain('aside/');
    const masked = run(['--share', '-f', format, 'aside/named.txt', 'aside/given.txt']).stdout;
    expect(masked).not.toMatch(/Ann|Smith|aside\//);
    expect(masked).toContain('given.txt');
  });

  it('shows the law of the place that was asked for', () => {
    const { stdout } = run(['--jurisdiction', 'EU', 'old.pdf', 'wider.docx']);
    expect(stdout).toMatch(/^ {2}law {2}\S/m);
    expect(run(['old.pdf', 'wider.docx']).stdout).not.toMatch(/^ {2}law/m);
  });
});
