import type { Span } from '../../model.ts';

const LOCAL = /[A-Za-z0-9._%+'-]/;
const DOMAIN = /[A-Za-z0-9.-]/;
const MOST = { local: 64, domain: 255 };

/** E-mail addresses: no more is looked at around an @ than an address may hold. */
export function emailsIn(text: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < MOST.local && LOCAL.test(text.charAt(start - 1))) start--;
    let end = at + 1;
    while (end < text.length && end - at <= MOST.domain && DOMAIN.test(text.charAt(end))) end++;
    if (start < at && /[A-Za-z0-9]\.[A-Za-z0-9]/.test(text.slice(at + 1, end))) spans.push({ start, end });
  }
  return spans;
}
