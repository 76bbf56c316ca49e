/** Whatever a document or its name holds: every format stays what it is, and nothing of it takes effect. */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading, Report, Suppression } from '../../src/model.ts';
import { COLUMNS } from '../../src/report/csv.ts';
import { formats } from '../../src/report/index.ts';
import { sanitise } from '../../src/report/sanitise.ts';
import { cellsOf, commandOf, elements, sarifProblems, written, xmlOf } from './formats.ts';
import { documentOf, findingOf, readingOf } from './sample.ts';

const schemaOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../src/report/${name}.schema.json`, import.meta.url), 'utf8'));
const ajv = new Ajv.default({ allErrors: true, allowUnionTypes: true });
const validate = ajv.compile(schemaOf('report'));
const validateLine = ajv.compile(schemaOf('line'));

/** Pieces that mean something to somebody: terminals, workflows, spreadsheets, XML, JSON, Markdown, addresses. */
const PIECES = [
  ...[
    '\u001b[31m',
    '\u0007',
    '\0',
    '\u009b2J',
    '\u202e',
    '\u2066',
    '\u200b',
    '\ufeff',
    '\u{e0041}',
    '\u00ad',
  ],
  ...['\r', '\n', '\r\n', '\u2028', '\u0085', '\t', '\ud800', '\udfff', '\ufffe', '\uffff', '\u{1ffff}'],
  ...[
    '::error::x',
    '\n::set-output name=a::b',
    '##[error]',
    '::',
    '%0A',
    '%0D%0A::warning::',
    '%25',
    ':',
    ',',
  ],
  ...['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '"', '""', '";=1', "'", ';'],
  ...['<![CDATA[', ']]>', '<!--', '-->', '<b>', '&amp;', '&#0;', '</testsuite>', '<script>'],
  ...[
    '|',
    '`',
    '```',
    '**',
    '__',
    '[a](javascript:1)',
    '![](//a)',
    '# ',
    '> ',
    '1. ',
    '- ',
    '@everyone',
    '#1',
  ],
  ...[
    'www.a.example',
    'https://a.example',
    '\\',
    '\\u0000',
    '{',
    '}',
    '../',
    '%2e%2e',
    '%',
    '?',
    'a b',
    '#',
    '/',
  ],
  ...['通讯录', 'ñ', '👩‍👩‍👧', 'e\u0301', 'word'],
];
const hostile = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary' })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pieces) => pieces.join(''));

/** What is known, and what is waived by somebody, for a reason and up to a day that may be anything. */
const suppressions: fc.Arbitrary<Suppression | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.constant({ kind: 'baseline' as const }),
  fc.record({ kind: fc.constant('waiver' as const), owner: hostile, reason: hostile, expires: hostile }),
);

const readings = fc
  .record({
    suppressed: fc.tuple(suppressions, suppressions),
    path: hostile,
    before: hostile,
    clause: hostile,
    number: hostile,
    isRead: fc.boolean(),
    extension: hostile,
    format: fc.constantFrom('text' as const, 'markdown' as const, 'html' as const),
  })
  .map(({ path, before, clause, number, isRead, extension, format, suppressed }): Reading => {
    const text = `${before}\nread ${clause} contacts`;
    const found = findingOf(text, { clause: `read ${clause} contacts`, evidence: [['data', 'contacts']] });
    const document = documentOf(isRead ? text : '', {
      path,
      format,
      outcome: isRead ? 'read' : 'malformed',
      notes: [{ code: 'mislabelled', values: { extension, format: 'pdf' } }],
    });
    const numbered = { ...found, clause: { ...found.clause, number } };
    const both = suppressed.map((one) => (one ? { ...numbered, suppressed: one } : numbered));
    return readingOf(document, { findings: isRead ? both : [] });
  });

