/** The built program as a worker, in shards, and in shards through GNU parallel: always what one run writes. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const program = join(root, 'bin/consentlint.js');
const MINUTES = 60_000;
const DOCUMENTS = [
  ...[
    'plain-text/document.txt',
    'zh-lease/document.txt',
    'es-aviso/document.docx',
    'en-agreement/document.pdf',
  ],
  ...[
    'html-consent/document.html',
    'encrypted/document.pdf',
    'broken/document.pdf',
    'en-harmless/document.pdf',
  ],
  ...['zh-app-page/document.pdf', 'es-harmless/document.docx', 'zh-paper-letter/document.docx'],
];
const isParallelInstalled = (() => {
  try {
    return execFileSync('parallel', ['--version'], { encoding: 'utf8' }).startsWith('GNU parallel');
  } catch {
    return false;
  }
})();

let folder = '';
let local = '';
const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');
const run = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    input,
    maxBuffer: 2 ** 28,
  });
const linesIn = (text: string): string[] => text.split('\n').slice(0, -1);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'consentlint-worker-'));
  mkdirSync(at('docs/more'), { recursive: true });
  const names = DOCUMENTS.map((fixture, i) => {
    const name = `docs/${i % 2 === 0 ? '' : 'more/'}${fixture.replace('/document', '')}`;
    copyFileSync(join(root, 'fixtures', fixture), at(name));
    return name;
  });
  writeFileSync(at('list'), [...names, 'docs/gone.pdf', './docs/plain-text.txt', ''].join('\n'));
  const paths = [...names, 'docs/gone.pdf'];
  writeFileSync(at('jobs'), paths.map((path, i) => `${JSON.stringify({ id: `no ${i}`, path })}\n`).join(''));
  writeFileSync(at('consentlint'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
  chmodSync(at('consentlint'), 0o755);
  run(['scan', '--files-from', 'list', '-f', 'ndjson', '-o', 'local.ndjson']);
  local = read('local.ndjson');
}, 5 * MINUTES);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a worker', () => {
  it('has a line for each job that keeps the contract, and all of it is what one run writes', () => {
    const { status, stdout } = run(['scan', '--worker', '-o', 'worker.ndjson'], read('jobs'));
    expect([status, stdout]).toEqual([0, '']);
    const schemas = ['report', 'line'].map((name) =>
      JSON.parse(readFileSync(join(root, `src/report/${name}.schema.json`), 'utf8')),
    );
    const validate = new Ajv2020({ allErrors: true, strict: false, schemas }).getSchema(
      'urn:consentlint:line:1',
    );
    const results = linesIn(read('worker.ndjson'));
    for (const line of [...results, ...linesIn(local)])
      expect(validate?.(JSON.parse(line)) ? [] : validate?.errors).toEqual([]);
    expect(validate?.({ ...JSON.parse(results[0] ?? ''), jop: {} })).toBe(false);
    expect(linesIn(local)).toHaveLength(DOCUMENTS.length + 1);
    expect(run(['collect', 'worker.ndjson', '--jobs-from', 'jobs']).stdout).toBe(local);
    expect(run(['collect', 'worker.ndjson', '--files-from', 'list']).stdout).toBe(local);
  });

  it('masks as one run does', () => {
    run(['scan', '--files-from', 'list', '-f', 'ndjson', '--redact', '-o', 'masked.ndjson']);
    run(['scan', '--worker', '--redact', '--cache-dir', 'cache', '-o', 'worker-masked.ndjson'], read('jobs'));
    expect(run(['collect', 'worker-masked.ndjson', '--jobs-from', 'jobs']).stdout).toBe(
      read('masked.ndjson'),
    );
    const again = run(['scan', '--worker', '--redact', '--cache-dir', 'cache'], read('jobs'));
    expect(linesIn(again.stdout).toSorted()).toEqual(linesIn(read('worker-masked.ndjson')).toSorted());
    expect(again.stderr).toContain(`${DOCUMENTS.length} documents were not read again`);
  });

  it('goes by a configuration in all but what is for reports, and tells by which rules', () => {
    const rules = 'overrides:\n  - files: docs/more/**\n    rules: { contact-list: off }\n';
    writeFileSync(at('own.yaml'), `format: html\noutput: no.html\nfail-on: low\nbundle: true\n${rules}`);
    const { status, stdout } = run(['scan', '--worker', '--config', 'own.yaml'], read('jobs'));
    expect([status, existsSync(at('no.html'))]).toEqual([0, false]);
    writeFileSync(at('configured.ndjson'), stdout);
    writeFileSync(at('rules.yaml'), rules);
    const whole = run(['scan', '--config', 'rules.yaml', '--files-from', 'list', '-f', 'ndjson', '--quiet']);
    expect(run(['collect', 'configured.ndjson', '--jobs-from', 'jobs']).stdout).toBe(whole.stdout);
    const hashes = linesIn(stdout).map((line) => JSON.parse(line));
    const hashesIn = (part: RegExp) =>
      new Set(hashes.filter(({ path }) => part.test(path)).map(({ job }) => job.rules));
    const [here, more] = [hashesIn(/^docs\/[^/]+$/), hashesIn(/^docs\/more\//)];
    expect([here.size, more.size, new Set([...here, ...more]).size]).toEqual([1, 1, 2]);
    writeFileSync(at('known.yaml'), 'baseline: known.json\n');
    const known = run(['scan', '--worker', '--config', 'known.yaml'], read('jobs'));
    expect(known).toMatchObject({ status: 2, stdout: '' });
    expect(known.stderr).toContain('--baseline and --worker do not go together');
  });

  it('has results that are counted as others are, each once', () => {
    const { stdout: results } = run(['scan', '--worker', '--quiet'], read('jobs').repeat(2));
    writeFileSync(at('twice.ndjson'), results);
    const stats = (file: string) => run(['stats', file, '-f', 'json', '--no-redact']).stdout;
    const [one, two] = [JSON.parse(stats('local.ndjson')), JSON.parse(stats('twice.ndjson'))];
    expect(two.tables.summary).toEqual({ ...one.tables.summary, duplicates: DOCUMENTS.length });
    expect(two.tables.errors).toEqual(one.tables.errors);
    expect(two.tables.rules).toEqual(one.tables.rules);
  });

  it(
    'leaves whole lines, no half file and no process where it is ended',
    async () => {
      const child = spawn(process.execPath, [program, 'scan', '--worker', '--jobs', '2'], { cwd: folder });
      const toFile = spawn(process.execPath, [program, 'scan', '--worker', '-o', 'ended.ndjson'], {
        cwd: folder,
      });
      let written = '';
      child.stdout.on('data', (chunk) => {
        written += chunk;
      });
      for (const one of [child, toFile]) one.stdin.write(read('jobs'));
      while (linesIn(written).length < 3) await wait(20);
      while (!readdirSync(folder).some((name) => name.endsWith('.tmp'))) await wait(20);
      const helpers = [child, toFile].flatMap(childrenOf);
      expect(helpers.length).toBeGreaterThan(0);
      child.kill('SIGTERM');
      toFile.kill('SIGINT');
      expect(await Promise.all([ended(child), ended(toFile)])).toEqual(['SIGTERM', 'SIGINT']);
      for (const line of linesIn(written)) expect(() => JSON.parse(line)).not.toThrow();
      expect(written.endsWith('\n')).toBe(true);
      expect(readdirSync(folder).filter((name) => /ended|tmp$/.test(name))).toEqual([]);
      while (helpers.some(isAlive)) await wait(20);
    },
    MINUTES,
  );
});

/** What Linux tells of a process: its state, and who started it; null where there is none. */
function factsOf(pid: number): { state: string; parent: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return null;
  }
}

