/** Results as they lie in files: lines or reports, cut by any chunk, damaged, of other versions, of other encodings. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../src/stats/entries.ts';
import type { Entry } from '../../src/stats/model.ts';
import { chunksOf, documentOf, type Made, ndjsonOf, reportOf } from './results.ts';

async function entries(text: string | Uint8Array, size?: number, most?: number): Promise<readonly Entry[]> {
  const all: Entry[] = [];
  for await (const entry of entriesOf(chunksOf(text, size), most)) all.push(entry);
  return all;
}

/** What they are, in short: a document by its path. */
const told = (all: readonly Entry[]): readonly string[] =>
  all.map((entry) => {
    if (entry.kind === 'document') return entry.row.path;
    if (entry.kind === 'damaged') return `${entry.line} ${entry.reason}`;
    return entry.kind === 'version'
      ? `${entry.line} version ${entry.version}`
      : `error ${entry.path} ${entry.code}`;
  });

const TWO: readonly Made[] = [
  { path: 'a', findings: [{ quote: 'He said: "no", \\ and {[' }] },
  { path: 'b', findings: [{ quote: '我们读取通讯录\n\u2028' }] },
];
const error = JSON.stringify({ path: 'gone', error: { code: 'missing', message: 'x', hint: 'y' } });

describe('entries', () => {
  it('are lines of NDJSON, documents and errors', async () => {
    expect(told(await entries(`${ndjsonOf(TWO)}\n${error}\n`))).toEqual(['a', 'b', 'error gone missing']);
    expect(told(await entries(`${ndjsonOf(TWO)}${error}`))).toEqual(['a', 'b', 'error gone missing']);
    expect(told(await entries(ndjsonOf(TWO).replaceAll('\n', '\r\n')))).toEqual(['a', 'b']);
  });

  it.each([2, undefined])('are documents and errors of a report, written with indent %s', async (indent) => {
    const report = { ...reportOf(TWO), errors: [{ path: 'gone', code: 'missing', message: 'x', hint: 'y' }] };
    expect(told(await entries(JSON.stringify(report, null, indent)))).toEqual([
      'a',
      'b',
      'error gone missing',
    ]);
  });

  it('are the same, with a byte order mark and as UTF-16', async () => {
    const lines = ndjsonOf(TWO);
    const report = JSON.stringify(reportOf(TWO), null, 2);
    for (const text of [lines, report]) {
      expect(told(await entries(`\ufeff${text}`))).toEqual(['a', 'b']);
      expect(told(await entries(Buffer.from(`\ufeff${text}`, 'utf16le'), 7))).toEqual(['a', 'b']);
    }
  });

  it('are the same wherever the chunks are cut', async () => {
    const texts = [
      `${ndjsonOf(TWO)}{"path":\n${error}\n`,
      JSON.stringify(reportOf(TWO), null, 2),
      JSON.stringify(reportOf(TWO)),
    ];
    for (const text of texts) {
      const whole = await entries(text);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (size) => {
          expect(await entries(text, size)).toEqual(whole);
        }),
        { numRuns: 40 },
      );
    }
  });

  it('tell damaged lines by number, and go on', async () => {
    const lines = [
      '{"path":"cut',
      '[1]',
      'null',
      '"x"',
      '{"path":"a","sha256":"no"}',
      JSON.stringify(documentOf({ path: 'ok' })),
    ];
    expect(told(await entries(lines.join('\n')))).toEqual([
      '1 syntax',
      '2 shape',
      '3 shape',
      '4 shape',
      '5 shape',
      'ok',
    ]);
  });

  it('tell a finding of an unknown severity as damaged, and what is missing as absent', async () => {
    const document = documentOf({ path: 'a', findings: [{}] });
    const strange = { ...document, findings: [{ ...document.findings[0], severity: 'terrible' }] };
    expect(told(await entries(JSON.stringify(strange)))).toEqual(['1 shape']);
    const { lender: _, date: __, year: ___, givesAway: ____, quality: _____, ...older } = document;
    expect(await entries(JSON.stringify(older))).toMatchObject([
      { kind: 'document', row: { path: 'a', lender: null, date: null, grade: null, given: [] } },
    ]);
  });

  it('tell results of other versions, and pass them over', async () => {
    expect(told(await entries(JSON.stringify(reportOf(TWO, 2), null, 2)))).toEqual(['2 version 2']);
    expect(
      told(
        await entries(
          `${JSON.stringify({ ...documentOf({ path: 'a' }), schemaVersion: 7 })}\n${ndjsonOf(TWO)}`,
        ),
      ),
    ).toEqual(['1 version 7', 'a', 'b']);
  });

  it('tell a report that ends in the middle', async () => {
    const text = JSON.stringify(reportOf(TWO), null, 2);
    const cut = text.slice(0, text.indexOf('"path": "b"'));
    expect(told(await entries(cut))).toEqual(['a', `${cut.split('\n').length} cut`]);
  });

  it('keep nothing of a piece that is too long, and read on behind it', async () => {
    const long = documentOf({ path: 'long', findings: [{ quote: 'x'.repeat(5000) }] });
    const short = documentOf({ path: 'short' });
    expect(told(await entries(`${JSON.stringify(long)}\n${JSON.stringify(short)}\n`, 64, 3000))).toEqual([
      '1 long',
      'short',
    ]);
    const report = { ...reportOf([]), documents: [long, short] };
    expect(told(await entries(JSON.stringify(report), 64, 3000))).toEqual(['1 long', 'short']);
  });

  it('never throw, whatever stands there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary' }), fc.json()),
        fc.integer({ min: 1, max: 9 }),
        async (text, size) => {
          for (const head of ['', '{"schemaVersion":1,"documents":[', '{"path":"a"}\n']) {
            for (const { line } of await entries(head + text, size)) expect(line).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
