import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderOf, LAW, remove } from '../../rules/folder.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const program = join(root, 'bin/consentlint.js');
const CONFIG = 'consentlint.config.yaml';
const schema = JSON.parse(readFileSync(join(root, 'dist/config.schema.json'), 'utf8'));
const validate = new Ajv.default({ allErrors: true, allowUnionTypes: true }).compile(schema);
const errorsIn = (yaml: string) =>
  validate(parse(yaml))
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

let folder = '';
beforeAll(async () => {
  folder = await folderOf({ 'my-rules/law/XX.yaml': LAW, 'letter.txt': 'Nothing.\n' });
});
afterAll(() => remove(folder));
afterEach(() => rmSync(join(folder, CONFIG), { force: true }));

/** Runs the built program with all its rules. */
function run(args: readonly string[], cwd = folder) {
  const env = { PATH: process.env.PATH, LANG: 'en_US.UTF-8', COLUMNS: '80' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    ...{ cwd, env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('what init writes', () => {
  it.each(['zh', 'zh-Hant', 'es', 'en', 'id', 'pt'])(
    'in %s is explained, fits the schema and changes nothing',
    (lang) => {
      const plain = parse(run(['scan', '--print-config']).stdout);
      const written = run(['--lang', lang, 'init']);
      expect([written.status, written.stderr]).toEqual([0, '']);
      expect(written.stdout).toContain(CONFIG);
      const text = readFileSync(join(folder, CONFIG), 'utf8');
      expect(text).toMatch(/^# yaml-language-server: \$schema=file:\S+config\.schema\.json\n/);
      expect(text).not.toMatch(/init\.[a-z-]+/);
      expect(
        Math.max(
          ...text
            .split('\n')
            .slice(1)
            .map((line) => line.length),
        ),
      ).toBeLessThanOrEqual(100);
      expect(errorsIn(text)).toEqual([]);
      const held = run(['scan', '--print-config']);
      expect([held.status, held.stderr, parse(held.stdout)]).toEqual([0, '', plain]);
    },
  );

  it('has examples that hold once they are no comments', () => {
    run(['init']);
    const text = readFileSync(join(folder, CONFIG), 'utf8').replace(/^#(?=\S| {2})/gm, '');
    expect(errorsIn(text)).toEqual([]);
    writeFileSync(join(folder, CONFIG), text);
    const { status, stdout, stderr } = run(['scan', '--print-config']);
    expect([status, stderr]).toEqual([0, '']);
    const held = parse(stdout);
    expect(held.rules).toMatchObject({
      'contact-list-access': 'critical',
      'withdrawal-route': 'low',
      'separate-face-consent': 'off',
    });
    expect(held).toMatchObject({ packs: ['my-rules'], languages: ['zh', 'es', 'en'], ocr: false });
    expect(errorsIn(stdout)).toEqual([]);
  });

  it('is never written over anything, and tells which file no longer holds', () => {
    writeFileSync(join(folder, CONFIG), 'jobs: 2\n');
    expect(run(['init'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `consentlint: ${CONFIG} is there already and was left as it is.\n`,
    });
    expect(readFileSync(join(folder, CONFIG), 'utf8')).toBe('jobs: 2\n');
    const inner = join(folder, 'inner');
    mkdirSync(inner);
    const { status, stderr } = run(['init'], inner);
    expect([status, stderr]).toEqual([0, expect.stringContaining(join(folder, CONFIG))]);
  });

  it('names the schema of the installation that the project uses', () => {
    const project = mkdtempSync(join(tmpdir(), 'consentlint-project-'));
    mkdirSync(join(project, 'node_modules/consentlint/dist'), { recursive: true });
    mkdirSync(join(project, 'contracts'));
    writeFileSync(join(project, 'node_modules/consentlint/dist/config.schema.json'), '{}');
    const first = (at: string) => {
      run(['init'], at);
      return readFileSync(join(at, CONFIG), 'utf8').split('\n')[0];
    };
    const own = 'node_modules/consentlint/dist/config.schema.json';
    expect(first(project)).toBe(`# yaml-language-server: $schema=./${own}`);
    expect(first(join(project, 'contracts'))).toBe(`# yaml-language-server: $schema=../${own}`);
    rmSync(project, { recursive: true });
  });
});

describe('the schema', () => {
  it.each([
    ['nothing', ''],
    ['a threshold', 'fail-on: never'],
    ['thresholds', 'fail-on: { default: low, contact-list: never, contact-list-access: high }'],
    ['rules, categories and those of packs', 'rules: { contact-list: off, "contact-list/*": on, mine: low }'],
    ['one or several', 'format: json\nignores: [a, b]\nlanguages: zh'],
    ['overrides', 'overrides: [{ files: a, rules: { location-access: off }, fail-on: low }]'],
    ['switches', 'ocr: false\nbundle: true\ncolor: false\nredact: false'],
    ['keys without values', 'rules:\nfail-on:\nignores:\ntimeout:\nocr:\noverrides:\n'],
  ])('allows %s, as the program does', (_, yaml) => {
    expect(errorsIn(yaml)).toEqual([]);
    writeFileSync(join(folder, CONFIG), yaml.replace('mine: low', ''));
    expect(run(['scan', '--print-config']).stderr).toBe('');
  });

  it.each([
    ['an unknown key', 'failOn: high'],
    ['an unknown threshold', 'fail-on: info'],
    ['an unknown state', 'rules: { contact-list: grave }'],
    ['a number in place of a state', 'rules: { contact-list: 1 }'],
    ['an unknown format', 'format: srif'],
    ['a text in place of a switch', 'ocr: no'],
    ['an override without files', 'overrides: [{ rules: {} }]'],
    ['an unknown key of an override', 'overrides: [{ files: a, ignores: b }]'],
    ['a list in place of a mapping', 'rules: [contact-list]'],
    ['a password', 'password: x'],
    ['a mapping in place of a list', 'ignores: { a: b }'],
  ])('refuses %s, as the program does', (_, yaml) => {
    expect(errorsIn(yaml)).not.toEqual([]);
    writeFileSync(join(folder, CONFIG), yaml);
    expect(run(['scan', '--print-config'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('describes every key, and every rule by its title', () => {
    const { properties, definitions } = schema;
    const all = [...Object.entries(properties), ...Object.entries(definitions.rules.properties)];
    expect(all.filter(([, one]) => !(one as { description?: string }).description)).toEqual([]);
    expect(definitions.rules.properties['contact-list-access'].description).toContain('contact list');
  });

  it('has every option of scan, but those that are for one run or have a key of their own', () => {
    const { stdout } = run(['scan', '--help']);
    const options = [...stdout.matchAll(/^ +(?:-\w, )?--(?:no-)?([a-z-]+)/gm)].map(([, name = '']) => name);
    const left = [
      ...['config', 'print-config', 'password', 'rules', 'jurisdiction', 'help', 'version'],
      ...['files-from', 'null', 'changed', 'resume', 'update-baseline', 'worker', 'shard'],
    ];
    const own = ['rules', 'languages', 'jurisdictions', 'ignores', 'packs', 'overrides'];
    const expected = [...new Set(options.filter((name) => !left.includes(name))), ...own];
    expect(Object.keys(schema.properties).toSorted()).toEqual(expected.toSorted());
  });
});
