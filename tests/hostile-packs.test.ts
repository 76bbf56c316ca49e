/**
 * Packs made to run code, to hang the program or to fill its memory, and documents that suit them, each in a process of
 * its own: the time it is given only ends what would never end, and nothing is measured.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { type Files, folderOf, remove } from './rules/folder.ts';

const program = fileURLToPath(new URL('../bin/consentlint.js', import.meta.url));
const FAR_TOO_LONG_MS = 240_000;
const folders: string[] = [];

async function made(files: Files): Promise<string> {
  const folder = await folderOf(files);
  folders.push(folder);
  return folder;
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await remove(folder);
});

/** Runs the program; a signal instead of a code means that it had to be stopped. */
function run(...args: readonly string[]) {
  const options = { encoding: 'utf8', timeout: FAR_TOO_LONG_MS, maxBuffer: 2 ** 30 } as const;
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options);
  return { status, signal, stdout, stderr };
}

const ruleOf = (match: string): string => `severity: high
law: []
zh:
  title: t
  why: w
  ask: a
  match:
    alone: [${match}]
  flags: [一, 二, 三, 四]
  passes: [一, 二, 三, 四]
`;

/** YAML that is made to be run, or to be much larger than it looks. */
const BOMBS: Files = {
  'a/function.yaml': "severity: !!js/function \"function () { require('fs').writeFileSync('ran', '') }\"\n",
  'a/laughs.yaml': `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
    .split('')
    .map((key, i) => `${key}: &${key} [${`*${'abcdefgh'.charAt(i)}, `.repeat(9)}]\n`)
    .join('')}`,
  'a/brackets.yaml': '['.repeat(1_000_000),
  'a/dashes.yaml': '- '.repeat(500_000),
  'a/questions.yaml': '? '.repeat(500_000),
  'a/commas.yaml': `[${','.repeat(240_000)}`,
  'a/keys.yaml': Array.from({ length: 80_000 }, (_, i) => `k${i}: 1`).join('\n'),
  'a/blanks.yaml': `a: 1${`${' '.repeat(60)}\n`.repeat(16_000)}`,
  'a/quotes.yaml': `"${'\n'.repeat(1_000_000)}`,
  'a/anchors.yaml': '&a\n'.repeat(80_000),
  'a/proto.yaml': '__proto__: { law: [] }\nconstructor: { prototype: { law: [] } }\n',
  'languages/en.yaml': 'lists:\n  __proto__: [a]\n  a: [$b]\n  b: [$a]\n',
};

describe('a hostile pack', () => {
  it('of YAML bombs is refused, file by file', async () => {
    const pack = await made(BOMBS);
    const { status, signal, stdout, stderr } = run('rules', 'test', pack);
    expect([status, signal]).toEqual([2, null]);
    for (const name of Object.keys(BOMBS)) expect(stdout).toContain(`${join(pack, name)}:`);
    expect(stderr).toMatch(/^consentlint: .*\n$/);
    expect(existsSync('ran') || existsSync(join(pack, 'ran'))).toBe(false);
  });

  it('of links, pipes, devices and huge files is refused without a wait', async () => {
    const pack = await made({ 'a/huge.yaml': '', 'letter.txt': 'We may read your contacts.' });
    truncateSync(join(pack, 'a/huge.yaml'), 100 * 2 ** 20);
    symlinkSync('/dev/zero', join(pack, 'a/zero.yaml'));
    symlinkSync('/etc/passwd', join(pack, 'a/passwd.yaml'));
    symlinkSync('.', join(pack, 'again'));
    const hasPipe = process.platform !== 'win32';
    if (hasPipe) execFileSync('mkfifo', [join(pack, 'a/pipe.yaml')]);
    const { status, signal, stdout, stderr } = run('--rules', pack, join(pack, 'letter.txt'));
    expect([status, signal, stdout]).toEqual([2, null, '']);
    const names = ['a/huge', 'a/zero', 'a/passwd', ...(hasPipe ? ['a/pipe'] : [])];
    for (const name of names) expect(stderr).toContain(`${join(pack, name)}.yaml:1:1: `);
    expect(stderr).toContain(`${join(pack, 'again')}:1:1: links are not followed`);
    expect(stderr).not.toContain('root:');
  });

  it('cannot make the reading of a very long line endless', async () => {
    const gaps = '<2000> data:$freq '.repeat(4);
    const lengths = Array.from({ length: 200 }, (_, i) => '中'.repeat(i + 1));
    const pack = await made({
      'a/frequent.yaml': ruleOf(
        `"data:$freq ${gaps}<2000> data:$freq", "data:$freq ${gaps}<2000> recipient:[没有]"`,
      ),
      'a/denied.yaml': ruleOf(`"act:[除] data:$freq <2000> data:$freq"`),
      'languages/zh.yaml': `lists:\n  freq: [${lengths.join(', ')}, "{n}中{n}", "1{n}中", "11{n}"]\n  denials: [不]\n  exceptions: [除]\n  conditions: [逢]\n`,
    });
    const letters = 200_000;
    const documents = ['中', '中国', '除中不中', '不中，', '111中', '逢不中除'].map((text, i) => {
      const name = join(pack, `line-${i}.txt`);
      writeFileSync(name, text.repeat(letters / text.length));
      return name;
    });
    for (const document of documents) {
      const { signal, stderr } = run('--quiet', '--fail-on', 'never', '--rules', pack, document);
      expect([document, signal, stderr]).toEqual([document, null, '']);
    }
  }, 600_000);

  it('says nothing of what it cannot read with a stack', async () => {
    const pack = await made({ 'a/b.yaml': ruleOf('"data:[通讯录]"') });
    mkdirSync(join(pack, 'a/..c'));
    for (const folder of [join(pack, 'gone'), join(pack, 'a/b.yaml'), join(pack, 'a')]) {
      const { status, stdout, stderr } = run('explain', 'contact-list-access', '--rules', folder);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
  });
}, 900_000);
