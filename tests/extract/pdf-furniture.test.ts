import { describe, expect, it } from 'vitest';
import { readPdf } from '../../src/extract/pdf.ts';
import { type Drawn, type MadePage, makePdf } from './pdf-maker.ts';

const BODY = [
  'The borrower irrevocably authorizes the lender and its affiliates to read the address book',
  'of the telephone, the call records and the messages, and to keep them for as long as they',
];

/** A page of twenty lines of body; `last` is where the sentence breaks off. */
function page(number: number, { head = 'Loan Agreement No. 4711', foot = `- ${number} -` } = {}): MadePage {
  const body: Drawn[] = Array.from({ length: 20 }, (_, i) => ({
    text: BODY[i % 2] ?? '',
    x: 60,
    y: 740 - 14 * i,
  }));
  const furniture = [
    { text: head, x: 60, y: 800, size: 9 },
    { text: foot, x: 290, y: 40, size: 9 },
  ].filter(({ text }) => text !== '');
  return { texts: [...furniture, ...body] };
}

async function blocks(pages: readonly MadePage[]) {
  const { text, blocks: all } = await readPdf(makePdf(pages), {
    passwords: [],
    deadline: Date.now() + 30_000,
  });
  return all.map((block) => ({ ...block, text: text.slice(block.start, block.end) }));
}

describe('running heads and feet', () => {
  it('stand behind the paragraph that they interrupt', async () => {
    const found = await blocks([page(1), page(2), page(3)]);
    expect(found.map(({ kind, page: at, text }) => [kind, at, text.slice(0, 12)])).toEqual([
      ['header', 1, 'Loan Agreeme'],
      ['paragraph', 1, 'The borrower'],
      ['footer', 1, '- 1 -'],
      ['header', 2, 'Loan Agreeme'],
      ['footer', 2, '- 2 -'],
      ['header', 3, 'Loan Agreeme'],
      ['footer', 3, '- 3 -'],
    ]);
    expect(found[1]?.text).not.toMatch(/Loan Agreement|- \d -|\n/);
  });

  it('give the text between them to its pages', async () => {
    const { pages, anchors } = await readPdf(makePdf([page(1), page(2)]), {
      passwords: [],
      deadline: Date.now() + 30_000,
    });
    const first = anchors.find((anchor) => anchor.source === 'pdf' && anchor.page === 2);
    expect(pages[1]?.start).toBe(first?.start);
    expect(pages[0]?.end).toBe(first?.start);
  });

  it('are found by the page number alone on a single page', async () => {
    expect((await blocks([page(1, { head: '', foot: '1/1' })])).at(-1)).toMatchObject({
      kind: 'footer',
      text: '1/1',
    });
  });

  it('are not the lines of a text that repeats itself', async () => {
    const kinds = (await blocks([page(1, { head: '', foot: '' }), page(2, { head: '', foot: '' })])).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['paragraph']);
  });
});

describe('footnotes', () => {
  it('in small type stand behind the paragraph that they interrupt', async () => {
    const note: Drawn[] = [
      { text: '1', x: 60, y: 83, size: 5 },
      { text: 'Affiliates are all companies that the lender may name at any time.', x: 64, y: 80, size: 7 },
    ];
    const [first, second] = [page(1), page(2)];
    const found = await blocks([{ texts: [...(first.texts ?? []), ...note] }, second]);
    expect(found.map(({ kind, page: at }) => `${kind} ${at}`)).toEqual([
      'header 1',
      'paragraph 1',
      'footnote 1',
      'footer 1',
      'header 2',
      'footer 2',
    ]);
    expect(found[2]?.text).toBe('1Affiliates are all companies that the lender may name at any time.');
  });
});

describe('text beside the text', () => {
  it('does not cut a paragraph: a watermark across it, a note up the margin', async () => {
    const watermark = { text: 'SPECIMEN', x: 150, y: 450, size: 60, matrix: '.7 .7 -.7 .7' };
    const margin = { text: 'Form 12 of 2024', x: 30, y: 300, size: 8, matrix: '0 1 -1 0' };
    const { texts = [] } = page(1);
    const found = await blocks([
      { texts: [...texts.slice(0, 8), watermark, margin, ...texts.slice(8)] },
      page(2),
    ]);
    expect(found.filter(({ kind }) => kind === 'paragraph')).toHaveLength(1);
    expect(found.filter(({ kind }) => kind === 'textbox').map(({ text }) => text)).toEqual([
      'SPECIMEN',
      'Form 12 of 2024',
    ]);
  });

  it('reads vertical writing set character by character', async () => {
    const column = (text: string, x: number): Drawn[] =>
      Array.from(text, (each, i) => ({ text: each, x, y: 700 - 11 * i }));
    const found = await blocks([{ texts: [...column('授权人同意不可', 300), ...column('撤销授权', 284)] }]);
    expect(found.map(({ text }) => text)).toEqual(['授权人同意不可撤销授权']);
  });
});
