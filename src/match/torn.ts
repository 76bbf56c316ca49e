/** Whether lines that were put together are one torn sentence, or a title and the sentence below it. */
import type { Clause, Finding, Span } from '../model.ts';
import type { Grammar } from './grammar.ts';
import { findGrant } from './judge.ts';
import { readScope, type Scope } from './scope.ts';
import { hitsNamed, type Reader, readWords } from './segments.ts';

/** Findings that can stand in the lines a joined clause is made of. */
const NEAR = 50;

interface Joined {
  readonly rule: string;
  readonly clause: Clause;
  readonly findings: readonly { readonly finding: Finding }[];
}

/**
 * Whether what lines say together counts: none of them says it alone, and the first is not a title, which grants
 * nothing, above a sentence that begins with who acts.
 */
export function isTorn({ rule, clause, findings }: Joined, grammar: Grammar, reader: Reader): boolean {
  const { start, end, before } = clause;
  const isSaid = findings
    .slice(-NEAR)
    .some(
      ({ finding: other }) => other.rule === rule && other.clause.start < end && other.clause.end > start,
    );
  if (isSaid || !before) return false;
  if (clause.kind === 'torn') return true;
  const rest = scopeOf({ start: before.end, end }, clause, reader);
  return (
    !beginsWithParty(rest, reader) || findGrant(scopeOf(before, clause, reader), grammar, reader) !== null
  );
}

function scopeOf(span: Span, clause: Clause, reader: Reader): Scope {
  return readScope({ ...clause, ...span, leads: [], before: null }, readWords(span, reader), reader);
}

function beginsWithParty({ own }: Scope, reader: Reader): boolean {
  return ['signer', 'lender'].some((name) => hitsNamed(own, name, reader)[0]?.start === own.start);
}
