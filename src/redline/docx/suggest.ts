import type { Note, Reading, Span } from '../../model.ts';
import { rankOf } from '../../report/severity.ts';
import type { Words } from '../../report/words.ts';
import type { FlaggedClause } from '../clauses.ts';
import type { Author } from './comments.ts';
import type { MarkedPart } from './part.ts';
import { replace } from './replace.ts';

export interface Suggesting {
  readonly marked: readonly MarkedPart[];
  readonly nextId: () => string;
  readonly by: Author;
  /** The words of a document's language. */
  readonly wordsIn: (tag: string) => Promise<Words>;
}

/**
 * Replaces every clause by the wording of the worst rule that offers one, as tracked changes; of clauses that overlap
 * the worst; of cells of one row that would say the same only one does. The notes say how many could not be replaced.
 */
export async function suggestAll(
  clauses: readonly FlaggedClause[],
  reading: Reading,
  suggesting: Suggesting,
): Promise<readonly Note[]> {
  const done: Span[] = [];
  const rows = new Set<string>();
  let failed = 0;
  for (const clause of clauses.toSorted((a, b) => rank(a) - rank(b) || a.start - b.start)) {
    if (done.some(({ start, end }) => start < clause.end && end > clause.start)) continue;
    const safer = await saferFor(clause, reading, suggesting);
    const row = `${rowOf(clause, reading)} ${safer}`;
    const text = rows.has(row) ? '' : safer;
    if (text === undefined || !suggestOne(clause, text, { reading, suggesting })) failed++;
    else {
      done.push(clause);
      rows.add(row);
    }
  }
  return failed === 0 ? [] : [{ code: 'redline-unsuggested', values: { count: String(failed) } }];
}

const rank = ({ findings: [worst] }: FlaggedClause): number => rankOf(worst.severity);

/** The row of a table that a clause stands in; elsewhere a name of its own. */
function rowOf({ start }: Span, { document }: Reading): string {
  const block = document.blocks.find((candidate) => candidate.start <= start && candidate.end > start);
  return block?.cell ? `${block.cell.table}.${block.cell.row}` : `at ${start}`;
}

/** In the language of the clause, and in the script of the document. */
async function saferFor(
  { findings }: FlaggedClause,
  { languages }: Reading,
  { wordsIn }: Suggesting,
): Promise<string | undefined> {
  const language = findings[0].clause.language ?? '';
  const tag = languages.find((name) => name.split('-')[0] === language) ?? language;
  const words = await wordsIn(tag);
  for (const { rule } of findings) {
    const safer = words.rule(rule)?.safer;
    if (safer !== undefined) return safer;
  }
  return undefined;
}

/** Its number stays. */
function suggestOne(
  { findings: [{ clause }] }: FlaggedClause,
  safer: string,
  { reading, suggesting }: { readonly reading: Reading; readonly suggesting: Suggesting },
): boolean {
  const { marked, nextId, by } = suggesting;
  const isIn = ({ start, end }: Span) => start < clause.end && end > clause.body;
  const part = marked.find(({ placed }) => placed.some(isIn));
  if (!part) return false;
  const isUnseen = reading.document.marks.some(
    (mark) => (mark.kind === 'hidden' || mark.kind === 'tiny') && isIn(mark),
  );
  const runs = part.placed.filter(isIn).map(({ element }) => element);
  return replace(runs, safer, { maker: part.maker, nextId, by, keepsLook: !isUnseen });
}
