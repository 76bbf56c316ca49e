/** Clause[] x Rule[] -> Finding[]: what each clause gives away, and what it promises not to take. */
import type { Clause, Document, Rulebook } from '../model.ts';
import { conclude, type Matches } from './conclude.ts';
import { createHearer } from './hearing.ts';
import { findGrant, findSilences } from './judge.ts';
import { createOpener } from './opener.ts';
import { readScope } from './scope.ts';
import { readWords } from './segments.ts';

export { conclude, concludeTogether, type Matches } from './conclude.ts';
export { createGister } from './gist.ts';
export { createHearer, type Hearing } from './hearing.ts';
export { guessJurisdiction } from './jurisdiction.ts';
export { createSharedWords, type SharedWords } from './shared-words.ts';

/** Finds in clauses of a document what the rules seek, and what its clauses say together. */
export type Matcher = (document: Document, clauses: Iterable<Clause>) => Matches;

/** Prepares the rules for matching one document after the other. */
export function createMatcher(rulebook: Rulebook): Matcher {
  const hear = createHearer(rulebook);
  return (document, clauses) => conclude(hear(document, clauses));
}

/** Tells whether any clause of a document grants anything at all, whatever it is: what language files' examples check. */
export function createGrantCheck(
  rulebook: Rulebook,
): (document: Document, clauses: Iterable<Clause>) => boolean {
  const open = createOpener(rulebook);
  return (document, clauses) => {
    const { readerOf } = open(document);
    return Array.from(clauses).some((clause) => {
      const opened = readerOf(clause);
      if (!opened) return false;
      const scope = readScope(clause, readWords(clause, opened.reader), opened.reader);
      const isSilent = findSilences(scope, opened.grammar, opened.reader).some(
        ({ categories }) => categories === 'all',
      );
      return !isSilent && findGrant(scope, opened.grammar, opened.reader) !== null;
    });
  };
}
