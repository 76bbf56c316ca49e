import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sarifProblems } from '../report/formats.ts';
import { options, optionsIn } from './options.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
interface Step {
  readonly id?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}
const steps: readonly Step[] = action.runs.steps;
const inputs: Readonly<Record<string, { default: string; description: string }>> = action.inputs;
const scan = steps.find(({ id }) => id === 'scan');
const variableOf = (name: string): string => `INPUT_${name.toUpperCase().replaceAll('-', '_')}`;

describe('the inputs of the action', () => {
  it('are arguments and options of scan', () => {
    expect(Object.keys(inputs).filter((name) => !options.has(name))).toEqual([]);
    expect(optionsIn(scan?.run ?? '').filter((name) => !options.has(name))).toEqual([]);
  });

  it('are flags where the option is one', () => {
    for (const name of Object.keys(inputs).filter((one) => one !== 'file' && one !== 'output')) {
      const isFlag = scan?.run?.includes(`flag --${name} "$${variableOf(name)}"`);
      expect([name, isFlag ?? false]).toEqual([name, options.get(name) === false]);
      expect(scan?.run).toMatch(new RegExp(`(value|each|flag) --${name} "\\$${variableOf(name)}"`));
    }
  });

  it('come by the environment, each, and never into a script', () => {
    const wanted = Object.keys(inputs).map((name) => [variableOf(name), `\${{ inputs.${name} }}`]);
    expect(scan?.env).toEqual(Object.fromEntries(wanted));
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
    expect(steps.filter(({ run, shell }) => run && shell !== 'bash')).toEqual([]);
  });

  it('are all described', () => {
    expect(
      Object.values(inputs).filter((input) => !input.description || typeof input.default !== 'string'),
    ).toEqual([]);
  });
});

let work = '';
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'consentlint-action-'));
  copyFileSync(join(root, 'fixtures/en-agreement/document.pdf'), join(work, 'agreement.pdf'));
  for (const folder of ['with spaces', '.temp']) mkdirSync(join(work, folder));
  writeFileSync(
    join(work, 'with spaces/$(touch owned).txt'),
    'You may repay the loan early at any time, without a fee.',
  );
  writeFileSync(join(work, '--quiet.txt'), 'You may repay the loan early at any time, without a fee.');
});
afterAll(() => rmSync(work, { recursive: true }));

