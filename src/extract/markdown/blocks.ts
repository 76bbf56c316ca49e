import type { Block, Span } from '../../model.ts';
import { columns } from '../text/lines.ts';
import { splitRow } from '../text/table.ts';
import { type MarkdownLine, markdownLines } from './lines.ts';

/** What was read from some line on, and the line behind it. */
interface Taken {
  readonly blocks: readonly Block[];
  readonly next: number;
}

/** A Markdown file on the way: lines, how deep each is nested in lists, tables so far. */
interface Source {
  readonly text: string;
  readonly lines: readonly MarkdownLine[];
  readonly levels: readonly number[];
}

const DELIMITER = /^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$/u;
const BOLD = /^(\*\*|__)[^*_]+\1$/u;
const LONGEST_HEADING = 60;
const INTRODUCES = /[:：;；][”"*_]*$/u;

/** Blocks of a Markdown file. A paragraph is one block over its lines; the signs of headings are left out. */
export function markdownBlocks(text: string): Block[] {
  const lines = markdownLines(text);
  const source: Source = { text, lines, levels: listLevels(lines) };
  const blocks: Block[] = [];
  let tables = 0;
  for (let i = frontMatter(source); i < lines.length; ) {
    const taken =
      takeFence(source, i) ?? takeTable(source, i, tables) ?? takeHeading(source, i) ?? takeRun(source, i);
    if (taken.blocks[0]?.cell) tables++;
    for (const block of taken.blocks) blocks.push(block);
    i = taken.next;
  }
  return blocks;
}

/** How many enclosing items an item has, by the indentation of those before it. */
function listLevels(lines: readonly MarkdownLine[]): number[] {
  let open: number[] = [];
  return lines.map(({ kind, indent }) => {
    if (kind === 'blank') return 0;
    open = open.filter((outer) => outer < indent);
    const level = open.length;
    if (kind === 'item') open = [...open, indent];
    return level;
  });
}

/** The first line behind a YAML header, which is about the file and no part of it. */
function frontMatter({ text, lines }: Source): number {
  const isFence = (line: MarkdownLine | undefined) =>
    line !== undefined && text.slice(line.start, line.end) === '---';
  if (!isFence(lines[0])) return 0;
  const close = lines.findIndex((line, i) => i > 0 && isFence(line));
  const header = lines.slice(1, Math.max(close, 1));
  return close > 0 && header.every((line) => line.kind !== 'blank') ? close + 1 : 0;
}

function takeFence({ text, lines }: Source, from: number): Taken | null {
  const fence = lines[from];
  if (fence?.kind !== 'fence') return null;
  const sign = text.slice(fence.start, fence.start + 3);
  let close = from + 1;
  while (lines[close] && !(lines[close]?.kind === 'fence' && text.startsWith(sign, lines[close]?.start)))
    close++;
  const inside = lines.slice(from + 1, close).filter(({ start, end }) => end > start);
  return { blocks: inside.length > 0 ? [{ ...around(inside), kind: 'paragraph' }] : [], next: close + 1 };
}

function takeTable({ text, lines }: Source, from: number, table: number): Taken | null {
  const [head, delimiter] = [lines[from], lines[from + 1]];
  if (!head || !delimiter || !text.slice(head.start, head.end).includes('|')) return null;
  const rule = text.slice(delimiter.start, delimiter.end);
  if (!rule.includes('|') || !DELIMITER.test(rule)) return null;
  let next = from + 2;
  while (lines[next] && text.slice(lines[next]?.start, lines[next]?.end).includes('|')) next++;
  const rows = [head, ...lines.slice(from + 2, next)].map((line) => splitRow(text, line, '|'));
  const blocks = rows.flatMap((cells, row) =>
    cells.flatMap((cell, column): Block[] =>
      cell ? [{ ...cell, kind: 'cell', cell: { table, row, column } }] : [],
    ),
  );
  return { blocks, next };
}

function takeHeading({ text, lines }: Source, from: number): Taken | null {
  const line = lines[from];
  if (line?.kind !== 'heading') return null;
  const signs = /^(#+)\s+/u.exec(text.slice(line.start, line.end)) ?? ['', ''];
  const content = text.slice(line.start + signs[0].length, line.end).replace(/\s+#+$/u, '');
  const start = line.start + signs[0].length;
  return {
    blocks: [{ start, end: start + content.length, kind: 'heading', level: signs[1]?.length ?? 1 }],
    next: from + 1,
  };
}

/** A paragraph, item or note with the lines that go on with it; a line without content makes no block. */
function takeRun(source: Source, from: number): Taken {
  const { text, lines, levels } = source;
  const first = lines[from];
  if (!first || !['text', 'item', 'note'].includes(first.kind)) return { blocks: [], next: from + 1 };
  let next = from + 1;
  while (goesOn(source, next)) next++;
  const span = around(lines.slice(from, next));
  const underline = lines[next];
  if (first.kind === 'text' && underline?.kind === 'underline') {
    return {
      blocks: [{ ...span, kind: 'heading', level: text.startsWith('=', underline.start) ? 1 : 2 }],
      next: next + 1,
    };
  }
  if (first.kind === 'item') return { blocks: [{ ...span, kind: 'item', level: levels[from] ?? 0 }], next };
  if (first.kind === 'note') return { blocks: [{ ...span, kind: 'footnote' }], next };
  if (!isBold(text, span)) return { blocks: [{ ...span, kind: 'paragraph' }], next };
  return { blocks: [{ start: span.start + 2, end: span.end - 2, kind: 'heading' }], next };
}

/** Whether line `at` belongs to the paragraph before it: a mere line break is none in Markdown. */
function goesOn({ text, lines }: Source, at: number): boolean {
  const [before, line] = [lines[at - 1], lines[at]];
  if (!before || line?.kind !== 'text' || before.hardBreak) return false;
  if (line.quotes > before.quotes || (line.quotes < before.quotes && line.quotes > 0)) return false;
  return !INTRODUCES.test(text.slice(before.start, before.end).slice(-4));
}

/** A short line all in bold stands where a heading would. */
function isBold(text: string, span: Span): boolean {
  if (columns(text, span) > LONGEST_HEADING) return false;
  const line = text.slice(span.start, span.end);
  return BOLD.test(line) && !INTRODUCES.test(line);
}

const around = (lines: readonly Span[]): Span => ({
  start: lines[0]?.start ?? 0,
  end: lines.at(-1)?.end ?? 0,
});
