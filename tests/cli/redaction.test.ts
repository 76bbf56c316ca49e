/** Whatever is printed of a document, with the rules that ship: what is masked is in none of it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { extractRawText } from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../src/report/index.ts';
import { runWith } from './run.ts';

/** The built program: its rules are ready for use. */
const { main } = await import(new URL('../../dist/cli/index.js', import.meta.url).href);
const run = (argv: readonly string[]) => runWith(main, argv);

const folder = mkdtempSync(join(tmpdir(), 'consentlint-redaction-'));
const home = process.cwd();
beforeAll(() => process.chdir(folder));
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const digits = (count: number) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`));
const checked = (body: string, weights: readonly number[], marks: string) => {
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (weights[i] ?? 0), 0);
  return body + marks.charAt(sum % marks.length);
};
const luhn = (body: string) =>
  [...'0123456789']
    .map((last) => body + last)
    .find((card) => {
      const sum = [...card].reverse().reduce((total, digit, i) => {
        const worth = Number(digit) * (i % 2 === 0 ? 1 : 2);
        return total + (worth > 9 ? worth - 9 : worth);
      }, 0);
      return sum % 10 === 0;
    }) ?? '';

const word = fc.stringMatching(/^[A-Z][a-z]{3,8}$/);
/** What identifies a person, as a document may hold it. */
const secrets = fc.record({
  hanName: fc.stringMatching(/^[王李张刘陈杨赵黄周吴][伟芳娜秀敏静丽强磊洋]{2}$/),
  latinName: fc.tuple(word, word).map((words) => words.join(' ')),
  identity: fc
    .stringMatching(/^[1-9][0-9]{5}19[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9])[0-9]{3}$/)
    .map((body) => checked(body, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], '10X98765432')),
  mobile: fc.stringMatching(/^1[3-9][0-9]{9}$/),
  phone: digits(9).map((body) => `+34 ${body.replace(/(...)(...)(...)/, '$1 $2 $3')}`),
  card: digits(14).map((body) => luhn(`4${body}`)),
  email: fc
    .tuple(fc.stringMatching(/^[a-z]{4,9}$/), fc.stringMatching(/^[a-z]{4,9}$/))
    .map((parts) => `${parts.join('@')}.com`),
  dni: digits(8).map((body) => body + 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(body) % 23)),
  curp: fc.stringMatching(/^[A-Z]{4}[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9])[HM][A-Z]{5}[A-Z0-9][0-9]$/),
});
type Secrets = Parameters<Parameters<typeof secrets.map>[0]>[0];

const documentWith = ({
  hanName,
  latinName,
  identity,
  mobile,
  phone,
  card,
  email,
  dni,
  curp,
}: Secrets) => `授权书
姓名：${hanName}
一、本人${hanName}（${identity}）授权贵公司向${mobile}的机主查询本人的征信报告，并读取通讯录。
Nombre: ${latinName}
2. Autorizo a la Entidad a consultar mi historial (${dni}, ${curp}) en las centrales de riesgo y a llamar al ${phone}.
3. I, ${latinName}, authorize the Lender to access the contact list on my phone and to share my card ${card} and ${email} with third parties.
`;

/** Neither as they stand nor wrapped, spaced or marked up. */
const bare = (printed: string) => printed.replace(/<[^>]*>|[\s│|]/g, '');

function expectNone(printed: string, secret: Secrets): void {
  const { hanName, latinName, ...numbers } = secret;
  const said = bare(printed);
  const names = [hanName.slice(1), latinName.split(' ')[1] ?? ''].map((name) => `${name}`);
  for (const one of [...Object.values(numbers), ...names])
    expect([one, printed.includes(one) || said.includes(bare(one))]).toEqual([one, false]);
}

async function printed(argv: readonly string[]): Promise<string> {
  const { stdout, code } = await run(argv);
  expect(stdout.length).toBeGreaterThan(50);
  expect(code).toBeLessThan(2);
  return stdout;
}

/** All reports of one run, each in its format. */
async function inAllFormats(argv: readonly string[]): Promise<string> {
  const files = [...formats.keys()].map((format) => ({ format, file: `report.${format}` }));
  const targets = files.flatMap(({ format, file }) => ['--format', format, '--output', file]);
  expect((await run([...argv, ...targets])).code).toBeLessThan(2);
  return files.map(({ file }) => readFileSync(file, 'utf8')).join('\n');
}

/** All strings and numbers of a report, in order. */
const leaves = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];

describe('a document with numbers and names', () => {
  it('shows none of them in any output that is redacted', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, async (secret) => {
        const file = `${secret.mobile}.txt`;
        writeFileSync(file, documentWith(secret));
        for (const language of ['zh', 'en'])
          expectNone(await inAllFormats(['--lang', language, '--redact', file]), secret);
        expectNone(await printed(['--share', '--format', 'html', join(folder, file)]), secret);
        writeFileSync(`copy ${file}`, documentWith(secret));
        expectNone(await inAllFormats(['--redact', file, `copy ${file}`]), secret);
        expectNone(await printed(['text', '--redact', file]), secret);
        expectNone(await printed(['explain', '--redact', `${file}:3-6`]), secret);
        expectNone(await printed(['letter', '--kind', 'ask', file]), secret);
        await run(['letter', '--kind', 'refuse', '--output', 'letter.docx', file]);
        const { value } = await extractRawText({ buffer: readFileSync('letter.docx') });
        expect(value).toContain('●');
        expectNone(value, secret);
      }),
      { numRuns: 4 },
    );
  }, 120_000);

  it('has its positions as they were, and no sign changed but by a mask', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, async (secret) => {
        writeFileSync('plain.txt', documentWith(secret));
        const open = leaves(JSON.parse(await printed(['--format', 'json', 'plain.txt'])));
        const hidden = leaves(JSON.parse(await printed(['--redact', '--format', 'json', 'plain.txt'])));
        expect(hidden.length).toBe(open.length);
        for (const [i, leaf] of hidden.entries()) {
          const before = open[i];
          if (typeof leaf !== 'string' || typeof before !== 'string') expect(leaf).toBe(before);
          else expect([...leaf].map((sign, at) => (sign === '●' ? before[at] : sign)).join('')).toBe(before);
        }
      }),
      { numRuns: 4 },
    );
  }, 60_000);

  it('shows them where nothing is said', async () => {
    const [secret] = fc.sample(secrets, { numRuns: 1, seed: 1 });
    writeFileSync('plain.txt', documentWith(secret!));
    for (const format of formats.keys())
      for (const flags of [[], ['--share', '--no-redact']])
        expect(bare(await printed([...flags, '--lang', 'zh', '--format', format, 'plain.txt']))).toContain(
          secret!.mobile,
        );
  });
});
