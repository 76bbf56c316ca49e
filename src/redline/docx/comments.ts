import { posix } from 'node:path';
import type { Parts } from './archive.ts';
import {
  childrenOf,
  type Maker,
  makerOf,
  nameOf,
  parseXml,
  rootOf,
  type XmlDocument,
  type XmlElement,
  xmlBytes,
} from './dom.ts';

/** Who the comments and tracked changes are by, and when. */
export interface Author {
  readonly author: string;
  readonly date: string;
}

/** A comment: paragraphs, each with lines of which the first is its title. */
export interface Comment {
  readonly id: string;
  readonly paragraphs: readonly string[];
}

/** The part that holds the comments of a document: the one it has, or a new one. */
export interface CommentsPart {
  readonly name: string;
  readonly isNew: boolean;
  readonly document: XmlDocument;
}

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/';
const RELATIONSHIPS = {
  strict: 'http://purl.oclc.org/ooxml/officeDocument/relationships/comments',
  transitional: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments',
};
/** Half points. */
const SIZE = '18';

/** Opens the comments of a document, or begins them. `main` is the name of its main part. */
export async function openComments(
  parts: Parts,
  existing: string | undefined,
  { main, namespace }: { readonly main: string; readonly namespace: string },
): Promise<CommentsPart> {
  const bytes = existing === undefined ? null : parts.read(existing);
  if (existing !== undefined && bytes)
    return { name: existing, isNew: false, document: await parseXml(bytes) };
  const folder = posix.dirname(main);
  const names = ['comments.xml', ...Array.from({ length: 99 }, (_, i) => `comments${i + 1}.xml`)];
  const free = names.map((name) => posix.join(folder, name)).find((name) => !parts.has(name));
  const document = await parseXml(`<w:comments xmlns:w="${namespace}"/>`);
  return { name: free ?? names.join(), isNew: true, document };
}

/** Whether a comment is by that author. */
export function hasCommentBy(author: string, { document }: CommentsPart): boolean {
  const root = rootOf(document);
  return childrenOf(root).some((each) => each.getAttributeNS(root.namespaceURI, 'author') === author);
}

/** Writes the comments behind those that are there, and ties a new part to the document. */
export async function addComments(
  parts: Parts,
  { name, isNew, document }: CommentsPart,
  {
    comments,
    by,
    main,
  }: { readonly comments: readonly Comment[]; readonly by: Author; readonly main: string },
): Promise<void> {
  const root = rootOf(document);
  const maker = makerOf(document);
  for (const comment of comments) root.appendChild(commentElement(comment, by, maker));
  parts.write(name, await xmlBytes(document));
  if (!isNew) return;
  const isStrict = root.namespaceURI?.startsWith('http://purl.oclc.org/') ?? false;
  await relate(parts, { main, name, type: isStrict ? RELATIONSHIPS.strict : RELATIONSHIPS.transitional });
  await declare(parts, name);
}

function commentElement({ id, paragraphs }: Comment, by: Author, { make, text }: Maker): XmlElement {
  const size = () => [make('sz', { val: SIZE }), make('szCs', { val: SIZE })];
  const paragraph = (line: string, isTitle: boolean) => {
    const bold = isTitle ? [make('b'), make('bCs')] : [];
    const run = make('r', {}, [make('rPr', {}, [...bold, ...size()]), text('t', line)]);
    const spacing = make('spacing', { before: isTitle ? '120' : '0', after: '0' });
    return make('p', {}, [make('pPr', {}, [spacing, make('jc', { val: 'left' })]), run]);
  };
  const lines = paragraphs.flatMap((each) => each.split('\n').map((line, i) => paragraph(line, i === 0)));
  const mark = make('r', {}, [make('annotationRef')]);
  const first = lines[0];
  if (first) first.insertBefore(mark, childrenOf(first)[1] ?? null);
  return make('comment', { id, author: by.author, date: by.date, initials: by.author.slice(0, 2) }, lines);
}

async function relate(
  parts: Parts,
  { main, name, type }: { readonly main: string; readonly name: string; readonly type: string },
): Promise<void> {
  const part = main.replace(/[^/]*$/, '_rels/$&.rels');
  const namespace = `${PACKAGE}relationships`;
  const bytes = parts.read(part);
  const document = await parseXml(bytes ?? `<Relationships xmlns="${namespace}"/>`);
  const root = rootOf(document);
  const taken = new Set(childrenOf(root).map((tie) => tie.getAttribute('Id')));
  let n = taken.size + 1;
  while (taken.has(`rId${n}`)) n++;
  const target = encodeURI(posix.relative(posix.dirname(main), name));
  root.appendChild(elementOf(document, 'Relationship', { Id: `rId${n}`, Type: type, Target: target }));
  parts.write(part, await xmlBytes(document));
}

async function declare(parts: Parts, name: string): Promise<void> {
  const part = '[Content_Types].xml';
  const bytes = parts.read(part);
  if (!bytes) throw new Error('no content types');
  const document = await parseXml(bytes);
  const root = rootOf(document);
  const attributes = { PartName: `/${encodeURI(name)}`, ContentType: TYPE };
  for (const old of childrenOf(root)) {
    if (nameOf(old).endsWith('Override') && old.getAttribute('PartName') === attributes.PartName)
      root.removeChild(old);
  }
  root.appendChild(elementOf(document, 'Override', attributes));
  parts.write(part, await xmlBytes(document));
}

/** An element like the others below the root. */
function elementOf(
  document: XmlDocument,
  name: string,
  attributes: Readonly<Record<string, string>>,
): XmlElement {
  const { namespaceURI, prefix } = rootOf(document);
  const element = document.createElementNS(namespaceURI, prefix ? `${prefix}:${name}` : name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
