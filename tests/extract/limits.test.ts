import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { extractBytes } from '../../src/extract/index.ts';
import { READ_LIMITS, type ReadLimits } from '../../src/extract/limits.ts';

const fixture = (path: string) =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url))));
const text = (content: string) => new TextEncoder().encode(content);
const RECOGNISER = { recognise: async () => null, close: () => {} };

const CASES: readonly [keyof ReadLimits, number, string, Uint8Array][] = [
  ['pages', 1, 'a.pdf', fixture('cross-page/document.pdf')],
  ['lines', 2, 'a.txt', text('one\ntwo\nthree\nfour')],
  ['lines', 2, 'a.md', text('# one\ntwo\nthree\nfour')],
  ['characters', 20, 'a.html', text('<p>We may read your contacts.</p>')],
  ['elements', 3, 'a.html', text('<p>We <b>may</b> <i>read</i> your contacts.</p>')],
  ['pixels', 99, 'a.png', new Uint8Array(createCanvas(10, 10).toBuffer('image/png'))],
];

describe('limits of reading', () => {
  it.each(CASES)(
    'beyond %s=%i nothing of %s is read, and that is said',
    async (...[limit, most, path, bytes]) => {
      const read = (limits?: ReadLimits) =>
        extractBytes(path, new Uint8Array(bytes), {
          passwords: [],
          deadline: Date.now() + 20_000,
          recogniser: RECOGNISER,
          limits,
        });
      expect(await read({ ...READ_LIMITS, [limit]: most })).toMatchObject({
        outcome: 'limit',
        text: '',
        notes: [{ code: 'too-large', values: { limit, most: `${most}` } }],
      });
      expect((await read()).outcome).not.toBe('limit');
    },
  );

  it.each(['unpacked', 'elements'] as const)('beyond %s nothing of a Word file is read', async (limit) => {
    const { zipSync } = await import('fflate');
    const xml = (body: string) => text(`<?xml version="1.0"?>${body}`);
    const bytes = zipSync({
      '[Content_Types].xml': xml(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      '_rels/.rels': xml(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      'word/document.xml': xml(
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>We may read your contacts.</w:t></w:r></w:p></w:body></w:document>',
      ),
    });
    const read = (limits?: ReadLimits) =>
      extractBytes('a.docx', new Uint8Array(bytes), { passwords: [], deadline: Date.now() + 20_000, limits });
    const [document] = [await read({ ...READ_LIMITS, [limit]: 5 })];
    expect(document).toMatchObject({
      outcome: 'limit',
      notes: [{ code: 'unpacked-too-large', values: { limit } }],
    });
    expect((await read()).text).toBe('We may read your contacts.');
  });
});