/** A report in which no two inputs have one name. */
const reports = fc
  .record({
    readings: fc.uniqueArray(readings, { maxLength: 3, selector: ({ document }) => document.path }),
    notices: fc.array(
      fc.record({ file: hostile, owner: hostile }).map(({ file, owner }) => ({
        code: 'waiver-unused',
        values: { file, line: '1', rule: 'contact-list-access', owner, expires: '2027-03-31' },
      })),
      { maxLength: 2 },
    ),
    errors: fc.uniqueArray(
      hostile.map((path) => ({ path, code: 'missing' })),
      {
        maxLength: 2,
        selector: ({ path }) => path,
      },
    ),
  })
  .filter(({ readings: all, errors }) =>
    errors.every(({ path }) => all.every(({ document }) => document.path !== path)),
  );

/** Holds for every report that can be made of such pieces. */
const holds = (check: (report: Report) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(reports, check), { numRuns: 200 });

const entryCount = ({ readings: all }: Report) => all.reduce((sum, { findings }) => sum + findings.length, 0);
const freshOf = ({ findings }: Reading) => findings.filter(({ suppressed }) => suppressed === undefined);
const freshCount = ({ readings: all }: Report) => all.reduce((sum, one) => sum + freshOf(one).length, 0);
const doubtCount = ({ readings: all, errors }: Report) => all.length + errors.length;
const wellFormed = (text: string) => text.replace(/\p{Cs}/gu, '\ufffd');

