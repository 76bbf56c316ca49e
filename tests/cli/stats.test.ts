/** `consentlint stats`: what goes in, where it comes out, how it ends, and what is masked. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TABLES } from '../../src/stats/index.ts';
import { documentOf, type Made, ndjsonOf, reportOf } from '../stats/results.ts';
import { run } from './run.ts';

vi.mock('../../src/rules/load.ts', async () => {
  const { rulebook } = await import('../reading.ts');
  return { loadRulebook: async () => rulebook };
});

const DOCUMENTS: readonly Made[] = [
  {
    path: 'loans/Mary Smith 13912345678.pdf',
    lender: 'Green Pine Finance Ltd',
    date: '2023-05-01',
    findings: [
      { quote: 'Whoever answers at 13912345678 will be told of every debt that is not paid in time.' },
    ],
  },
  {
    path: 'loans/b.pdf',
    lender: 'Green Pine Finance Ltd',
    findings: [{ quote: 'We may read your contacts.' }],
  },
];

let folder = '';
const at = (name: string): string => join(folder, name);
const stats = (...argv: readonly string[]) => run(['stats', ...argv], { cwd: folder });
const put = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return name;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'consentlint-stats-'));
  put('results.ndjson', ndjsonOf(DOCUMENTS));
});
afterEach(() => {
  vi.doUnmock('@duckdb/node-api');
  rmSync(folder, { recursive: true });
});

describe('stats', () => {
  it('shows tables on the terminal', async () => {
    const { code, stdout, stderr } = await stats('results.ndjson');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('In all\n');
    expect(stdout).toMatch(/Green Pine Finance Ltd +2 +2 +1 +0 +2/);
    expect(stdout).not.toContain('stats.');
  });

  it.each(['zh', 'es', 'id', 'pt', 'zh-Hant'])('speaks %s', async (language) => {
    const { stdout } = await run(['stats', 'results.ndjson', '--lang', language], { cwd: folder });
    expect(stdout).not.toMatch(/In all|findings|stats\./);
  });

  it('shows one table with all its rows, or as many as are wanted', async () => {
    put(
      'many.ndjson',
      ndjsonOf(Array.from({ length: 30 }, (_, n) => ({ lender: `Lender Number ${n} Ltd` }))),
    );
    const all = await stats('many.ndjson', '--table', 'lenders');
    expect(all.stdout.match(/Lender Number/g)).toHaveLength(30);
    const few = await stats('many.ndjson', '--table', 'lenders', '--top', '3');
    expect(few.stdout.match(/Lender Number/g)).toHaveLength(3);
  });

  it('reads standard input, several files, and folders of them, other JSON left alone', async () => {
    const input = await run(['stats', '-', '-f', 'json', '--table', 'summary'], {
      cwd: folder,
      stdin: Readable.from([ndjsonOf(DOCUMENTS)]),
    });
    expect(JSON.parse(input.stdout).tables.summary.documents).toBe(2);
    mkdirSync(at('all/below'), { recursive: true });
    put('all/below/report.json', JSON.stringify(reportOf([{ path: 'c' }])));
    put('all/package.json', '{"name":"x"}');
    put('all/lines.jsonl', ndjsonOf([{ path: 'd' }]));
    symlinkSync(folder, at('all/loop'));
    const { code, stdout } = await stats('results.ndjson', 'all', '-f', 'json');
    expect(JSON.parse(stdout).tables.summary).toMatchObject({ documents: 4, damaged: 0 });
    expect(code).toBe(0);
  });

  it('writes a file for each table, or several formats at once', async () => {
    const { code, stdout } = await stats(
      'results.ndjson',
      '-f',
      'csv',
      '-o',
      'tables',
      '-f',
      'html',
      '-o',
      'page.html',
      '--bom',
    );
    expect([code, stdout]).toEqual([0, '']);
    expect(readdirSync(at('tables')).sort()).toEqual(TABLES.map((name) => `${name}.csv`).sort());
    expect(readFileSync(at('tables/lenders.csv'), 'utf8')).toMatch(
      /^\ufefflender,[^\r]+\r\n"Green Pine Finance Ltd",2,2,/,
    );
    expect(readFileSync(at('page.html'), 'utf8')).toContain('</html>');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('writes one table as CSV to standard output', async () => {
    const { stdout } = await stats('results.ndjson', '-f', 'csv', '--table', 'severities');
    expect(stdout).toBe('severity,findings,documents,lenders\r\n"high",2,2,1\r\n');
  });

  it('writes the findings as Parquet, the same bytes each time', async () => {
    for (const name of ['a.parquet', 'b.parquet'])
      expect((await stats('results.ndjson', '--parquet', name)).code).toBe(0);
    expect(readFileSync(at('a.parquet')).equals(readFileSync(at('b.parquet')))).toBe(true);
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const rows = await connection.runAndReadAll(
      `SELECT document, lender, year, rule, severity, family FROM '${at('a.parquet')}' ORDER BY document`,
    );
    expect(rows.getRowsJson()).toEqual([
      ['0', 'Green Pine Finance Ltd', 2023, 'contact-list-access', 'high', null],
      ['1', 'Green Pine Finance Ltd', null, 'contact-list-access', 'high', null],
    ]);
    connection.closeSync();
  });
});

describe('personal data', () => {
  it.each(['terminal', 'json', 'html', 'csv'])(
    'are masked in %s, unless that is not wanted',
    async (format) => {
      const wanted = ['--table', 'outlier-clauses', '-f', format];
      expect((await stats('results.ndjson', ...wanted)).stdout).not.toContain('13912345678');
      expect((await stats('results.ndjson', ...wanted, '--no-redact')).stdout).toContain('13912345678');
    },
  );

  it('are masked in names of files, whose folders go, where others will see them', async () => {
    const { stdout } = await stats('results.ndjson', '-f', 'json', '--share');
    expect(stdout).not.toMatch(/loans\/|13912345678/);
    expect(stdout).toContain('b.pdf');
  });

  it('are masked in Parquet, too', async () => {
    await stats('results.ndjson', '--parquet', 'a.parquet', '--share');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const rows = await connection.runAndReadAll(`SELECT path, quote FROM '${at('a.parquet')}'`);
    expect(JSON.stringify(rows.getRowsJson())).not.toMatch(/loans|13912345678/);
    connection.closeSync();
  });
});

describe('what cannot be counted', () => {
  it('is told with its line; the rest is counted, and it ends with 3', async () => {
    put('bad.ndjson', `${ndjsonOf(DOCUMENTS)}{"path":\nnull\n${ndjsonOf([{ path: 'c' }])}`);
    const { code, stdout, stderr } = await stats('bad.ndjson', '-f', 'json');
    expect(code).toBe(3);
    expect(JSON.parse(stdout).tables.summary).toMatchObject({ documents: 3, damaged: 2 });
    expect(stderr).toMatch(/bad\.ndjson:3: .*damaged[\s\S]*bad\.ndjson:4: /);
  });

  it('does not drown the rest', async () => {
    put('bad.ndjson', `${'x\n'.repeat(500)}${ndjsonOf(DOCUMENTS)}`);
    const { code, stderr } = await stats('bad.ndjson');
    expect([code, stderr.split('\n').length]).toEqual([3, 22]);
    expect(stderr).toContain('480 more lines');
  });

  it('is told where results are of another version, or where there is none', async () => {
    put('new.json', JSON.stringify(reportOf(DOCUMENTS, '2\u001b[31m')));
    const other = await stats('new.json');
    expect(other.code).toBe(3);
    expect(other.stderr).toMatch(/new\.json:1: .*\(/);
    expect(other.stderr).not.toContain('\u001b');
    put('empty.ndjson', '');
    const empty = await stats('empty.ndjson');
    expect([empty.code, empty.stderr]).toEqual([
      3,
      'consentlint: There is no document in these results; nothing was counted.\n',
    ]);
  });

  it('is an input of the scan that was not opened: it is counted by itself', async () => {
    put(
      'errors.ndjson',
      `${JSON.stringify({ path: 'gone.pdf', error: { code: 'missing', message: 'x', hint: 'y' } })}\n${JSON.stringify(documentOf({ path: 'a' }))}\n`,
    );
    const { code, stdout } = await stats('errors.ndjson', '-f', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).tables).toMatchObject({
      summary: { errors: 1, documents: 1 },
      errors: [{ path: 'gone.pdf', code: 'missing' }],
    });
  });
});

describe('trouble', () => {
  it.each([
    [['missing.ndjson'], /missing\.ndjson: There is no such file/],
    [['nothing'], /nothing: There are no results of scans in this folder/],
    [['results.ndjson', '-f', 'pdf'], /--format cannot be pdf/],
    [['results.ndjson', '--table', 'x'], /--table cannot be x; it can be summary, categories/],
    [['results.ndjson', '--top', '0'], /--top takes a whole number/],
    [['results.ndjson', '-f', 'csv'], /CSV needs a folder/],
    [['results.ndjson', '-f', 'json', '-f', 'html'], /Only one format/],
    [['results.ndjson', '-f', 'json', '-o', 'results.ndjson'], /is one of the documents|overwritten/],
    [['results.ndjson', '--parquet', 'results.ndjson'], /overwritten/],
    [['results.ndjson', '-f', 'json', '-o', 'x', '--parquet', 'x'], /same file: x/],
    [['results.ndjson', '-f', 'csv', '-o', 'results.ndjson/x'], /cannot be written/],
    [[], /Something is missing/],
  ])('with %j is told, and it ends with 2', async (argv, message) => {
    mkdirSync(at('nothing'));
    const before = readFileSync(at('results.ndjson'), 'utf8');
    const { code, stderr, stdout } = await stats(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(readFileSync(at('results.ndjson'), 'utf8')).toBe(before);
  });

  it('with one of several inputs does not keep the others from being counted', async () => {
    const { code, stdout } = await stats('missing.ndjson', 'results.ndjson', '-f', 'json');
    expect([code, JSON.parse(stdout).tables.summary.documents]).toEqual([2, 2]);
  });

  it('without DuckDB is told, with what to install', async () => {
    vi.doMock('@duckdb/node-api', () => {
      throw new Error('Cannot find package');
    });
    const { code, stdout, stderr } = await stats('results.ndjson', '--parquet', 'a.parquet');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      'consentlint: Counting needs DuckDB, which is not installed here. Install it beside consentlint: npm install @duckdb/node-api\n',
    );
  });
});

describe('the help', () => {
  it('tells the tables', async () => {
    const { stdout, code } = await stats('--help');
    expect(code).toBe(0);
    for (const table of TABLES) expect(stdout.replace(/\s+/g, ' ')).toContain(table);
  });
});
