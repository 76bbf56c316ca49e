import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { wantedNames } from '../../src/cli/inputs.ts';
import { options, optionsIn } from './options.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [hook] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'));
const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

let work = '';
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'consentlint-hook-'));
  const program = `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'bin/consentlint.js')}' "$@"\n`;
  writeFileSync(join(work, 'consentlint'), program, { mode: 0o755 });
  copyFileSync(join(root, 'fixtures/en-agreement/document.pdf'), join(work, 'agreement.pdf'));
  writeFileSync(join(work, '--output=owned.txt'), 'You may repay the loan early at any time, without a fee.');
  writeFileSync(join(work, 'plain.txt'), 'You may repay the loan early at any time, without a fee.');
});
afterAll(() => rmSync(work, { recursive: true }));

/** Calls the hook as pre-commit does: its entry, its arguments, then the files. */
const call = (args: readonly string[], ...files: string[]) =>
  spawnSync('sh', ['-c', `${hook.entry} "$@"`, 'sh', ...args, ...files], {
    cwd: work,
    env: { PATH: `${work}:${process.env.PATH}` },
    encoding: 'utf8',
  });

describe('the hook for pre-commit', () => {
  it('has what pre-commit asks for, and options that scan has', () => {
    expect(hook).toMatchObject({ id: 'consentlint', name: 'consentlint', language: 'node', types: ['file'] });
    expect(hook.entry.split(' ')[0]).toBe(Object.keys(bin)[0]);
    expect(optionsIn(hook.entry).filter((name) => !options.has(name))).toEqual([]);
    expect(optionsIn(hook.entry)).toEqual(['no-bundle']);
  });

  it('runs for the documents that are read in folders, and for nothing else', () => {
    const pattern = new RegExp(hook.files.replace('(?i)', ''), 'iu');
    const isWanted = wantedNames(false);
    const names = [
      'a.pdf',
      'A.PDF',
      'a.docx',
      'a.doc',
      'a.htm',
      'a.html',
      'a.xhtml',
      'a.txt',
      'a.md',
      'a.mdx',
      'pdf',
      'a.pdf.exe',
    ];
    for (const name of names) expect([name, pattern.test(name)]).toEqual([name, isWanted(name)]);
  });

  it('fails where something is given away, passes where nothing is, and takes no file name for an option', () => {
    expect(call(hook.args, 'plain.txt', 'agreement.pdf')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('agreement.pdf'),
    });
    expect(call(hook.args, 'plain.txt', '--output=owned.txt')).toMatchObject({ status: 0, stderr: '' });
    expect(call(['--fail-on=never', '--'], 'agreement.pdf').status).toBe(0);
  });
});
