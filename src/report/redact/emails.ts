import type { Span } from '../../model.ts';

/** An address of bounded length, so that no text takes long; its domain has a dot. */
const EMAIL =
  /(?<![\w.%+'●-])[\w.%+'-]{1,256}@(?=[A-Za-z0-9-]{1,63}\.[A-Za-z0-9])[A-Za-z0-9](?:[A-Za-z0-9.-]{0,253}[A-Za-z0-9])?/g;

/** E-mail addresses. */
export const emailsIn = (text: string): Span[] =>
  Array.from(text.matchAll(EMAIL), ({ index: start, 0: { length } }) => ({ start, end: start + length }));
