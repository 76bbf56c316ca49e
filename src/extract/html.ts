import { type Decoded, decode } from './decode.ts';
import { render } from './html/render.ts';
import { parseHtml } from './html/tree.ts';
import { READ_LIMITS, tooLarge } from './limits.ts';
import { type Reader, unreadable } from './reader.ts';

/** Reads a page as the eye reads it, hidden text marked. Anchors lead into the decoded source. */
export const readHtml: Reader = async (bytes, { deadline, limits = READ_LIMITS }) => {
  const { text: source, garbled } = decodeHtml(bytes);
  if (garbled) return unreadable('html', 'malformed', 'malformed-html');
  if (source.length > limits.characters) return tooLarge('html', 'characters', limits);
  const tree = await parseHtml(source, limits.elements);
  if (tree === null) return tooLarge('html', 'elements', limits);
  const written = render(tree, deadline);
  if (written === null) return unreadable('html', 'timed-out', 'timed-out');
  if (written.text === '') return unreadable('html', 'no-text', 'no-text');
  const notes = tree.isCut ? [{ code: 'read-by-fallback' }] : [];
  return { format: 'html', outcome: 'read', pages: [], notes, ...written };
};

/** The source of a page, into which its anchors lead. */
export function decodeHtml(bytes: Uint8Array): Decoded {
  return decode(bytes, declaredEncoding(bytes));
}

/** The encoding that a `meta` element or an XML declaration near the beginning names. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const found =
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head) ??
    /^<\?xml[^>]{0,200}encoding=["']([\w-]+)/iu.exec(head);
  return found?.[1] ?? null;
}
