import { readFileSync } from 'node:fs';
import { extractRawText } from 'mammoth';
import { describe, expect, it } from 'vitest';
import { docx, paragraph, read, run } from './docx-made.ts';

/** What mammoth drops or leaves unmarked: breaks; deletions and ruby do not occur here. */
const comparable = (text: string) => text.replace(/[\s\u00ad]/gu, '').replaceAll('\u2011', '-');

const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
const boxed = (inner: string) =>
  `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;

describe('the body', () => {
  it.each([
    ['a LibreOffice file', new Uint8Array(readFileSync(new URL('../inputs/strict.docx', import.meta.url)))],
    [
      'paragraphs',
      docx(paragraph('一、授权') + paragraph(run('I ') + run('authorize', '<w:b/>')) + paragraph('')),
    ],
    ['tables', docx(table(['项目', '期限'], ['通讯录', '长期']) + paragraph('after'))],
    ['text boxes', docx(paragraph(`${boxed(paragraph('inside'))}`) + paragraph('after'))],
    [
      'inline elements',
      docx(
        paragraph(
          `<w:hyperlink>${run('link')}</w:hyperlink><w:ins>${run('new')}</w:ins><w:smartTag>${run('tag')}</w:smartTag>` +
            `<w:sdt><w:sdtContent>${run('control')}</w:sdtContent></w:sdt><w:r><w:tab/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:br/></w:r>`,
        ),
      ),
    ],
  ])('is what mammoth reads: %s', async (_, bytes) => {
    const { value } = await extractRawText({ buffer: Buffer.from(bytes) });
    const { text } = await read(bytes);
    expect(text).not.toBe('');
    expect(comparable(text)).toBe(comparable(value));
  });
});
