import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderOf, LAW, remove } from '../rules/folder.ts';

const program = fileURLToPath(new URL('../../bin/consentlint.js', import.meta.url));
let folder = '';

/** Runs the built program in the folder of the packs. */
function run(...args: readonly string[]) {
  const env = { ...process.env, LANG: 'en_US.UTF-8', COLUMNS: '120' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  return { status, stdout, stderr };
}

const WALLETS = `severity: low
law: [XX-1, CN-PIPL-6]
en:
  title: You let the lender look into your wallets
  why: They tell what you buy.
  ask: Ask to strike it.
  match:
    any: ["act:[read, collect] <40> data:$wallets"]
  flags:
    - We may read your crypto wallet.
    - You authorize us to read your mobile purse.
    - "You authorize us to:\\n(a) read your crypto wallet;"
    - We collect your crypto wallet history and share it with our partners.
  passes:
    - We never read your crypto wallet.
    - Your crypto wallet is safe.
    - We read your letters.
    - You may read your crypto wallet.
`;
const LETTER = 'You authorize the lender to read the crypto wallet and the friend ledger of the borrower.\n';

beforeAll(async () => {
  folder = await folderOf({
    'letter.txt': LETTER,
    'good/wallets/wallet-access.yaml': WALLETS,
    'good/languages/en.yaml': 'lists:\n  wallets: [crypto wallet, mobile purse]\n',
    'good/law/XX.yaml': LAW,
    'bad/wallets/wallet-access.yaml': WALLETS.replace(
      '- Your crypto wallet is safe.',
      '- We read your crypto wallet.',
    )
      .replace('- We may read your crypto wallet.', '- The weather is fine.')
      .replace('XX-1, ', '')
      .replace('$wallets', '[crypto wallet, mobile purse]'),
    'bad/wallets/broken.yaml': 'severity: high\nlaw: [NO-1]\nen: {}\n',
  });
  mkdirSync(join(folder, 'empty'));
});
afterAll(() => remove(folder));

describe('rules of a pack', () => {
  it('find beside those that ship, under the name of their folder', () => {
    const { status, stdout } = run('--rules', 'good', '--format', 'json', '--fail-on', 'low', 'letter.txt');
    const report = JSON.parse(stdout);
    const [finding] = report.documents[0].findings;
    expect([status, finding.rule, finding.category]).toEqual([1, 'wallet-access', 'wallets']);
    expect(finding.law.map(({ id }: { id: string }) => id)).toContain('XX-1');
    const plain = JSON.parse(run('--format', 'json', 'letter.txt').stdout);
    expect(plain.documents[0].findings).toEqual([]);
    expect(plain.tool.rulesHash).not.toBe(report.tool.rulesHash);
  });

  it('are listed and explained', () => {
    expect(run('rules', 'list', '--rules', 'good').stdout).toMatch(
      /\nwallets wallets\n.*look into your wallets/,
    );
    const { status, stdout } = run('explain', 'wallet-access', '--rules', 'good');
    expect([status, stdout]).toEqual([0, expect.stringContaining('wallet-access · wallets')]);
    expect(run('explain', 'letter.txt:1', '--rules', 'good').stdout).toContain('look into your wallets');
  });

  it('are tested alone, with those they share examples with', () => {
    expect(run('rules', 'test', 'good')).toEqual({
      status: 0,
      stdout: `8 examples: 0 missed, 0 noisy, 0 known misses that work now.
1 example that must be found is found by other rules, too.
`,
      stderr: '',
    });
  });

  it('are told with all problems and failures in one run, each with its place', () => {
    const { status, stdout, stderr } = run('rules', 'test', 'bad');
    const lines = stdout.split('\n');
    expect(status).toBe(2);
    expect(lines).toContain("bad/wallets/broken.yaml:2:7: no provision 'NO-1' in the law files");
    expect(lines).toContain('missed  bad/wallets/wallet-access.yaml:10:7  en.flags[0]');
    expect(lines).toContain('noisy  bad/wallets/wallet-access.yaml:16:7  en.passes[1]');
    expect(stderr).toMatch(/^consentlint: Problems in the files: \d+\./);
  });

  it('stop a scan before it begins where anything is wrong in them', () => {
    const { status, stdout, stderr } = run('--rules', 'good', '--rules', 'bad', 'letter.txt');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain("bad/wallets/broken.yaml:2:7: no provision 'NO-1' in the law files\n");
    expect(stderr).toMatch(/\nconsentlint: The rules are not in order, so nothing was scanned/);
  });

  it.each([
    ['gone', /does not exist: gone/],
    ['letter.txt', /letter\.txt is none/],
    ['empty', /no rules in empty/],
  ])('need a folder: %s', (name, message) => {
    for (const args of [
      ['--rules', name, 'letter.txt'],
      ['rules', 'test', name],
    ]) {
      const { status, stdout, stderr } = run(...args);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(message);
    }
  });
});
