import { describe, expect, it } from 'vitest';
import type { Document, Finding, Safeguard, Severity } from '../../src/model.ts';
import { fitting, type Kept } from '../../src/report/sarif/limits.ts';
import { createSarif } from '../../src/report/sarif.ts';
import { cellsOf, commandOf, elements, sarifProblems, written, xmlOf } from './formats.ts';
import { documentOf, findingOf, messages, readingOf, settingOf } from './sample.ts';

const text = 'Loan\n\nWe may read your contacts.\nIt never ends.\n';
const contacts = findingOf(text, { clause: 'We may read your contacts.', evidence: [['data', 'contacts']] });
const again: Finding = { ...contacts, stance: 'optional' };
const endless = findingOf(
  text,
  { clause: 'It never ends.' },
  { rule: 'unlimited-term', category: 'irrevocable-or-unlimited', severity: 'medium', fingerprint: 'beef' },
);
const missing: Safeguard = {
  rule: 'unlimited-term',
  category: 'missing-safeguard',
  severity: 'low',
  assessment: 'unspecified',
  evidence: [],
  fingerprint: 'cafe',
};
const letter = (changes: Partial<Document> = {}) =>
  readingOf(documentOf(text, { path: 'a b/ñ.txt', ...changes }), { findings: [contacts, again, endless] });
const pages: Document['pages'] = [
  { number: 1, start: 0, end: 6, read: 'text', width: 1, height: 1 },
  { number: 2, start: 6, end: text.length, read: 'text', width: 1, height: 1 },
];
const blank = readingOf(documentOf('', { path: 'blank.pdf', format: 'pdf', outcome: 'no-text' }), {
  languages: [],
  unread: [{ page: 1, reason: 'empty' }],
});
const gone = { path: 'gone.pdf', code: 'missing' };

const logOf = async (...given: Parameters<typeof written> extends [string, ...infer Rest] ? Rest : never) => {
  const log = JSON.parse(await written('sarif', ...given));
  expect(sarifProblems(log)).toEqual([]);
  return log.runs[0];
};

