import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const MINUTES = 60_000;
const CONSUMER = `import { type Report, scan } from 'consentlint';

const report: Report = await scan('letter.pdf');
const [reading] = report.readings;
console.log(reading?.verdict, reading?.findings.length, reading?.document.text.length);
`;
let elsewhere = '';

/** The exit code and what was printed, whatever the code. */
async function outcome(command: string, args: readonly string[]): Promise<{ code: number; stdout: string }> {
  try {
    return { code: 0, stdout: (await run(command, args, { cwd: elsewhere })).stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, stdout };
  }
}

describe('the published package, installed in an empty folder', () => {
  beforeAll(async () => {
    elsewhere = await mkdtemp(join(tmpdir(), 'consentlint-elsewhere-'));
    await run('npm', ['pack', '--ignore-scripts', '--pack-destination', elsewhere], { cwd: root });
    const [archive = ''] = (await readdir(elsewhere)).filter((name) => name.endsWith('.tgz'));
    await writeFile(join(elsewhere, 'package.json'), '{ "private": true, "type": "module" }');
    await run(
      'npm',
      [
        'install',
        '--prefer-offline',
        '--no-audit',
        '--no-fund',
        '--ignore-scripts',
        join(elsewhere, archive),
      ],
      {
        cwd: elsewhere,
      },
    );
    await cp(join(root, 'fixtures/zh-hant-letter/document.pdf'), join(elsewhere, 'letter.pdf'));
  }, 5 * MINUTES);

  afterAll(() => rm(elsewhere, { recursive: true, force: true }));

  it('scans a file there', async () => {
    const { code, stdout } = await outcome('npx', [
      '--no-install',
      'consentlint',
      '--format',
      'json',
      'letter.pdf',
    ]);
    const report = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(report.documents[0].verdict).toBe('flagged');
    expect(report.documents[0].findings.map(({ rule }: { rule: string }) => rule)).toContain(
      'credit-bureau-query',
    );
  });

  it('has types that a strict project compiles against, and a library that runs', async () => {
    await writeFile(join(elsewhere, 'consumer.ts'), CONSUMER);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const types = ['--typeRoots', join(root, 'node_modules/@types'), '--types', 'node'];
    const strict = ['--strict', '--module', 'nodenext', '--target', 'es2023', 'consumer.ts'];
    expect(await outcome(process.execPath, [tsc, ...strict, ...types])).toEqual({ code: 0, stdout: '' });
    const { code, stdout } = await outcome(process.execPath, ['consumer.js']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^flagged [1-9]\d* [1-9]\d{2,}/);
  });

  it('ships what runs and nothing else', async () => {
    const files = await readdir(join(elsewhere, 'node_modules/consentlint'));
    expect(files.sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'NOTICE',
      'README.md',
      'bin',
      'dist',
      'package.json',
      'rules',
      'src',
    ]);
    expect(await readdir(join(elsewhere, 'node_modules/consentlint/rules/schema'))).toEqual([
      'confusables.schema.json',
      'language.schema.json',
      'law.schema.json',
      'letter.schema.json',
      'redaction.schema.json',
      'rule.schema.json',
    ]);
    const sources = await readdir(join(elsewhere, 'node_modules/consentlint/src'), { recursive: true });
    expect(sources.sort()).toEqual([
      'report',
      'report/diff.schema.json',
      'report/line.schema.json',
      'report/report.schema.json',
      'stats',
      'stats/stats.schema.json',
      'suppress',
      'suppress/baseline.schema.json',
    ]);
  });
});
