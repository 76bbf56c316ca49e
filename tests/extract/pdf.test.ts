import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../src/extract/pdf.ts';
import type { Extraction } from '../../src/extract/reader.ts';
import { type Drawn, makePdf } from './pdf-maker.ts';

const input = (name: string) => new Uint8Array(readFileSync(new URL(`../inputs/${name}`, import.meta.url)));
const read = (bytes: Uint8Array, passwords: string[] = []) =>
  readPdf(bytes, { passwords, deadline: Date.now() + 30_000 });
const blocksOf = ({ text, blocks }: Extraction) =>
  blocks.map(({ start, end, kind }) => [kind, text.slice(start, end)]);

/** Lines of text from the top of a page, 14 points apart. */
const lines = (texts: readonly string[], x = 60, top = 740): Drawn[] =>
  texts.map((text, i) => ({ text, x, y: top - 14 * i }));

describe('outcomes', () => {
  it('opens an encrypted file with one of the passwords only', async () => {
    expect(await read(input('enc-user256.pdf'))).toMatchObject({
      outcome: 'encrypted',
      notes: [{ code: 'encrypted' }],
    });
    const wrong = await read(input('enc-user256.pdf'), ['nonsense']);
    expect(wrong).toMatchObject({ outcome: 'encrypted', notes: [{ code: 'wrong-password' }], text: '' });
    const right = await read(input('enc-user256.pdf'), ['nonsense', 'letmein']);
    expect(right.outcome).toBe('read');
    expect(right.text).toContain(
      '授权人同意贷款人读取其手机通讯录、通话记录、短信记录、应用程序列表及设备信息',
    );
  });

  it('leaves the bytes of the caller alone', async () => {
    const bytes = makePdf([{ texts: lines(['A page of text that is long enough.']) }]);
    const copy = Uint8Array.from(bytes);
    await read(bytes);
    expect(bytes).toEqual(copy);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('%PDF-1.4 is what this is not')],
    ['a cut file', input('enc-user256.pdf').slice(0, 30_000)],
    ['a tree of pages that is a ring', ring()],
  ])('calls %s malformed', async (_, bytes) => {
    expect(await read(bytes)).toMatchObject({
      outcome: 'malformed',
      text: '',
      notes: [{ code: 'malformed-pdf' }],
    });
  });

  it('stops at the deadline and says which pages are missing', async () => {
    const bytes = makePdf([{ texts: lines(['The first page.']) }, { texts: lines(['The second page.']) }]);
    const late = await readPdf(bytes, { passwords: [], deadline: Date.now() - 1 });
    expect(late).toMatchObject({ outcome: 'timed-out', notes: [{ code: 'timed-out' }] });
    expect(late.pages.map(({ read: how, reason }) => [how, reason])).toEqual([
      ['unread', 'failed'],
      ['unread', 'failed'],
    ]);
  });

  it('keeps the other pages when one cannot be read', async () => {
    const text = 'A page of text that is long enough.';
    const bytes = makePdf([
      { texts: lines([text]) },
      { entries: '/Rotate (x) /MediaBox 7' },
      { texts: lines([text]) },
    ]);
    const damaged = Buffer.from(bytes)
      .toString('latin1')
      .replace('/Type /Page /Parent 2 0 R /Contents 11 0 R', '/Type /Font /P 2 0 R /C 11 0 R          ');
    const { outcome, pages, text: all } = await read(Uint8Array.from(Buffer.from(damaged, 'latin1')));
    expect(outcome).toBe('read');
    expect(pages.map((page) => page.read)).toContain('text');
    expect(all.split(text)).toHaveLength(3);
  });
});

function ring(): Uint8Array {
  const body =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n';
  return new TextEncoder().encode(`${body}trailer<</Root 1 0 R>>\n%%EOF`);
}

describe('pages', () => {
  const picture = 'q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q';
  const text = { texts: lines(['A page of text that is long enough.']) };

  it('are unread where there is only a picture, and read where there is nothing at all', async () => {
    const { outcome, pages } = await read(makePdf([text, { operators: picture }, {}]));
    expect(outcome).toBe('read');
    expect(pages.map((page) => page.reason ?? page.read)).toEqual(['text', 'empty', 'text']);
  });

  it('are read beside a picture, which is told of unless it lies behind the text', async () => {
    const small = 'q 200 0 0 200 300 300 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q';
    const beside = await read(makePdf([text, { ...text, operators: small }]));
    expect(beside).toMatchObject({
      outcome: 'read',
      notes: [{ code: 'pictures-unread', values: { count: '1' } }, { code: 'ocr-absent' }],
    });
    expect((await read(makePdf([{ ...text, operators: picture }]))).notes).toEqual([]);
  });

  it('make no readable document when all are blank', async () => {
    expect(await read(makePdf([{}, {}]))).toMatchObject({ outcome: 'no-text', text: '' });
  });

  it('are unread when a picture bears hardly a word', async () => {
    const scan = { operators: picture, texts: lines(['Scanned']) };
    expect(await read(makePdf([scan]))).toMatchObject({
      outcome: 'no-text',
      notes: [{ code: 'no-text' }, { code: 'ocr-absent' }],
    });
  });

  it('are unread where letters are drawn as outlines', async () => {
    const outline = Array.from(
      { length: 40 },
      (_, i) => `${50 + i} 500 m ${60 + i} 500 60 510 70 ${500 + i} c f`,
    ).join('\n');
    expect((await read(makePdf([{ operators: outline }]))).pages[0]).toMatchObject({
      read: 'unread',
      reason: 'empty',
    });
  });

  it('are unread when the font has no usable character map, and give no text', async () => {
    const { outcome, text: nonsense, pages } = await read(input('notounicode-zh-2p.pdf'));
    expect([outcome, nonsense]).toEqual(['no-text', '']);
    expect(pages.map((page) => page.reason)).toEqual(['garbled', 'garbled']);
  });

  it('cover the text without a gap and have the size of the page as displayed', async () => {
    const turned = { ...text, entries: '/Rotate 90 /CropBox [10 20 400 620]' };
    const { pages, text: all } = await read(makePdf([text, {}, turned]));
    expect(pages.map(({ start }) => start)).toEqual([0, ...pages.slice(0, -1).map(({ end }) => end)]);
    expect(pages.at(-1)).toMatchObject({ end: all.length, width: 600, height: 390 });
  });
});

