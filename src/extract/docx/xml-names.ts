import type { SaxesTagPlain } from 'saxes';

const TRANSITIONAL = 'http://schemas.openxmlformats.org/';
const STRICT = 'http://purl.oclc.org/ooxml/';

/** Namespaces (ECMA-376, transitional and strict) and the prefix that everybody gives them. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  [`${TRANSITIONAL}wordprocessingml/2006/main`, 'w:'],
  [`${STRICT}wordprocessingml/main`, 'w:'],
  [`${TRANSITIONAL}officeDocument/2006/math`, 'm:'],
  [`${STRICT}officeDocument/math`, 'm:'],
  [`${TRANSITIONAL}drawingml/2006/main`, 'a:'],
  [`${STRICT}drawingml/main`, 'a:'],
  [`${TRANSITIONAL}drawingml/2006/diagram`, 'dgm:'],
  [`${STRICT}drawingml/diagram`, 'dgm:'],
  [`${TRANSITIONAL}markup-compatibility/2006`, 'mc:'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps:'],
  ['urn:schemas-microsoft-com:vml', 'v:'],
  [`${TRANSITIONAL}package/2006/relationships`, ''],
  [`${TRANSITIONAL}package/2006/content-types`, ''],
]);

/** The usual prefix of a namespace, with its colon; undefined for one that is not known. */
export function usualPrefix(namespace: string): string | undefined {
  return PREFIXES.get(namespace);
}

/** Follows the namespace declarations of a document and tells the usual name of each element. */
export interface XmlNames {
  /** Name of an element that opens, with the usual prefix; as spelled where its namespace is not known. */
  open(tag: SaxesTagPlain): string;
  /** How many elements are open. */
  depth(): number;
  /** Name of the element that closes. */
  close(): string;
}

interface OpenElement {
  readonly name: string;
  /** Prefixes it declares. */
  readonly declared: readonly string[];
}

/** A fresh follower, for one document. Looking up takes constant time, however deep elements nest. */
export function xmlNames(): XmlNames {
  const bound = new Map<string, string[]>();
  const elements: OpenElement[] = [];
  return {
    depth: () => elements.length,
    open(tag) {
      const declared = declarations(tag);
      for (const prefix of declared) bind(bound, prefix, tag.attributes[attributeOf(prefix)] ?? '');
      const name = usualName(tag.name, bound);
      elements.push({ name, declared });
      return name;
    },
    close() {
      const element = elements.pop() ?? { name: '', declared: [] };
      for (const prefix of element.declared) bound.get(prefix)?.pop();
      return element.name;
    },
  };
}

const NONE: readonly string[] = [];

function declarations(tag: SaxesTagPlain): readonly string[] {
  const names = Object.keys(tag.attributes).filter((name) => name.startsWith('xmlns'));
  return names.length === 0 ? NONE : names.map((name) => name.slice('xmlns:'.length));
}

function attributeOf(prefix: string): string {
  return prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
}

function bind(bound: Map<string, string[]>, prefix: string, uri: string): void {
  const uris = bound.get(prefix);
  if (uris === undefined) bound.set(prefix, [uri]);
  else uris.push(uri);
}

function usualName(name: string, bound: ReadonlyMap<string, readonly string[]>): string {
  const colon = name.indexOf(':');
  const uri = bound.get(colon < 0 ? '' : name.slice(0, colon))?.at(-1);
  const usual = uri === undefined ? undefined : PREFIXES.get(uri);
  return usual === undefined ? name : usual + name.slice(colon + 1);
}
