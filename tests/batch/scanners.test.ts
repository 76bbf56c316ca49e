import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createScanners, type Scanners, type ScannersOptions } from '../../src/batch/scanners.ts';
import { createScanner } from '../../src/scan.ts';
import { rulebook } from '../reading.ts';

const MEGABYTE = 1024 ** 2;
const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'consentlint-scanners-'));
afterAll(() => rmSync(folder, { recursive: true }));

const made: Scanners[] = [];
afterEach(() => {
  for (const scanners of made.splice(0)) scanners.close();
});
function scannersWith(changes: Partial<ScannersOptions> = {}): Scanners {
  const scanners = createScanners({
    rulebook,
    passwords: [],
    timeoutMs: 60_000,
    engine: null,
    jobs: 1,
    documents: 1,
    memory: 512 * MEGABYTE,
    ...changes,
  });
  made.push(scanners);
  return scanners;
}

/** A PDF with a page whose form draws itself over and over: reading it takes for ever or all memory. */
function endlessPdf(): string {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>',
    stream('', '/F Do'),
    stream(
      '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 6 0 R>>>>',
      '/F Do '.repeat(4000),
    ),
    stream(
      '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 7 0 R>>>>',
      '/F Do '.repeat(4000),
    ),
    stream('/Type/XObject/Subtype/Form/BBox[0 0 9 9]', '0 0 m '.repeat(4000)),
  ];
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = pdf.length;
    pdf += `${i + 1} 0 obj${object}endobj\n`;
    return at;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const xref = pdf.length;
  return `${pdf}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer<</Size ${objects.length + 1}/Root 1 0 R>>startxref\n${xref}\n%%EOF`;
}

const stream = (entries: string, content: string): string =>
  `<<${entries}/Length ${content.length}>>stream\n${content}\nendstream\n`;

describe('scanners in processes of their own', () => {
  const long = join(folder, 'long.pdf');
  writeFileSync(long, endlessPdf());

  it('read and judge as one in this process does, to the letter', async () => {
    const here = createScanner({ rulebook });
    const there = scannersWith();
    for (const name of ['cross-page/document.pdf', 'es-alquiler/document.md', 'zh-lease/document.txt'])
      expect(await there.file(fixture(name))).toEqual(await here.file(fixture(name)));
    const inputs = ['es-alquiler/document.md', 'zh-lease/document.txt'].map((name) => ({
      path: fixture(name),
    }));
    expect(await there.bundle(inputs)).toEqual(await here.bundle(inputs));
    const bytes = new TextEncoder().encode('I authorize you to read my phone contacts.');
    expect(await there.bytes('-', bytes)).toEqual(await here.bytes('-', bytes));
    expect(await there.file(join(folder, 'gone'))).toEqual({ path: join(folder, 'gone'), code: 'missing' });
  });

  it('have rules that were changed', async () => {
    const rules = rulebook.rules.filter(({ id }) => id === 'contact-list-access');
    const bytes = new TextEncoder().encode(
      'I authorize you to read my phone contacts and to take a photo of my face.',
    );
    const reading = await scannersWith({ rulebook: { ...rulebook, rules } }).bytes('-', bytes);
    expect(reading.findings.map(({ rule }) => rule)).toEqual(['contact-list-access']);
  });

  it('end a document that takes too long or too much, say why, and go on', async () => {
    const scanners = scannersWith({ timeoutMs: 5000, memory: 260 * MEGABYTE, documents: 2 });
    const [stopped, read] = await Promise.all([
      scanners.file(long),
      scanners.file(fixture('zh-lease/document.txt')),
    ]);
    expect(stopped).toMatchObject({
      verdict: 'unread',
      findings: [],
      document: { path: long, format: 'pdf', text: '', bytes: endlessPdf().length },
    });
    const { outcome, notes } = 'document' in stopped ? stopped.document : { outcome: '', notes: [] };
    expect([
      ['timed-out', 'timed-out'],
      ['limit', 'memory-limit'],
    ]).toContainEqual([outcome, notes[0]?.code]);
    expect(read).toHaveProperty('document.outcome', 'read');
  });

  it('say how much memory a document may have where it needs more', async () => {
    const reading = await scannersWith({ memory: 60 * MEGABYTE }).file(fixture('zh-lease/document.txt'));
    expect(reading).toMatchObject({
      verdict: 'unread',
      document: {
        outcome: 'limit',
        format: 'text',
        notes: [{ code: 'memory-limit', values: { megabytes: '60' } }],
      },
    });
  });
});