describe('SARIF', () => {
  it('tells what was found where, with what GitHub knows an alert by', async () => {
    const { results } = await logOf({ readings: [letter()] });
    expect(results).toHaveLength(3);
    expect(results[0]).toEqual({
      ruleId: 'contact-list-access',
      level: 'error',
      message: {
        text: "You let the lender read your phone's contact list · line 3 · We may read your contacts.",
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%20b/%C3%B1.txt', uriBaseId: '%SRCROOT%' },
            region: { startLine: 3, endLine: 3 },
          },
        },
      ],
      partialFingerprints: { 'consentlint/v1': 'f00d', primaryLocationLineHash: 'f00d:1' },
      properties: { severity: 'high', stance: 'granted', category: 'contact-list', kind: 'clause' },
    });
    expect(results[1].partialFingerprints.primaryLocationLineHash).toBe('f00d:2');
  });

  it('names the page where a format has no lines', async () => {
    const { results } = await logOf({ readings: [letter({ format: 'pdf', pages, path: '/x/a.pdf' })] });
    expect(results[0].message.text).toContain('page 2');
    expect(results[0].properties.page).toBe(2);
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'file:///x/a.pdf' },
      region: { startLine: 1, endLine: 1 },
    });
  });

  it('has each rule once, graded for code scanning by the worst it found', async () => {
    const worse: Finding = { ...endless, severity: 'critical', fingerprint: 'dead' };
    const reading = { ...letter(), findings: [contacts, endless, worse], safeguards: [missing] };
    const { tool, results } = await logOf({ readings: [reading] });
    const graded = tool.driver.rules.map((rule: { id: string; properties: Record<string, unknown> }) => [
      rule.id,
      rule.properties['security-severity'],
    ]);
    expect(graded).toEqual([
      ['contact-list-access', '8.0'],
      ['unlimited-term', '9.5'],
    ]);
    expect(results.map(({ level }: { level: string }) => level)).toEqual([
      'error',
      'warning',
      'error',
      'note',
    ]);
    expect(tool.driver.rules[0].help.text).toContain('Act MX-1');
  });

  it('grades every severity as GitHub does', async () => {
    const scoreOf = async (severity: Severity) => {
      const { tool } = await logOf({ readings: [{ ...letter(), findings: [{ ...contacts, severity }] }] });
      return Number(tool.driver.rules[0].properties['security-severity'] ?? 0);
    };
    expect(await scoreOf('critical')).toBeGreaterThanOrEqual(9);
    expect(Math.floor((await scoreOf('high')) / 7)).toBe(1);
    expect(Math.floor((await scoreOf('medium')) / 4)).toBe(1);
    expect(Math.ceil((await scoreOf('low')) / 4)).toBe(1);
    expect(await scoreOf('info')).toBe(0);
  });

  it('says what was not read, and that the run did not succeed', async () => {
    const [clean, unread, lost] = [
      await logOf({ readings: [letter()] }),
      await logOf({ readings: [letter(), blank] }),
      await logOf({ readings: [letter()], errors: [gone] }),
    ].map(({ invocations: [first] }) => first);
    expect([clean, unread, lost].map((run) => run.executionSuccessful)).toEqual([true, false, false]);
    expect(clean.toolExecutionNotifications).toEqual([]);
    expect(unread.toolExecutionNotifications[0]).toMatchObject({
      level: 'warning',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'blank.pdf' } } }],
    });
    expect(lost.toolExecutionNotifications[0]).toMatchObject({
      level: 'error',
      message: { text: 'There is no such file. Check the name and the folder.' },
    });
  });

  it('keeps the worst where GitHub takes no more, and says how many are left out', async () => {
    const many = Array.from({ length: 25_003 }, (_, i) => (i < 5 ? endless : contacts));
    const { results, invocations } = await logOf({ readings: [{ ...letter(), findings: many }] });
    expect(results).toHaveLength(25_000);
    const rules = results.map(({ ruleId }: { ruleId: string }) => ruleId);
    expect(rules.filter((id: string) => id === 'unlimited-term')).toHaveLength(2);
    expect(rules.slice(0, 2)).toEqual(['unlimited-term', 'unlimited-term']);
    expect(invocations[0].toolExecutionNotifications[0]).toMatchObject({
      level: 'warning',
      message: { text: messages.en?.['sarif.left-out.other']?.replace('{n}', '3') },
    });
  });

  it('keeps the worst of many documents, too', async () => {
    const format = createSarif({ results: 10, bytes: 1_000_000 });
    const worse: Finding = { ...endless, severity: 'critical' };
    const nine = Array.from({ length: 9 }, () => contacts);
    const readings = [nine, [...nine, worse], nine, nine].map((findings) => ({ ...letter(), findings }));
    for (const reading of readings) await format.reading(reading, settingOf());
    const log = JSON.parse(await format.end({ readings, errors: [] }, settingOf()));
    expect(sarifProblems(log)).toEqual([]);
    const [{ results, invocations }] = log.runs;
    expect(results).toHaveLength(10);
    expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('unlimited-term');
    expect(invocations[0].toolExecutionNotifications[0].message.text).toMatch(/^27 /);
  });

  it('keeps within the bytes that GitHub takes of a packed file', () => {
    const noise = (seed: number) =>
      Array.from({ length: 40 }, (_, i) => ((seed * 7919 + i * 104_729) % 65_521).toString(36)).join('');
    const results = Array.from(
      { length: 200 },
      (_, i): Kept => ({
        ...{ rule: 'a', category: 'b', severity: i % 2 === 0 ? 'low' : 'high', isSuppressed: false },
        json: noise(i),
      }),
    );
    const write = (kept: readonly Kept[]) => kept.map(({ json }) => json).join('\n');
    const whole = write(results);
    expect(fitting(results, write, { results: 200, bytes: whole.length })).toBe(whole);
    const shown = fitting(results, write, { results: 200, bytes: 4000 }).split('\n');
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.length).toBeLessThan(200);
    const severities = new Map(results.map(({ json, severity }) => [json, severity]));
    const high = shown.filter((json) => severities.get(json) === 'high').length;
    expect(high).toBe(Math.min(100, shown.length));
    expect(fitting(results, write, { results: 200, bytes: 0 })).toBe('');
  });

  it('tells of documents taken together what none of them says', async () => {
    const reading = letter();
    const { quality, givesAway } = reading;
    const bundle = { paths: ['a b/ñ.txt', 'c.txt'], safeguards: [missing], quality, givesAway };
    const { results } = await logOf({ readings: [reading], bundle });
    expect(results[3]).toMatchObject({
      ruleId: 'unlimited-term',
      message: { text: 'The authorization has no end · a b/ñ.txt, c.txt' },
      properties: { kind: 'missing' },
    });
  });
});

describe('JUnit', () => {
  it('has a failed case for each rule, an error for what was not read, and a case that passed', async () => {
    const clear = readingOf(documentOf('Fine.', { path: 'fine.txt' }));
    const page = xmlOf(await written('junit', { readings: [letter(), blank, clear], errors: [gone] }));
    const counts = elements(page, 'testsuite').map((suite) =>
      ['name', 'tests', 'failures', 'errors'].map((name) => suite.getAttribute(name)),
    );
    expect(counts).toEqual([
      ['a b/ñ.txt', '2', '2', '0'],
      ['blank.pdf', '1', '0', '1'],
      ['fine.txt', '1', '0', '0'],
      ['gone.pdf', '1', '0', '1'],
    ]);
    const [failure] = elements(page, 'failure');
    expect(failure?.getAttribute('type')).toBe('contact-list-access.high');
    expect(failure?.textContent?.split('\n').slice(0, 2)).toEqual([
      'line 3: We may read your contacts.',
      'line 3 · you may refuse this: We may read your contacts.',
    ]);
  });
});

