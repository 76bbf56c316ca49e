/** Tables as text, CSV, JSON and a page: the same data, hostile text harmless, the same bytes each time. */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { readersOf } from '../../src/report/language.ts';
import { paintAt } from '../../src/report/paint.ts';
import { columns } from '../../src/report/width.ts';
import { wordbook } from '../../src/report/words.ts';
import { tableCsv } from '../../src/stats/csv.ts';
import { tablesHtml } from '../../src/stats/html.ts';
import { tablesJson } from '../../src/stats/json.ts';
import { localised } from '../../src/stats/tell.ts';
import { tablesText } from '../../src/stats/terminal.ts';
import { rulebook } from '../reading.ts';
import { counted, type Made, ndjsonOf } from './results.ts';

const EVIL =
  '</style><script>alert(1)</script>"\'`\u001b[31m\u202e=HYPERLINK("x")\u0000\r\n::error::%0A<img src=x onerror=y>&amp;';
const hostile = (text: string): Made => ({
  ...{ path: text, lender: `${text} Ltd`, date: '2021', languages: [text] },
  findings: [{ rule: text, category: text, quote: text }, { quote: `=1+1 ${text}` }],
  given: [{ data: [text, '@SUM(A1)'], to: [text] }],
});
const DOCUMENTS: readonly Made[] = [
  hostile(EVIL),
  { ...hostile(EVIL), path: 'other' },
  hostile('+cmd|x'),
  hostile('plain'),
];

const TOOL = { name: 'consentlint', version: '1.0.0', rulesHash: 'f00d' };
const schema = JSON.parse(
  readFileSync(new URL('../../src/stats/stats.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv.default({ allErrors: true, allowUnionTypes: true }).compile(schema);
const wordsOf = wordbook(rulebook);

async function written(documents: readonly Made[], language = 'en', width = 80) {
  const words = await wordsOf(language);
  const tables = localised((await counted(ndjsonOf(documents))).tables, words);
  return {
    tables,
    text: tablesText(tables, { words, width, paint: paintAt(0), top: 10 }),
    csv: new Map([...tables].map(([name, table]) => [name, tableCsv(table, false)])),
    json: tablesJson(tables, TOOL),
    html: tablesHtml(tables, { words, language, top: 10, version: '1.0.0' }),
  };
}

describe('every format', () => {
  it('tells hostile text without obeying it', async () => {
    const { text, csv, json, html } = await written(DOCUMENTS);
    const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
    expect(unseen.test(text.replaceAll('\n', ''))).toBe(false);
    expect(unseen.test(json.replaceAll('\n', ''))).toBe(false);
    expect(unseen.test(html.replaceAll('\n', ''))).toBe(false);
    for (const table of csv.values()) {
      expect(unseen.test(table.replaceAll('\r\n', ''))).toBe(false);
      expect(table).not.toMatch(/"\s*[=+@-]/);
    }
    expect(html).not.toMatch(/<script|<img|onerror="|javascript:/);
    expect(validate(JSON.parse(json)) ? [] : validate.errors).toEqual([]);
  });

  it('is made of the same bytes each time', async () => {
    const [a, b] = [await written(DOCUMENTS), await written(DOCUMENTS)];
    expect([a.text, a.json, a.html, [...a.csv]]).toEqual([b.text, b.json, b.html, [...b.csv]]);
  });

  it('is there for nothing, too', async () => {
    const { json, html, text, csv } = await written([]);
    expect(validate(JSON.parse(json)) ? [] : validate.errors).toEqual([]);
    expect(html).toContain('<dl class="tiles">');
    expect(text).toContain('documents');
    expect(csv.get('lenders')).toBe('lender,documents,findings,mean,critical,high,medium,low,info\r\n');
  });
});

describe('the tables on a terminal', () => {
  it.each(readersOf(rulebook).languages)('fit the width in %s', async (language) => {
    for (const width of [40, 80, 120]) {
      const { text } = await written(DOCUMENTS, language, width);
      expect(text.split('\n').filter((line) => columns(line) > width)).toEqual([]);
      expect(text).not.toMatch(/stats\.|undefined|null/);
    }
  });

  it('count the rows that are not shown', async () => {
    const many = Array.from({ length: 14 }, (_, n) => ({ path: `${n}`, lender: `Lender Number ${n} Ltd` }));
    expect((await written(many)).text).toContain('… and 4 more: --table lenders');
  });
});

describe('CSV', () => {
  it('has a head, quoted texts, bare numbers and nothing for what is not known', async () => {
    const { csv } = await written([
      { path: 'a "b", c', findings: [{ quote: 'We may read\nyour contacts.' }] },
    ]);
    expect(csv.get('outlier-clauses')).toBe(
      'severity,categories,lender,path,page,quote\r\n"high","contact-list","","a ""b"", c",1,"We may read your contacts."\r\n',
    );
  });

  it('begins with a byte order mark where that is wanted', async () => {
    const { tables } = await written([]);
    const summary = tables.get('summary');
    expect(summary && tableCsv(summary, true).charCodeAt(0)).toBe(0xfeff);
  });
});

describe('the page', () => {
  it('lets in nothing, and has no script', async () => {
    const { html } = await written(DOCUMENTS);
    expect(html).toMatch(/default-src 'none'; style-src 'sha256-[^']+'; img-src data:/);
    expect(html).not.toMatch(/<script|script-src|style="|https?:/);
  });

  it('is well formed, its plots have a name, and every table has a head', async () => {
    const { html } = await written(DOCUMENTS);
    const faults: string[] = [];
    parse(html, { onParseError: ({ code }) => faults.push(code) });
    expect(faults).toEqual([]);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, label] of html.matchAll(/aria-labelledby="([^"]+)"/g)) expect(ids).toContain(label);
    for (const [svg] of html.matchAll(/<svg[^>]*>/g))
      expect(svg).toMatch(/aria-hidden="true"|role="img" aria-label="[^"]+"/);
    expect(html.split('<table').length).toBe(html.split('<thead>').length);
  });

  it('draws findings by severity, years, the map of the sector and where data go', async () => {
    const { html } = await written([
      {
        path: 'a',
        lender: 'Green Pine Finance Ltd',
        date: '2021',
        findings: [{}],
        given: [{ data: ['contacts'], to: ['partners'] }],
      },
      { path: 'b', lender: 'Green Pine Finance Ltd', date: '2022', findings: [{}, { severity: 'low' }] },
    ]);
    expect(html).toContain(
      '<rect class="high" x="0" y="0" width="66.67" height="10"/><rect class="low" x="66.67" y="0" width="33.33" height="10"/>',
    );
    expect(html).toMatch(/class="column"[\s\S]*>2021<[\s\S]*>2022</);
    expect(html).toContain('<td class="q4">100%</td>');
    expect(html).toMatch(/<path class="way"/);
    expect(html).toMatch(/contacts<\/text>[\s\S]*partners<\/text>/);
  });
});