const childrenOf = ({ pid }: ChildProcess): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => factsOf(one)?.parent === pid);

/** One that has ended and that nobody has asked about is no more. */
const isAlive = (pid: number): boolean => !['Z', undefined].includes(factsOf(pid)?.state);

const ended = async (child: ChildProcess) => (await once(child, 'exit'))[1];

describe('shards', () => {
  it('together are what one run writes', () => {
    for (const i of [1, 2, 3]) {
      const args = ['--files-from', 'list', '--shard', `${i}/3`, '-f', 'ndjson', '-o', `shard-${i}.ndjson`];
      run(['scan', '--quiet', ...args]);
    }
    const files = [3, 1, 2].map((i) => `shard-${i}.ndjson`);
    expect(linesIn(files.map(read).join(''))).toHaveLength(linesIn(local).length);
    const { status, stdout, stderr } = run(['collect', ...files, '--files-from', 'list']);
    expect(stdout).toBe(local);
    expect([status, stderr]).toEqual([0, `${DOCUMENTS.length + 1} results, in order\n`]);
  });
});

const parallelName = isParallelInstalled ? 'GNU parallel' : 'GNU parallel (not installed here: not tested)';

describe.skipIf(!isParallelInstalled)(parallelName, () => {
  it(
    'loses nothing where a run is ended half way and resumed',
    async () => {
      mkdirSync(at('out'));
      const log = () => linesIn(existsSync(at('shards.log')) ? read('shards.log') : '').slice(1);
      const command =
        './consentlint scan --worker --quiet --jobs 1 --shard {}/6 --output out/{}.ndjson < jobs';
      const start = () =>
        spawn(
          'parallel',
          ['--jobs', '1', '--joblog', 'shards.log', '--resume-failed', command, ':::', ...'123456'],
          {
            cwd: folder,
            stdio: ['ignore', 'inherit', 'inherit'],
          },
        );
      const first = start();
      const done = once(first, 'exit');
      while (log().length === 0) await wait(20);
      // Once: nothing more is begun; twice: what runs is ended, too.
      first.kill('SIGTERM');
      first.kill('SIGTERM');
      expect((await done)[0]).not.toBe(0);
      const finished = readdirSync(at('out'));
      expect(finished.length).toBeGreaterThan(0);
      expect(finished.length).toBeLessThan(6);
      expect(finished.every((name) => /^\d\.ndjson$/.test(name))).toBe(true);
      expect(await once(start(), 'exit')).toEqual([0, null]);
      const attempts = log().map((line) => line.split('\t'));
      expect(readdirSync(at('out')).toSorted()).toEqual(Array.from('123456', (i) => `${i}.ndjson`));
      for (const name of finished)
        expect(attempts.filter(([seq]) => `${seq}.ndjson` === name)).toHaveLength(1);
      expect(run(['collect', 'out', '--jobs-from', 'jobs']).stdout).toBe(local);
      const before = log().length;
      expect(await once(start(), 'exit')).toEqual([0, null]);
      expect(log()).toHaveLength(before);
    },
    3 * MINUTES,
  );
});

