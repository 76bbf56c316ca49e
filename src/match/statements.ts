/** What a document says of what it should say: where it is said, where the opposite is, and where it is only touched on. */
import type { Clause, Evidence } from '../model.ts';
import { sharesBit } from './bits.ts';
import { wordsOf } from './evidence.ts';
import type { PreparedExpectation } from './grammar.ts';
import { once } from './once.ts';
import type { Opened } from './opener.ts';
import { hasAll, type Match, matchPattern, type Pattern } from './phrase.ts';
import { readScope, type Scope } from './scope.ts';
import type { Reader, Words } from './segments.ts';

type Kind = 'met' | 'vague' | 'contrary';
const KINDS: readonly Kind[] = ['met', 'vague', 'contrary'];

/** The words that say it, touch on it and gainsay it: those of the first clause that does. */
export type Statement = { readonly [kind in Kind]?: readonly Evidence[] };

/** An expectation that one clause meets, with its words. */
export interface Met {
  readonly expectation: PreparedExpectation;
  readonly evidence: readonly Evidence[];
}

/** What was said so far, by rule, as the clauses of a document pass by. */
export interface Statements {
  /** Hears a clause whose words were read already; returns what it meets. */
  readonly hear: (clause: Clause, words: Words, opened: Opened) => readonly Met[];
  readonly of: (rule: string) => Statement;
}

/** Begins a document. */
export function createStatements(): Statements {
  const statements = new Map<string, Statement>();
  const of = (rule: string): Statement => statements.get(rule) ?? {};
  return {
    of,
    hear: (clause, words, { grammar, reader }) => {
      if (isTitle(clause) || !sharesBit(words.lists, grammar.expected)) return [];
      const scope = once(() => readScope(clause, words, reader));
      return grammar.expectations.flatMap((expectation) => {
        const { id } = expectation.rule;
        for (const kind of KINDS) {
          if (kind !== 'met' && of(id)[kind]) continue;
          const evidence = firstWords(expectation[kind], { words, scope, reader });
          if (evidence) statements.set(id, { [kind]: evidence, ...of(id) });
          if (evidence && kind === 'met') return [{ expectation, evidence }];
        }
        return [];
      });
    },
  };
}

/** A title announces; a numbered line that only looks like one may say something. */
const isTitle = ({ kind, start, body }: Clause): boolean => kind === 'heading' && body === start;

interface Heard {
  readonly words: Words;
  readonly scope: () => Scope;
  readonly reader: Reader;
}

/** The words of the first phrase that fits; what matters must stand in the clause itself. */
function firstWords(
  patterns: readonly Pattern[],
  { words, scope, reader }: Heard,
): readonly Evidence[] | null {
  for (const pattern of patterns) {
    if (!hasAll(words.lists, pattern.matters)) continue;
    const match = matchPattern(pattern, scope(), { reader, denied: 'take', where: 'clause' });
    if (match && !isDenied(match, scope())) return wordsOf(match, scope());
  }
  return null;
}

/**
 * Whether a word is denied by one that the phrase does not name itself: "withdraw" denies a grant, and is what is
 * sought. What is denied from its beginning on is so by the line it hangs from.
 */
function isDenied(match: Match, { segments }: Scope): boolean {
  const names = (at: number, segment: number) =>
    match.some((own) => own.segment === segment && own.hit.start < at && own.hit.end >= at);
  const namesLead = (segment: number) =>
    segments.some((lead, at) => at < segment && lead.denials.some(({ start }) => names(start, at)));
  return match.some(({ hit, segment }) =>
    segments[segment]?.denials.some(({ start, end }) => {
      const isInherited = start === segments[segment]?.start;
      const isNamed = isInherited ? namesLead(segment) : names(start, segment);
      return hit.start >= start && hit.end <= end && !isNamed;
    }),
  );
}
