import { describe, expect, it } from 'vitest';
import { blocksOf, type MadePart, paragraph, readBody, run } from './docx-made.ts';

const part = (type: string, root: string, xml: string): MadePart => ({ type, root, xml });
const note = (kind: string, id: string, text: string) =>
  `<w:${kind} w:id="${id}">${paragraph(text)}</w:${kind}>`;
const refer = (kind: string, id: string) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;

describe('the parts of a DOCX', () => {
  it('puts notes and comments behind the block that refers to them, each once', async () => {
    const footnotes = part(
      'footnotes',
      'w:footnotes',
      `<w:footnote w:type="separator" w:id="-1">${paragraph('line')}</w:footnote>` +
        note('footnote', '2', 'second') +
        `<w:footnote w:id="1">${paragraph(run('first') + refer('footnote', '2'))}${paragraph('more')}</w:footnote>`,
    );
    const comments = part('comments', 'w:comments', note('comment', '0', 'too much'));
    const endnotes = part('endnotes', 'w:endnotes', note('endnote', '9', 'never referred to'));
    const body =
      paragraph(run('one') + refer('footnote', '1') + run(' two') + refer('comment', '0')) +
      paragraph(run('three') + refer('footnote', '1'));
    expect(blocksOf(await readBody(body, footnotes, comments, endnotes))).toEqual([
      'paragraph: one two',
      'footnote: first',
      'footnote: second',
      'footnote: more',
      'comment: too much',
      'paragraph: three',
      'endnote: never referred to',
    ]);
  });

  it('does not lose itself in notes that refer to each other', async () => {
    const circle = (id: string, other: string) =>
      `<w:footnote w:id="${id}">${paragraph(run(`note ${id}`) + refer('footnote', other))}</w:footnote>`;
    const footnotes = part('footnotes', 'w:footnotes', circle('1', '2') + circle('2', '1'));
    const { text } = await readBody(paragraph(run('body') + refer('footnote', '1')), footnotes);
    expect(text).toBe('body\nnote 1\nnote 2');
  });

  it('puts headers, then footers at the end, each text once', async () => {
    const header = (text: string) => part('header', 'w:hdr', paragraph(text));
    const footer = part('footer', 'w:ftr', paragraph('irrevocable') + paragraph('page'));
    const extraction = await readBody(
      paragraph('body'),
      footer,
      header('bank'),
      header('bank'),
      header('branch'),
    );
    expect(blocksOf(extraction)).toEqual([
      'paragraph: body',
      'header: bank',
      'header: branch',
      'footer: irrevocable',
      'footer: page',
    ]);
  });

  it('reads tables, text boxes and watermarks of headers as header', async () => {
    const table = `<w:tbl><w:tr><w:tc>${paragraph('cell')}</w:tc></w:tr></w:tbl>`;
    const art = '<w:p><w:r><w:pict><v:shape><v:textpath string="SAMPLE"/></v:shape></w:pict></w:r></w:p>';
    expect(blocksOf(await readBody('', part('header', 'w:hdr', table + art)))).toEqual([
      'header: cell',
      'header: SAMPLE',
    ]);
  });

  it('reads the text of diagrams where they stand', async () => {
    const diagram = part(
      'diagramData',
      'dgm:dataModel',
      '<dgm:pt><dgm:t><a:p><a:r><a:t>We read</a:t></a:r><a:r><a:t> contacts</a:t></a:r></a:p></dgm:t></dgm:pt>',
    );
    const body =
      paragraph(`${run('see:')}<w:r><w:drawing><dgm:relIds r:dm="d1"/></w:drawing></w:r>`) +
      paragraph('after');
    expect(blocksOf(await readBody(body, { ...diagram, id: 'd1' }))).toEqual([
      'paragraph: see:',
      'textbox: We read contacts',
      'paragraph: after',
    ]);
  });

  it('reads a text box behind the paragraph it hangs from', async () => {
    const box = `<w:r><w:pict><v:rect><v:textbox><w:txbxContent>${paragraph('inside')}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>`;
    expect(blocksOf(await readBody(paragraph(`${run('before ')}${box}${run('after')}`)))).toEqual([
      'paragraph: before after',
      'textbox: inside',
    ]);
  });
});

describe('tables of a DOCX', () => {
  const cell = (content: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : paragraph(content)}</w:tc>`;
  const row = (cells: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
  const table = (...rows: string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;
  const places = async (body: string) => {
    const { text, blocks } = await readBody(body);
    return blocks.map(({ start, end, cell: at }) => [
      text.slice(start, end),
      at && [at.table, at.row, at.column],
    ]);
  };

  it('count columns over spans and gaps, rows from where a merged cell begins', async () => {
    const body = table(
      row(cell('wide', '<w:gridSpan w:val="2"/>') + cell('c')),
      row(cell('tall', '<w:vMerge w:val="restart"/>') + cell('b') + cell('c')),
      row(cell('more', '<w:vMerge/>') + cell('b')),
      row(cell('late'), '<w:gridBefore w:val="2"/>'),
    );
    expect(await places(body + table(row(cell('next'))))).toEqual([
      ['wide', [0, 0, 0]],
      ['c', [0, 0, 2]],
      ['tall', [0, 1, 0]],
      ['b', [0, 1, 1]],
      ['c', [0, 1, 2]],
      ['more', [0, 1, 0]],
      ['b', [0, 2, 1]],
      ['late', [0, 3, 2]],
      ['next', [1, 0, 0]],
    ]);
  });

  it('nest, and go on after the inner table', async () => {
    const inner = table(row(cell('inner')));
    expect(
      await places(table(row(cell(paragraph('a') + inner + paragraph('z')) + cell('b'))) + paragraph('out')),
    ).toEqual([
      ['a', [0, 0, 0]],
      ['inner', [1, 0, 0]],
      ['z', [0, 0, 0]],
      ['b', [0, 0, 1]],
      ['out', undefined],
    ]);
  });

  it('hold rows and cells in content controls', async () => {
    const control = (content: string) => `<w:sdt><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    expect(await places(table(control(row(control(cell('a')) + cell('b'))), row(cell('c'))))).toEqual([
      ['a', [0, 0, 0]],
      ['b', [0, 0, 1]],
      ['c', [0, 1, 0]],
    ]);
  });
});