describe('results that are collected', () => {
  it('tell what is missing, cut off, of no document in the list, or not the same', () => {
    // They come in any order.
    const lines = linesIn(read('worker.ndjson'));
    const [second = '', first = ''] = lines.filter((line) => line.includes('"verdict":"flagged"'));
    const others = lines.filter((line) => line !== first && line !== second);
    const foreign = first.replace(/"id":"[^"]*"/, '"id":"another"');
    const other = second
      .replace('"verdict":"flagged"', '"verdict":"clear"')
      .replace('"version":"', '"version":"9');
    expect(other).not.toBe(second);
    writeFileSync(
      at('a.ndjson'),
      [first, second, foreign, other, first, others[0], others[1]?.slice(0, -9)].join('\n'),
    );
    const { status, stdout, stderr } = run(['collect', 'a.ndjson', '--jobs-from', 'jobs']);
    expect(linesIn(stdout)).toHaveLength(3);
    expect(linesIn(local)).toEqual(expect.arrayContaining(linesIn(stdout)));
    expect(status).toBe(3);
    const missing = DOCUMENTS.length + 1 - 3;
    expect(stderr).toContain(
      'consentlint: a.ndjson:7: This line is no result, perhaps cut off; it was passed over.\n',
    );
    expect(stderr.match(/: There is no result for it\.$/gm)).toHaveLength(missing);
    expect(stderr.split('\n').slice(-7, -1)).toEqual([
      '3 results, in order',
      '1 line that is no result',
      `${missing} documents without a result. Run their shards again.`,
      '1 result for a document that is not in the list; it was left out.',
      '1 document with results that differ; the first was taken.',
      expect.stringMatching(/^The results come from different versions of the program: \d.*, 9/),
    ]);
  });

  it('are a reading where one job had an error before', () => {
    const error = { path: 'docs/plain-text.txt', error: { code: 'missing', message: 'x', hint: '' } };
    writeFileSync(at('before.ndjson'), `${JSON.stringify(error)}\n`);
    for (const files of [
      ['before.ndjson', 'local.ndjson'],
      ['local.ndjson', 'before.ndjson'],
    ]) {
      const { status, stdout } = run(['collect', ...files, '--files-from', 'list']);
      expect([status, stdout]).toEqual([0, local]);
    }
  });

  it('need a list, and files', () => {
    appendFileSync(at('wrong'), `${read('jobs')}x\n${linesIn(read('jobs'))[0]}\n`);
    const cases: [string[], number, string][] = [
      [['local.ndjson'], 2, 'collect needs to know the order'],
      [['local.ndjson', '--files-from', 'list', '--jobs-from', 'jobs'], 2, 'collect needs to know the order'],
      [['local.ndjson', '--jobs-from', 'none'], 2, 'The jobs cannot be read: none'],
      [['none', '--jobs-from', 'jobs'], 2, 'There is no such file'],
      [['-', '--jobs-from', 'jobs'], 2, 'collect reads results more than once'],
      [['local.ndjson', '--files-from', 'list', '-o', 'local.ndjson'], 2, 'local.ndjson'],
      [['local.ndjson', '--files-from', 'list', '-o', 'none/x'], 2, 'none/x'],
      [['worker.ndjson', '--jobs-from', 'wrong'], 3, '2 lines in the list of jobs that cannot be used'],
    ];
    for (const [args, code, sentence] of cases) {
      const { status, stderr } = run(['collect', ...args]);
      expect([args, status, stderr]).toEqual([args, code, expect.stringContaining(sentence)]);
    }
    expect(read('local.ndjson')).toBe(local);
  });
});
