import type { Block, Finding, Span } from '../../model.ts';
import { inertLines } from './escape.ts';
import { type Marks, worst } from './marks.ts';
import { covers, cut } from './quote.ts';
import type { Sheet } from './sheet.ts';

/** A paragraph, heading, item or row of cells of the text, within a page. */
interface Part extends Span {
  readonly block: Block | null;
}

/** The text of a stretch of a document as paragraphs; with marks, its clauses are marked and numbered. */
export function flow(sheet: Sheet, within: Span, marks: Marks | null): string {
  const findings = marks ? sheet.reading.findings.filter(({ clause }) => covers(clause, within)) : [];
  const { text } = sheet.reading.document;
  const write = (part: Part) => paragraph(part, { findings, marks, text });
  return rowsOf(partsOf(sheet, within))
    .map((row) => {
      if (row.length > 1) return `<div class="row">${row.map(write).join('')}</div>`;
      return row.map(write).join('');
    })
    .join('\n');
}

/** Blocks clipped to the stretch; text between them counts as paragraphs. */
function partsOf({ reading }: Sheet, { start, end }: Span): readonly Part[] {
  const { blocks, text } = reading.document;
  const parts: Part[] = [];
  let at = start;
  const fill = (to: number) => {
    if (text.slice(at, to).trim() !== '') parts.push({ start: at, end: to, block: null });
  };
  for (const block of blocks) {
    if (block.end <= at || block.start >= end) continue;
    fill(block.start);
    const clipped = { start: Math.max(block.start, at), end: Math.min(block.end, end), block };
    if (text.slice(clipped.start, clipped.end).trim() !== '') parts.push(clipped);
    at = clipped.end;
  }
  fill(end);
  return parts;
}

/** Cells of one row of a table stand beside each other. */
function rowsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const rows: Part[][] = [];
  for (const part of parts) {
    const last = rows.at(-1);
    if (last?.[0] && isSameRow(last[0], part)) last.push(part);
    else rows.push([part]);
  }
  return rows;
}

function isSameRow(a: Part, b: Part): boolean {
  const [one, other] = [a.block?.cell, b.block?.cell];
  return one !== undefined && other !== undefined && one.table === other.table && one.row === other.row;
}

/** How deep items are set in, at most. */
const DEEPEST = 4;

interface Marking {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly marks: Marks | null;
}

function paragraph(part: Part, marking: Marking): string {
  const { block } = part;
  const kind = block?.kind ?? 'paragraph';
  const depth = kind === 'item' ? ` d${Math.min(DEEPEST, block?.level ?? 0)}` : '';
  const findings = marking.findings.filter(({ clause }) => covers(clause, part));
  return `<p class="${kind}${depth}" dir="auto">${marked(part, { ...marking, findings })}</p>`;
}

function marked(part: Part, { findings, marks, text }: Marking): string {
  const evidence = findings.flatMap((finding) => finding.evidence.filter(({ path }) => path === undefined));
  return cut(part, [...findings.map(({ clause }) => clause), ...evidence])
    .map((piece) => {
      const told = inertLines(text.slice(piece.start, piece.end));
      const over = findings.filter(({ clause }) => covers(clause, piece));
      const strong = evidence.some((mark) => covers(mark, piece)) ? `<b>${told}</b>` : told;
      const mark = over.length > 0 ? `<mark class="${worst(over)}">${strong}</mark>` : told;
      return `${marks?.place(over) ?? ''}${mark}`;
    })
    .join('');
}
