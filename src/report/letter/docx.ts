/** A letter as a Word document: one part of text, one of styles, nothing else. */
import type { LetterBlock } from '../letter.ts';
import { escapeXml, HEADER, MAIN } from '../xml.ts';
import { stylesXml } from './styles.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const CONTENT_TYPES =
  `${HEADER}<Types xmlns="${PACKAGE}/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/>` +
  `<Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/></Types>`;

const relationship = (type: string, target: string): string =>
  `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;

const STYLES: Readonly<Record<LetterBlock['kind'], string>> = {
  title: 'Title',
  line: 'Line',
  paragraph: 'Normal',
  item: 'Item',
  request: 'Item',
};

/** A4, margins of an inch, in twentieths of a point. */
const SECTION =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>';

/** The same letter makes the same bytes: the archive bears no date of its own. */
export async function letterDocx(blocks: readonly LetterBlock[], language: string): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate');
  const parts = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relationship('officeDocument', 'word/document.xml'),
    'word/_rels/document.xml.rels': relationship('styles', 'styles.xml'),
    'word/document.xml': documentXml(blocks),
    'word/styles.xml': stylesXml(language),
  };
  const files = Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)] as const);
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1) });
}

function documentXml(blocks: readonly LetterBlock[]): string {
  return `${HEADER}<w:document xmlns:w="${MAIN}"><w:body>${blocks.map((block, i) => paragraph(block, [blocks[i - 1], blocks[i + 1]])).join('')}${SECTION}</w:body></w:document>`;
}

type Neighbours = readonly [LetterBlock | undefined, LetterBlock | undefined];

/** What leads to a list stays on its page; a list right behind another stands apart from it. */
function paragraph({ kind, text }: LetterBlock, [before, next]: Neighbours): string {
  const isLead = kind === 'paragraph' && STYLES[next?.kind ?? kind] === 'Item';
  const isApart = STYLES[kind] === 'Item' && STYLES[before?.kind ?? kind] === 'Item' && before?.kind !== kind;
  const style =
    `<w:pPr><w:pStyle w:val="${STYLES[kind]}"/>${isLead ? '<w:keepNext/>' : ''}` +
    `${isApart ? '<w:spacing w:before="240"/>' : ''}</w:pPr>`;
  return `<w:p>${style}<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
}
