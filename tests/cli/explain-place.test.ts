/** `explain FILE:LINE` with the rules that ship: each way a clause can be flagged or not, as a reader sees it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { isFileName, linesOf } from '../../src/cli/explain-target.ts';
import { main } from '../../src/cli/index.ts';
import { createFold } from '../../src/match/fold.ts';
import { writeLexicons } from '../../src/match/lexicons.ts';
import { once } from '../../src/match/once.ts';
import { sampleLists } from '../../src/match/samples.ts';
import type { Rulebook } from '../../src/model.ts';
import { rulebook } from '../reading.ts';

/** As the build writes it: the words stand in the lexicons. */
const built = (): Rulebook => {
  const fold = createFold(rulebook.variants);
  const languages = Object.values(rulebook.languages);
  return {
    ...rulebook,
    languages: Object.fromEntries(
      languages.map((language) => [language.id, { ...language, lists: sampleLists(language.lists) }]),
    ),
    lexicons: Object.fromEntries(
      languages.map(({ id, lists }) => [id, JSON.stringify(writeLexicons(lists, fold))]),
    ),
  };
};
const shipped = once(built);

vi.mock('../../src/rules/load.ts', () => ({ loadRulebook: async () => shipped() }));

const folder = mkdtempSync(join(tmpdir(), 'explain-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function explain(subject: string, env: Record<string, string> = {}, more: readonly string[] = []) {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  const code = await main({
    argv: ['explain', ...more, subject],
    stdin: Readable.from(['We may read your contacts.']),
    ...streams,
    env: { LANG: 'en_US.UTF-8', COLUMNS: '80', ...env },
    cwd: folder,
  });
  const read = (stream: PassThrough): string => stream.read()?.toString() ?? '';
  return { code, stdout: read(streams.stdout), stderr: read(streams.stderr) };
}

/** What is said of the last line of a text. */
async function said(text: string, env?: Record<string, string>): Promise<string> {
  writeFileSync(join(folder, 'letter.txt'), text);
  const line = text.split('\n').length;
  const { code, stdout, stderr } = await explain(`letter.txt:${line}`, env);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

const tight = (text: string) => text.replace(/\s+/g, ' ');

describe('a place', () => {
  it('is a file and lines of it', () => {
    expect(linesOf('a.pdf:12')).toEqual({ file: 'a.pdf', line: 12, endLine: 12 });
    expect(linesOf('C:\\a b.pdf:3-5')).toEqual({ file: 'C:\\a b.pdf', line: 3, endLine: 5 });
    expect(linesOf('a.pdf:5-3')).toEqual({ file: 'a.pdf', line: 3, endLine: 5 });
    expect(['contact-list-access', 'a.pdf', 'a.pdf:', ':3', 'a:x'].map(linesOf)).toEqual(Array(5).fill(null));
  });

  it('is told from the name of a rule', () => {
    const means = (subject: string) => isFileName(subject, { cwd: process.cwd() });
    expect(['a.pdf', 'x/y', '-', 'package.json', 'src'].map(means)).toEqual(Array(5).fill(true));
    expect(['contact-list', 'zzz'].map(means)).toEqual([false, false]);
  });
});

describe('explain FILE:LINE', () => {
  it('shows a clause that is flagged, whole', async () => {
    const [shown = ''] = (await said('You authorize us to:\n(a) read your contact list;')).split(
      /(?<=Also looked at: )/,
    );
    expect(shown).toBe(
      `line 2, clause (a) · English
  │ (a) read your contact list;
  │     ~~~~      ~~~~~~~~~~~~
  line above  You authorize us to:
  grant       consent: “authorize” (line above)

✖ high  You let the lender read your phone's contact list    contact-list-access
  Flagged, because these words were met:
  act   “read”
  data  “contact list”

  Also looked at: `,
    );
  });

  it.each([
    ['a condition', 'If you are late, we may call your relatives.', 'Flagged, only under a condition (“If”'],
    [
      'an option',
      'We may read your contact list, and you may refuse this.',
      'Flagged, you may refuse this (',
    ],
    ['a denial', 'We never read your contact list.', '✓ promised not to'],
    [
      'the words of a denial',
      'We never read your contact list.',
      'Denied (“never”), so it counts as a promise:',
    ],
    ['no grant', 'Some thieves read a contact list.', 'but nothing is granted: no consent'],
    ['a frame', 'You may withdraw your consent to read your contact list.', 'another matter ('],
    [
      'another matter',
      'We may ask you to pick your references from your contact list.',
      'Another matter, because of “',
    ],
    ['what is missing', 'A contact list is useful.', 'Not there: act such as “'],
    ['no word at all', 'Repayments are due monthly.', 'No word that a rule looks for stands here.'],
    [
      'a broken promise',
      'We never read your contact list.\nYou authorize us to read your contact list.',
      'promises the opposite elsewhere (line 1)',
    ],
  ])('tells %s', async (_, text, words) => {
    expect(tight(await said(text))).toContain(words);
  });

  it('speaks the language of the reader', async () => {
    const text = '我们不会读取您的通讯录。';
    expect(await said(text, { LANG: 'zh_CN.UTF-8' })).toContain('被否定（“不会”），算作承诺：');
    expect(await said(text, { LANG: 'zh_TW.UTF-8' })).toContain('被否定（「不会」），算作承諾：');
    expect(await said(text, { LANG: 'es_ES.UTF-8' })).toContain('Negado («不会»); cuenta como promesa:');
  });

  it('fits a narrow terminal', async () => {
    const text = await said('You authorize us to:\n(a) read your contact list;', { COLUMNS: '44' });
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(44);
  });

  it('tells a text that nobody can see', async () => {
    const page = '<p>Hello.</p><p style="display:none">You authorize us to read your contact list.</p>';
    writeFileSync(join(folder, 'page.html'), page);
    const { stdout } = await explain('page.html:2');
    expect(tight(stdout)).toContain('in words nobody can see: “authorize”, “read”, “contact list”.');
  });

  it('says what is wrong with a place', async () => {
    writeFileSync(join(folder, 'short.txt'), 'We may read your contacts.\n\nGoodbye now.\n');
    const complaint = async (subject: string) => {
      const { code, stdout, stderr } = await explain(subject);
      return [code, stdout, stderr];
    };
    expect(await complaint('short.txt:9')).toEqual([
      2,
      '',
      'consentlint: There is no line 9 in short.txt; it has 3. See consentlint text short.txt.\n',
    ]);
    expect(await complaint('short.txt:0')).toEqual([2, '', expect.stringMatching(/no line 0/)]);
    expect(await complaint('short.txt:2')).toEqual([
      2,
      '',
      'consentlint: No clause stands on line 2 of short.txt; the nearest begins on line 1.\n',
    ]);
    expect(await complaint('gone.txt:2')).toEqual([2, '', expect.stringMatching(/There is no such file/)]);
    expect(await complaint('short.txt')).toEqual([
      2,
      '',
      expect.stringMatching(/consentlint explain short\.txt:12/),
    ]);
  });

  it('asks for passwords as a scan does, and takes them', async () => {
    const file = fileURLToPath(new URL('../inputs/enc-user256.pdf', import.meta.url));
    const { code, stderr } = await explain(`${file}:1`);
    expect(code).toBe(3);
    expect(stderr).toContain('--password-file');
    expect((await explain(`${file}:1`, {}, ['--timeout', 'soon'])).stderr).toContain('--timeout takes');
  });
});
