import type { Span } from '../../model.ts';

/** A line that holds something to read; the span leaves out indentation and trailing white space. */
export interface Line extends Span {
  /** Columns before the first character; full-width characters count two, tabs four. */
  readonly indent: number;
  /** Columns from the first to the last character. */
  readonly width: number;
  /** Whether an empty line, or a mere rule (-----), stands before it. */
  readonly gap: boolean;
}

/** Something to read, or punctuation that ends a sentence broken before it. */
const READABLE = /[\p{L}\p{N}。；;，、,.）)”"]/u;
const ONLY_DOTS = /^[.,;'"_·…\s-]+$/u;

/** Cuts text at its line breaks and leaves out lines without anything to read. Linear in the text. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let gap = true;
  let start = 0;
  while (start <= text.length) {
    const end = lineEnd(text, start);
    const line = measure(text, { start, end }, gap);
    if (line) lines.push(line);
    gap = line === null;
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return lines;
}

/** Whether a text has more lines than these. */
export function hasMoreLines(text: string, most: number): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1 && lines <= most; at = text.indexOf('\n', at + 1)) lines++;
  return lines > most;
}

/** Columns of a piece of text on a terminal or in a fixed-width font: full-width characters count two. */
export function columns(text: string, { start, end }: Span): number {
  let wide = 0;
  for (let at = start; at < end; at++) if (isWide(text.charCodeAt(at))) wide++;
  return end - start + wide;
}

function lineEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) return at;
  }
  return text.length;
}

function measure(text: string, { start, end }: Span, gap: boolean): Line | null {
  let [from, to] = [start, end];
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  const span = { start: from, end: to };
  if (!isReadable(text, span)) return null;
  const tabs = text.slice(start, from).split('\t').length - 1;
  return { ...span, indent: columns(text, { start, end: from }) + tabs * 3, width: columns(text, span), gap };
}

function isReadable(text: string, { start, end }: Span): boolean {
  const content = text.slice(start, end);
  return READABLE.test(content) && !(end - start > 1 && ONLY_DOTS.test(content));
}

/**
 * Letters of CJK scripts, their punctuation, and full-width forms; half-width katakana are not told apart.
 */
const isWide = (code: number): boolean =>
  code >= 0x2e80 && (code < 0xd800 || code >= 0xf900) && code !== 0xfeff;

/** White space, zero-width characters and control characters such as a form feed. */
function isBlank(code: number): boolean {
  if (code <= 0x20 || code === 0x3000 || code === 0xa0) return true;
  return (
    (code >= 0x2000 && code <= 0x200d) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x2060 ||
    code === 0xfeff
  );
}
