import type { Span } from '../../model.ts';
import { markerOf } from '../text/marker.ts';

export type LineKind =
  | 'blank'
  | 'rule'
  | 'underline'
  | 'fence'
  | 'heading'
  | 'item'
  | 'note'
  | 'tag'
  | 'text';

/**
 * A line of Markdown; the span is its content: behind indentation and quote signs, without trailing white
 * space.
 */
export interface MarkdownLine extends Span {
  readonly kind: LineKind;
  readonly indent: number;
  /** Depth of block quotes. */
  readonly quotes: number;
  /** Two spaces or a backslash at the end: what follows begins a line of its own. */
  readonly hardBreak: boolean;
}

const PREFIX = /^[ \t\u3000]*(?:>[ \t]?)*/u;
/** In order: the first that fits decides. */
const KINDS: readonly (readonly [kind: LineKind, pattern: RegExp])[] = [
  ['blank', /^$/u],
  ['fence', /^(`{3,}|~{3,})/u],
  ['heading', /^#{1,6}\s+\S/u],
  ['underline', /^(=+|-+)$/u],
  ['rule', /^([*_-][ \t]*){3,}$/u],
  ['note', /^\[\^[^\]]{1,60}\]:/u],
  ['tag', /^(<\/?[a-z][^<>]*>\s*)+$/iu],
];

/** The lines of a Markdown file, in order. Linear in the text. */
export function markdownLines(text: string): MarkdownLine[] {
  const lines: MarkdownLine[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    lines.push(lineOf(text, start, end));
    start = end + 1;
  }
  return lines;
}

function lineOf(text: string, start: number, end: number): MarkdownLine {
  const raw = text.slice(start, end);
  const prefix = PREFIX.exec(raw)?.[0] ?? '';
  const rest = raw.slice(prefix.length);
  const content = rest.trim();
  const from = start + raw.length - rest.trimStart().length;
  const indent = text.slice(start + prefix.lastIndexOf('>') + 1, from);
  return {
    start: from,
    end: from + content.length,
    kind: kindOf(content),
    indent: indent.replaceAll('\t', '    ').length,
    quotes: prefix.split('>').length - 1,
    hardBreak: /( {2}|\\|<br ?\/?>)\r?$/iu.test(raw.slice(-8)),
  };
}

/** Longer lines are text: signs alone fill none, and patterns over them would fill the stack. */
const LONGEST_SIGN = 2000;

function kindOf(content: string): LineKind {
  if (content.length > LONGEST_SIGN) return markerOf(content) === null ? 'text' : 'item';
  const kind = KINDS.find(([, pattern]) => pattern.test(content))?.[0];
  return kind ?? (markerOf(content) === null ? 'text' : 'item');
}