describe('paragraphs', () => {
  it('reads fonts that are not embedded', async () => {
    const made = makePdf([{ texts: lines(['本人授权贵公司读取本人手机通讯录。']) }]);
    expect((await read(made)).text).toBe('本人授权贵公司读取本人手机通讯录。');
  });

  it('are one piece in two columns, whatever the order of drawing', async () => {
    const blocks = blocksOf(await read(input('twocol-row.pdf')));
    expect(blocks).toHaveLength(2);
    expect(blocks[1]?.[1]).toMatch(
      /^The Borrower agrees .* to the capture of facial photographs, liveness-detection video/,
    );
    expect(blocks[1]?.[1]).toMatch(
      /and other business partners\. This authorization takes effect .* term: 12 months\.$/,
    );
  });

  it('keep a heading over two columns first, and join words cut by hyphens', async () => {
    const { text } = await read(input('chrome-es-2col.pdf'));
    expect(text).toMatch(
      /^AUTORIZACIÓN PARA LA CONSULTA Y TRATAMIENTO DE DATOS PERSONALES\n1\.1\. El titular/,
    );
    expect(text).toContain(
      'incluyendo información de comercio electrónico, telefonía, redes sociales y registros judiciales.',
    );
    expect(text.match(/^\d\.\d\. /gm)).toHaveLength(18);
    expect(text).not.toMatch(/\p{L}-\s/u);
  });

  it('keep the hyphen of a compound at the end of a line', async () => {
    const { text } = await read(
      makePdf([
        {
          texts: lines([
            'We share personal data with any other company that does processing and data-',
            'processing for us, with our third-party collectors, and with every other third-',
            'party, so that the borrower may be contacted by e-mail, by telephone or by e-',
            'mail again. This is a contrac-',
            'tual clause.',
          ]),
        },
      ]),
    );
    expect(text).toContain('and data-processing for us');
    expect(text).toContain('every other third-party, so');
    expect(text).toContain('or by e-mail again. This is a contractual clause.');
  });

  it('begin at a marker, an indent, a gap or behind a short line', async () => {
    const { text } = await read(
      makePdf([
        {
          texts: [
            ...lines([
              '本人在此不可撤销地授权贵公司及其合作机构，向中国人民银行金融信用信息基础数据库查',
              '询本人的信用报告，并用于贷款审批。',
              '（一）读取手机通讯录；',
              '（二）读取通话记录，并提供给合作机构用于贷后管理、催收及其他必要的用途，直至全部债务',
              '结清为止。',
            ]),
            { text: '本人同意', x: 60, y: 640 },
          ],
        },
      ]),
    );
    expect(text.split('\n')).toEqual([
      '本人在此不可撤销地授权贵公司及其合作机构，向中国人民银行金融信用信息基础数据库查询本人的信用报告，并用于贷款审批。',
      '（一）读取手机通讯录；',
      '（二）读取通话记录，并提供给合作机构用于贷后管理、催收及其他必要的用途，直至全部债务结清为止。',
      '本人同意',
    ]);
  });

  it('take no spaces from spread-out type, and keep those between words', async () => {
    const spread = (text: string, y: number): Drawn => ({ text, x: 60, y, before: '4 Tc' });
    const { text } = await read(makePdf([{ texts: [spread('读取通讯录', 700), spread('LOAN TERMS', 660)] }]));
    expect(text.split('\n')).toEqual(['读取通讯录', 'LOAN TERMS']);
  });

  it('tell headings and items from the rest', async () => {
    const { text, blocks } = await read(
      makePdf([
        {
          texts: [
            { text: 'Authorization', x: 230, y: 780, size: 18 },
            { text: '1. Scope of the consent', x: 60, y: 750, isBold: true },
            ...lines(
              ['The lender may query the credit bureau at any time before the loan is repaid.'],
              60,
              730,
            ),
            ...lines(['(a) contact list;', '(b) call records.'], 60, 700),
          ],
        },
      ]),
    );
    expect(blocks.map(({ kind, level }) => [kind, level])).toEqual([
      ['heading', 1],
      ['heading', 2],
      ['paragraph', undefined],
      ['item', undefined],
      ['item', undefined],
    ]);
    expect(text.split('\n')[0]).toBe('Authorization');
  });
});