describe('whatever a document holds', () => {
  it.each([...formats.keys()])('%s has nothing in it that a terminal obeys', (name) =>
    holds(async (report) => {
      const text = await written(name, report);
      expect(text.replace(/\r\n|\n/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );

  it('json and ndjson hold it unchanged', () =>
    holds(async (report) => {
      const value = JSON.parse(await written('json', report));
      expect(validate(value) ? [] : validate.errors).toEqual([]);
      const text = await written('ndjson', report);
      const lines = text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line));
      for (const line of lines) expect(validateLine(line) ? [] : validateLine.errors).toEqual([]);
      expect(lines.slice(0, report.readings.length)).toEqual(value.documents);
      expect(lines.slice(report.readings.length).map(({ path }) => path)).toEqual(
        report.errors.map(({ path }) => path),
      );
      expect(value.documents.map(({ path }: { path: string }) => path)).toEqual(
        report.readings.map(({ document }) => document.path),
      );
    }));

  it('sarif is valid, and its addresses lead back to the files', () =>
    holds(async (report) => {
      const log = JSON.parse(await written('sarif', report));
      expect(sarifProblems(log)).toEqual([]);
      const [run] = log.runs;
      expect(run.results).toHaveLength(entryCount(report));
      const given = report.readings.flatMap(({ findings }) => findings.map(({ suppressed }) => suppressed));
      const isSaid = given.some((suppressed) => suppressed !== undefined);
      const accepted = expect.objectContaining({ kind: 'external', status: 'accepted' });
      expect(run.results.map(({ suppressions: said }: { suppressions?: unknown }) => said)).toEqual(
        given.map((suppressed) => (isSaid ? (suppressed ? [accepted] : []) : undefined)),
      );
      const uris = run.results.map(
        (result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
          result.locations[0]?.physicalLocation.artifactLocation.uri,
      );
      for (const uri of uris) expect(uri).toMatch(/^(?:file:\/\/)?(?:[A-Za-z0-9\-._~!'()*/]|%[0-9A-F]{2})*$/);
      const names = report.readings.flatMap(({ document, findings }) => findings.map(() => document.path));
      const plain = (path: string) =>
        path
          .split('/')
          .filter((part) => part !== '.' && part !== '')
          .at(-1);
      for (const [i, path] of names.entries()) {
        const last = plain(wellFormed(path));
        if (last !== undefined && last !== '..') expect(decodeURIComponent(uris[i])).toContain(last);
      }
      expect(run.invocations[0].toolExecutionNotifications).toHaveLength(
        doubtCount(report) + (report.notices?.length ?? 0),
      );
    }));

  it('junit is XML, with a suite for each input and a case for each rule', () =>
    holds(async (report) => {
      const suites = elements(xmlOf(await written('junit', report)), 'testsuite');
      expect(suites.map((suite) => suite.getAttribute('name'))).toEqual(
        [
          ...report.readings.map(({ document }) => document.path),
          ...report.errors.map(({ path }) => path),
        ].map((path) => sanitise(path).replace(/[\ufffe\uffff]/g, '')),
      );
      for (const suite of suites) {
        const kinds = ['testcase', 'failure', 'error', 'skipped'];
        const counted = kinds.map((name) => String(elements(suite, name).length));
        expect(['tests', 'failures', 'errors', 'skipped'].map((name) => suite.getAttribute(name))).toEqual(
          counted,
        );
        expect(Number(counted[0])).toBeGreaterThan(0);
      }
    }));

  it('gitlab is a list of issues, no two with one fingerprint', () =>
    holds(async (report) => {
      const issues = JSON.parse(await written('gitlab', report));
      expect(issues).toHaveLength(freshCount(report) + doubtCount(report));
      expect(new Set(issues.map((issue: { fingerprint: string }) => issue.fingerprint)).size).toBe(
        issues.length,
      );
      for (const { location, severity } of issues) {
        expect(location.lines.begin).toBeGreaterThan(0);
        expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
      }
    }));

  it('github has one command a line, and none that a document gave', () =>
    holds(async (report) => {
      const text = await written('github', report);
      const lines = text.split('\n').slice(0, -1);
      expect(lines).toHaveLength(freshCount(report) + doubtCount(report));
      const files = [
        ...report.readings.flatMap((reading) => [...freshOf(reading), ''].map(() => reading.document.path)),
        ...report.errors.map(({ path }) => path),
      ];
      for (const [i, line] of lines.entries()) {
        const { name, file } = commandOf(line);
        expect(['error', 'warning', 'notice']).toContain(name);
        expect(file).toBe(sanitise(files[i] ?? ''));
        expect(line).not.toContain('\r');
      }
    }));

  it('csv has the same cells when read again, and no formula', () =>
    holds(async (report) => {
      const [head, ...rows] = cellsOf(await written('csv', report));
      expect(head).toEqual(COLUMNS);
      expect(rows).toHaveLength(entryCount(report) + doubtCount(report));
      const { documents } = JSON.parse(await written('json', report));
      const quotes = documents.flatMap(({ findings }: { findings: { quote: string }[] }) =>
        findings.map(({ quote }) => quote),
      );
      const bare = (text: string) => sanitise(text).replace(/\s+/gu, '');
      const clauses = rows.filter((row) => row[1] === 'clause');
      const kinds = report.readings.flatMap(({ findings }) =>
        findings.map(({ suppressed }) => suppressed?.kind ?? ''),
      );
      expect(clauses.map((row) => row[COLUMNS.indexOf('suppressed')])).toEqual(kinds);
      expect(clauses.map((row) => bare(row[7] ?? ''))).toEqual(quotes.map(bare));
      for (const row of rows) {
        expect(row).toHaveLength(COLUMNS.length);
        for (const cell of row) expect(cell).not.toMatch(/^[\s\u00a0]*[=+\-@＝＋－＠]/);
      }
      const paths = report.readings.flatMap(({ document, findings }) =>
        [...findings, ''].map(() => sanitise(document.path)),
      );
      const guarded = (path: string) => (/^\s*[=+\-@＝＋－＠]/.test(path) ? `'${path}` : path);
      expect(rows.slice(0, paths.length).map(([path]) => path)).toEqual(paths.map(guarded));
    }));

  it('markdown has no markup, mention or link but its own', () =>
    holds(async (report) => {
      const text = await written('markdown', report);
      for (const line of text.split('\n')) {
        const foreign = line
          .replace(/^(?:#{2,3} |> |- )/, '')
          .replace(/^\| (.*) \|$/, (_, cells: string) => cells.replaceAll(' | ', ' '))
          .replace(/^(?:--- ?)+$/, '')
          .replace(/^\*\*(\w+)\*\* /, '')
          .replace(/^\*\*(.*)\*\*$/, '$1')
          .replace(/ \((contact-list-access)\)$/, ' $1')
          .replaceAll('<!-- -->', '\u0001')
          .replace(/&(?:amp|lt|gt);/g, 'x')
          .replace(/\\[\\`*_[\]|~$#.)=+-]/g, 'x');
        expect(foreign).not.toMatch(/[\\`*_[\]|~$#<>&]|^[-+=]|^\d+[.)]\s|@\w|www\.|:\/\//);
      }
    }));
});
