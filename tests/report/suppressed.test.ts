/** What is known or waived, in every format: kept and marked, or left out, and never counted. */
import { describe, expect, it } from 'vitest';
import { exitCode, failsAt } from '../../src/cli/exit-code.ts';
import { createSlim } from '../../src/cli/slim.ts';
import type { Finding, Reading, Report, Safeguard, Suppression } from '../../src/model.ts';
import { createSarif } from '../../src/report/sarif.ts';
import { cellsOf, elements, sarifProblems, written, xmlOf } from './formats.ts';
import { documentOf, findingOf, readingOf, settingOf } from './sample.ts';

const text = 'Loan\n\nWe may read your contacts.\nIt never ends.\n';
const contacts = findingOf(text, { clause: 'We may read your contacts.', evidence: [['data', 'contacts']] });
const endless: Finding = {
  ...findingOf(text, { clause: 'It never ends.' }, { fingerprint: 'beef' }),
  ...{ rule: 'unlimited-term', category: 'irrevocable-or-unlimited', severity: 'critical' },
};
const known: Suppression = { kind: 'baseline' };
const waived: Suppression = { kind: 'waiver', owner: 'Ana', reason: 'see #12', expires: '2027-03-31' };
const lacking: Safeguard = {
  ...{ rule: 'unlimited-term', category: 'missing-safeguard', severity: 'high', assessment: 'unspecified' },
  ...{ evidence: [], fingerprint: 'cafe' },
};
const reading = (changes: Partial<Reading>) => readingOf(documentOf(text), changes);
const reportOf = (...readings: Reading[]): Report => ({ readings, errors: [] });
const suppressed = reading({
  findings: [
    { ...contacts, suppressed: waived },
    { ...endless, suppressed: known },
  ],
  safeguards: [{ ...lacking, suppressed: known }],
});
const mixed = reading({ findings: [contacts, { ...endless, suppressed: known }] });

