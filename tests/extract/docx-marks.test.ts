import { describe, expect, it } from 'vitest';
import { type MadePart, marksOf, paragraph, readBody, run } from './docx-made.ts';

const styles = (xml: string): MadePart => ({ type: 'styles', root: 'w:styles', xml });
const style = (id: string, inner: string, type = 'paragraph') =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${inner}</w:style>`;
const marked = async (body: string, ...parts: MadePart[]) => marksOf(await readBody(body, ...parts));
const WHITE = '<w:color w:val="FFFFFF"/>';
const shade = (fill: string) => `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`;

describe('the marks of a DOCX', () => {
  it.each([
    ['hidden', '<w:vanish/>'],
    ['hidden', WHITE],
    ['hidden', '<w:color w:val="fcfcfc"/>'],
    ['hidden', `<w:color w:val="000080"/>${shade('000080')}`],
    ['hidden', '<w:sz w:val="4"/>'],
    ['tiny', '<w:sz w:val="5"/>'],
    ['tiny', '<w:sz w:val="9"/>'],
    [null, '<w:sz w:val="10"/>'],
    [null, '<w:vanish w:val="0"/>'],
    [null, '<w:color w:val="auto"/>'],
    [null, '<w:color w:val="808080"/>'],
    [null, `${WHITE}${shade('4472C4')}`],
    [null, `${WHITE}<w:highlight w:val="black"/>`],
    [null, '<w:rtl/><w:sz w:val="4"/><w:szCs w:val="24"/>'],
  ])('call it %s: %s', async (mark, properties) => {
    expect(await marked(paragraph(run('before') + run('text', properties)))).toEqual(
      mark ? [`${mark}: text`] : [],
    );
  });

  it.each([
    ['a shaded paragraph', paragraph(run('text', WHITE), shade('4472C4')), []],
    [
      'a shaded cell',
      `<w:tbl><w:tr><w:tc><w:tcPr>${shade('4472C4')}</w:tcPr>${paragraph(run('text', WHITE))}</w:tc></w:tr></w:tbl>`,
      [],
    ],
    [
      'a plain cell',
      `<w:tbl><w:tr><w:tc>${paragraph(run('text', WHITE))}</w:tc></w:tr></w:tbl>`,
      ['hidden: text'],
    ],
    [
      'a table whose style has colours',
      `<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr><w:tc>${paragraph(run('text', WHITE))}</w:tc></w:tr></w:tbl>`,
      [],
    ],
    [
      'a filled shape',
      paragraph(
        `<w:r><wps:wsp><wps:spPr><a:solidFill/></wps:spPr><w:txbxContent>${paragraph(run('text', WHITE))}</w:txbxContent></wps:wsp></w:r>`,
      ),
      [],
    ],
    [
      'an empty shape',
      paragraph(
        `<w:r><v:rect><w:txbxContent>${paragraph(run('text', WHITE))}</w:txbxContent></v:rect></w:r>`,
      ),
      ['hidden: text'],
    ],
  ])('judge white text by its ground: %s', async (_, body, marks) => {
    const table = style(
      'T',
      `<w:tblStylePr w:type="firstRow"><w:tcPr>${shade('4472C4')}</w:tcPr></w:tblStylePr>`,
      'table',
    );
    expect(await marked(body, styles(table))).toEqual(marks);
  });

  it('follow styles: defaults, paragraph, its base, character, direct', async () => {
    const sheet = styles(
      '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="8"/></w:rPr></w:rPrDefault></w:docDefaults>' +
        style('Base', '<w:rPr><w:vanish/></w:rPr>') +
        style('Derived', '<w:basedOn w:val="Base"/>') +
        style('Large', '<w:rPr><w:sz w:val="40"/></w:rPr>', 'character') +
        style('Loop', '<w:basedOn w:val="Loop"/><w:rPr><w:sz w:val="24"/></w:rPr>'),
    );
    const body =
      paragraph('default') +
      paragraph(
        run('derived') + run('shown', '<w:vanish w:val="false"/><w:sz w:val="24"/>'),
        '<w:pStyle w:val="Derived"/>',
      ) +
      paragraph(run('large', '<w:rStyle w:val="Large"/>')) +
      paragraph('loop', '<w:pStyle w:val="Loop"/>');
    expect(await marked(body, sheet)).toEqual(['tiny: default', 'hidden: derived']);
  });

  it('show rows that are hidden', async () => {
    const row = `<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${paragraph('secret')}</w:tc></w:tr>`;
    expect(await marked(`<w:tbl>${row}</w:tbl>`)).toEqual(['hidden: secret']);
  });

  it('take formatting as it is now, not as a tracked change had it', async () => {
    expect(
      await marked(paragraph(run('text', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>'))),
    ).toEqual([]);
  });

  it('tell insertions and deletions, also nested and hidden, as one stretch each', async () => {
    const deleted = '<w:del><w:r><w:delText>old</w:delText></w:r></w:del>';
    const content = `${run('x')}<w:ins>${run('new')}${run(' text', '<w:vanish/>')}${deleted}</w:ins>${run('y')}`;
    expect(await marked(paragraph(content))).toEqual([
      'inserted: new textold',
      'hidden:  text',
      'deleted: old',
    ]);
  });
});
