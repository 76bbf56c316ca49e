import type { SaxesTagPlain } from 'saxes';
import type { Guard } from './guard.ts';
import { Refusal } from './refusal.ts';
import { xmlNames } from './xml-names.ts';

/** Attributes by local name: OOXML has no element with two attributes that differ in namespace alone. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** An element with the elements in it; text plays no part where trees are used. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly XmlNode[];
}

/** What happens while XML is read. Names carry the usual prefix (`w:p`), whichever the file uses. */
export interface XmlHandler {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  /** Which elements are not walked but given whole to `tree`. */
  readonly whole: (name: string) => boolean;
  readonly tree: (node: XmlNode) => void;
}

interface DraftNode extends XmlNode {
  readonly children: DraftNode[];
}

const CHUNK = 65_536;
/** Wrappers that stand around alternatives of one thing; in a tree the last alternative wins. */
const TRANSPARENT: ReadonlySet<string> = new Set(['mc:AlternateContent', 'mc:Choice', 'mc:Fallback']);

/**
 * Walks an XML part. Throws a `Refusal`: `malformed` (also for any document type declaration, which OPC forbids:
 * entities never expand), or what `guard` throws.
 */
export async function walkXml(bytes: Uint8Array, handler: XmlHandler, guard: Guard): Promise<void> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const elements = elementHandler(handler, guard);
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('attribute', guard.attribute);
  parser.on('opentag', elements.open);
  parser.on('closetag', elements.close);
  parser.on('text', handler.text);
  parser.on('cdata', handler.text);
  for (const chunk of decoded(bytes)) {
    guard.chunk();
    parser.write(chunk);
  }
  parser.close();
}

/** The whole part as a tree. Throws as `walkXml` does. */
export async function xmlTree(bytes: Uint8Array, guard: Guard): Promise<XmlNode> {
  let root: XmlNode = { name: '', attributes: {}, children: [] };
  const tree = (node: XmlNode) => {
    root = node;
  };
  const ignore = () => {};
  await walkXml(bytes, { open: ignore, close: ignore, text: ignore, whole: () => true, tree }, guard);
  return root;
}

/** The last child of that name (of rival alternatives the last one holds). */
export function child(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.findLast((candidate) => candidate.name === name);
}

/** Attribute `val` of the child of that name. */
export function childValue(node: XmlNode, name: string): string | undefined {
  return child(node, name)?.attributes.val;
}

function refuse(): never {
  throw new Refusal('malformed', 'malformed-docx');
}

function elementHandler(handler: XmlHandler, guard: Guard) {
  const names = xmlNames();
  const drafts: DraftNode[] = [];
  return {
    open(tag: SaxesTagPlain): void {
      guard.element(names.depth());
      const name = names.open(tag);
      const attributes = localAttributes(tag.attributes);
      const parent = drafts.at(-1);
      if (parent !== undefined) drafts.push(grown(parent, name, attributes));
      else if (handler.whole(name)) drafts.push({ name, attributes, children: [] });
      else handler.open(name, attributes);
    },
    close(): void {
      const name = names.close();
      const draft = drafts.pop();
      if (draft === undefined) handler.close(name);
      else if (drafts.length === 0) handler.tree(draft);
    },
  };
}

/** Adds an element to a tree, and tells to which node its own children go. */
function grown(parent: DraftNode, name: string, attributes: Attributes): DraftNode {
  if (TRANSPARENT.has(name)) return parent;
  const draft = { name, attributes, children: [] };
  parent.children.push(draft);
  return draft;
}

function localAttributes(attributes: Readonly<Record<string, string>>): Attributes {
  const local: Record<string, string> = {};
  for (const name in attributes) local[name.slice(name.indexOf(':') + 1)] = attributes[name] as string;
  return local;
}

/** The text of an XML part, by its byte order mark or declaration. */
export function xmlText(bytes: Uint8Array): string {
  return [...decoded(bytes)].join('');
}

/** The text in pieces. */
function* decoded(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let at = 0; at < bytes.length; at += CHUNK) {
    yield decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true });
  }
  yield decoder.decode();
}

/** By byte order mark, else as declared, else UTF-8. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  const declaration = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const label = /^[^>]*encoding\s*=\s*["']([\w.:-]+)/.exec(declaration)?.[1] ?? 'utf-8';
  // Readable so far and without a mark, it is no UTF-16, whatever it says.
  if (/^utf-?16/i.test(label)) return 'utf-8';
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'utf-8';
  }
}
