/** `--baseline`, `--update-baseline` and `--waivers`, with the rules that ship and documents that are small. */
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Invocation } from '../../src/cli/invocation.ts';
import { runWith } from './run.ts';

/** As it is built: the rules are read there in no time. */
const { main } = await import(new URL('../../dist/cli/index.js', import.meta.url).href);
const run = (argv: readonly string[], changes: Partial<Invocation>) => runWith(main, argv, changes);

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'consentlint-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string) => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const contentOf = (name: string) => readFileSync(join(folder, name), 'utf8');
const linesOf = (name: string) => contentOf(name).trimEnd().split('\n');
const consentlint = (...argv: string[]) => run(argv, { cwd: folder });
const update = (...argv: string[]) => consentlint('--baseline', 'known.ndjson', '--update-baseline', ...argv);
const check = (...argv: string[]) => consentlint('--baseline', 'known.ndjson', ...argv);

interface Found {
  readonly rule: string;
  readonly quote: string;
  readonly fingerprint: string;
  readonly suppressed?: { readonly kind: string };
}
const findingsIn = async (...argv: string[]) => {
  const { stdout } = await consentlint('-f', 'json', '--no-bundle', ...argv);
  const { documents } = JSON.parse(stdout) as { documents: { path: string; findings: Found[] }[] };
  return documents.flatMap(({ path, findings }) =>
    findings.map((one) => ({ ...one, file: path.slice(folder.length + 1) })),
  );
};
const freshIn = async (...argv: string[]) =>
  (await findingsIn('--baseline', 'known.ndjson', ...argv)).filter(({ suppressed }) => !suppressed);

const CLAUSES = [
  'I authorize the lender to read the contact list on my phone.',
  'I authorize the lender to obtain my credit report from any credit bureau.',
  'I authorize the lender to share photographs of my face with its business partners.',
  'I authorize the lender to read my call records and text messages.',
  'I authorize the lender to call my relatives and my employer about my debt.',
  'This authorization is irrevocable.',
  'I authorize the lender to obtain my purchase history from online shops.',
  'I authorize the lender to track the location of my phone at any time.',
];
const letter = (...clauses: string[]) => `Authorization\n\n${clauses.join('\n\n')}\n`;
const [contacts = '', bureau = '', photos = ''] = CLAUSES;

