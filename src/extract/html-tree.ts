import type { DefaultTreeAdapterMap, DefaultTreeAdapterTypes } from 'parse5';
import type { Resolve } from './html-align.ts';

export type HtmlDocument = DefaultTreeAdapterTypes.Document;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlText = DefaultTreeAdapterTypes.TextNode;

export interface HtmlTree {
  readonly document: HtmlDocument;
  /** What was parsed: as long as the file, and alike but for tags cut out. */
  readonly source: string;
  /** Whether tags were left out to keep the tree shallow. */
  readonly isCut: boolean;
  readonly resolve: Resolve;
}

/** As deep as Chromium lets a document grow; the parser's time grows with the square of it. */
const MAX_DEPTH = 512;
/** A tag with more attributes is an attack: the parser compares each with all before. */
const MAX_ATTRIBUTES = 2000;
const GIANT = 20_000;

/** Elements of a tree that still fits into memory: a book has some ten thousand. */
const MAX_ELEMENTS = 500_000;

class TooDeep extends Error {}
class TooMany extends Error {}

/** Parses HTML; null for a page too large, or built to keep a parser busy. Deep trees are cut flat, their text is kept. */
export async function parseHtml(source: string): Promise<HtmlTree | null> {
  const { parse, parseFragment, defaultTreeAdapter } = await import('parse5');
  if (hasGiantTag(source)) return null;
  const parseShallow = (html: string) => {
    const treeAdapter = { ...defaultTreeAdapter, ...sizeGuard() };
    return parse<DefaultTreeAdapterMap>(html, {
      treeAdapter,
      sourceCodeLocationInfo: true,
      scriptingEnabled: false,
    });
  };
  const resolve = memoise((reference) => textOf(parseFragment(reference).childNodes[0]));
  for (const [isCut, html] of versions(source)) {
    try {
      return { document: parseShallow(html), source: html, isCut, resolve };
    } catch (error) {
      if (error instanceof TooMany) return null;
      if (!(error instanceof TooDeep)) throw error;
    }
  }
  return null;
}

/** The page as it is, then flat. */
function* versions(source: string): Generator<[isCut: boolean, html: string]> {
  yield [false, source];
  yield [true, flatten(source)];
}

function sizeGuard() {
  let [depth, count] = [0, 0];
  return {
    onItemPush: () => {
      if (++count > MAX_ELEMENTS) throw new TooMany();
      if (++depth > MAX_DEPTH) throw new TooDeep();
    },
    onItemPop: () => {
      depth--;
    },
  };
}

function hasGiantTag(source: string): boolean {
  for (let open = source.indexOf('<'); open !== -1; ) {
    const close = source.indexOf('>', open);
    const end = close === -1 ? source.length : close;
    if (end - open > GIANT && attributesIn(source.slice(open, end)) > MAX_ATTRIBUTES) return true;
    open = source.indexOf('<', end);
  }
  return false;
}

const attributesIn = (tag: string): number => tag.match(/\s[^\s=]/gu)?.length ?? 0;

const textOf = (node: HtmlNode | undefined): string => (node && 'value' in node ? node.value : '');

function memoise(resolve: Resolve): Resolve {
  const known = new Map<string, string>();
  return (reference) => {
    const value = known.get(reference) ?? resolve(reference);
    known.set(reference, value);
    return value;
  };
}

const TAG = /<(\/?)([a-z][a-z0-9]{0,20})[^<>]{0,2000}>/giu;
const UNNESTED =
  /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|script|style|textarea|title|li|p|td|tr|th)$/iu;
const SHALLOW = MAX_DEPTH / 4;

/** Blanks out the tags that nest too deep; all else keeps its place, so that offsets into the source stay. */
function flatten(source: string): string {
  let depth = 0;
  return source.replace(TAG, (tag, slash: string, name: string) => {
    if (UNNESTED.test(name)) return depth >= SHALLOW && /^(li|p|td|tr|th)$/iu.test(name) ? asBreak(tag) : tag;
    const isDeep = slash === '' ? depth >= SHALLOW : depth > SHALLOW;
    depth = Math.max(0, depth + (slash === '' ? 1 : -1));
    return isDeep ? asBreak(tag) : tag;
  });
}

/** A line break as long as the tag, where it is long enough; `<b>` and its like break no line. */
const asBreak = (tag: string): string =>
  tag.length >= 5 ? '<br>'.padEnd(tag.length) : ' '.repeat(tag.length);
