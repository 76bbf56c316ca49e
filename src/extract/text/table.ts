import type { Span } from '../../model.ts';
import type { Line } from './lines.ts';
import { markerOf } from './marker.ts';

/** A row of a table drawn with tabs or pipes: its cells in order, null where one is empty. */
export type Row = readonly (Span | null)[];

type Separator = '\t' | '|';

/** A bar in half and full width, and as boxes are drawn with. */
const BARS = '|｜│';
const isSeparator = (char: string, separator: Separator): boolean =>
  separator === '\t' ? char === '\t' : char !== '' && BARS.includes(char);

const RULE = /^[\s|:+=-]+$/u;

/** The rows of the table that begins at line `from`, one a line; null where none begins there. */
export function tableAt(text: string, lines: readonly Line[], from: number): Row[] | null {
  const first = lines[from];
  const separator = first && separatorOf(text, first);
  if (!separator) return null;
  let to = from + 1;
  for (; to < lines.length; to++) {
    const line = lines[to];
    if (!line || (line.gap && !hasRuleAbove(text, line))) break;
    if (separatorOf(text, separator === '\t' ? withTabs(text, line) : line) !== separator) break;
  }
  if (to - from < 2) return null;
  return lines
    .slice(from, to)
    .map((line) => splitRow(text, separator === '\t' ? withTabs(text, line) : line, separator));
}

/** A line with the tabs around it, which stand for empty cells. */
function withTabs(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from > 0 && text.charAt(from - 1) === '\t') from--;
  while (text.charAt(to) === '\t') to++;
  return { start: from, end: to };
}

/**
 * Cuts a line at its separators; a backslash keeps a pipe. Pipes at either end are the frame of the table.
 */
export function splitRow(text: string, { start, end }: Span, separator: Separator): Row {
  const cells: (Span | null)[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    const isCut = at < end && isSeparator(text.charAt(at), separator) && text.charAt(at - 1) !== '\\';
    if (at < end && !isCut) continue;
    const isFrame = separator === '|' && at === from && (at === start || at === end);
    if (!isFrame) cells.push(trimmed(text, from, at));
    from = at + 1;
  }
  return cells;
}

function separatorOf(text: string, { start, end }: Span): Separator | null {
  const content = text.slice(start, end);
  if (content.includes('\t')) return isNumberedLine(content) ? null : '\t';
  return Array.from(BARS).some((bar) => content.includes(bar)) ? '|' : null;
}

/** "1.<tab>text" is an item, not a row. */
function isNumberedLine(content: string): boolean {
  const [first = '', second, third] = content.split(/\t+/u, 3);
  return second !== undefined && third === undefined && markerOf(first)?.length === first.trim().length;
}

/** The rule under the head of a pipe table (|---|---|) holds nothing to read and counts as a gap. */
function hasRuleAbove(text: string, line: Line): boolean {
  const lineStart = text.lastIndexOf('\n', line.start - 1);
  const above = text.slice(text.lastIndexOf('\n', lineStart - 1) + 1, Math.max(lineStart, 0));
  return above.includes('|') && RULE.test(above);
}

function trimmed(text: string, start: number, end: number): Span | null {
  const content = text.slice(start, end);
  const from = start + content.length - content.trimStart().length;
  return content.trim() === '' ? null : { start: from, end: from + content.trim().length };
}
