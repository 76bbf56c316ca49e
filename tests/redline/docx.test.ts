import { readFileSync } from 'node:fs';
import type { Element } from '@xmldom/xmldom';
import { convertToHtml, extractRawText } from 'mammoth';
import { describe, expect, it } from 'vitest';
import { guardUntil } from '../../src/extract/docx/guard.ts';
import { xmlTree } from '../../src/extract/docx/xml.ts';
import { parseXml, rootOf } from '../../src/redline/docx/dom.ts';
import { runsOf } from '../../src/redline/docx/runs.ts';
import { redline } from '../../src/redline/index.ts';
import { docx, entries, type MadePart, paragraph, read, run, zipped } from '../extract/docx-made.ts';
import { copyOf, elementsIn, fixture, markingFor, partsOf, readingOf } from './copies.ts';

const FIXTURES = ['en-permissions', 'es-aviso', 'zh-paper-letter'];
const CLAUSE = 'You authorize us to read the contacts in your phone.';
const input = (name: string) => new Uint8Array(readFileSync(new URL(`../inputs/${name}`, import.meta.url)));
const text = async (bytes: Uint8Array) => (await extractRawText({ buffer: Buffer.from(bytes) })).value;

const RUN_ORDER = (
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish ' +
  'webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang ' +
  'eastAsianLayout specVanish oMath rPrChange'
).split(' ');
const PARAGRAPH_ORDER = ['pStyle', 'keepNext', 'numPr', 'shd', 'bidi', 'spacing', 'ind', 'jc', 'rPr'];

const names = (element: Element) =>
  [...element.childNodes].flatMap(({ nodeName }) => (nodeName.startsWith('w:') ? [nodeName.slice(2)] : []));
const inOrder = (element: Element, order: readonly string[]) => {
  const places = names(element)
    .map((name) => order.indexOf(name))
    .filter((place) => place >= 0);
  return places.every((place, i) => i === 0 || place >= (places[i - 1] ?? 0));
};
const idsOf = (xml: string | undefined, name: string) =>
  elementsIn(xml, name).map((element) => element.getAttribute('w:id'));

