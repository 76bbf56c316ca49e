import { type HtmlDocument, type HtmlElement, type HtmlNode, parseHtml } from '../../extract/html/tree.ts';
import { READ_LIMITS } from '../../extract/limits.ts';
import type { Span } from '../../model.ts';

/** Where something may be put into the source of a page. */
export interface Openings {
  /** Before everything that a head may hold. */
  readonly head: number;
  /** Before everything in the body. */
  readonly body: number;
  /** The text in which elements may stand, sorted. */
  readonly texts: readonly Span[];
  /** The elements that would lead elsewhere by themselves: no policy holds them back. */
  readonly refreshes: readonly Span[];
}

/** What is text to the parser, or shows no elements of HTML. */
const CLOSED: ReadonlySet<string> = new Set(
  (
    'head script style title textarea option select svg math iframe noembed noframes noscript template xmp ' +
    'plaintext'
  ).split(' '),
);

/** Finds the openings of a page. Throws where it cannot be parsed. */
export async function openingsOf(source: string): Promise<Openings> {
  const tree = await parseHtml(source, READ_LIMITS.elements);
  if (tree === null) throw new Error('a page that was read before');
  const texts: Span[] = [];
  const refreshes = refreshesIn(tree.document);
  const found = { doctype: 0, head: 0, body: 0 };
  const ahead: HtmlNode[] = [...tree.document.childNodes];
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    const at = node.sourceCodeLocation;
    if (node.nodeName === '#documentType' && at) found.doctype = at.endOffset;
    if (node.nodeName === '#text' && at) texts.push({ start: at.startOffset, end: at.endOffset });
    if (!('tagName' in node)) continue;
    if (node.tagName === 'body') found.body = node.sourceCodeLocation?.startTag?.endOffset ?? 0;
    if (node.tagName === 'head') found.head = endOf(node);
    if (!CLOSED.has(node.tagName)) ahead.push(...node.childNodes);
  }
  const { doctype } = found;
  const body = Math.max(found.body || found.head, doctype);
  return { head: doctype, body, texts: texts.sort((a, b) => a.start - b.start), refreshes };
}

function refreshesIn(document: HtmlDocument): readonly Span[] {
  const found: Span[] = [];
  const ahead: HtmlNode[] = [...document.childNodes];
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    if (!('tagName' in node)) continue;
    ahead.push(...node.childNodes);
    const kind = node.attrs
      .find(({ name }) => name === 'http-equiv')
      ?.value.trim()
      .toLowerCase();
    const at = node.sourceCodeLocation;
    if (node.tagName === 'meta' && kind === 'refresh' && at)
      found.push({ start: at.startOffset, end: at.endOffset });
  }
  return found;
}

function endOf({ sourceCodeLocation: at }: HtmlElement): number {
  return at?.endTag?.endOffset ?? 0;
}
