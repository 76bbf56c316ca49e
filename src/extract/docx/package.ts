import type { Archive } from '../unzip.ts';
import type { Guard } from './guard.ts';
import { Refusal } from './refusal.ts';
import { type Relationship, relationships } from './relationships.ts';
import { xmlTree } from './xml.ts';

/** A part of the package: its name in the archive and its bytes. */
export interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Kinds of part that hold text beside the body; `textbox` is a diagram. */
export type SideKind = 'footnote' | 'endnote' | 'comment' | 'header' | 'footer' | 'textbox';

/** A part that holds text beside the body, and the id by which the body refers to it. */
export interface SidePart extends Part {
  readonly kind: SideKind;
  readonly relationship: string;
}

export interface DocxPackage {
  readonly main: Part;
  readonly styles: Part | null;
  readonly numbering: Part | null;
  readonly sides: readonly SidePart[];
  /** Names of parts with content that is not read: embedded documents. */
  readonly embedded: readonly string[];
  readonly pictures: number;
}

/** Last segment of the relationship type (the same in transitional and strict) -> kind of text. */
const SIDE_KINDS: ReadonlyMap<string, SideKind> = new Map([
  ['footnotes', 'footnote'],
  ['endnotes', 'endnote'],
  ['comments', 'comment'],
  ['diagramData', 'textbox'],
  ['header', 'header'],
  ['footer', 'footer'],
]);
const EMBEDDED: ReadonlySet<string> = new Set(['aFChunk', 'subDocument', 'oleObject', 'package']);
/** Documents and templates, with and without macros. */
const MAIN_CONTENT = /word.*(document|template).*main\+xml$/i;

/**
 * Finds and unpacks the parts that hold text or tell how it looks, and no others. Throws a `Refusal`:
 * `malformed` where there is no main part, or as `Archive.read` and `xmlTree` do.
 */
export async function openPackage(archive: Archive, guard: Guard): Promise<DocxPackage> {
  const main = await mainPart(archive, guard);
  const related = await relationships(archive, main.name, guard);
  const single = (type: string) => parts(archive, ofType(related, type))[0] ?? null;
  return {
    main,
    styles: single('styles'),
    numbering: single('numbering'),
    sides: [...SIDE_KINDS].flatMap(([type, kind]) =>
      parts(archive, ofType(related, type)).map((part) => ({ ...part, kind })),
    ),
    embedded: related.filter(({ type }) => EMBEDDED.has(type)).map(({ target }) => target),
    pictures: new Set(ofType(related, 'image').map(({ target }) => target)).size,
  };
}

function ofType(related: readonly Relationship[], type: string): readonly Relationship[] {
  return related.filter((relationship) => relationship.type === type);
}

/** The parts that are there, each once. */
function parts(archive: Archive, related: readonly Relationship[]): (Part & { relationship: string })[] {
  const targets = new Map(related.map(({ id, target }) => [target, id]));
  return [...targets].flatMap(([name, relationship]) => {
    const bytes = archive.read(name);
    return bytes === null ? [] : [{ name, bytes, relationship }];
  });
}

async function mainPart(archive: Archive, guard: Guard): Promise<Part> {
  const roots = ofType(await relationships(archive, '', guard), 'officeDocument');
  const [main] = parts(archive, roots.slice(0, 1));
  if (main !== undefined) return main;
  const name = (await mainByContentType(archive, guard)) ?? 'word/document.xml';
  const bytes = archive.read(name);
  if (bytes === null) throw new Refusal('malformed', 'malformed-docx');
  return { name, bytes };
}

async function mainByContentType(archive: Archive, guard: Guard): Promise<string | undefined> {
  const bytes = archive.read('[Content_Types].xml');
  if (bytes === null) return undefined;
  const { children } = await xmlTree(bytes, guard);
  const main = children.find(({ attributes }) => MAIN_CONTENT.test(attributes.ContentType ?? ''));
  return main?.attributes.PartName?.replace(/^\//, '');
}
