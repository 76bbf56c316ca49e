import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  blocksOf,
  entries,
  marksOf,
  paragraph,
  read,
  readBody,
  relationshipsXml,
  run,
  zipped,
} from './docx-made.ts';

const input = (name: string) => new Uint8Array(readFileSync(new URL(`../inputs/${name}`, import.meta.url)));

describe('reading a DOCX', () => {
  it('reads every part of a rich document once', async () => {
    const extraction = await read(input('rich-zh.docx'));
    expect(blocksOf(extraction)).toEqual([
      'heading: 个人信息查询及使用授权书',
      'paragraph: 正文第一段，含脚注之后的文字。',
      'footnote: 脚注一：第三方数据服务机构包括但不限于芝麻信用、百融云创。',
      'paragraph: 本授权【插入】可以撤回【删除】不可撤销。',
      'paragraph: 被批注的文字：读取手机通讯录',
      'comment: 批注内容：此处授权范围过宽',
      'paragraph: 加粗的和隐藏文字：隐藏的通讯录授权及白色文字以及六磅小字',
      'paragraph: 软换行前\n换行后\t制表符后',
      'cell: 项目',
      'cell: 授权内容',
      'cell: 期限',
      'cell: 征信查询',
      'cell: 个人信用报告',
      'cell: 至结清',
      'cell: 通讯录',
      'cell: 读取手机通讯录及通话记录',
      'cell: 长期有效',
      'item: 第一条\t自动编号一',
      'item: 第二条\t自动编号二',
      'textbox: 文本框（VML）内：采集人脸照片并提供给第三方',
      'paragraph: 结束段落。',
      'textbox: 文本框（DrawingML）内：联系紧急联系人催收',
      'paragraph: 内容控件内：授权期限长期有效',
      'paragraph: 智能标记内文字域结果文字移走的文字移来的文字☑-注音正文',
      'header: 页眉：授权人同意不可撤销授权（页眉条款）',
      'footer: 页脚：本页为授权书组成部分',
    ]);
    expect(marksOf(extraction)).toEqual([
      'inserted: 【插入】可以撤回',
      'deleted: 【删除】不可撤销',
      'hidden: 隐藏文字：隐藏的通讯录授权及白色文字',
      'tiny: 以及六磅小字',
      'deleted: 移走的文字',
      'inserted: 移来的文字',
    ]);
  });

  it('joins blocks with one line feed and has no pages', async () => {
    const { outcome, format, pages, text } = await readBody(
      paragraph('one') + paragraph('') + paragraph('two'),
    );
    expect({ outcome, format, pages, text }).toEqual({
      outcome: 'read',
      format: 'docx',
      pages: [],
      text: 'one\ntwo',
    });
  });

  it('reads strict OOXML', async () => {
    const { blocks, text } = await read(input('strict.docx'));
    expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1 });
    expect(text).toContain('授权人同意贷款人读取其手机通讯录');
  });

  it('knows elements by namespace, whatever the prefix', async () => {
    const files = entries(paragraph('text'));
    const main = (files['word/document.xml'] ?? '')
      .replaceAll('w:', 'ns0:')
      .replace('xmlns:w=', 'xmlns:ns0=');
    expect((await read(zipped({ ...files, 'word/document.xml': main }))).text).toBe('text');
  });

  it.each([
    ['an absolute target', '/other/main.xml'],
    ['a relative target', './x/../other/main.xml'],
    ['another case', 'OTHER/Main.xml'],
  ])('finds the main part by %s', async (_, target) => {
    const { 'word/document.xml': main = '', ...files } = entries(paragraph('found'));
    const rels = relationshipsXml({ type: 'officeDocument', target });
    expect((await read(zipped({ ...files, '_rels/.rels': rels, 'other/main.xml': main }))).text).toBe(
      'found',
    );
  });

  it('finds the main part by its content type where relationships are missing', async () => {
    const { 'word/document.xml': main = '', '_rels/.rels': _, ...files } = entries(paragraph('found'));
    const types = (files['[Content_Types].xml'] ?? '')
      .replace('/word/document.xml', '/a.xml')
      .replace(
        /ContentType="[^"]*main\+xml"/,
        'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"',
      );
    expect((await read(zipped({ ...files, '[Content_Types].xml': types, 'a.xml': main }))).text).toBe(
      'found',
    );
  });

  it('reads zip64 archives', async () => {
    // The rich document, packed again by Info-ZIP with -fz.
    expect((await read(input('zip64.docx'))).text).toBe((await read(input('rich-zh.docx'))).text);
  });

  it('reads UTF-16', async () => {
    const files = entries(paragraph('手机通讯录'));
    const utf16 = Buffer.from(`\ufeff${files['word/document.xml']}`, 'utf16le');
    const { zipSync, strToU8 } = await import('fflate');
    const bytes = zipSync({ '_rels/.rels': strToU8(files['_rels/.rels'] ?? ''), 'word/document.xml': utf16 });
    expect((await read(bytes)).text).toBe('手机通讯录');
  });

  it('says that there is no text, and what was not read', async () => {
    const picture = { type: 'image', root: 'image', xml: '' };
    const chunk = { type: 'aFChunk', root: 'chunk', xml: 'contract' };
    const { outcome, text, notes } = await readBody(paragraph(' '), picture, chunk);
    expect({ outcome, text }).toEqual({ outcome: 'no-text', text: '' });
    expect(notes).toEqual([
      { code: 'no-text' },
      { code: 'embedded-unread', values: { part: 'word/chunk1.xml' } },
      { code: 'pictures-unread', values: { count: '1' } },
    ]);
  });

  it('takes breaks, tabs, hyphens and symbols as characters', async () => {
    const symbol = '<w:sym w:font="Wingdings" w:char="F0FE"/>';
    const content = `<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:tab/><w:t>e</w:t><w:noBreakHyphen/><w:t>m</w:t><w:softHyphen/><w:t>ail</w:t>${symbol}</w:r>`;
    expect((await readBody(paragraph(content))).text).toBe('a\nb\n\te-mail☑');
  });

  it('drops the white space that lays out the XML, and keeps what separates words', async () => {
    const content =
      '<w:r><w:t>\n    the</w:t></w:r><w:r><w:t> lender\nmay </w:t></w:r><w:r><w:t>read\n  </w:t></w:r>';
    expect((await readBody(paragraph(content))).text).toBe('the lender may read');
  });

  it('begins and ends no block with a line break', async () => {
    const content = `<w:r><w:br w:type="page"/></w:r>${run('第一条')}<w:r><w:br/></w:r>`;
    const { text, anchors } = await readBody(paragraph(content) + paragraph('next'));
    expect(text).toBe('第一条\nnext');
    expect(anchors[0]).toMatchObject({ start: 0, end: 3, run: 1, offset: 0 });
  });

  it('reads links, content controls, tags, formulas and ruby bases', async () => {
    const content =
      `<w:hyperlink>${run('a')}</w:hyperlink><w:sdt><w:sdtPr><w:rPr/></w:sdtPr><w:sdtContent>${run('b')}</w:sdtContent></w:sdt>` +
      `<w:smartTag>${run('c')}</w:smartTag><m:oMath><m:r><w:rPr/><m:t>d</m:t></m:r></m:oMath>` +
      `<w:r><w:ruby><w:rt>${run('pin')}</w:rt><w:rubyBase>${run('拼')}</w:rubyBase></w:ruby></w:r>`;
    expect((await readBody(paragraph(content))).text).toBe('abcd拼');
  });

  it('takes the result of a field and marks what stands in its instruction', async () => {
    const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const content =
      char('begin') +
      '<w:r><w:instrText>PAGE</w:instrText></w:r>' +
      run('code') +
      char('separate') +
      run('7') +
      char('end');
    const extraction = await readBody(paragraph(content) + paragraph(char('begin')) + paragraph('after'));
    expect(extraction.text).toBe('code7\nafter');
    expect(marksOf(extraction)).toEqual(['hidden: code']);
  });

  it('shows the state of a form’s check boxes', async () => {
    const box = (state: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>${state}</w:checkBox></w:ffData></w:fldChar></w:r>` +
      '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const content =
      box('<w:default w:val="0"/>') + box('<w:default w:val="0"/><w:checked/>') + run(' contacts');
    expect((await readBody(paragraph(content))).text).toBe('☐☒ contacts');
  });

  it('reads one of several alternatives: the first that has text', async () => {
    const box = (text: string) => `<v:textbox><w:txbxContent>${paragraph(text)}</w:txbxContent></v:textbox>`;
    const choose = (choice: string, fallback: string) =>
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent></w:r>`;
    const body = paragraph(choose(box('drawn'), box('drawn')) + choose('<w:drawing/>', box('only here')));
    expect(blocksOf(await readBody(body))).toEqual(['textbox: drawn', 'textbox: only here']);
  });
});
