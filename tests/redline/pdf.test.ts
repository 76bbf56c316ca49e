import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { degrees, PDFDocument, PDFName, type PDFDocument as Pdf, StandardFonts } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markPdf } from '../../src/redline/pdf.ts';
import { whereOf } from '../../src/report/jurisdiction.ts';
import type { Words } from '../../src/report/words.ts';
import { type Annotation, annotationsIn, fixture, type Marked, mark, PASSWORDS } from './marked.ts';
import { charactersOf } from './pdfium.ts';

const CLAUSE = 'You authorize us to read the contact list of your phone and to share it with our partners.';
const HARMLESS = 'You may repay the loan early at any time without a fee.';

/** A PDF of one page that gives something away, changed by `change` before it is written. */
async function made(
  change: (document: Pdf) => void = () => {},
  useObjectStreams = false,
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  const page = document.addPage([595, 842]);
  for (const [i, text] of [CLAUSE, HARMLESS].entries())
    page.drawText(text, { x: 80, y: 640 - 40 * i, size: 11, font });
  change(document);
  return document.save({ useObjectStreams });
}

const startsWith = (bytes: Uint8Array, original: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, original.length)).equals(Buffer.from(original));
const codes = ({ notes }: Marked): string[] => notes.map(({ code }) => code);
const boxOf = ({ quadPoints }: Annotation, i = 0): number[] => {
  const corners = Array.from(quadPoints ?? []).slice(8 * i, 8 * i + 8);
  const [xs, ys] = [0, 1].map((axis) => corners.filter((_, at) => at % 2 === axis)) as [number[], number[]];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

const folder = mkdtempSync(join(tmpdir(), 'marked-'));
afterAll(() => rmSync(folder, { recursive: true }));
const isThere = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined;
const named = (test: string, tool: string): string =>
  isThere(tool) ? test : `${test} (not installed here: not tested)`;
function fileOf(bytes: Uint8Array): string {
  const file = join(folder, 'copy.pdf');
  writeFileSync(file, bytes);
  return file;
}

const CASES = [
  ['zh-app-page', 'zh', /^高风险：允许.*\n为什么：/m],
  ['zh-hant-letter', 'zh-Hant', /^高風險：.*\n為什麼：/m],
  ['es-autorizacion', 'es', /^riesgo alto: .*\npor qué: /m],
  ['en-agreement', 'en', /^high: You let.*\nwhy: /m],
] as const;

describe.each(CASES)('a marked copy of %s', (name, language, beginning) => {
  let marked: Marked;
  let annotations: Annotation[];
  beforeAll(async () => {
    marked = await mark(fixture(name), language);
    annotations = (await annotationsIn(marked.bytes)).flat();
  });

  it('begins with all bytes of the document', () => {
    expect([marked.isMarked, marked.notes]).toEqual([true, []]);
    expect(startsWith(marked.bytes, marked.original)).toBe(true);
    expect(marked.bytes.length).toBeGreaterThan(marked.original.length);
  });

  it('is read as the document is, marks and all', async () => {
    const again = await mark(marked.bytes, language);
    expect(again.reading.document.text).toBe(marked.reading.document.text);
    expect(again.reading.document.marks).toEqual(marked.reading.document.marks);
    expect(again.reading.findings).toEqual(marked.reading.findings);
  });

  it('has a highlight for every clause and underlined words for every finding, which other readers draw', () => {
    const { findings } = marked.reading;
    const clauses = new Set(findings.map(({ clause }) => `${clause.start}-${clause.end}`));
    const count = (kind: string) => annotations.filter(({ subtype }) => subtype === kind).length;
    expect(count('Highlight')).toBeGreaterThanOrEqual(clauses.size);
    expect(count('Underline')).toBeGreaterThanOrEqual(findings.length);
    expect(annotations.filter(({ hasAppearance, quadPoints }) => !hasAppearance || !quadPoints)).toEqual([]);
    expect(new Set(annotations.map(({ titleObj }) => titleObj.str))).toEqual(new Set(['consentlint']));
  });

  it('says title, reason, advice and law in the language of the reader', () => {
    const { findings } = marked.reading;
    for (const { rule } of findings) {
      const { title: said, why: reason, ask } = marked.words.rule(rule)!;
      const own = annotations.filter(({ contentsObj }) => contentsObj.str.includes(said));
      expect(own.length).toBeGreaterThan(0);
      expect(own.every(({ contentsObj: { str } }) => str.includes(reason) && str.includes(ask))).toBe(true);
    }
    const notes = annotations.map(({ contentsObj }) => contentsObj.str).join('\n');
    expect(beginning.test(notes)).toBe(true);
    const [law] = findings.flatMap(({ rule }) => marked.words.laws(rule, whereOf(marked.reading)));
    expect(notes.includes(law!.cite)).toBe(true);
  });

  it.skipIf(!isThere('qpdf'))(named('is in order, says qpdf', 'qpdf'), () => {
    const { status, stderr, stdout } = spawnSync('qpdf', ['--check', fileOf(marked.bytes)], {
      encoding: 'utf8',
    });
    expect([status, stderr, stdout.includes('No syntax or stream encoding errors found')]).toEqual([
      0,
      '',
      true,
    ]);
  });

  it.skipIf(!isThere('pdftoppm'))(named('is drawn by poppler', 'pdftoppm'), () => {
    const colours = (bytes: Uint8Array): Set<number> => {
      const out = join(folder, 'page');
      spawnSync('pdftoppm', ['-r', '60', '-f', '1', '-l', '1', '-singlefile', fileOf(bytes), out]);
      const pixels = readFileSync(`${out}.ppm`);
      return new Set(
        Array.from({ length: (pixels.length - 16) / 3 }, (_, i) =>
          pixels.readUIntBE(pixels.length - 3 * i - 3, 3),
        ),
      );
    };
    const [before, after] = [colours(marked.original), colours(marked.bytes)];
    const high = (255 << 16) | (204 << 8) | 163;
    expect([before.has(high), after.has(high)]).toEqual([false, true]);
    expect([...after].some((colour) => colour >> 16 > 180 && (colour & 0xffff) >> 8 < 80)).toBe(true);
  });
});

describe('a page', () => {
  const rotations = [0, 90, 180, 270] as const;

  it.each(rotations)(
    'that is shown turned by %s degrees and cropped is marked on the words',
    async (angle) => {
      const original = await made((document) => {
        const page = document.getPage(0);
        page.setRotation(degrees(angle));
        page.setCropBox(50, 100, 500, 640);
      });
      const marked = await mark(original, 'en');
      const highlight = (await annotationsIn(marked.bytes))[0]!.find(
        ({ subtype }) => subtype === 'Highlight',
      )!;
      const seen = charactersOf(original)[0]!.filter(({ ink }) => ink.bottom > 620);
      const [left, bottom, right, top] = boxOf(highlight) as [number, number, number, number];
      expect(Math.abs(left - Math.min(...seen.map(({ room }) => room.left)))).toBeLessThan(0.5);
      expect(Math.abs(right - Math.max(...seen.map(({ room }) => room.right)))).toBeLessThan(0.5);
      expect(bottom).toBeLessThan(Math.min(...seen.map(({ ink }) => ink.bottom)) + 0.3);
      expect(top).toBeGreaterThan(Math.max(...seen.map(({ ink }) => ink.top)) - 0.3);
      expect(top - bottom).toBeLessThan(14);
      // The first corner is the top left of the text as it is read.
      const [x, y] = highlight.quadPoints!;
      expect([x, y]).toEqual([left, top]);
    },
  );

  it('whose unit is not a point is marked on the words', async () => {
    const original = await made((document) =>
      document.getPage(0).node.set(PDFName.of('UserUnit'), document.context.obj(2)),
    );
    const [page] = await annotationsIn((await mark(original, 'en')).bytes);
    const [left, bottom] = boxOf(page!.find(({ subtype }) => subtype === 'Highlight')!);
    expect(left).toBeCloseTo(80, 0);
    expect(bottom).toBeCloseTo(637.6, 0);
  });

  it('keeps the notes it had', async () => {
    const note = {
      Type: 'Annot',
      Subtype: 'Highlight',
      Rect: [0, 0, 9, 9],
      QuadPoints: [0, 9, 9, 9, 0, 0, 9, 0],
    };
    const original = await made((document) => {
      const { context } = document;
      const list = context.register(context.obj([context.register(context.obj(note))]));
      document.getPage(0).node.set(PDFName.of('Annots'), list);
    });
    const [page] = await annotationsIn((await mark(original, 'en')).bytes);
    expect(Array.from(page![0]!.rect)).toEqual([0, 0, 9, 9]);
    expect(page!.length).toBeGreaterThan(2);
  });
});

describe('what is put behind a file', () => {
  const tail = (bytes: Uint8Array, original: Uint8Array) =>
    Buffer.from(bytes.subarray(original.length)).toString('latin1');

  it.each([
    [false, /\nxref\n/],
    [true, /\/Type \/XRef/],
  ])('has the kind of table that the file has (streams: %s)', async (streams, table) => {
    const original = await made(undefined, streams);
    const marked = await mark(original, 'en');
    expect(startsWith(marked.bytes, original)).toBe(true);
    expect(tail(marked.bytes, original)).toMatch(table);
    expect(tail(marked.bytes, original).match(/\/Type \/Catalog/g)).toBeNull();
  });

  it('is nothing where nothing was found', async () => {
    const original = fixture('en-harmless');
    const marked = await mark(original, 'en');
    expect([marked.isMarked, marked.bytes === original, marked.notes]).toEqual([false, true, []]);
  });
});

describe('a file that cannot simply be added to', () => {
  it('is decrypted with the password that fits, and says so', async () => {
    const marked = await mark(fixture('encrypted'), 'en');
    expect([marked.isMarked, codes(marked)]).toEqual([true, ['redline-decrypted']]);
    expect((await annotationsIn(marked.bytes)).flat().length).toBeGreaterThan(5);
  });

  it('is written anew where its table of objects is not where it says', async () => {
    const broken = Buffer.from(await made())
      .toString('latin1')
      .replace(/startxref\n\d+/, 'startxref\n99999');
    const marked = await mark(Uint8Array.from(Buffer.from(broken, 'latin1')), 'en');
    expect([marked.isMarked, codes(marked)]).toEqual([true, ['redline-rewritten']]);
    expect((await annotationsIn(marked.bytes)).flat().length).toBeGreaterThan(1);
  });

  it('is left as it is where it is no PDF any more', async () => {
    const { reading, words } = await mark(await made(), 'en');
    const bytes = new TextEncoder().encode('%PDF-1.7 and nothing else');
    const result = await markPdf(bytes, reading, { words, passwords: PASSWORDS });
    expect(result).toEqual({ bytes, isMarked: false, notes: [{ code: 'redline-failed' }] });
  });

  it('is left as it is where it has other pages than were read', async () => {
    const { reading, words } = await mark(await made(), 'en');
    const bytes = await made((document) => document.getPage(0).setSize(300, 300));
    const { isMarked, notes } = await markPdf(bytes, reading, { words, passwords: [] });
    expect([isMarked, notes]).toEqual([false, [{ code: 'redline-failed' }]]);
  });
});

describe('a signed file', () => {
  /** With a signature field and, where a level is given, a certification. */
  const signed = (level?: number) =>
    made((document) => {
      const { context, catalog } = document;
      catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [], SigFlags: 3 }));
      if (level === undefined) return;
      const parameters = { Type: 'TransformParams', V: '1.2', ...(level === 0 ? {} : { P: level }) };
      const reference = { Type: 'SigRef', TransformMethod: 'DocMDP', TransformParams: parameters };
      const signature = context.register(context.obj({ Type: 'Sig', Reference: [reference] }));
      catalog.set(PDFName.of('Perms'), context.obj({ DocMDP: signature }));
    });

  it.each([undefined, 3])(
    'is marked behind what was signed, and says so (certification %s)',
    async (level) => {
      const original = await signed(level);
      const marked = await mark(original, 'en');
      expect([marked.isMarked, codes(marked)]).toEqual([true, ['redline-signed']]);
      expect(startsWith(marked.bytes, original)).toBe(true);
    },
  );

  it.each([0, 1, 2])('is not marked where its certification forbids notes (P %s)', async (level) => {
    const original = await signed(level);
    const marked = await mark(original, 'en');
    expect([marked.isMarked, marked.bytes === original, codes(marked)]).toEqual([
      false,
      true,
      ['redline-certified'],
    ]);
  });
});

