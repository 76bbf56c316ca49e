import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { folderOf, remove } from '../../rules/folder.ts';

const program = fileURLToPath(new URL('../../../bin/consentlint.js', import.meta.url));
const CONFIG = 'consentlint.config.yaml';
const ENGLISH = 'You authorize the lender to read the contact list of your phone.\n';
const SPANISH = `${'El solicitante autoriza al acreditante a consultar su lista de contactos del teléfono. '.repeat(3)}\n`;

let folder = '';
beforeAll(async () => {
  folder = await folderOf({
    'letter.txt': ENGLISH,
    'cards/letter.txt': ENGLISH,
    'spanish.txt': SPANISH,
    'both.txt': `${ENGLISH}\n${SPANISH}`,
    'promise.txt': `We will never read the contact list of your phone.\n\n${ENGLISH}`,
    'mine/contact-list/ledger-access.yaml': LEDGER,
  });
});
afterAll(() => remove(folder));
afterEach(() => rmSync(join(folder, CONFIG), { force: true }));

const LEDGER = `severity: medium
law: []
en:
  title: You let the lender read your ledger
  why: It tells what you owe.
  ask: Ask to strike it.
  match:
    any: ["act:[read, collect] <40> data:[friend ledger, moon ledger]"]
  flags:
    - We may read your friend ledger.
    - You authorize us to read your moon ledger.
    - "You authorize us to:\\n(a) read your friend ledger;"
    - We collect your moon ledger and share it.
  passes:
    - We never read your friend ledger.
    - Your friend ledger is safe.
    - We read your letters.
    - You may read your moon ledger.
`;

