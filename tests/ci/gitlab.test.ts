import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { xmlOf } from '../report/formats.ts';
import { options, optionsIn } from './options.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const [head, body] = parseAllDocuments(readFileSync(join(root, 'templates/consentlint.yml'), 'utf8')).map(
  (one) => {
    expect(one.errors).toEqual([]);
    return one.toJS();
  },
);
const inputs: Readonly<Record<string, { default: string }>> = head.spec.inputs;
const { consentlint: job } = body;

let work = '';
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'consentlint-gitlab-'));
  mkdirSync(join(work, 'bin'));
  const program = `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'bin/consentlint.js')}' "$@"\n`;
  writeFileSync(join(work, 'bin/consentlint'), program, { mode: 0o755 });
  writeFileSync(join(work, 'bin/npm'), '#!/bin/sh\nprintf "%s\\n" "$@" > installed\n', { mode: 0o755 });
  copyFileSync(join(root, 'fixtures/en-agreement/document.pdf'), join(work, 'agreement.pdf'));
  writeFileSync(join(work, '$(touch owned).txt'), 'You may repay the loan early at any time, without a fee.');
});
afterAll(() => rmSync(work, { recursive: true }));

/** Runs the script of the job, with these inputs, the others as they are by default. */
function run(given: Readonly<Record<string, string>>, lines: readonly string[] = job.script) {
  const env: Record<string, string> = { PATH: `${join(work, 'bin')}:${process.env.PATH}` };
  for (const [name, variable] of Object.entries<{ value: string } | string>(job.variables)) {
    const text = typeof variable === 'string' ? variable : variable.value;
    env[name] = text.replace(
      /\$\[\[ inputs\.([\w-]+) \]\]/g,
      (_, input) => given[input] ?? inputs[input]?.default ?? '?',
    );
  }
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', lines.join('\n')], {
    cwd: work,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const read = (name: string) => readFileSync(join(work, name), 'utf8');

describe('the GitLab component', () => {
  it('has inputs that are arguments and options of scan, and uses no others', () => {
    const own = Object.keys(inputs).filter((name) => !['stage', 'image', 'version'].includes(name));
    expect(own.filter((name) => !options.has(name))).toEqual([]);
    expect(optionsIn(job.script.join('\n')).filter((name) => !options.has(name))).toEqual([]);
    expect(inputs.version?.default).toBe(version);
  });

  it('takes every input by the environment, unexpanded, and none in a script', () => {
    const written = JSON.stringify(body);
    for (const name of Object.keys(inputs)) expect(written).toContain(`$[[ inputs.${name} ]]`);
    expect(JSON.stringify([job.before_script, job.script])).not.toContain('$[[');
    expect(
      Object.values<{ expand?: boolean }>(job.variables).filter(
        (one) => typeof one === 'object' && one.expand !== false,
      ),
    ).toEqual([]);
  });

  it('installs one version', () => {
    expect(run({}, job.before_script).status).toBe(0);
    expect(read('installed').split('\n')).toContain(`consentlint@${version}`);
  });

  it('writes what GitLab collects, and fails as the program does', () => {
    const { status, stdout } = run({});
    expect([status, stdout]).toEqual([1, expect.stringContaining('agreement.pdf')]);
    const { codequality, junit } = job.artifacts.reports;
    const quality = JSON.parse(read(codequality));
    expect(quality.length).toBeGreaterThan(0);
    expect(new Set(quality.map((one: { location: { path: string } }) => one.location.path))).toEqual(
      new Set(['agreement.pdf']),
    );
    expect(xmlOf(read(junit)).documentElement?.tagName).toBe('testsuites');
  });

  it('takes files one a line, and no value for an option or a command', () => {
    expect(run({ file: '\n$(touch owned).txt\n', jurisdiction: 'MX', lang: 'es' })).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(run({ 'fail-on': '$(touch owned)' })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cannot be $(touch owned)'),
    });
    expect(run({ changed: '--output=owned' })).toMatchObject({ status: 2 });
    expect(execFileSync('ls', [work], { encoding: 'utf8' })).not.toMatch(/^owned$/m);
  });
});