describe('what is known or waived', () => {
  it('does not count for the exit code, and stays a finding', () => {
    const slim = createSlim();
    for (const one of [suppressed, slim(suppressed)]) {
      expect(exitCode(reportOf(one), 'low')).toBe(0);
      expect(exitCode(reportOf(one, mixed), 'low')).toBe(1);
    }
    expect(exitCode(reportOf(mixed), 'critical')).toBe(0);
    expect(exitCode(reportOf(reading({ safeguards: [lacking] })), 'high')).toBe(1);
    const { quality, givesAway } = suppressed;
    const bundle = { paths: [], quality, givesAway, safeguards: suppressed.safeguards };
    expect(exitCode({ ...reportOf(suppressed), bundle }, 'low')).toBe(0);
    expect(exitCode({ ...reportOf(suppressed), bundle: { ...bundle, safeguards: [lacking] } }, 'low')).toBe(
      1,
    );
    expect(suppressed.verdict).toBe('flagged');
  });

  it('is counted on the terminal, and not listed', async () => {
    const page = await written('terminal', reportOf(suppressed));
    expect(page).toContain('nothing new · 2 known · 1 waived');
    expect(page).toContain('· 2 findings are in the baseline, and so known.');
    expect(page).toContain('· 1 finding is waived until March 31, 2027 by Ana: see #12');
    expect(page).not.toMatch(/We may read|What is missing/);
    const half = await written('terminal', reportOf(mixed));
    expect(half).toContain('1 high · 1 known');
    expect(half).toContain('We may read your contacts.');
    expect(half).not.toContain('It never ends.');
  });

  it('is told with fingerprints where that is asked for', async () => {
    const page = await written(
      'terminal',
      reportOf(reading({ findings: [contacts], safeguards: [lacking] })),
      {
        fingerprints: true,
      },
    );
    expect(page).toContain('fingerprint f00d');
    expect(page).toContain('fingerprint cafe');
    expect(await written('terminal', reportOf(mixed))).not.toContain('fingerprint');
  });

  it('is folded on a page, where its marks lead to it', async () => {
    const page = await written('html', reportOf(mixed), { language: 'en' });
    const [listed = '', folded = ''] = page.split('<section class="known">');
    expect(listed).toContain('id="finding-1"');
    expect(listed).not.toContain('id="finding-2"');
    expect(folded).toMatch(/^<h3>.*?<details><summary>.*id="finding-2".*It never ends\./s);
    expect(page).toContain('href="#finding-2"');
    expect(page).toContain('1 new clause gives something of yours away; others are known or waived.');
    const none = await written('html', reportOf(suppressed), { language: 'en' });
    expect(none).toContain('Nothing new was found: all of it is known or waived.');
    expect(none).toContain('Waived until March 31, 2027 by Ana: see #12');
    expect(none).not.toContain('<section class="missing">');
  });

  it('is kept and marked in JSON and SARIF', async () => {
    const { documents } = JSON.parse(await written('json', reportOf(suppressed)));
    expect(documents[0].findings.map((one: Finding) => one.suppressed)).toEqual([waived, known, known]);
    const log = JSON.parse(await written('sarif', reportOf(mixed)));
    expect(sarifProblems(log)).toEqual([]);
    expect(log.runs[0].results.map(({ suppressions }: { suppressions: unknown }) => suppressions)).toEqual([
      [],
      [
        {
          kind: 'external',
          status: 'accepted',
          justification: 'In the baseline, and so known.',
          properties: known,
        },
      ],
    ]);
    const plain = JSON.parse(await written('sarif', reportOf(reading({ findings: [contacts] }))));
    expect(plain.runs[0].results[0]).not.toHaveProperty('suppressions');
  });

  it('goes before nothing new where there is no room for all in SARIF', async () => {
    const format = createSarif({ results: 1, bytes: 1_000_000 });
    const report = reportOf(reading({ findings: [{ ...endless, suppressed: known }, contacts] }));
    for (const one of report.readings) await format.reading(one, settingOf());
    const log = JSON.parse(await format.end(report, settingOf()));
    expect(log.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
      'contact-list-access',
    ]);
  });

  it('is skipped in JUnit, left out for GitLab and GitHub, and a column of CSV', async () => {
    const fails = failsAt('high');
    const page = xmlOf(await written('junit', reportOf(suppressed), { fails }));
    expect(elements(page, 'skipped').map((one) => one.getAttribute('message'))).toEqual([
      'Waived until March 31, 2027 by Ana: see #12',
      'In the baseline, and so known.',
    ]);
    expect(elements(page, 'testsuite')[0]?.getAttribute('skipped')).toBe('2');
    expect(elements(page, 'failure')).toEqual([]);
    expect(JSON.parse(await written('gitlab', reportOf(suppressed)))).toEqual([]);
    expect(await written('github', reportOf(suppressed))).toBe('');
    expect(JSON.parse(await written('gitlab', reportOf(mixed)))).toHaveLength(1);
    const [, ...rows] = cellsOf(await written('csv', reportOf(suppressed)));
    expect(rows.map((row) => row.slice(-4))).toEqual([
      ['waiver', 'Ana', 'see #12', '2027-03-31'],
      ['baseline', '', '', ''],
      ['baseline', '', '', ''],
    ]);
  });

  it('is counted in Markdown, with what is to be told of the run', async () => {
    const values = {
      file: 'w.yaml',
      line: '2',
      rule: 'contact-list-access',
      owner: 'Ana',
      expires: '2027-03-31',
    };
    const report = { ...reportOf(suppressed), notices: [{ code: 'waiver-expired', values }] };
    const page = await written('markdown', report);
    expect(page).not.toContain('| ✖');
    expect(page).toContain('2 findings are in the baseline, and so known.');
    expect(page).toMatch(/^> The waiver of contact-list-access \(Ana\) at w\.yaml:/m);
    const [{ invocations }] = JSON.parse(await written('sarif', report)).runs;
    expect(invocations[0].toolExecutionNotifications).toMatchObject([{ level: 'warning' }]);
    const { notices } = JSON.parse(await written('json', report));
    expect(notices).toMatchObject([{ code: 'waiver-expired', page: null, values }]);
  });
});