/** Runs the built program with all its rules. */
function run(...args: readonly string[]) {
  const env = { PATH: process.env.PATH, LANG: 'en_US.UTF-8', COLUMNS: '100' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    ...{ cwd: folder, env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

interface Told {
  readonly rule: string;
  readonly severity: string;
}

/** What is found with a configuration: rules with severities by document, the hash of the rules, and the exit code. */
function scan(yaml: string, ...args: readonly string[]) {
  writeFileSync(join(folder, CONFIG), yaml);
  const { status, stdout } = run('scan', '--no-bundle', '--format', 'json', ...args);
  const { documents, tool } = JSON.parse(stdout);
  const found = documents.map(({ findings }: { findings: readonly Told[] }) =>
    Object.fromEntries(findings.map(({ rule, severity }) => [rule, severity])),
  );
  return { status, found, documents, hash: tool.rulesHash as string };
}

describe('a configuration of rules', () => {
  it('switches rules off and grades them anew in what is found, in the exit code and in the hash', () => {
    const plain = scan('', 'letter.txt');
    expect([plain.status, plain.found[0]]).toEqual([
      1,
      expect.objectContaining({ 'contact-list-access': 'high' }),
    ]);
    const off = scan('rules: { contact-list-access: off, missing-safeguard: off }', 'letter.txt');
    expect([off.status, off.found]).toEqual([0, [{}]]);
    const graded = scan('rules: { contact-list: low, missing-safeguard: info }', 'letter.txt');
    expect([graded.status, graded.found[0]]).toEqual([
      0,
      expect.objectContaining({ 'contact-list-access': 'low' }),
    ]);
    expect(new Set([plain, off, graded].map(({ hash }) => hash)).size).toBe(3);
    expect(scan('rules: { contact-list-access: high }', 'letter.txt').hash).toBe(plain.hash);
  });

  it('has derived findings graded as their own rule, not as the one they follow from', () => {
    const { found } = scan('rules: { contact-list-access: low, contradiction: critical }', 'promise.txt');
    expect(found[0]).toMatchObject({ 'contact-list-access': 'low', 'promise-and-grant': 'critical' });
    const without = scan('rules: { contact-list-access: off }', 'promise.txt');
    expect(without.found[0]).not.toHaveProperty('promise-and-grant');
  });

  it('has thresholds of its own for rules, unless one was said for the run', () => {
    const never = 'fail-on: { contact-list: never, missing-safeguard: never, location-access: low }';
    expect(scan(never, 'letter.txt').status).toBe(0);
    expect(scan(never, '--fail-on', 'high', 'letter.txt').status).toBe(1);
    const low = 'rules: { contact-list: low }\nfail-on: { default: never, contact-list: low }';
    expect(scan(low, 'letter.txt').status).toBe(1);
    expect(scan(low, '--fail-on', 'never', 'letter.txt').status).toBe(0);
    writeFileSync(join(folder, CONFIG), never);
    expect(run('scan', '--format', 'junit', 'letter.txt').stdout).toContain('failures="0"');
  });

  it('has overrides for some documents, alone and taken together', () => {
    const yaml = `overrides:
  - files: cards/
    rules: { contact-list: off }
  - files: "*.txt"
    rules: { missing-safeguard: off, consent-quality: off }
    fail-on: critical
`;
    const files = ['letter.txt', 'cards/letter.txt'];
    const { status, found } = scan(yaml, ...files);
    expect([status, found]).toEqual([0, [{ 'contact-list-access': 'high' }, {}]]);
    expect(scan(yaml.replace('critical', 'high'), ...files).status).toBe(1);
    expect(scan(yaml, '--share', ...files)).toMatchObject({ status: 0, found });
    const { documents } = JSON.parse(run('--format', 'json', ...files).stdout);
    expect(
      documents.map((one: { findings: readonly Told[] }) => one.findings.map(({ rule }) => rule)),
    ).toEqual([['contact-list-access'], []]);
    expect(run('explain', 'letter.txt:1').stdout).toMatch(/contact-list-access\n/);
    expect(run('explain', 'cards/letter.txt:1').stdout).not.toMatch(/ contact-list-access\n(?!$)/);
  });

  it('judges expected languages only, and calls the rest unread, never clear', () => {
    const spanish = scan('languages: [en]', 'spanish.txt');
    expect([spanish.status, spanish.documents[0].verdict, spanish.found[0]]).toEqual([3, 'unread', {}]);
    expect(spanish.documents[0].unread).toEqual([{ page: null, reason: 'unexpected' }]);
    const both = scan('languages: [en]', 'both.txt').documents[0];
    expect([both.verdict, both.languages, both.unread]).toEqual([
      'flagged',
      ['en'],
      [{ page: null, reason: 'unexpected' }],
    ]);
    expect(scan('languages: [es]', 'spanish.txt').documents[0].verdict).toBe('flagged');
    const { stdout } = run('spanish.txt');
    expect(stdout).not.toContain('not expected');
    writeFileSync(join(folder, CONFIG), 'languages: en');
    expect(run('spanish.txt').stdout).toMatch(
      /language not expected[\s\S]*add the language under\s+languages/,
    );
  });

  it('brings packs, whose rules it may grade; those of the command line come on top', () => {
    writeFileSync(
      join(folder, 'ledger.txt'),
      'You authorize the lender to read the friend ledger of the borrower.\n',
    );
    const graded = 'packs: [mine]\nrules: { ledger-access: critical }';
    expect(scan(graded, 'ledger.txt').found[0]).toMatchObject({ 'ledger-access': 'critical' });
    expect(
      scan('rules: { ledger-access: critical }', '--rules', 'mine', 'ledger.txt').found[0],
    ).toMatchObject({
      'ledger-access': 'critical',
    });
    writeFileSync(join(folder, CONFIG), 'packs: mine\n');
    expect(run('rules', 'test', 'mine').status).toBe(0);
    writeFileSync(join(folder, CONFIG), 'packs: [mine, gone]\nrules: [x]\n');
    const { status, stderr } = run('ledger.txt');
    expect([
      status,
      stderr
        .split('\n')
        .slice(0, 2)
        .map((line) => line.replace(/(:\d+:\d+: ).*/, '$1')),
    ]).toEqual([2, [`${CONFIG}:1:15: `, `${CONFIG}:2:8: `]]);
  });

  it('is shown by rules list and explain, of rules and of clauses, and holds for letters and copies', () => {
    writeFileSync(join(folder, CONFIG), 'rules:\n  contact-list-access: off\n  location-access: critical\n');
    const list = run('rules', 'list').stdout;
    expect(list).toMatch(/- off .*contact list[\s\S]*contact-list-access/);
    expect(list).toMatch(/critical .*[\s\S]*location-access · en es id pt zh · medium as shipped/);
    expect(run('explain', 'contact-list-access').stdout).toContain(`switched off by ${CONFIG}:2`);
    expect(run('explain', 'location-access').stdout).toContain(
      `medium as shipped, graded anew by ${CONFIG}:3`,
    );
    expect(run('explain', 'letter.txt:1').stdout).toMatch(
      /Not applied, as consentlint\.config\.yaml\s+says: contact-list-access\n$/,
    );
    expect(run('--no-config', 'explain', 'letter.txt:1').status).toBe(2);
    expect(run('explain', '--no-config', 'letter.txt:1').stdout).toContain('contact list');
    expect(run('letter', '--kind', 'ask', 'letter.txt').stdout).not.toContain('contact list');
    expect(run('redline', 'letter.txt').stdout).toContain('No marked copy');
  });
});
