import type { Document, Element, Node } from '@xmldom/xmldom';
import type { Attributes, XmlNode } from '../../extract/docx/xml.ts';
import { xmlText } from '../../extract/docx/xml.ts';
import { usualPrefix } from '../../extract/docx/xml-names.ts';

export type XmlDocument = Document;
export type XmlElement = Element;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const ELEMENT_NODE = 1;
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The elements of WordprocessingML, made with the namespace and prefix that a document uses. */
export interface Maker {
  /** An element such as `r`, with attributes of the same namespace and what stands in it. */
  readonly make: (
    name: string,
    attributes?: Readonly<Record<string, string>>,
    content?: readonly XmlElement[],
  ) => XmlElement;
  /** A `t` or `delText` with exactly this text. */
  readonly text: (name: 't' | 'delText', text: string) => XmlElement;
}

/** Parses a part; throws where it is not well-formed. */
export async function parseXml(source: Uint8Array | string): Promise<XmlDocument> {
  const { DOMParser } = await import('@xmldom/xmldom');
  const parser = new DOMParser({
    locator: false,
    // As XML 1.0 has it, and the reader: XML 1.1 would change other characters, too.
    normalizeLineEndings: (text) => text.replace(/\r\n?/g, '\n'),
    onError: (level, message) => {
      if (level !== 'warning') throw new Error(message);
    },
  });
  const text = typeof source === 'string' ? source : xmlText(source);
  return parser.parseFromString(text.replace(/^\ufeff/, ''), 'text/xml');
}

/** The bytes of a part: UTF-8, whatever it was. */
export async function xmlBytes(document: XmlDocument): Promise<Uint8Array> {
  const { XMLSerializer } = await import('@xmldom/xmldom');
  const text = new XMLSerializer().serializeToString(rootOf(document), { requireWellFormed: true });
  return new TextEncoder().encode(DECLARATION + text);
}

export function rootOf({ documentElement }: XmlDocument): XmlElement {
  if (documentElement === null) throw new Error('no root');
  return documentElement;
}

/** The usual name of an element (`w:p`), whichever prefix the file uses. */
export function nameOf({ namespaceURI, localName, tagName }: XmlElement): string {
  const prefix = usualPrefix(namespaceURI ?? '');
  return prefix === undefined ? tagName : prefix + (localName ?? '');
}

export function isElement(node: Node | null): node is XmlElement {
  return node?.nodeType === ELEMENT_NODE;
}

export function childrenOf(element: XmlElement): readonly XmlElement[] {
  return nodesOf(element).filter(isElement);
}

/** Everything in an element, as it stands now. */
export function nodesOf(element: Node): readonly Node[] {
  const nodes: Node[] = [];
  for (let node = element.firstChild; node !== null; node = node.nextSibling) nodes.push(node);
  return nodes;
}

/** All elements below one, in document order; without recursion, since files nest as deep as they like. */
export function* descendants(root: XmlElement): Generator<XmlElement> {
  const ahead = [...childrenOf(root)].reverse();
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    yield next;
    ahead.push(...[...childrenOf(next)].reverse());
  }
}

export function parentOf({ parentNode }: Node): XmlElement | null {
  return isElement(parentNode) ? parentNode : null;
}

/** The nearest element of a name around one. */
export function around(element: XmlElement, name: string): XmlElement | null {
  let outer = parentOf(element);
  while (outer !== null && nameOf(outer) !== name) outer = parentOf(outer);
  return outer;
}

/** Attributes by local name, as the reader has them. */
export function attributesOf(element: XmlElement): Attributes {
  return Object.fromEntries(
    [...element.attributes].map((attribute) => [attribute.localName ?? attribute.name, attribute.value]),
  );
}

/** An element as the reader has it. */
export function xmlNodeOf(element: XmlElement): XmlNode {
  const children = childrenOf(element).map(xmlNodeOf);
  return { name: nameOf(element), attributes: attributesOf(element), children };
}

export function insertAfter(node: Node, before: Node): void {
  before.parentNode?.insertBefore(node, before.nextSibling);
}

/** Text without the characters that XML knows no way to write. */
export function xmlSafe(text: string): string {
  return text.replace(NOT_XML, '');
}

/** A maker for a document; attributes need a prefix, even where elements go without. */
export function makerOf(document: XmlDocument): Maker {
  const { namespaceURI, prefix } = rootOf(document);
  const qualified = (name: string) => `${prefix ?? 'w'}:${name}`;
  const make: Maker['make'] = (name, attributes = {}, content = []) => {
    const element = document.createElementNS(namespaceURI, qualified(name));
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttributeNS(namespaceURI, qualified(key), value);
    }
    for (const child of content) element.appendChild(child);
    return element;
  };
  return {
    make,
    text: (name, text) => {
      const element = make(name);
      keepSpace(element);
      element.appendChild(document.createTextNode(xmlSafe(text)));
      return element;
    },
  };
}

/** Makes the white space of an element count. */
export function keepSpace(element: XmlElement): void {
  element.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve');
}