describe('notes', () => {
  it('show hostile words as what they are', async () => {
    const { original, reading, words } = await mark(await made(), 'en');
    const hostile = 'a) endobj <</JS (x)>>\u202e\ud800\u0000\u0007 \u{1f600} 钱';
    const spoken: Words = {
      ...words,
      rule: (id) => ({ ...words.rule(id)!, title: hostile, why: 'one\ntwo' }),
    };
    const { bytes } = await markPdf(original, reading, { words: spoken, passwords: [] });
    const [page] = await annotationsIn(bytes);
    const [first] = page!;
    expect(first!.contentsObj.str).toContain(
      'a) endobj <</JS (x)>><U+202E><U+D800><U+0000><U+0007> \u{1f600} 钱\n',
    );
    expect(first!.contentsObj.str).toContain('why: one two\n');
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('/JS');
  });

  it('of a clause tell all that was found in it, the worst first in colour', async () => {
    const { bytes, reading } = await mark(await made(), 'en');
    const [page] = await annotationsIn(bytes);
    const highlights = page!.filter(({ subtype }) => subtype === 'Highlight');
    const here = reading.findings.filter(({ clause }) => clause.start === reading.findings[0]!.clause.start);
    expect(here.length).toBeGreaterThan(1);
    expect(highlights[0]!.contentsObj.str.split('\n\n')).toHaveLength(here.length);
  });

  it('stand in the file once, however often they are needed', async () => {
    const { bytes } = await mark(
      await made((document) => {
        const page = document.getPage(0);
        for (let i = 0; i < 20; i++) page.drawText(CLAUSE, { x: 80, y: 560 - 20 * i, size: 11 });
      }),
      'en',
    );
    const notes = (await annotationsIn(bytes)).flat().map(({ contentsObj: { str } }) => str);
    expect(notes.length).toBeGreaterThan(40);
    const written = [...new Set(notes)].map((note) => {
      const utf16 = Buffer.from(`\ufeff${note}`, 'utf16le').swap16().toString('hex');
      return Buffer.from(bytes).toString('latin1').toLowerCase().split(`<${utf16}>`).length - 1;
    });
    expect(written).toEqual(written.map(() => 1));
  });

  it('count what stands in no place', async () => {
    const { original, reading, words } = await mark(await made(), 'en');
    const nowhere = { ...reading, document: { ...reading.document, anchors: [] } };
    const { isMarked, notes } = await markPdf(original, nowhere, { words, passwords: [] });
    const count = String(reading.findings.length);
    expect([isMarked, notes]).toEqual([false, [{ code: 'redline-unplaced', values: { count } }]]);
  });
});