/** Runs the step of the action as a runner does, with these inputs, the others as they are by default. */
async function run(given: Readonly<Record<string, string>>) {
  const files = { GITHUB_OUTPUT: '.output', GITHUB_STEP_SUMMARY: '.summary' };
  for (const file of Object.values(files)) writeFileSync(join(work, file), '');
  writeFileSync(join(work, '.step.sh'), scan?.run ?? '');
  const values = Object.entries(inputs).map(([name, input]) => [
    variableOf(name),
    given[name] ?? input.default,
  ]);
  const env = {
    ...{
      PATH: process.env.PATH,
      RUNNER_TEMP: join(work, '.temp'),
      GITHUB_ACTION_PATH: root,
      TMPDIR: work,
      LANG: 'en_US.UTF-8',
    },
    ...Object.fromEntries(values),
    ...Object.fromEntries(Object.entries(files).map(([name, file]) => [name, join(work, file)])),
  };
  const args = ['--noprofile', '--norc', '-eo', 'pipefail', '.step.sh'];
  const ran = await new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile('bash', args, { cwd: work, env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
  const output = readFileSync(join(work, '.output'), 'utf8');
  const [, exitCode] = /^exit-code=(\d+)$/m.exec(output) ?? [];
  const [, , sarifFile] = /^sarif-file<<(\S+)\n(.*)\n\1$/m.exec(output) ?? [];
  const summary = readFileSync(join(work, '.summary'), 'utf8');
  return { ...ran, exitCode, sarifFile, summary };
}

/** The documents that a summary tells of. */
const documentsIn = (summary: string): string[] =>
  [...summary.matchAll(/^## (.*)$/gm)].map(
    ([, title = '']) => title.replaceAll('\\', '').split(' · ')[0] ?? '',
  );

/** The documents in which a SARIF file has findings. */
function flagged(file: string): string[] {
  const log = JSON.parse(readFileSync(join(work, file), 'utf8'));
  expect(sarifProblems(log)).toEqual([]);
  const uris = JSON.stringify(log.runs[0].results).matchAll(/"uri":"([^"]*)"/g);
  return [...new Set([...uris].map(([, uri = '']) => decodeURIComponent(uri)))];
}

describe('the action', () => {
  it('scans the whole checkout, annotates, sums up, and fails as the program does', async () => {
    const ran = await run({});
    expect(ran).toMatchObject({ code: 1, exitCode: '1', sarifFile: 'consentlint.sarif' });
    expect(ran.stdout).toMatch(/^::error file=agreement\.pdf,line=1,/m);
    expect(flagged('consentlint.sarif')).toEqual(['agreement.pdf']);
    expect(documentsIn(ran.summary)).toEqual([
      '--quiet.txt',
      'agreement.pdf',
      'with spaces/$(touch owned).txt',
    ]);
  });

  it('takes files one a line, whatever they are called, and no value for an option', async () => {
    const file = '\n  \r\n--quiet.txt\r\nwith spaces/$(touch owned).txt\n';
    const ran = await run({ file, output: 'a b.sarif', redact: 'true', bundle: 'false', jurisdiction: 'MX' });
    expect(ran).toMatchObject({ code: 0, exitCode: '0', sarifFile: 'a b.sarif' });
    expect(flagged('a b.sarif')).toEqual([]);
    expect(documentsIn(ran.summary)).toEqual(['--quiet.txt', 'with spaces/$(touch owned).txt']);
    expect(existsSync(join(work, 'owned'))).toBe(false);
  });

  it.each([
    [{ 'fail-on': '$(touch owned)' }, '--fail-on cannot be $(touch owned)'],
    [{ 'fail-on': '--output=owned' }, '--fail-on cannot be --output=owned'],
    [{ lang: '"; touch owned; "' }, '--lang cannot be'],
    [{ file: 'gone ##[stop-commands]x.pdf' }, 'gone ## [stop-commands]x.pdf: There is no such file'],
    [{ rules: 'nowhere\n' }, 'The folder with rules does not exist: nowhere'],
    [{ changed: 'HEAD' }, '--changed needs a git repository'],
    [{ 'files-from': 'gone.txt' }, 'The list of files cannot be read: gone.txt'],
  ])('with %j says what is wrong', async (given, told) => {
    const ran = await run(given);
    expect(ran).toMatchObject({ code: 2, exitCode: '2' });
    expect(ran.stderr).toContain(told);
    // A file of an earlier run is not handed on; of what was read there is one.
    expect(ran.sarifFile).toBe('file' in given ? 'consentlint.sarif' : undefined);
    expect(existsSync(join(work, 'owned'))).toBe(false);
  });
});

describe('the workflow in the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const workflow = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map(([, text = '']) => parse(text))
    .find((one) => one?.jobs);

  it('uses inputs and outputs that the action has', () => {
    const used = workflow.jobs.consentlint.steps as {
      uses: string;
      with?: Record<string, string>;
      if?: string;
    }[];
    const own = used.find(({ uses }) => uses.includes('/consentlint@'));
    expect(Object.keys(own?.with ?? {}).filter((name) => !(name in inputs))).toEqual([]);
    const upload = used.find(({ uses }) => uses.startsWith('github/codeql-action/upload-sarif@'));
    const outputs = [...JSON.stringify(upload).matchAll(/steps\.consentlint\.outputs\.([\w-]+)/g)].map(
      ([, name = '']) => name,
    );
    expect(outputs.length).toBeGreaterThan(0);
    expect(outputs.filter((name) => !(name in action.outputs))).toEqual([]);
    expect(workflow.jobs.consentlint.permissions).toMatchObject({ 'security-events': 'write' });
  });
});
