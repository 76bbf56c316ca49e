import type { FlaggedClause, Stretch } from '../clauses.ts';
import type { Ends } from './notes.ts';

/** Stretches, each with the clauses that begin and end with it. */
export function endsOf<T extends Pick<Stretch, 'clauses'>>(
  looks: readonly T[],
): readonly (readonly [T, Ends])[] {
  const first = new Map<FlaggedClause, T>();
  const last = new Map<FlaggedClause, T>();
  for (const look of looks) {
    for (const clause of look.clauses) {
      if (!first.has(clause)) first.set(clause, look);
      last.set(clause, look);
    }
  }
  return looks.map((look) => [
    look,
    {
      first: look.clauses.filter((clause) => first.get(clause) === look),
      last: look.clauses.filter((clause) => last.get(clause) === look),
    },
  ]);
}
