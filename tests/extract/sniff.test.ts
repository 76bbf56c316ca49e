import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { refusal, sniff } from '../../src/extract/sniff.ts';

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));

/** An OLE compound file with one directory entry. */
function ole(stream: string): Uint8Array {
  const file = Buffer.alloc(1024);
  file.write('d0cf11e0a1b11ae1', 'hex');
  file.write(`${stream}\0`, 512 + 128, 'utf16le');
  return file;
}

describe('sniff', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['a PDF', bytes('%PDF-1.7\n1 0 obj'), 'txt', 'pdf'],
    ['a PDF behind a mail header', bytes('Content-Type: application/pdf\n\n%PDF-1.4\n1 0 obj\n'), '', 'pdf'],
    ['a PDF without header', bytes('\x01\x02\x00\x03garbage\x00\x00startxref\n5\n%%EOF'), 'pdf', 'pdf'],
    [
      'a PDF of plain text without header',
      bytes('%.\n1 0 obj\n<<>>\nendobj\nstartxref\n5\n%%EOF'),
      '',
      'pdf',
    ],
    ['a Word document', zip('word/document.xml', '[Content_Types].xml'), 'pdf', 'docx'],
    ['a Word document without its main part', zip('[Content_Types].xml', '_rels/.rels'), '', 'docx'],
    ['a Word document cut off', zip('word/document.xml', 'word/styles.xml').subarray(0, 60), '', 'docx'],
    ['a page', bytes('<!DOCTYPE html><p>x'), 'pdf', 'html'],
    ['a page behind a comment', bytes('\n<!-- saved -->\n<?xml version="1.0"?>\n<html>'), '', 'html'],
    ['a page in UTF-16', Buffer.from('\ufeff<html><body>x', 'utf16le'), '', 'html'],
    ['a piece of a page', bytes('<div class="a">x</div>'), 'txt', 'html'],
    ['a page that begins with words', bytes('words <b>x</b>'), 'htm', 'html'],
    ['text', bytes('I agree that 1 < 2.'), 'pdf', 'text'],
    ['text about PDF', bytes('A file begins with %PDF-1.4, always.'), '', 'text'],
    ['Markdown', bytes('# Title'), 'md', 'markdown'],
    ['Markdown that begins with a tag', bytes('<h1 align="center">x</h1>\n\n# T'), 'md', 'markdown'],
    ['a page called Markdown', bytes('<!doctype html><p>x'), 'md', 'html'],
  ])('%s', async (_, file, ...[extension, kind]) => {
    expect(await sniff(file, extension)).toBe(kind);
  });

  test.each([
    ['empty-file', new Uint8Array(), 'pdf'],
    ['zip', zip('a.txt'), 'docx'],
    ['zip', zip('inner.docx'), 'zip'],
    ['other-office', zip('[Content_Types].xml', 'xl/workbook.xml'), 'docx'],
    ['other-office', zip('[Content_Types].xml', 'ppt/presentation.xml'), 'pptx'],
    ['ofd', zip('OFD.xml', 'Doc_0/Document.xml'), 'ofd'],
    ['odt', zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }] }), 'odt'],
    ['zip', zipSync({ mimetype: [strToU8('application/epub+zip'), { level: 0 }] }), 'epub'],
    ['encrypted-office', ole('EncryptedPackage'), 'docx'],
    ['legacy-doc', ole('WordDocument'), 'doc'],
    ['wps', ole('WordDocument'), 'wps'],
    ['other-ole', ole('Workbook'), 'doc'],
    ['rtf', bytes('{\\rtf1 x}'), 'doc'],
    ['mhtml', bytes('MIME-Version: 1.0\nContent-Type: multipart/related;\n type="text/html"\n\n'), 'mht'],
    ['other-office', bytes('<?xml version="1.0"?><?mso-application progid="Word.Document"?><x/>'), 'xml'],
    ['unknown-binary', bytes('\x7fELF\x02\x01\x01\0\0\0\0\0\0\x03\0\x3e\0'), 'pdf'],
    ['unknown-binary', bytes('%!PS-Adobe-3.0\n'), 'ps'],
  ])('refuses %s', async (code, file, extension) => {
    expect(await sniff(file, extension)).toEqual({ code });
  });
  test.each([
    [bytes('\x89PNG\r\n\x1a\n\0\0'), 'pdf'],
    [bytes('\xff\xd8\xff\xe0'), 'jpg'],
    [bytes('RIFF\x10\0\0\0WEBPVP8 '), ''],
    [bytes('\0\0\0\x18ftypheic'), ''],
    [bytes('II*\0\x08'), ''],
  ])('knows a picture by its first bytes, whatever it is called', async (file, extension) => {
    expect(await sniff(file, extension)).toBe('image');
  });
});

test('a refused kind is reported with its nearest format, an unknown one with what it claims to be', () => {
  expect(refusal('encrypted-office', 'pdf')).toEqual({ format: 'docx', outcome: 'encrypted' });
  expect(refusal('unknown-binary', 'jpeg')).toEqual({ format: 'image', outcome: 'malformed' });
  expect(refusal('empty-file', 'pdf')).toEqual({ format: 'pdf', outcome: 'malformed' });
  expect(refusal('unknown-binary', 'exe')).toEqual({ format: 'text', outcome: 'malformed' });
});
