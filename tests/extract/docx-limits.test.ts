import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/extract/docx.ts';
import { unzip } from '../../src/extract/unzip.ts';
import { docx, entries, paragraph, read, zipped } from './docx-made.ts';

const input = (name: string) => new Uint8Array(readFileSync(new URL(`../inputs/${name}`, import.meta.url)));
const withMain = (main: string) => zipped({ ...entries(''), 'word/document.xml': main });
const body = (inner: string) =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inner}</w:body></w:document>`;

/** A copy of the archive with a change at every header of that signature. */
function patched(
  zip: Uint8Array,
  signature: number,
  change: (view: DataView, at: number) => void,
): Uint8Array {
  const bytes = zip.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 4 < bytes.length; at++) if (view.getUint32(at, true) === signature) change(view, at);
  return bytes;
}

describe('a bad DOCX', () => {
  it.each(['bad-trunc.docx', 'bad-nodoc.docx', 'bad-xml.docx', 'bad-entity.docx'])(
    '%s is malformed',
    async (name) => {
      expect(await read(input(name))).toMatchObject({
        outcome: 'malformed',
        text: '',
        notes: [{ code: 'malformed-docx' }],
      });
    },
  );

  it.each([
    ['nothing', new Uint8Array()],
    ['no zip', strToU8('PK\x03\x04 or so')],
    ['no Word document', withMain('<workbook/>')],
    [
      'an unknown method',
      patched(docx(paragraph('x')), 0x02014b50, (view, at) => view.setUint16(at + 10, 99, true)),
    ],
    [
      'offsets outside',
      patched(docx(paragraph('x')), 0x02014b50, (view, at) => view.setUint32(at + 42, 0x7fffffff, true)),
    ],
    [
      'broken data',
      patched(docx(paragraph('x'.repeat(500))), 0x04034b50, (view, at) =>
        view.setUint32(at + 60, 0xffffffff, true),
      ),
    ],
  ])('with %s is malformed', async (_, bytes) => {
    expect(await read(bytes)).toMatchObject({ outcome: 'malformed', notes: [{ code: 'malformed-docx' }] });
  });

  it('never throws, wherever it is cut or changed', async () => {
    const whole = input('rich-zh.docx');
    for (let at = 0; at < whole.length; at += 499) {
      const changed = whole.slice();
      changed.fill(0xa5, at, at + 9);
      for (const bytes of [whole.slice(0, at), changed]) {
        expect(['read', 'malformed', 'encrypted', 'no-text', 'limit']).toContain((await read(bytes)).outcome);
      }
    }
  });

  it('with encrypted entries is encrypted', async () => {
    const locked = patched(docx(paragraph('x')), 0x02014b50, (view, at) => view.setUint16(at + 8, 1, true));
    expect(await read(locked)).toMatchObject({ outcome: 'encrypted', notes: [{ code: 'encrypted-office' }] });
  });

  it('is read by mammoth where only that can, with a note', async () => {
    const extraction = await read(
      withMain(body('<w:p><w:r><w:t>A & B</w:t></w:r></w:p><w:p><w:r><w:t>C</w:t></w:r></w:p>')),
    );
    expect(extraction).toMatchObject({
      outcome: 'read',
      text: 'A & B\nC',
      anchors: [],
      notes: [{ code: 'read-by-fallback' }],
    });
    expect(extraction.blocks).toEqual([
      { kind: 'paragraph', start: 0, end: 5 },
      { kind: 'paragraph', start: 6, end: 7 },
    ]);
  });

  it('is not given to mammoth when it is large', async () => {
    const large = withMain(body(`<w:p><w:r><w:t>A & ${'B'.repeat(5_000_000)}</w:t></w:r></w:p>`));
    expect(await read(large)).toMatchObject({ outcome: 'malformed' });
  });
});

describe('a huge DOCX', () => {
  it('is refused for what it unpacks to', async () => {
    const main = new Uint8Array(64_000_001);
    const bomb = zipSync({ ...packed(entries('')), 'word/document.xml': [main, { level: 1 }] });
    expect(await read(bomb)).toMatchObject({ outcome: 'limit', notes: [{ code: 'unpacked-too-large' }] });
  });

  it('is refused whatever its headers say', async () => {
    const lie = (size: number) => (view: DataView, at: number) => view.setUint32(at + size, 10, true);
    const honest = zipped({ a: 'x'.repeat(100_000) });
    const archive = await unzip(patched(patched(honest, 0x02014b50, lie(24)), 0x04034b50, lie(22)), {
      entry: 99_999,
      total: 1_000_000,
    });
    expect(() => archive.read('a')).toThrow('unpacked-too-large');
  });

  it('is refused for its parts together', async () => {
    const files = { a: 'x'.repeat(600), b: 'x'.repeat(600), c: 'x'.repeat(2000) };
    const archive = await unzip(zipped(files), { entry: 1000, total: 1000 });
    expect(archive.read('A')).toHaveLength(600);
    expect(archive.read('d')).toBeNull();
    expect(() => archive.read('b')).toThrow('unpacked-too-large');
    expect(() => archive.read('c')).toThrow('unpacked-too-large');
  });

  it.each([
    ['elements', '<w:p/>'.repeat(1_000_001)],
    ['depth', `${'<w:sdt>'.repeat(10_001)}${'</w:sdt>'.repeat(10_001)}`],
  ])('is refused for its %s', async (_, inner) => {
    expect(await read(withMain(body(inner)))).toMatchObject({ outcome: 'limit' });
  });

  it('is read however deep tables, boxes and runs nest below that', async () => {
    const nested = (open: string, close: string, inner: string) =>
      open.repeat(2500) + inner + close.repeat(2500);
    const tables = nested('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', paragraph('table'));
    const runs = nested('<w:p><w:r>', '</w:r></w:p>', '<w:t>run</w:t>');
    expect((await read(withMain(body(tables + runs)))).text).toBe('table\nrun');
  });

  it('keeps a very long attribute and text', async () => {
    const long = '文'.repeat(300_000);
    expect((await read(withMain(body(`<w:p w:x="${long}"><w:r><w:t>${long}</w:t></w:r></w:p>`)))).text).toBe(
      long,
    );
  });

  it('is given up at the deadline', async () => {
    const extraction = await readDocx(docx(paragraph('x')), { passwords: [], deadline: Date.now() - 1 });
    expect(extraction).toMatchObject({ outcome: 'timed-out', text: '', notes: [{ code: 'timed-out' }] });
  });
});

function packed(files: Readonly<Record<string, string>>): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
}