describe('JUnit below the threshold', () => {
  it('passes, and still tells', async () => {
    const fails = ({ severity }: Pick<Finding, 'severity'>) => severity === 'high';
    const page = xmlOf(await written('junit', { readings: [letter()] }, { fails }));
    expect(elements(page, 'failure').map((failure) => failure.getAttribute('type'))).toEqual([
      'contact-list-access.high',
    ]);
    expect(elements(page, 'testsuite')[0]?.getAttribute('failures')).toBe('1');
    expect(elements(page, 'system-out').map(({ textContent }) => textContent?.split('\n')[0])).toEqual([
      'line 4: It never ends.',
    ]);
  });
});

describe('GitLab code quality', () => {
  it('has an issue for each finding and for what was not read', async () => {
    const issues = JSON.parse(await written('gitlab', { readings: [letter(), blank], errors: [gone] }));
    expect(
      issues.map((issue: { check_name: string; severity: string }) => [issue.check_name, issue.severity]),
    ).toEqual([
      ['contact-list-access', 'critical'],
      ['contact-list-access', 'critical'],
      ['unlimited-term', 'major'],
      ['unread', 'major'],
      ['unread', 'critical'],
    ]);
    expect(issues[0].location).toEqual({ path: 'a b/ñ.txt', lines: { begin: 3, end: 3 } });
  });

  it('is an empty list where there is nothing', async () => {
    expect(JSON.parse(await written('gitlab', {}))).toEqual([]);
  });
});

describe('GitHub annotations', () => {
  it('are commands with file, lines and title', async () => {
    const path = 'a,b:c%.txt';
    const lines = (await written('github', { readings: [letter({ path }), blank], errors: [gone] })).split(
      '\n',
    );
    expect(lines[0]).toMatch(/^::error file=a%2Cb%3Ac%25\.txt,line=3,endLine=3,title=You let /);
    expect(lines.slice(0, -1).map(commandOf)).toMatchObject([
      { name: 'error', file: path, line: '3' },
      { name: 'error' },
      { name: 'warning', title: 'The authorization has no end' },
      { name: 'warning', file: 'blank.pdf' },
      { name: 'error', file: 'gone.pdf' },
    ]);
  });
});

describe('CSV', () => {
  const rowsOf = async (
    ...given: Parameters<typeof written> extends [string, ...infer Rest] ? Rest : never
  ) => cellsOf(await written('csv', ...given));

  it('has a row for each finding, and one for what was not read', async () => {
    const [, ...rows] = await rowsOf({ readings: [letter(), blank], errors: [gone] });
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['a b/ñ.txt', 'clause', 'contact-list-access'],
      ['a b/ñ.txt', 'clause', 'contact-list-access'],
      ['a b/ñ.txt', 'clause', 'unlimited-term'],
      ['blank.pdf', 'unread', ''],
      ['gone.pdf', 'error', 'missing'],
    ]);
  });

  it('begins with a byte order mark only where one is asked for', async () => {
    expect((await written('csv', {}, { byteOrderMark: true })).startsWith('\ufeffpath,kind')).toBe(true);
    expect((await written('csv', {})).startsWith('path,kind')).toBe(true);
  });

  it.each(['=1+1', '+1', '-1', '@a', '\t=1', '\r=1', '＝1'])('guards %j, and nothing else', async (path) => {
    const [, row] = await rowsOf({ errors: [{ path, code: 'missing' }] });
    expect(row?.[0]?.startsWith("'")).toBe(true);
    const [, plain] = await rowsOf({ errors: [{ path: `a${path}`, code: 'missing' }] });
    expect(plain?.[0]?.startsWith('a')).toBe(true);
  });
});

describe('Markdown', () => {
  it('has a table of what was found, and each rule once', async () => {
    const page = await written('markdown', { readings: [letter()] });
    expect(page).toContain("| ✖ high | You let the lender read your phone's contact list | line 3 |");
    expect(page.match(/^### /gm)).toHaveLength(2);
    expect(page).toContain('\n> We may read your contacts.\n');
    const short = await written('markdown', { readings: [letter()] }, { detail: 'summary' });
    expect(short).toContain('| ✖ high |');
    expect(short).not.toContain('###');
  });

  it('speaks the language asked for', async () => {
    const page = await written('markdown', { readings: [letter()] }, { language: 'es' });
    expect(page).toContain('| gravedad | hallazgo | lugar |');
  });

  it('calls nobody and links nothing', async () => {
    const path = '@all #1 www.a.example http://b.example GH-1 [x](y) <b>|`c`';
    const [title = ''] = (await written('markdown', { errors: [{ path, code: 'missing' }] })).split('\n');
    expect(title).toBe(
      '## @<!-- -->all \\#<!-- -->1 www<!-- -->.a.example http:<!-- -->//b.example GH-<!-- -->1 \\[x\\](y) &lt;b&gt;\\|\\`c\\`',
    );
  });
});
