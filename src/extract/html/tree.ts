import type { DefaultTreeAdapterMap, DefaultTreeAdapterTypes, TreeAdapter } from 'parse5';
import type { Resolve } from './align.ts';
import { flatten } from './flatten.ts';

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

/**
 * Children searched while misplaced elements are moved: what is thrown into a table moves before it, one by
 * one.
 */
const MAX_WORK = 300_000_000;

type Adapter = TreeAdapter<DefaultTreeAdapterMap>;
type HtmlParent = DefaultTreeAdapterTypes.ParentNode;

class TooDeep extends Error {}
class TooMany extends Error {}

/**
 * Parses HTML; null for a page of more than so many elements, or built to keep a parser busy. Deep trees are cut flat, text is
 * kept.
 */
export async function parseHtml(source: string, elements: number): Promise<HtmlTree | null> {
  const { parse, parseFragment, defaultTreeAdapter } = await import('parse5');
  if (hasGiantTag(source)) return null;
  const parseShallow = (html: string) => {
    const treeAdapter = guarded(defaultTreeAdapter, elements);
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

/** The adapter, but stopping the parser when the tree grows beyond a page's. */
function guarded(adapter: Adapter, elements: number): Adapter {
  let [depth, count, work] = [0, 0, 0];
  const shift = (parent: HtmlParent | null) => {
    work += parent?.childNodes.length ?? 0;
    if (work > MAX_WORK) throw new TooMany();
  };
  return {
    ...adapter,
    onItemPush: () => {
      if (++count > elements) throw new TooMany();
      if (++depth > MAX_DEPTH) throw new TooDeep();
    },
    onItemPop: () => {
      depth--;
    },
    insertBefore: (parent, node, reference) => {
      shift(parent);
      adapter.insertBefore(parent, node, reference);
    },
    insertTextBefore: (parent, text, reference) => {
      shift(parent);
      adapter.insertTextBefore(parent, text, reference);
    },
    detachNode: (node) => {
      shift(node.parentNode);
      adapter.detachNode(node);
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
