/** What stands in the other document word for word, whatever became of its layout. */
import type { Clause, Finding } from '../model.ts';

/** The letters of a document, one clause after the other, without numbers, headers and footers. */
export interface Running {
  readonly letters: string;
  /** The letters of a clause and of what stands right before and behind it. */
  readonly around: (clause: Clause) => string;
  readonly lettersOf: (clause: Clause) => string;
}

/** Letters before and behind a clause that must be the same. */
const AROUND = 24;
/** What no letter is: the first and the last clause stand at an edge of both documents, or are not the same. */
const EDGE = '\n';
const ASIDE: ReadonlySet<Clause['kind']> = new Set(['header', 'footer', 'joined', 'torn']);

/** Runs the clauses of a document together. */
export function runningOf(clauses: readonly Clause[], lettersOf: (clause: Clause) => string): Running {
  const ends = new Map<number, number>();
  const starts = new Map<number, number>();
  const pieces: string[] = [EDGE];
  let length = EDGE.length;
  for (const clause of clauses.filter(({ kind }) => !ASIDE.has(kind))) {
    const piece = lettersOf(clause);
    starts.set(clause.start, length);
    length += piece.length;
    ends.set(clause.end, length);
    pieces.push(piece);
  }
  const letters = [...pieces, EDGE].join('');
  const around = (clause: Clause): string => {
    const [start, end] = [starts.get(clause.start), ends.get(clause.end)];
    if (start === undefined || end === undefined) return `${EDGE}${lettersOf(clause)}${EDGE}`;
    return letters.slice(Math.max(0, start - AROUND), end + AROUND);
  };
  return { letters, around, lettersOf };
}

/**
 * Whether what was found in one document stands in the other just so, with what it hangs from: where nothing was found
 * there, that is for how it is laid out, and not for what it says.
 */
export function isEchoed(found: Pick<Finding, 'clause'>, own: Running, other: Running): boolean {
  const lines = found.clause.leads.filter(({ kind }) => kind !== 'heading');
  return (
    other.letters.includes(own.around(found.clause)) &&
    lines.every((lead) =>
      other.letters.includes(own.lettersOf({ ...found.clause, ...lead, kind: 'paragraph', leads: [] })),
    )
  );
}
