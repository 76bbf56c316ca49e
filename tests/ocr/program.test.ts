/** The built program with pictures: nothing of it may need the network, hang, or outlive it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = join(root, 'bin/consentlint.js');
const picture = join(root, 'fixtures/pictures/es-compressed.jpg');
const schema = JSON.parse(readFileSync(join(root, 'src/report/report.schema.json'), 'utf8'));
const validate = new Ajv.default({ allErrors: true, allowUnionTypes: true }).compile(schema);

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [bin, '--lang', 'en', ...args], { env: { ...process.env, ...env } });
}

function ended(child: ChildProcess): Promise<Ran> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (data) => {
    stdout += data;
  });
  child.stderr?.on('data', (data) => {
    stderr += data;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

const run = (...args: string[]) => ended(start(args));
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'consentlint-ocr-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads a picture without the network, in all its processes and threads', async () => {
    const log = join(folder, 'network.txt');
    const guard = new URL('./no-network.mjs', import.meta.url).href;
    const env = { NODE_OPTIONS: `--import=${guard}`, NETWORK_LOG: log };
    const { code, stdout } = await ended(start(['scan', '--format', 'json', picture], env));
    const report = JSON.parse(stdout);
    expect(validate(report) ? [] : validate.errors).toEqual([]);
    expect(code).toBe(1);
    expect(report.documents[0].findings.length).toBeGreaterThan(5);
    for (const { confidence, clause } of report.documents[0].findings)
      if (clause !== null) expect(confidence).toBeGreaterThan(50);
    const lines = readFileSync(log, 'utf8').trim().split('\n');
    expect(lines.filter((line) => line.startsWith('touched'))).toEqual([]);
    // The program, the process that recognises, and the engine's thread in it.
    expect(new Set(lines).size).toBeGreaterThanOrEqual(3);
  });

  it('leaves pictures unread where that is wanted, and says so', async () => {
    const { code, stdout } = await run('scan', '--no-ocr', picture);
    expect(code).toBe(3);
    expect(stdout).toContain('--no-ocr');
    expect(stdout).not.toContain('Nothing of this kind was found');
  });

  it('marks a picture as a PDF, a page of its size', async () => {
    const { code, stdout } = await run('redline', '--output', folder, picture);
    expect(code).toBe(0);
    const copy = /(\/\S+\.redline\.pdf)/.exec(stdout)?.[1] ?? '';
    const text = readFileSync(copy, 'latin1');
    expect(text.match(/\/Subtype ?\/Highlight/g)?.length).toBeGreaterThan(5);
  });

  it('takes several pictures for one document, in order', async () => {
    const pages = ['zh-small.jpg', 'es-compressed.jpg'].map((name) => join(root, 'fixtures/pictures', name));
    const { stdout } = await run('scan', '--join', '--jobs', '2', '--format', 'json', ...pages);
    const { documents, bundle } = JSON.parse(stdout);
    expect(bundle).toBeNull();
    expect(documents).toHaveLength(1);
    expect(documents[0].pages.map(({ read }: { read: string }) => read)).toEqual(['ocr', 'ocr']);
    expect(documents[0].path).toBe(pages.join(' + '));
  });

  it.each([
    ['no picture', ['--join', join(root, 'README.md'), picture], 'no picture'],
    ['no number of jobs', ['--jobs', 'many', picture], '--jobs'],
  ])('says what is wrong with %s', async (_, args, words) => {
    const { code, stderr } = await run('scan', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });

  it('says which picture is damaged, and reads the others', async () => {
    const damaged = join(folder, 'damaged.png');
    writeFileSync(damaged, '\x89PNG\r\n\x1a\n and then nothing', 'latin1');
    const { code, stdout } = await run('scan', '--no-bundle', damaged, picture);
    expect(code).toBe(1);
    expect(stdout).toContain('This picture is damaged');
    expect(stdout).toContain('es-compressed.jpg');
  });

  it('leaves no process behind when it is interrupted', async () => {
    const child = start(['scan', picture]);
    const children = () => {
      try {
        return execFileSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' })
          .trim()
          .split('\n')
          .map(Number);
      } catch {
        return [];
      }
    };
    await expect.poll(() => children().length, { timeout: 30_000 }).toBeGreaterThan(0);
    const own = children();
    child.kill('SIGINT');
    await ended(child);
    await expect.poll(() => own.filter(isAlive), { timeout: 15_000 }).toEqual([]);
  });
});
