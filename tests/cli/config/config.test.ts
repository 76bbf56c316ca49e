import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { defaultJobs } from '../../../src/cli/read-options.ts';
import { enterWorld, run } from '../world.ts';

const CONFIG = 'consentlint.config.yaml';
let leave: () => void;

beforeAll(() => {
  leave = enterWorld();
  mkdirSync('inner/most', { recursive: true });
  mkdirSync('archive');
  for (const file of ['inner/most/a.txt', 'archive/old.txt'])
    writeFileSync(file, 'We may read your contacts.\n');
});
afterAll(() => leave());
afterEach(() => {
  for (const file of [CONFIG, 'consentlint.config.yml', 'other.yaml', `inner/${CONFIG}`])
    rmSync(file, { force: true, recursive: true });
});

const config = (text: string, file = CONFIG) => writeFileSync(file, text);
const ENV = { LANG: 'en_US.UTF-8', COLUMNS: '80' };

/** What holds: the values, and by line where each comes from. */
async function effective(argv: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const { code, stdout, stderr } = await run(['scan', '--print-config', ...argv], {
    env: { ...ENV, ...env },
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const from = (key: string) => new RegExp(`^ *#?${key}:.*?  # (.*)$`, 'm').exec(stdout)?.[1];
  return { values: parse(stdout), from, stdout };
}

describe('what holds', () => {
  const cases: readonly (readonly [
    key: string,
    argv: readonly string[],
    variable: string,
    inFile: string,
    values: readonly [unknown, unknown, unknown, unknown],
  ])[] = [
    ['fail-on', ['--fail-on', 'low'], 'medium', 'critical', ['low', 'medium', 'critical', 'high']],
    ['format', ['--format', 'json'], 'csv', 'html', [['json'], ['csv'], ['html'], ['terminal']]],
    ['timeout', ['--timeout', '7'], '8', '9', [7, 8, 9, 60]],
    ['jobs', ['--jobs', '2'], '3', '4', [2, 3, 4, defaultJobs()]],
    ['ocr', ['--no-ocr'], '0', 'false', [false, false, false, true]],
    [
      'ocr-engine',
      ['--ocr-engine', 'auto'],
      'tesseract',
      'tesseract',
      ['auto', 'tesseract', 'tesseract', 'auto'],
    ],
    ['quiet', ['--quiet'], 'yes', 'true', [true, true, true, false]],
    ['bundle', ['--bundle'], '0', 'true', [true, false, true, undefined]],
    ['redact', ['--no-redact'], '1', 'true', [false, true, true, undefined]],
    ['color', ['--color'], '0', 'true', [true, false, true, undefined]],
    ['lang', ['--lang', 'en'], 'en', 'en', ['en', 'en', 'en', undefined]],
    ['redline', ['--redline', 'x'], 'y', 'z', ['x', 'y', 'z', undefined]],
    ['password-file', ['--password-file', 'x'], 'y', '../z', ['x', 'y', '../z', undefined]],
  ];

  it.each(cases)(
    'of %s is what the command line says, else the environment, the file, the default',
    async (...one) => {
      const [key, argv, variable, inFile, values] = one;
      const name = `CONSENTLINT_${key.toUpperCase().replace('-', '_')}`;
      config(`\n\n${key}: ${inFile}\n`);
      const told: [unknown, string | undefined][] = [];
      for (const [args, env] of [
        [argv, { [name]: variable }],
        [[], { [name]: variable }],
        [[], {}],
        [['--no-config'], {}],
      ] as const) {
        const { values: held, from } = await effective(args, env);
        told.push([held[key], from(key)]);
      }
      const origins = ['command line', `environment: ${name}`, `${CONFIG}:3`, 'default'];
      expect(told).toEqual(values.map((value, i) => [value, origins[i]]));
    },
  );

  it('is a configuration that means the same', async () => {
    config(`fail-on: { default: medium, contact-list: low }
rules: { contact-list: critical, unlimited-term: off }
languages: [zh, en]
jurisdictions: [mx]
ignores: [archive/, "*.bak", "!keep.bak"]
overrides:
  - files: ["inner/**"]
    rules: { unlimited-term: on }
    fail-on: never
  - { files: "x y.txt", rules: { contact-list-access: "off" } }
password-file: ../pass words.txt
redline: "marked copies"
redact: false
timeout: 1.5
`);
    const first = await effective(['--jobs', '3', '--output', 'inner/report.html', '--no-bundle']);
    writeFileSync('other.yaml', first.stdout);
    const again = await effective(['--config', 'other.yaml']);
    expect(again.values).toEqual(first.values);
    expect(first.values).toMatchObject({
      rules: { 'contact-list-access': 'critical', 'unlimited-term': 'off' },
      'fail-on': { default: 'medium', 'contact-list': 'low' },
      overrides: [{ 'fail-on': { default: 'never' } }, { files: ['x y.txt'] }],
      output: ['inner/report.html'],
      jurisdictions: ['MX'],
    });
    const plain = await effective(['--no-config']);
    writeFileSync('other.yaml', plain.stdout);
    expect((await effective(['--config', 'other.yaml'])).values).toEqual(plain.values);
  });

  it('says of rules, lists and overrides on which line they stand', async () => {
    config(
      'rules:\n  contact-list: low\nignores:\n  - a\n  - b\noverrides:\n  - files: ["inner/**"]\n    rules:\n      unlimited-term: off\n',
    );
    const { stdout, from } = await effective(['inner/most/a.txt', 'letter.txt']);
    expect([from('contact-list-access'), from('unlimited-term')]).toEqual([`${CONFIG}:2`, 'default']);
    expect(stdout).toMatch(
      /- a {2}# consentlint\.config\.yaml:4\n {2}- b {2}# consentlint\.config\.yaml:5\n/,
    );
    expect(stdout).toMatch(
      /files: \["?inner\/\*\*"?\] .*:7\n +# +# holds for inner\/most\/a\.txt\n +rules:\n.*:9\n/,
    );
  });

  it('never shows a password', async () => {
    const { stdout } = await effective(['--password', 'hunter2'], { CONSENTLINT_PASSWORD: 'hunter3' });
    expect(stdout).not.toContain('hunter');
    expect(stdout.match(/^# password: \*\*\* {2}# .*$/gm)).toEqual([
      '# password: ***  # command line',
      '# password: ***  # CONSENTLINT_PASSWORD',
    ]);
  });

  it('writes what would steer a terminal as an escape', async () => {
    config('ignores: ["a\\u202eb"]\n');
    const { stdout, values } = await effective();
    expect(stdout).toContain('"a\\u202eb"');
    expect(values.ignores).toEqual(['a\u202eb']);
  });

  it('takes no colour from a file that the environment has forbidden', async () => {
    config('color: true\n');
    expect((await effective([], { NO_COLOR: '1' })).values.color).toBe(false);
  });
});

describe('the file', () => {
  it('is found upward, the nearest alone, and paths start in its folder', async () => {
    config('timeout: 5\npassword-file: secret.txt\nquiet: true\n');
    const inner = await run(['scan', '--print-config'], { cwd: join(process.cwd(), 'inner/most'), env: ENV });
    expect(inner.stdout).toMatch(/timeout: 5 +# \.\.\/\.\.\/consentlint\.config\.yaml:1\n/);
    expect(parse(inner.stdout)).toMatchObject({ 'password-file': 'secret.txt' });
    config('jobs: 2\n', `inner/${CONFIG}`);
    const nearer = await run(['scan', '--print-config'], {
      cwd: join(process.cwd(), 'inner/most'),
      env: ENV,
    });
    expect(parse(nearer.stdout)).toMatchObject({ timeout: 60, jobs: 2, quiet: false });
  });

  it('may be called yml, be named by argument or variable, or be left out', async () => {
    config('timeout: 5\n', 'consentlint.config.yml');
    config('timeout: 6\n', 'other.yaml');
    const timeout = async (...[argv, env]: Parameters<typeof effective>) =>
      (await effective(argv, env)).values.timeout;
    expect(await timeout()).toBe(5);
    expect(await timeout([], { CONSENTLINT_CONFIG: 'other.yaml' })).toBe(6);
    expect(await timeout(['--config', 'consentlint.config.yml'], { CONSENTLINT_CONFIG: 'other.yaml' })).toBe(
      5,
    );
    expect(await timeout(['--no-config'], { CONSENTLINT_CONFIG: 'other.yaml' })).toBe(60);
  });

  it('holds for other commands, but for formats and where they write', async () => {
    config('format: json\ntimeout: 5\nquiet: true\nredact: true\nlang: es\n');
    expect((await run(['text', 'harmless.txt'])).code).toBe(0);
    const letter = await run(['letter', '--kind', 'ask', 'letter.txt']);
    expect([letter.code, letter.stdout.startsWith('{')]).toEqual([0, false]);
    expect((await run(['explain', 'contact-list-access'])).stdout).toContain('por qué');
    expect((await run(['redline', 'harmless.txt'])).stdout).toContain('harmless.txt');
    expect((await run(['--lang', 'en', 'explain', 'contact-list-access'])).stdout).toContain('why');
  });

  it('is told where it changes what is judged, in one line, and not where it does not', async () => {
    config('timeout: 5\nfail-on: high\n');
    expect((await run(['harmless.txt'])).stderr).toBe('');
    config('rules: { unlimited-term: off }\n');
    const { stderr } = await run(['harmless.txt']);
    expect(stderr).toMatch(
      /^consentlint: consentlint\.config\.yaml: These settings change [^\n]+--no-config[^\n]+\n$/,
    );
    expect((await run(['--quiet', 'harmless.txt'])).stderr).toBe('');
    expect((await run(['--config', CONFIG, 'harmless.txt'])).stderr).toBe('');
  });

  it.each<[string, string | null, RegExp]>([
    ['is empty', '', /^$/],
    ['holds comments only', '# nothing\n', /^$/],
    ['has keys without values', 'rules:\nignores:\noverrides:\nfail-on:\ntimeout:\n', /^$/],
    ['is a list', '- a\n', /^consentlint\.config\.yaml:1:1: /],
    ['is a text', 'hello\n', /:1:1: /],
    ['is no YAML', 'rules: [\n', /:2:1: /],
    [
      'is a bomb of aliases',
      'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n',
      /:1:7: [\s\S]*:2:7: [\s\S]*:3:5: /,
    ],
    ['has a tag', 'timeout: !!js/function x\n', /:1:/],
    ['is nested deep', `rules: ${'['.repeat(200)}${']'.repeat(200)}\n`, /:1:\d+: nested deeper/],
    ['has a key twice', 'jobs: 1\njobs: 2\n', /:2:1: /],
    ['has a key of every object', '__proto__: 1\nconstructor: 2\n', /:1:1: [\s\S]*:2:1: /],
    ['has a rule of every object', 'rules: { toString: off }\n', /:1:10: /],
    ['is not in UTF-8', null, /not in UTF-8/],
  ])('that %s is understood or told', async (_, text, told) => {
    writeFileSync(CONFIG, text ?? Buffer.from([0x6a, 0xff, 0xfe]));
    const { code, stderr, stdout } = await run(['harmless.txt']);
    expect(stderr).toMatch(told);
    expect([code, stdout === '']).toEqual(stderr === '' ? [0, false] : [2, true]);
  });

  it('that is large, a folder, or not there where it was named, is told', async () => {
    config(`# ${'x'.repeat(300_000)}\n`);
    expect(await run(['harmless.txt'])).toMatchObject({ code: 2, stderr: expect.stringContaining('256 KB') });
    rmSync(CONFIG);
    mkdirSync(CONFIG);
    expect(await run(['harmless.txt'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is no file'),
    });
    expect(await run(['--config', 'gone.yaml', 'harmless.txt'])).toMatchObject({
      code: 2,
      stderr: 'consentlint: There is no configuration file gone.yaml. Check the name.\n',
    });
    expect((await run(['--no-config', 'harmless.txt'])).code).toBe(0);
  });

  it('has all that is wrong in it told at once, each at its place', async () => {
    config(`failOn: high
rules:
  contact-list-acess: low
  unlimited-term: lo
fail-on: { contact-lst: low, default: 7 }
timeout: -1
format: [srif]
ocr: no
password: hunter2
languages: [zh, fr]
jurisdictions: ZZ
lang: klingon
ignores: [../x, "{a,{b}}", .]
quiet: { a: b }
overrides:
  - rules: { x: off }
  - files: a.txt
    ignores: b
  - text
`);
    const { code, stderr } = await run(['harmless.txt']);
    const lines = stderr.trimEnd().split('\n');
    expect(code).toBe(2);
    expect(
      lines
        .slice(0, -1)
        .map((line) => line.replace(`${CONFIG}:`, '').replace(/; there are .*|; it can .*/, '')),
    ).toEqual([
      '1:1: there is no setting failOn; did you mean fail-on?',
      '3:3: there is no rule or category contact-list-acess; did you mean contact-list-access?',
      '4:19: unlimited-term cannot be lo',
      '5:12: there is no rule or category contact-lst; did you mean contact-list?',
      '5:39: default cannot be 7',
      '6:10: timeout wants a number above 0, not -1',
      '7:10: format cannot be srif',
      '8:6: ocr cannot be no',
      '9:1: passwords are not kept here; use password-file, or CONSENTLINT_PASSWORD in the environment',
      '10:17: languages cannot be fr',
      '11:16: jurisdictions cannot be ZZ',
      '12:7: lang cannot be klingon',
      '13:11: patterns begin in the folder of this file and cannot leave it: ../x',
      '13:17: the braces do not close, stand in one another, or are too many: {a,{b}}',
      '13:28: this pattern names nothing: .; ** is everything',
      '14:8: quiet cannot be {"a":"b"}',
      '16:5: an override needs files: the documents it holds for',
      '16:14: there is no rule or category x; consentlint rules list shows them',
      '18:5: there is no setting ignores',
      '19:5: overrides wants settings below it, a name and a value on each line',
    ]);
    expect(lines.at(-1)).toBe(
      'consentlint: The configuration is not in order, so nothing was done; problems: 20. Put right the lines above, or use --no-config.',
    );
  });

  it('never ends a run with a stack, whatever is in it', async () => {
    const names =
      'rules fail-on languages jurisdictions ignores overrides packs format lang timeout ocr quiet';
    const key = fc.oneof(fc.constantFrom(...names.split(' ')), fc.string({ maxLength: 6 }));
    const leaf = fc.oneof(fc.string({ maxLength: 8 }), fc.integer(), fc.boolean(), fc.constant(null));
    const value = fc.oneof(
      leaf,
      fc.array(leaf, { maxLength: 3 }),
      fc.dictionary(fc.oneof(key, fc.constantFrom('default', 'contact-list')), leaf, { maxKeys: 3 }),
      fc.array(fc.dictionary(fc.constantFrom('files', 'rules', 'fail-on'), leaf, { maxKeys: 3 }), {
        maxLength: 2,
      }),
    );
    const yaml = fc.oneof(
      fc.dictionary(key, value, { maxKeys: 4 }).map((map) => JSON.stringify(map)),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(yaml, async (text) => {
        config(text);
        const { code, stdout, stderr } = await run(['scan', '--print-config']);
        expect([0, 2]).toContain(code);
        expect(stderr).not.toMatch(/^ {4}at /m);
        expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u);
        if (code === 0) expect(parse(stdout)).toHaveProperty('rules');
        else expect([stdout, stderr === '']).toEqual(['', false]);
      }),
      { numRuns: 150 },
    );
  });

  it('has a wrong variable told by its name', async () => {
    const { code, stderr } = await run(['harmless.txt'], { env: { ...ENV, CONSENTLINT_QUIET: 'perhaps' } });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'consentlint: CONSENTLINT_QUIET cannot be perhaps; it can be 1, 0.\n',
    });
  });
});

describe('a file that merely lies there', () => {
  it('cannot have anything written over or outside of its folder', async () => {
    const outside = join(tmpdir(), `consentlint-outside-${process.pid}`);
    symlinkSync(tmpdir(), 'elsewhere');
    for (const [text, place] of [
      ['output: harmless.txt', '1:9'],
      ['output: [new.txt]', '1:9'],
      [`redline: ${outside}`, '1:10'],
      ['redline: ../up', '1:10'],
      ['redline: elsewhere/deeper', '1:10'],
    ]) {
      config(`${text}\n`);
      const before = readFileSync('harmless.txt', 'utf8');
      const { code, stderr } = await run(['letter.txt']);
      expect([code, stderr]).toEqual([2, expect.stringMatching(new RegExp(`^${CONFIG}:${place}: `))]);
      expect(readFileSync('harmless.txt', 'utf8')).toBe(before);
      expect([existsSync('new.txt'), existsSync(outside)]).toEqual([false, false]);
    }
    rmSync('elsewhere');
  });

  it('may have copies put into its folder, and says all where it is named', async () => {
    config('redline: copies\n');
    expect((await run(['scan', '--print-config'])).code).toBe(0);
    config('output: report.json\nformat: json\n', 'other.yaml');
    const { code, stdout } = await run(['--config', 'other.yaml', 'harmless.txt']);
    expect([code, stdout]).toEqual([0, '']);
    expect(JSON.parse(readFileSync('report.json', 'utf8')).documents).toHaveLength(1);
    rmSync('report.json');
  });
});

describe('ignored documents', () => {
  it('are left out, of folders silently, and a named one with a line', async () => {
    config('ignores: [archive/, "*.md", optional.txt]\n');
    const { code, stdout, stderr } = await run([
      '--quiet',
      '--no-bundle',
      'folder',
      'archive/old.txt',
      'harmless.txt',
    ]);
    expect(stdout.match(/^\S+/gm)).toEqual(['folder/a.txt', 'harmless.txt']);
    expect([code, stderr]).toEqual([
      1,
      'consentlint: archive/old.txt: Left out, as ignores in consentlint.config.yaml says. --no-config reads it.\n',
    ]);
    expect((await run(['--quiet', '--no-config', 'archive/old.txt'])).code).toBe(1);
  });

  it('leave an empty report where all were named, and an error of a folder', async () => {
    config('ignores: [archive/, letter.txt]\n');
    const named = await run(['--format', 'json', 'letter.txt']);
    expect([named.code, JSON.parse(named.stdout).documents]).toEqual([0, []]);
    const folder = await run(['--format', 'json', 'archive']);
    expect([folder.code, JSON.parse(folder.stdout).errors]).toEqual([
      2,
      [expect.objectContaining({ path: 'archive', code: 'all-ignored' })],
    ]);
    expect((await run(['redline', 'archive'])).code).toBe(2);
  });
});
