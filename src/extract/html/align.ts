/** From `at` on, and up to the next segment, text runs along with the source from `offset` on. */
export interface Segment {
  readonly at: number;
  readonly offset: number;
  /** Made from a character reference, which is longer than what it stands for. */
  readonly isReference: boolean;
}

/** A part of the source from which text was decoded. */
export interface Origin {
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** What a character reference such as `&nbsp;` stands for. */
export type Resolve = (reference: string) => string;

const REFERENCE = /&(?:#\d{1,8}|#[xX][\da-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,40});?/y;

/**
 * Finds for decoded text the way back into its source. They differ in character references (a segment each),
 * line ends, and tags that the parser ignored. Linear in the source.
 */
export function align(text: string, { source, start, end }: Origin, resolve: Resolve): Segment[] {
  if (end - start === text.length && source.startsWith(text, start))
    return [{ at: 0, offset: start, isReference: false }];
  const segments: Segment[] = [];
  let [at, offset] = [0, start];
  let isNew = true;
  while (at < text.length && offset < end) {
    const { decoded, length } = tokenAt(source, offset, resolve);
    const isLiteral = source.charAt(offset) === text.charAt(at) && decoded !== text.charAt(at);
    const made = isLiteral ? 1 : decoded.length;
    if (made === 0 || !(isLiteral || text.startsWith(decoded, at))) {
      offset += length === 0 ? tagLength(source, offset) : length;
      isNew = true;
      continue;
    }
    const isReference = !isLiteral && made !== length;
    if (isNew || isReference) segments.push({ at, offset, isReference });
    isNew = isReference;
    at += made;
    offset += isLiteral ? 1 : length;
  }
  return segments;
}

/** The character reference that begins at an offset of a source; empty where none does. */
export function referenceAt(source: string, offset: number): string {
  REFERENCE.lastIndex = offset;
  return REFERENCE.exec(source)?.[0] ?? '';
}

interface Token {
  readonly decoded: string;
  /** In the source; 0 for what looks like a tag, whose end is looked for only when it is to be skipped. */
  readonly length: number;
}

/** The next character of the source, or reference, line end or tag, and what becomes of it. */
function tokenAt(source: string, offset: number, resolve: Resolve): Token {
  const char = source.charAt(offset);
  if (char === '&') {
    const reference = referenceAt(source, offset);
    return reference
      ? { decoded: resolve(reference), length: reference.length }
      : { decoded: char, length: 1 };
  }
  if (char === '\r')
    return source.charAt(offset + 1) === '\n' ? { decoded: '', length: 1 } : { decoded: '\n', length: 1 };
  if (char === '<' && /[a-z/!?]/i.test(source.charAt(offset + 1))) return { decoded: '', length: 0 };
  return { decoded: char, length: 1 };
}

function tagLength(source: string, offset: number): number {
  const close = source.indexOf('>', offset);
  return close === -1 ? 1 : close + 1 - offset;
}
