import { strToU8, zipSync } from 'fflate';
import { readDocx } from '../../src/extract/docx.ts';
import type { Extraction } from '../../src/extract/reader.ts';

/** A part to make: the XML inside its root element, and how the body's relationships name it. */
export interface MadePart {
  readonly type: string;
  readonly root: string;
  readonly xml: string;
  readonly id?: string;
}

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
].join(' ');
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.' +
  'wordprocessingml.document.main+xml"/></Types>';

interface Tie {
  readonly type: string;
  readonly target: string;
  readonly id?: string | undefined;
}

/** XML of a relationships part. */
export function relationshipsXml(...ties: readonly Tie[]): string {
  const items = ties.map(
    ({ type, target, id }, i) =>
      `<Relationship Id="${id ?? `rId${i}`}" Type="${TYPES}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

/** The entries of a DOCX with this body. */
export function entries(body: string, ...parts: readonly MadePart[]): Record<string, string> {
  const names = parts.map(({ root }, i) => `${root.replace('w:', '').replace(':', '')}${i}.xml`);
  const side = parts.map(({ root, xml }, i) => [
    `word/${names[i]}`,
    `<${root} ${NAMESPACES}>${xml}</${root}>`,
  ]);
  return {
    '[Content_Types].xml': CONTENT,
    '_rels/.rels': relationshipsXml({ type: 'officeDocument', target: 'word/document.xml' }),
    'word/_rels/document.xml.rels': relationshipsXml(
      ...parts.map(({ type, id }, i) => ({ type, target: names[i] ?? '', id })),
    ),
    'word/document.xml': `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(side),
  };
}

export function zipped(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** The bytes of a DOCX with this body. */
export function docx(body: string, ...parts: readonly MadePart[]): Uint8Array {
  return zipped(entries(body, ...parts));
}

/** Reads bytes, with half a minute to do so. */
export function read(bytes: Uint8Array): Promise<Extraction> {
  return readDocx(bytes, { passwords: [], deadline: Date.now() + 30_000 });
}

/** Reads a DOCX with this body. */
export function readBody(body: string, ...parts: readonly MadePart[]): Promise<Extraction> {
  return read(docx(body, ...parts));
}

export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of one run, or of the runs given. */
export function paragraph(content: string, properties = ''): string {
  const runs = content.startsWith('<') ? content : run(content);
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
}

/** The blocks as `kind: text`. */
export function blocksOf({ text, blocks }: Extraction): string[] {
  return blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

/** The marks as `kind: text`. */
export function marksOf({ text, marks }: Extraction): string[] {
  return marks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}
