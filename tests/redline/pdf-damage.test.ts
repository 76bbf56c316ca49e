/** Copies of files that are hard to add to, or to see. */
import { PDFDocument, StandardFonts, setTextRenderingMode, TextRenderingMode } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { annotationsIn, mark } from './marked.ts';
import { charactersOf } from './pdfium.ts';

const CLAUSE = 'You authorize us to read the contact list of your phone and to share it with our partners.';

async function made(mode = TextRenderingMode.Fill): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  const page = document.addPage([595, 842]);
  page.drawText('You may repay the loan early at any time without a fee.', { x: 80, y: 700, size: 11, font });
  page.pushOperators(setTextRenderingMode(mode));
  page.drawText(CLAUSE, { x: 80, y: 640, size: 11, font });
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

const marksOf = async (bytes: Uint8Array) => (await annotationsIn(bytes)).flat().length;
/** How much of the page another reader, pdfium, reads. */
const seenIn = (bytes: Uint8Array) => charactersOf(bytes).flat().length;

describe('a marked copy', () => {
  it('of a file with something behind it begins with all its bytes', async () => {
    const original = Buffer.concat([await made(), Buffer.from('\n<html>an error page</html>\n'.repeat(50))]);
    const { bytes, notes } = await mark(original, 'en');
    expect(Buffer.from(bytes.subarray(0, original.length)).equals(original)).toBe(true);
    expect([notes, seenIn(bytes)]).toEqual([[], seenIn(original)]);
    expect(await marksOf(bytes)).toBeGreaterThan(1);
  });

  it.each([
    ['something before it', (file: Buffer) => Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), file])],
    [
      'all objects moved',
      (file: Buffer) =>
        Buffer.concat([file.subarray(0, 9), Buffer.from('%moved by this\n'), file.subarray(9)]),
    ],
  ])('of a file with %s is written anew, and says so', async (_, change) => {
    const original = change(await made());
    const { bytes, notes } = await mark(original, 'en');
    expect(notes).toEqual([{ code: 'redline-rewritten' }]);
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(seenIn(bytes)).toBe(seenIn(await made()));
    expect(await marksOf(bytes)).toBeGreaterThan(1);
  });

  it('of text that nobody sees is marked where the text would be', async () => {
    const { bytes, reading } = await mark(await made(TextRenderingMode.Invisible), 'en');
    expect(reading.document.marks.map(({ kind }) => kind)).toContain('hidden');
    const [page = []] = await annotationsIn(bytes);
    const [highlight] = page.filter(({ subtype }) => subtype === 'Highlight');
    const [x = 0, y = 0] = highlight?.quadPoints ?? [];
    expect([Math.round(x), Math.round(y)]).toEqual([80, 650]);
  });
});
