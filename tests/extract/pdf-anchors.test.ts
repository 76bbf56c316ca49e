import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { foldRadicals } from '../../src/characters.ts';
import { readPdf } from '../../src/extract/pdf.ts';
import type { Extraction } from '../../src/extract/reader.ts';
import type { PdfAnchor } from '../../src/model.ts';
import { boxer } from '../../src/report/boxes.ts';
import { makePdf } from './pdf-maker.ts';

const INPUTS = [
  'chrome-es-2col.pdf',
  'chrome-zh-table.pdf',
  'enc-user256.pdf',
  'twocol-row.pdf',
  'rich-zh.pdf',
];
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(`../inputs/${name}`, import.meta.url)));
const read = (bytes: Uint8Array) => readPdf(bytes, { passwords: ['letmein'], deadline: Date.now() + 30_000 });
const pdfAnchors = ({ anchors }: Extraction) => anchors as readonly PdfAnchor[];

/** Boxes as a report works them out. */
const boxesIn = (extraction: Extraction) => boxer({ path: '', sha256: '', bytes: 0, ...extraction });

/** Where the words of a quotation stand. */
function place(extraction: Extraction, quote: string) {
  const start = extraction.text.indexOf(quote);
  return boxesIn(extraction)({ start, end: start + quote.length })[0]!;
}

interface Character {
  readonly text: string;
  readonly middle: number;
  readonly top: number;
  readonly bottom: number;
}

/** Every character of a page where it stands. */
function charactersOf(extraction: Extraction, page: number): Character[] {
  const anchors = pdfAnchors(extraction).filter((anchor) => anchor.page === page);
  const boxesOf = boxesIn(extraction);
  return anchors.flatMap(({ start, end }) =>
    Array.from(extraction.text.slice(start, end), (text, i) => {
      const box = boxesOf({ start: start + i, end: start + i + 1 })[0]!;
      return { text, middle: box.x + box.width / 2, top: box.y, bottom: box.y + box.height };
    }),
  );
}

describe.each(INPUTS)('anchors of %s', (name) => {
  it('are sorted, apart, on the page, and leave out nothing but white space', async () => {
    const extraction = await read(bytesOf(name));
    let at = 0;
    for (const { start, end, page, box } of pdfAnchors(extraction)) {
      expect(extraction.text.slice(at, start)).toMatch(/^\s*$/);
      expect(extraction.text.slice(start, end)).toMatch(/^\S+$/);
      const { width, height } = extraction.pages[page - 1]!;
      expect(Math.min(box.x, box.y, width - box.x - box.width, height - box.y - box.height)).toBeGreaterThan(
        -1,
      );
      at = end;
    }
    expect(extraction.text.slice(at)).toBe('');
  });

  it('hold the text that pdf.js finds at their place', async () => {
    const extraction = await read(bytesOf(name));
    const document = await getDocument({ data: bytesOf(name), password: 'letmein', verbosity: 0 }).promise;
    for (const { number, height } of extraction.pages) {
      const { items } = await (await document.getPage(number)).getTextContent();
      const characters = charactersOf(extraction, number);
      for (const item of items) {
        if (!('str' in item) || item.str.trim() === '') continue;
        const [x, baseline] = [item.transform[4] as number, height - item.transform[5]];
        const isInside = ({ middle, top, bottom }: Character) =>
          middle > x && middle < x + item.width && baseline > (top + bottom) / 2 && baseline < bottom;
        const found = characters.filter(isInside).map(({ text }) => text);
        // A hyphen at the end of a line may have been dropped.
        expect(found.join('')).toBe(
          foldRadicals(item.str)
            .replace(/\s/g, '')
            .replace(/(?<=\p{L})[-‐]$/u, ''),
        );
      }
    }
    await document.destroy();
  });

  it('cover the text once with blocks and pages', async () => {
    const { text, blocks, pages } = await read(bytesOf(name));
    expect(blocks.map(({ start, end }) => text.slice(start, end)).join('\n')).toBe(text);
    expect(pages.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  });
});

describe('boxes', () => {
  const sentence = 'The lender will immediately call William Iliffe if illicit payments fail.';

  it('find a word in proportional type within a tenth of a point', async () => {
    const extraction = await read(makePdf([{ texts: [{ text: sentence, x: 60, y: 700, size: 12 }] }]));
    // Widths of Helvetica in thousandths (Adobe Font Metrics): T 611, h, e, n, d 556, l 222, r 333, w 722, i 222, space 278.
    const before =
      ((611 + 556 + 556 + 278 + (222 + 4 * 556 + 333) + 278 + (722 + 222 * 3) + 278) * 12) / 1000;
    const { x, y } = place(extraction, 'immediately');
    expect(Math.abs(x - 60 - before)).toBeLessThan(0.1);
    expect(y).toBeCloseTo(842 - 700 - 12 * 0.905, 0);
  });

  it.each([
    ['/Rotate 90', 'down'],
    ['/Rotate 180', 'left'],
    ['/Rotate 270', 'up'],
  ])('follow the page as displayed: %s', async (entries, advance) => {
    const extraction = await read(makePdf([{ texts: [{ text: sentence, x: 60, y: 700 }], entries }]));
    const [first] = pdfAnchors(extraction);
    const last = pdfAnchors(extraction).at(-1)!;
    expect(extraction.text).toBe(sentence);
    expect(first?.advance).toBe(advance);
    const corner = { x: first!.box.x, y: first!.box.y };
    const expected = {
      down: { x: 700, y: 60 },
      left: { x: 595 - 60, y: 700 },
      up: { x: 842 - 700, y: 595 - 60 },
    }[advance]!;
    expect(Math.abs(corner.x - expected.x)).toBeLessThan(20);
    expect(Math.abs(corner.y - expected.y)).toBeLessThan(20);
    expect(Math.abs(last.box.x - corner.x) + Math.abs(last.box.y - corner.y)).toBeGreaterThan(200);
  });

  it('count from the corner of the crop box', async () => {
    const entries = '/CropBox [50 100 500 742]';
    const [anchor] = pdfAnchors(
      await read(makePdf([{ texts: [{ text: sentence, x: 60, y: 700 }], entries }])),
    );
    expect(anchor?.box.x).toBeCloseTo(10, 0);
    expect(anchor?.box.y).toBeCloseTo(742 - 700 - 9.05, 0);
  });
});
