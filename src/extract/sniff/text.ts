import type { Kind } from '../sniff.ts';

/** What may stand before the first tag: white space, comments, an XML declaration. */
const PROLOGUE = /^(\s+|<!--.*?(-->|$)|<\?xml[^>]*>)+/su;
const PAGE = /^<(!doctype\s+html|html|head|body)[\s/>]/iu;
/** Elements with which pages and saved pieces of pages begin. */
const PIECES =
  'title meta link script style base div p h[1-6] span a br hr table form ul ol dl section article main header ' +
  'footer nav font center b strong i em u img pre blockquote label input iframe';
const PIECE = new RegExp(`^<(${PIECES.replaceAll(' ', '|')})[\\s/>]`, 'iu');
const MAIL =
  /^(from|mime-version|content-type|subject|date|snapshot-content-location|message-id|received):?\s/iu;

/** Tells kinds of text apart; `head` is the beginning of the file, decoded. */
export function textKind(head: string, extension: string): Kind {
  if (MAIL.test(head) && /^content-type:\s*multipart\/related/imu.test(head)) return { code: 'mhtml' };
  if (/^\s*%!PS/u.test(head)) return { code: 'unknown-binary' };
  if (/^\s*<\?xml/u.test(head)) {
    if (/<office:document[\s>]/u.test(head)) return { code: 'odt' };
    if (/<\?mso-application|<pkg:package[\s>]|<w:wordDocument[\s>]/u.test(head))
      return { code: 'other-office' };
  }
  const start = head.replace(PROLOGUE, '').slice(0, 64);
  const isMarkdown = extension === 'md' || extension === 'markdown';
  if (PAGE.test(start) || (PIECE.test(start) && !isMarkdown)) return 'html';
  if (isMarkdown) return 'markdown';
  return ['html', 'htm', 'xhtml'].includes(extension) ? 'html' : 'text';
}