describe.each(FIXTURES)('a marked copy of %s', async (name) => {
  const bytes = fixture(`${name}/document.docx`);
  const { reading, copy } = await copyOf(bytes, 'document.docx');
  const parts = partsOf(copy.bytes);
  const main = parts['word/document.xml'];
  const clauses = new Set(reading.findings.map(({ clause }) => `${clause.start}-${clause.end}`));

  it('says the same to mammoth, with its comments', async () => {
    expect(copy.notes).toEqual([]);
    expect(await text(copy.bytes)).toBe(await text(bytes));
    const styleMap = ['comment-reference => sup'];
    const { value } = await convertToHtml({ buffer: Buffer.from(copy.bytes) }, { styleMap });
    expect(value.match(/<dt id="comment-/g)).toHaveLength(clauses.size);
  });

  it('is read as the same text, with the same findings', async () => {
    const again = await readingOf(copy.bytes, 'copy.docx');
    const isNoComment = ({ kind }: { kind: string }) => kind !== 'comment';
    const blocks = ({ document }: typeof reading) =>
      document.blocks
        .filter(isNoComment)
        .map(({ kind, start, end }) => [kind, document.text.slice(start, end)]);
    expect(blocks(again)).toEqual(blocks(reading));
  });

  it('is in the order of the schema', () => {
    const all = [main, parts['word/comments.xml']];
    const properties = all.flatMap((part) => elementsIn(part, 'w:rPr'));
    expect(properties.filter((each) => !inOrder(each, RUN_ORDER)).map(names)).toEqual([]);
    const paragraphs = elementsIn(parts['word/comments.xml'], 'w:pPr');
    expect(paragraphs.filter((each) => !inOrder(each, PARAGRAPH_ORDER)).map(names)).toEqual([]);
    expect(elementsIn(main, 'w:r').filter((each) => names(each).lastIndexOf('rPr') > 0)).toEqual([]);
  });

  it('ties each comment once, under a number of its own', () => {
    const ids = idsOf(parts['word/comments.xml'], 'w:comment');
    expect(new Set(ids).size).toBe(clauses.size);
    for (const tie of ['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference'])
      expect(idsOf(main, tie).sort()).toEqual([...ids].sort());
    expect(parts['[Content_Types].xml']).toContain('PartName="/word/comments.xml"');
    expect(parts['word/_rels/document.xml.rels']).toContain('Target="comments.xml"');
  });

  it('highlights exactly the clauses and underlines exactly the evidence', async () => {
    const shown = (property: string) =>
      elementsIn(main, 'w:r')
        .filter((each) =>
          [...each.getElementsByTagName(property)].some((it) => it.getAttribute('w:val') !== 'none'),
        )
        .map((each) => each.textContent)
        .join('');
    const { document, findings } = reading;
    const spans = (chosen: readonly { start: number; end: number }[]) => {
      const covered = new Set(
        chosen.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
      );
      const anchored = document.anchors.flatMap((anchor) =>
        anchor.source === 'docx' && anchor.run !== null && anchor.part === 'word/document.xml'
          ? Array.from({ length: anchor.end - anchor.start }, (_, i) => anchor.start + i)
          : [],
      );
      return anchored
        .filter((at) => covered.has(at))
        .map((at) => document.text[at])
        .join('')
        .replace(/\s/g, '');
    };
    expect(shown('w:highlight').replace(/\s/g, '')).toBe(spans(findings.map(({ clause }) => clause)));
    const words = findings.flatMap(({ evidence }) => evidence.filter(({ role }) => role !== 'promise'));
    expect(shown('w:u').replace(/\s/g, '')).toBe(spans(words));
  });
});

describe('the runs of a part', () => {
  it.each(['rich-zh.docx', 'strict.docx', 'zip64.docx'])(
    'are counted in %s as anchors count them',
    async (name) => {
      const { text: whole, anchors } = await read(input(name));
      const parts = partsOf(input(name));
      for (const anchor of anchors) {
        if (anchor.source !== 'docx' || anchor.run === null) continue;
        const runs = runsOf(rootOf(await parseXml(parts[anchor.part] ?? '')));
        const own = runs[anchor.run]?.pieces.map((piece) => piece.text).join('') ?? '';
        const { start, end, offset } = anchor;
        expect(own.slice(offset, offset + end - start)).toBe(whole.slice(start, end));
      }
    },
  );

  it('leave out what the reader leaves out', async () => {
    const box = (inner: string) =>
      `<w:pict><v:textbox><w:txbxContent>${paragraph(inner)}</w:txbxContent></v:textbox></w:pict>`;
    const body = paragraph(
      `<w:r><w:t>a</w:t><mc:AlternateContent><mc:Choice>${box('in')}</mc:Choice><mc:Fallback>${box('in')}</mc:Fallback></mc:AlternateContent><w:t>b</w:t></w:r>` +
        `<w:r><w:ruby><w:rt>${run('pin')}</w:rt><w:rubyBase>${run('拼')}</w:rubyBase></w:ruby><w:tab/></w:r>`,
    );
    const runs = runsOf(rootOf(await parseXml(entries(body)['word/document.xml'] ?? '')));
    expect(runs.map(({ pieces }) => pieces.map((piece) => piece.text).join('|'))).toEqual([
      'a|b',
      'in',
      '',
      '\t',
      '',
      '拼',
    ]);
  });
});

const marked = async (body: string, ...parts: readonly MadePart[]) => {
  const { copy } = await copyOf(docx(body, ...parts), 'made.docx');
  return { ...copy, parts: partsOf(copy.bytes) };
};
const ranges = (xml: string | undefined) =>
  (xml ?? '')
    .replace(/<w:commentRangeStart[^>]*>/g, '⟦')
    .replace(/<w:commentRangeEnd[^>]*>/g, '⟧')
    .replace(/<[^>]*>/g, '')
    .trim();

describe('a marked copy', () => {
  it('parts a run at the clause, and keeps its look in all parts', async () => {
    const { parts } = await marked(
      paragraph(run(`Welcome. ${CLAUSE} Bye.`, '<w:b/><w:lang w:val="en-GB"/>')),
    );
    expect(ranges(parts['word/document.xml'])).toBe(`Welcome. ⟦${CLAUSE}⟧ Bye.`);
    const runs = elementsIn(parts['word/document.xml'], 'w:r').filter((each) => each.textContent !== '');
    expect(runs.every((each) => each.getElementsByTagName('w:b').length === 1)).toBe(true);
    const looks = runs.map((each) => names(each.getElementsByTagName('w:rPr')[0] as Element).join());
    expect(new Set(looks)).toEqual(new Set(['b,lang', 'b,highlight,lang', 'b,highlight,u,lang']));
  });

  it('keeps comments and tracked changes that are there, and takes other numbers', async () => {
    const comments = `<w:comment w:id="0" w:author="Ana">${paragraph('mine')}</w:comment>`;
    const tracked = `<w:ins w:id="1" w:author="Ana">${run('You authorize us to read ')}</w:ins><w:del w:id="2" w:author="Ana"><w:r><w:delText>all </w:delText></w:r></w:del>${run('the contacts in your phone.')}`;
    const reference = '<w:r><w:commentReference w:id="0"/></w:r>';
    const { parts } = await marked(paragraph(tracked + reference), {
      type: 'comments',
      root: 'w:comments',
      xml: comments,
    });
    const [name] = Object.keys(parts).filter((part) => part.includes('comments'));
    expect(idsOf(parts[name ?? ''], 'w:comment')).toEqual(['0', '3']);
    expect(parts[name ?? '']).toContain('mine');
    const main = parts['word/document.xml'];
    expect(elementsIn(main, 'w:ins').map((each) => each.textContent)).toEqual(['You authorize us to read ']);
    expect(elementsIn(main, 'w:del').map((each) => each.textContent)).toEqual(['all ']);
    expect(elementsIn(main, 'w:commentReference')).toHaveLength(2);
  });

  it('puts the reference of a comment outside of links and tracked changes', async () => {
    const { parts } = await marked(
      paragraph(`<w:ins w:id="7"><w:hyperlink>${run(CLAUSE)}</w:hyperlink></w:ins>`),
    );
    const [reference] = elementsIn(parts['word/document.xml'], 'w:commentReference');
    expect(reference?.parentNode?.parentNode?.nodeName).toBe('w:p');
  });

  it.each([
    ['a header', { type: 'header', root: 'w:hdr', xml: paragraph(CLAUSE) }, '⟦First.⟧Last.'],
    ['a footer', { type: 'footer', root: 'w:ftr', xml: paragraph(CLAUSE) }, 'First.⟦Last.⟧'],
  ])('highlights the clause in %s and comments on it in the body', async (_, part, expected) => {
    const { parts } = await marked(paragraph('First.') + paragraph('Last.'), part);
    const [name] = Object.keys(parts).filter((each) => /hdr|ftr/.test(each));
    expect(elementsIn(parts[name ?? ''], 'w:highlight').length).toBeGreaterThan(0);
    expect(ranges(parts['word/document.xml'])).toBe(expected);
  });

  it('comments on a footnote where the body refers to it', async () => {
    const note = `<w:footnote w:id="2">${paragraph(CLAUSE)}</w:footnote>`;
    const body = paragraph(`${run('First.')}<w:r><w:footnoteReference w:id="2"/></w:r>`) + paragraph('Last.');
    const { parts } = await marked(body, { type: 'footnotes', root: 'w:footnotes', xml: note });
    expect(ranges(parts['word/document.xml'])).toBe('⟦First.⟧Last.');
  });

  it('comments on a text box around the run that holds it', async () => {
    const box = `<w:r><w:pict><v:textbox><w:txbxContent>${paragraph(CLAUSE)}</w:txbxContent></v:textbox></w:pict></w:r>`;
    const { parts } = await marked(paragraph(run('Before.') + box));
    expect(ranges(parts['word/document.xml'])).toBe(`Before.⟦${CLAUSE}⟧`);
    expect(elementsIn(parts['word/document.xml'], 'w:highlight').length).toBeGreaterThan(0);
  });

  it('takes prefixes and encodings as they come', async () => {
    const files = entries(paragraph(CLAUSE));
    const main = (files['word/document.xml'] ?? '')
      .replaceAll('w:', 'ns0:')
      .replace('xmlns:w=', 'xmlns:ns0=');
    const { copy } = await copyOf(zipped({ ...files, 'word/document.xml': main }), 'made.docx');
    expect(partsOf(copy.bytes)['word/document.xml']).toContain('<ns0:highlight ns0:val="yellow"/>');
    expect((await read(copy.bytes)).outcome).toBe('read');
  });

  it('is strict where the document is', async () => {
    const { copy } = await copyOf(input('strict.docx'), 'strict.docx');
    const parts = partsOf(copy.bytes);
    expect(parts['word/_rels/document.xml.rels']).toContain(
      'purl.oclc.org/ooxml/officeDocument/relationships/comments',
    );
    expect(parts['word/comments.xml']).toContain('purl.oclc.org/ooxml/wordprocessingml/main');
  });

  it('holds hostile text as text', async () => {
    const marking = await markingFor('en');
    const hostile = '</w:t><w:p>&"\u0000\u0007\ufffe\ud800 ]]> <!-- \u202e';
    const words = {
      ...marking.words,
      rule: () => ({ ...marking.words.rule('contact-list-access')!, title: hostile }),
    };
    const bytes = docx(paragraph(CLAUSE));
    const copy = await redline([bytes], await readingOf(bytes, 'made.docx'), { ...marking, words });
    if ('none' in copy) throw new Error(copy.none.code);
    const comments = partsOf(copy.bytes)['word/comments.xml'];
    await xmlTree(new TextEncoder().encode(comments), guardUntil(Date.now() + 5000));
    expect(elementsIn(comments, 'w:comment')[0]?.textContent).toContain('</w:t><w:p>&"');
    expect(comments).not.toContain('\u202e');
  });

  it('is refused, not thrown at, where the bytes are others', async () => {
    const reading = await readingOf(docx(paragraph(CLAUSE)), 'made.docx');
    const marking = await markingFor('en');
    for (const bytes of [docx(paragraph('Other.')), new Uint8Array(9)])
      expect(await redline([bytes], reading, marking)).toEqual({ none: { code: 'redline-docx-failed' } });
  });
});

describe('a Word file of another kind', () => {
  const typed = (type: string) => {
    const files = entries(paragraph(CLAUSE));
    const types = (files['[Content_Types].xml'] ?? '').replace(
      /application\/vnd\.openxmlformats-officedocument\.\s*wordprocessingml\.document\.main\+xml/,
      type,
    );
    return { ...files, '[Content_Types].xml': types };
  };

  it.each([
    ['docm', 'application/vnd.ms-word.document.macroEnabled.main+xml'],
    ['dotm', 'application/vnd.ms-word.template.macroEnabledTemplate.main+xml'],
    ['dotx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  ])('stays a %s, in ending and content type', async (extension, type) => {
    const files = { ...typed(type), 'word/vbaProject.bin': 'macros' };
    const { copy } = await copyOf(zipped(files), `made.${extension}`);
    expect(copy.extension).toBe(extension);
    const parts = partsOf(copy.bytes);
    expect(parts['[Content_Types].xml']).toContain(`ContentType="${type}"`);
    expect(parts['word/vbaProject.bin']).toBe('macros');
  });

  it('that is signed says that the copy is not', async () => {
    const files = { ...entries(paragraph(CLAUSE)), '_xmlsignatures/sig1.xml': '<Signature/>' };
    const { copy } = await copyOf(zipped(files), 'made.docx');
    expect(copy.notes).toEqual([{ code: 'redline-unsigned' }]);
  });
});