describe('a baseline', () => {
  it('is made, and what stands in it counts no more', async () => {
    put('a.txt', letter(contacts, bureau));
    expect((await check('a.txt')).stderr).toContain(
      'There is no baseline known.ndjson. --update-baseline makes it.',
    );
    expect((await check('a.txt')).code).toBe(2);
    const made = await update('a.txt');
    expect(made.code).toBe(0);
    expect(made.stderr).toMatch(/Baseline known\.ndjson written: (\d+) entries, \1 added, 0 taken out/);
    const { code, stdout, stderr } = await check('a.txt');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('nothing new');
    expect(stdout).toMatch(/\d+ findings are in the baseline/);
    expect(stdout).not.toContain('contact list on my phone');
    expect(await freshIn('a.txt')).toEqual([]);
    expect((await consentlint('a.txt')).code).toBe(1);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('keeps its salt and its right of access, and changes where something is found or gone', async () => {
    put('a.txt', letter(contacts));
    await update('a.txt');
    chmodSync(join(folder, 'known.ndjson'), 0o600);
    const [head, ...before] = linesOf('known.ndjson');
    await update('a.txt');
    expect(linesOf('known.ndjson')).toEqual([head, ...before]);
    put('a.txt', letter(photos));
    const { stderr } = await check('a.txt');
    expect(stderr).toMatch(/not found any more: \d+\. --update-baseline takes them out/);
    expect(linesOf('known.ndjson')).toEqual([head, ...before]);
    await update('a.txt');
    const [again, ...after] = linesOf('known.ndjson');
    expect(again).toBe(head);
    expect(after).not.toEqual(before);
    expect(after).toEqual(after.toSorted());
    expect((await check('a.txt')).stderr).toBe('');
    expect(statSync(join(folder, 'known.ndjson')).mode & 0o777).toBe(0o600);
  });

  it('knows a document under another name, and as another kind of file', async () => {
    copyFileSync(join(fixtures, 'same/es.docx'), join(folder, 'modelo.docx'));
    expect((await update('.')).code).toBe(0);
    mkdirSync(join(folder, 'nuevo'));
    rmSync(join(folder, 'modelo.docx'));
    copyFileSync(join(fixtures, 'same/es.browser.pdf'), join(folder, 'nuevo/formato.pdf'));
    const { code, stderr } = await check('.');
    expect([code, stderr]).toEqual([0, '']);
    expect(await freshIn('.')).toEqual([]);
    expect((await update('.')).stderr).toMatch(/written: (\d+) entries, \1 added, \1 taken out/);
    renameSync(join(folder, 'nuevo'), join(folder, 'archivo'));
    expect((await check('.')).code).toBe(0);
  });

  it('tells a second copy of a clause as new: in its document, and in another', async () => {
    put('b.txt', letter(contacts));
    await update('.');
    put('a.txt', letter(contacts));
    const copied = await freshIn('.');
    expect(new Set(copied.map(({ file }) => file))).toEqual(new Set(['a.txt']));
    expect((await check('.')).code).toBe(1);
    // The one that is not looked at is still there, so that it has not become the other.
    expect((await check('a.txt')).code).toBe(1);
    rmSync(join(folder, 'a.txt'));
    put('b.txt', letter(contacts, photos, contacts));
    const fresh = await freshIn('.');
    expect(fresh.filter(({ rule }) => rule === 'contact-list-access')).toHaveLength(1);
  });

  it('keeps what it knows of documents that were not read, or not looked at', async () => {
    put('a.txt', letter(contacts));
    put('b.txt', letter(photos));
    await update('.');
    const before = contentOf('known.ndjson');
    await update('a.txt');
    expect(contentOf('known.ndjson')).toBe(before);
    const b = contentOf('b.txt');
    put('b.txt', '');
    expect((await update('.')).code).toBe(3);
    expect(contentOf('known.ndjson')).toBe(before);
    rmSync(join(folder, 'b.txt'));
    expect((await update('--no-bundle', 'a.txt', 'b.txt')).code).toBe(2);
    expect(contentOf('known.ndjson')).toBe(before);
    put('b.txt', b);
    expect((await check('.')).code).toBe(0);
    rmSync(join(folder, 'b.txt'));
    await update('.');
    expect(linesOf('known.ndjson').length).toBeLessThan(before.trimEnd().split('\n').length);
  });

  it('is for documents taken together, too, and for what comes on standard input', async () => {
    put('a.txt', letter(contacts));
    put('b.txt', letter(photos));
    expect((await update('a.txt', 'b.txt')).code).toBe(0);
    expect((await check('a.txt', 'b.txt')).code).toBe(0);
    expect((await check('b.txt', 'a.txt')).code).toBe(0);
    await update('--no-bundle', 'a.txt', 'b.txt');
    const piped = await run(['--baseline', 'known.ndjson', '-'], {
      cwd: folder,
      stdin: Readable.from([Buffer.from(letter(contacts))]),
    });
    expect(piped.code).toBe(0);
  });

  it.each([
    [['--update-baseline', 'a.txt'], '--update-baseline needs to know which'],
    [['--update-baseline', '--baseline', 'known.ndjson', '-'], 'Standard input has no name'],
    [['--update-baseline', '--baseline', 'no/known', 'a.txt'], 'cannot be written to no/known'],
    [['--baseline', '.', 'a.txt'], 'The baseline . cannot be read'],
    [['--baseline', 'a.txt', 'a.txt'], 'a.txt is no baseline of consentlint'],
    [['--baseline', 'a.txt', '--update-baseline', 'a.txt'], 'a.txt is no baseline of consentlint'],
    [['--baseline', 'empty', 'a.txt'], 'The baseline empty is empty'],
    [['--baseline', 'torn', 'a.txt'], 'The baseline torn is damaged at line 2'],
    [
      ['--baseline', 'edited', '--update-baseline', 'a.txt'],
      'Line 2 of the baseline edited was changed by hand',
    ],
  ])('%j ends with what is wrong', async (argv, told) => {
    put('a.txt', letter(contacts));
    put('empty', '');
    await update('a.txt');
    const [head = '', first = ''] = linesOf('known.ndjson');
    put('torn', `${head}\n${first.slice(0, 30)}\n`);
    put('edited', `${head}\n${first.replace(/"check":"./, '"check":"x').replace('"x', '"0')}\n${first}\n`);
    put(
      'edited',
      contentOf('edited').replace(/(?<="finding":")../, (digits) => (digits === '00' ? '11' : '00')),
    );
    const before = contentOf('a.txt');
    const { code, stdout, stderr } = await consentlint(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(told);
    expect(contentOf('a.txt')).toBe(before);
  });

  it('made with other rules is told of, and holds', async () => {
    put('a.txt', letter(contacts));
    await update('a.txt');
    put('known.ndjson', contentOf('known.ndjson').replace(/"rules":"[0-9a-f]+"/, '"rules":"0123"'));
    const { code, stderr } = await check('a.txt');
    expect(code).toBe(0);
    expect(stderr).toContain('made with other rules');
  });

  it('holds for whatever is written: then nothing is new, and what is added is new alone', async () => {
    const chosen = fc.subarray(CLAUSES, { minLength: 1, maxLength: CLAUSES.length - 1 });
    await fc.assert(
      fc.asyncProperty(chosen, fc.nat(), fc.nat(), async (clauses, pick, at) => {
        rmSync(join(folder, 'known.ndjson'), { force: true });
        put('a.txt', letter(...clauses));
        await update('a.txt');
        expect((await check('a.txt')).code).toBe(0);
        const rest = CLAUSES.filter((clause) => !clauses.includes(clause));
        const added = rest[pick % rest.length] ?? '';
        const place = at % (clauses.length + 1);
        put('a.txt', letter(...clauses.slice(0, place), added, ...clauses.slice(place)));
        const fresh = (await freshIn('a.txt')).filter(({ quote }) => quote !== '');
        expect(fresh.length).toBeGreaterThan(0);
        expect([...new Set(fresh.map(({ quote }) => quote))]).toEqual([added]);
        const text = contentOf('a.txt');
        const entries = linesOf('known.ndjson')
          .slice(1)
          .join('\n')
          .replaceAll(/"(?:document|finding|check)":/g, '');
        for (let i = 0; i + 6 <= text.length; i++) expect(entries).not.toContain(text.slice(i, i + 6));
      }),
      { numRuns: 12 },
    );
  });
});

describe('waivers', () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const waiver = (expires: string, more = '') =>
    `- rule: contact-list-access\n  owner: Ana Pérez\n  reason: "the app, asked by +34 600 123 456"\n  expires: ${expires}\n${more}`;
  const waived = (...argv: string[]) => consentlint('--waivers', 'waivers.yaml', ...argv);

  it('suppress what they are for, and say who answers for it', async () => {
    put('a.txt', letter(contacts));
    const [found] = (await findingsIn('a.txt')).filter(({ rule }) => rule === 'contact-list-access');
    put(
      'waivers.yaml',
      waiver(day(90), `  fingerprint: "${found?.fingerprint.slice(0, 8)}"\n  path: "*.txt"\n`),
    );
    const { stdout, stderr } = await waived('a.txt');
    expect(stderr).toBe('');
    expect(stdout).toMatch(/1 finding is waived until .* by Ana Pérez: the app/);
    const shared = await waived('--share', 'a.txt', '-f', 'json');
    expect(JSON.parse(shared.stdout).documents[0].findings[0].suppressed).toEqual({
      ...{ kind: 'waiver', owner: '●●● ●●●●●', expires: day(90) },
      reason: expect.not.stringContaining('600'),
    });
    const shown = await consentlint('--fingerprints', 'a.txt');
    expect(shown.stdout).toContain(`fingerprint ${found?.fingerprint}`);
  });

  it('are told of once they have expired, soon will, or are used for nothing', async () => {
    put('a.txt', letter(contacts));
    put('waivers.yaml', waiver(day(-1)));
    const expired = await waived('a.txt', '-f', 'json');
    expect(expired.stderr).toContain(
      `The waiver of contact-list-access (Ana Pérez) at waivers.yaml:1 ended on ${day(-1)}.`,
    );
    expect(JSON.parse(expired.stdout).notices).toMatchObject([
      { code: 'waiver-expired', values: { owner: 'Ana Pérez' } },
    ]);
    expect(expired.code).toBe(1);
    put('waivers.yaml', waiver(day(3)));
    const soon = await waived('a.txt', '-f', 'sarif');
    const [{ invocations }] = JSON.parse(soon.stdout).runs;
    expect(invocations[0].toolExecutionNotifications).toMatchObject([{ level: 'note' }]);
    expect(soon.stderr).toContain(`ends on ${day(3)}`);
    put('b.txt', letter(photos));
    expect((await waived('b.txt', '--redact')).stderr).toContain(
      '(●●● ●●●●●) at waivers.yaml:1 is used for nothing',
    );
  });

  it('are never put into a baseline: it would outlive them', async () => {
    put('a.txt', letter(contacts));
    put('waivers.yaml', waiver(day(90)));
    await update('--waivers', 'waivers.yaml', 'a.txt');
    const held = await check('--waivers', 'waivers.yaml', 'a.txt');
    expect([held.code, held.stderr]).toEqual([0, '']);
    put('waivers.yaml', waiver(day(-1)));
    expect((await check('--waivers', 'waivers.yaml', 'a.txt')).code).toBe(1);
    expect((await freshIn('a.txt')).map(({ rule }) => rule)).toContain('contact-list-access');
  });

  it('are told apart from what is gone, and leave the baseline when it is written anew', async () => {
    put('a.txt', letter(contacts));
    await update('a.txt');
    put('waivers.yaml', waiver(day(90)));
    expect((await check('--waivers', 'waivers.yaml', 'a.txt')).stderr).toBe('');
    const { stderr } = await update('--waivers', 'waivers.yaml', 'a.txt');
    expect(stderr).toMatch(/0 added, 1 taken out/);
  });

  it('that are not in order end the run, all told at once', async () => {
    put('a.txt', letter(contacts));
    put('waivers.yaml', '- rule: contact-list-access\n- rule: x\n  owner: y\n  reason: z\n  expires: soon\n');
    const { code, stdout, stderr } = await waived('a.txt');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')).toEqual([
      "waivers.yaml:1:3: 'owner' is missing or no text",
      "waivers.yaml:1:3: 'reason' is missing or no text",
      "waivers.yaml:1:3: 'expires' is missing or no text",
      "waivers.yaml:2:9: there is no rule 'x': see consentlint rules list",
      "waivers.yaml:5:12: 'soon' is no day: write it as 2027-03-31",
      'consentlint: The waivers are not in order, so nothing was scanned; problems: 5. Put right the lines above.',
      '',
    ]);
    expect((await consentlint('--waivers', 'none.yaml', 'a.txt')).stderr).toContain(
      'cannot be read: none.yaml',
    );
  });
});
