import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/extract/docx/number-format.ts';
import { blocksOf, type MadePart, paragraph, readBody, run } from './docx-made.ts';

const numbering = (xml: string): MadePart => ({ type: 'numbering', root: 'w:numbering', xml });
const styles = (xml: string): MadePart => ({ type: 'styles', root: 'w:styles', xml });
const level = (depth: number, [format, text]: readonly [string, string], more = '') =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:suff w:val="space"/><w:lvlText w:val="${text}"/></w:lvl>`;
const shared = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const num = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const item = (list: number, depth = 0) =>
  paragraph('x', `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`);
const labels = async (body: string, ...parts: MadePart[]) =>
  (await readBody(body, ...parts)).text.split('\n');

describe('automatic numbers', () => {
  it('stand before the text, anchored to no run, and make an item of the paragraph', async () => {
    const extraction = await readBody(
      item(1) + paragraph('plain'),
      numbering(shared(0, level(0, ['chineseCounting', '第%1条'])) + num(1, 0)),
    );
    expect(blocksOf(extraction)).toEqual(['item: 第一条 x', 'paragraph: plain']);
    expect(extraction.blocks[0]?.level).toBe(0);
    expect(extraction.anchors.slice(0, 2)).toEqual([
      { source: 'docx', part: 'word/document.xml', run: null, offset: 0, start: 0, end: 4 },
      { source: 'docx', part: 'word/document.xml', run: 0, offset: 0, start: 4, end: 5 },
    ]);
  });

  it('count levels, and start again below a level that goes on', async () => {
    const list = numbering(
      shared(0, level(0, ['decimal', '%1.']), level(1, ['lowerLetter', '%1(%2)'])) + num(1, 0),
    );
    expect(await labels([0, 1, 1, 0, 1].map((depth) => item(1, depth)).join(''), list)).toEqual([
      '1. x',
      '1(a) x',
      '1(b) x',
      '2. x',
      '2(a) x',
    ]);
  });

  it('begin a level above with the first item below it', async () => {
    const list = numbering(
      shared(0, level(0, ['upperRoman', '%1.']), level(1, ['decimal', '%1.%2'], '<w:isLgl/>')) + num(1, 0),
    );
    expect(await labels(item(1, 1) + item(1, 0) + item(1, 1), list)).toEqual(['1.1 x', 'II. x', '2.1 x']);
  });

  it('restart as the level says: never, or only below an outer level', async () => {
    const list = numbering(
      shared(
        0,
        level(0, ['decimal', '%1']),
        level(1, ['decimal', '%2'], '<w:lvlRestart w:val="0"/>'),
        level(2, ['decimal', '%3'], '<w:lvlRestart w:val="1"/>'),
      ) + num(1, 0),
    );
    const depths = [0, 1, 2, 1, 2, 0, 1, 2];
    expect(await labels(depths.map((depth) => item(1, depth)).join(''), list)).toEqual(
      ['1', '1', '1', '2', '2', '2', '3', '1'].map((number) => `${number} x`),
    );
  });

  it('share counters between lists of one kind, unless a list begins at its own', async () => {
    const start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>';
    const other = `<w:lvlOverride w:ilvl="0">${level(0, ['upperLetter', '%1)'])}</w:lvlOverride>`;
    const lists = numbering(
      shared(0, level(0, ['decimal', '%1.'])) + num(1, 0) + num(2, 0) + num(3, 0, start) + num(4, 0, other),
    );
    expect(await labels([1, 2, 3, 3, 1, 4].map((list) => item(list)).join(''), lists)).toEqual([
      '1. x',
      '2. x',
      '7. x',
      '8. x',
      '9. x',
      'J) x',
    ]);
  });

  it('come by style: tied to a level, inherited, by a numbering style, and taken back', async () => {
    const list = numbering(
      shared(
        0,
        level(0, ['decimal', '%1.'], '<w:pStyle w:val="A"/>'),
        level(1, ['decimal', '%1.%2'], '<w:pStyle w:val="B"/>'),
      ) +
        `<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>` +
        num(1, 0) +
        num(2, 1),
    );
    const numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>';
    const sheet = styles(
      `<w:style w:type="paragraph" w:styleId="A">${numbered}</w:style>` +
        `<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>` +
        `<w:style w:type="numbering" w:styleId="L">${numbered}</w:style>`,
    );
    const body =
      paragraph('x', '<w:pStyle w:val="A"/>') +
      paragraph('x', '<w:pStyle w:val="B"/>') +
      paragraph('x', '<w:pStyle w:val="B"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
      item(2);
    expect(await labels(body, list, sheet)).toEqual(['1. x', '1.1 x', 'x', '2. x']);
  });

  it('take bullets out of their symbol fonts', async () => {
    const font = (name: string) => `<w:rPr><w:rFonts w:ascii="${name}"/></w:rPr>`;
    const bullet = (text: string, name: string) =>
      `<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="${text}"/>${font(name)}</w:lvl>`;
    const list = numbering(
      shared(0, bullet('\uf0b7', 'Symbol')) +
        shared(1, bullet('\uf06f', 'Wingdings')) +
        shared(2, bullet('\uf026', 'Wingdings')) +
        num(1, 0) +
        num(2, 1) +
        num(3, 2),
    );
    expect(await labels(item(1) + item(2) + item(3), list)).toEqual(['•\tx', '□\tx', '•\tx']);
  });

  it('count empty paragraphs but make no text of them', async () => {
    const list = numbering(shared(0, level(0, ['decimal', '%1.'])) + num(1, 0));
    const empty = paragraph('', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
    expect(await labels(item(1) + empty + item(1), list)).toEqual(['1. x', '3. x']);
  });

  it('are missing where the list is, and it is an item still', async () => {
    expect(blocksOf(await readBody(item(5, 2)))).toEqual(['item: x']);
  });
});

describe('headings', () => {
  it('are told by style name, outline level or base style, numbered or not', async () => {
    const list = numbering(shared(0, level(0, ['decimal', '%1.'])) + num(1, 0));
    const sheet = styles(
      '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="D"><w:name w:val="mine"/><w:basedOn w:val="H"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>',
    );
    const body =
      paragraph('style', '<w:pStyle w:val="H"/>') +
      paragraph('derived', '<w:pStyle w:val="D"/><w:numPr><w:numId w:val="1"/></w:numPr>') +
      paragraph('title', '<w:pStyle w:val="T"/>') +
      paragraph('outline', '<w:outlineLvl w:val="3"/>') +
      paragraph('body', '<w:pStyle w:val="H"/><w:outlineLvl w:val="9"/>') +
      paragraph(run('plain'));
    const { blocks, text } = await readBody(body, list, sheet);
    expect(blocks.map(({ kind, level: depth, start, end }) => [kind, depth, text.slice(start, end)])).toEqual(
      [
        ['heading', 2, 'style'],
        ['heading', 2, '1. derived'],
        ['heading', 1, 'title'],
        ['heading', 4, 'outline'],
        ['paragraph', undefined, 'body'],
        ['paragraph', undefined, 'plain'],
      ],
    );
  });
});

describe('number formats', () => {
  it.each([
    ['decimal', [1, 10], ['1', '10']],
    ['decimalZero', [1, 10], ['01', '10']],
    ['lowerLetter', [1, 26, 27, 53, 781], ['a', 'z', 'aa', 'aaa', '781']],
    ['upperRoman', [4, 9, 40, 1994, 5000], ['IV', 'IX', 'XL', 'MCMXCIV', '5000']],
    ['chineseCounting', [1, 10, 11, 20, 99, 101], ['一', '十', '十一', '二十', '九十九', '一○一']],
    [
      'chineseCountingThousand',
      [10, 101, 110, 1010, 2024],
      ['十', '一百零一', '一百一十', '一千零一十', '二千零二十四'],
    ],
    ['chineseLegalSimplified', [1, 10, 23], ['壹', '壹拾', '贰拾叁']],
    ['ideographTraditional', [1, 10, 11], ['甲', '癸', '11']],
    ['ideographDigital', [10, 21], ['一〇', '二一']],
    ['japaneseCounting', [1, 10, 100, 111, 200], ['一', '十', '百', '百十一', '二百']],
    ['decimalEnclosedCircle', [1, 20, 21], ['①', '⑳', '21']],
    ['decimalFullWidth', [10], ['１０']],
    ['bullet', [1], ['']],
    ['none', [1], ['']],
    ['toString', [3], ['3']],
    ['cardinalText', [3], ['3']],
  ])('%s', (format, values, written) => {
    expect(values.map((value) => formatNumber(value, format))).toEqual(written);
  });
});
