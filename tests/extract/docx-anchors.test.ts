import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocxAnchor } from '../../src/model.ts';
import { paragraph, readBody, run } from './docx-made.ts';

const MAIN = 'word/document.xml';
const anchor = (start: number, end: number, at: Pick<DocxAnchor, 'run' | 'offset'>) => ({
  source: 'docx',
  part: MAIN,
  start,
  end,
  ...at,
});

describe('the anchors of a DOCX', () => {
  it('count every w:r of the part, skipped ones too, and UTF-16 units in the run', async () => {
    const ruby = `<w:r><w:ruby><w:rt>${run('yin')}</w:rt><w:rubyBase>${run('音')}</w:rubyBase></w:ruby></w:r>`;
    const boxed = (text: string) =>
      `<w:pict><v:textbox><w:txbxContent>${paragraph(text)}</w:txbxContent></v:textbox></w:pict>`;
    const alternatives = `<w:r><w:t>p</w:t><mc:AlternateContent><mc:Choice>${boxed('box')}</mc:Choice><mc:Fallback>${boxed('box')}</mc:Fallback></mc:AlternateContent><w:t>q</w:t></w:r>`;
    const { text, anchors } = await readBody(paragraph(ruby + run('𠮷 x') + alternatives + run('end')));
    expect(text).toBe('音𠮷 xpqend\nbox');
    expect(anchors).toEqual([
      anchor(0, 1, { run: 2, offset: 0 }),
      anchor(1, 5, { run: 3, offset: 0 }),
      anchor(5, 7, { run: 4, offset: 0 }),
      anchor(7, 10, { run: 7, offset: 0 }),
      anchor(11, 14, { run: 5, offset: 0 }),
    ]);
  });

  it('name the part of notes and headers', async () => {
    const header = { type: 'header', root: 'w:hdr', xml: paragraph('head') };
    const { anchors } = await readBody(paragraph('body'), header);
    expect(anchors).toMatchObject([
      { part: MAIN, run: 0 },
      { part: 'word/hdr0.xml', run: 0 },
    ]);
  });

  it('split a run where its marks change', async () => {
    const { anchors, marks } = await readBody(
      paragraph('<w:r><w:t>new</w:t><w:delText>old</w:delText></w:r>'),
    );
    expect(anchors).toEqual([anchor(0, 3, { run: 0, offset: 0 }), anchor(3, 6, { run: 0, offset: 3 })]);
    expect(marks).toEqual([{ kind: 'deleted', start: 3, end: 6 }]);
  });

  it('lead every character back to its run', async () => {
    const pieces = fc.constantFrom('文字', 'abc ', '\t', '\n', '𠮷', '');
    const runs = fc.array(fc.array(pieces, { maxLength: 4 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(runs, { minLength: 1, maxLength: 4 }), async (paragraphs) => {
        const { text, anchors, blocks } = await readBody(
          paragraphs.map((each) => paragraph(`<w:bookmarkEnd/>${each.map(runXml).join('')}`)).join(''),
        );
        const contents = paragraphs.flat().map((each) => each.join(''));
        expect(anchors).toEqual([...anchors].sort((a, b) => a.start - b.start));
        for (const { start, end, ...at } of anchors as DocxAnchor[]) {
          expect(contents[at.run ?? -1]?.slice(at.offset, at.offset + end - start)).toBe(
            text.slice(start, end),
          );
        }
        const covered = anchors.reduce((sum, { start, end }) => sum + end - start, 0);
        expect(covered).toBe(text.length - Math.max(0, blocks.length - 1));
      }),
      { numRuns: 60 },
    );
  });
});

function runXml(pieces: readonly string[]): string {
  const element = (piece: string) => {
    if (piece === '\t') return '<w:tab/>';
    return piece === '\n' ? '<w:br/>' : `<w:t xml:space="preserve">${piece}</w:t>`;
  };
  return `<w:r>${pieces.map(element).join('')}</w:r>`;
}
