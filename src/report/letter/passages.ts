import type { Block, Document, Finding } from '../../model.ts';

/** What was found in one clause. */
export type Findings = readonly [Finding, ...Finding[]];

/** Clauses that a letter tells of as one point, in text order. */
export type Passage = readonly [Findings, ...Findings[]];

/** Most that sentences side by side may have together to be told as one, in UTF-16 units. */
const TOGETHER = 320;

/**
 * What was found, by clause. One passage are a table's row, a line with the first thing said under it, and sentences
 * side by side in one paragraph.
 */
export function passagesOf(findings: readonly Finding[], document: Document): readonly Passage[] {
  const passages: Passage[] = [];
  for (const clause of byClause(findings)) {
    const last = passages.at(-1);
    if (last && belongs(clause, last, document)) passages.splice(-1, 1, [...last, clause]);
    else passages.push([clause]);
  }
  return passages;
}

function byClause(findings: readonly Finding[]): readonly Findings[] {
  const clauses = new Map<string, Findings>();
  for (const finding of findings.toSorted((a, b) => a.clause.start - b.clause.start)) {
    const key = `${finding.clause.start} ${finding.clause.end}`;
    const known = clauses.get(key);
    clauses.set(key, known ? [...known, finding] : [finding]);
  }
  return [...clauses.values()];
}

function belongs([{ clause }]: Findings, passage: Passage, document: Document): boolean {
  const [[{ clause: first }]] = passage;
  const before = passage.at(-1)?.[0].clause ?? first;
  const [here, there] = [blockAt(clause.start, document), blockAt(before.start, document)];
  if (here?.cell) return here.cell.table === there?.cell?.table && here.cell.row === there.cell.row;
  if (clause.leads.some(({ start }) => start === before.start)) return true;
  const between = document.text.slice(before.end, clause.start);
  const isBeside = between.trim() === '' && (here ? here === there : !between.includes('\n'));
  return isBeside && clause.end - first.start <= TOGETHER;
}

/** The block that an offset lies in. */
export const blockAt = (offset: number, { blocks }: Document): Block | undefined =>
  blocks.find(({ start, end }) => start <= offset && offset < end);
