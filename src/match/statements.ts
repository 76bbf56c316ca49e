/** What a document says of what it should say: where it is said, where the opposite is, and where it is only touched on. */
import type { Clause, Evidence } from '../model.ts';
import { sharesBit } from './bits.ts';
import { wordsOf } from './evidence.ts';
import type { PreparedExpectation, PreparedPhrases } from './grammar.ts';
import { once } from './once.ts';
import type { Opened } from './opener.ts';
import { hasAll, type Match, matchesOf } from './phrase.ts';
import { isShort, type ReadClause, type Scope } from './scope.ts';
import type { Reader, Words } from './segments.ts';

type Kind = 'met' | 'vague' | 'contrary';

/** The words that say it, touch on it and gainsay it: those of the first clause that does. */
export type Statement = { readonly [kind in Kind]?: readonly Evidence[] };

/** An expectation that one clause meets, with its words. */
export interface Met {
  readonly expectation: PreparedExpectation;
  readonly evidence: readonly Evidence[];
}

/** What was said so far, by rule, as the clauses of a document pass by. */
export interface Statements {
  readonly hear: (read: ReadClause, opened: Opened) => void;
  readonly of: (rule: string) => Statement;
}

/** Begins a document. */
export function createStatements(): Statements {
  const statements = new Map<string, Statement>();
  const of = (rule: string): Statement => statements.get(rule) ?? {};
  return {
    of,
    hear: (read, opened) => {
      if (!isHeard(read, opened)) return;
      const said = heardIn(read, opened);
      for (const expectation of opened.grammar.expectations) {
        const { id } = expectation.rule;
        for (const kind of KINDS) {
          const evidence = of(id)[kind] ? null : firstWords(expectation[kind], said);
          if (evidence) statements.set(id, { ...of(id), [kind]: evidence });
          if (evidence && kind === 'contrary') break;
        }
      }
    },
  };
}

/** What gainsays is heard first: a clause that does says nothing else of it. */
const KINDS: readonly Kind[] = ['contrary', 'met', 'vague'];

/** What one clause meets of the expectations that make findings of a category weigh less. */
export function metBy(category: string, read: ReadClause, opened: Opened): Met[] {
  if (!isHeard(read, opened)) return [];
  const said = heardIn(read, opened);
  return opened.grammar.expectations.flatMap((expectation) => {
    if (!expectation.rule.eases?.includes(category) || firstWords(expectation.contrary, said)) return [];
    const evidence = firstWords(expectation.met, said);
    return evidence ? [{ expectation, evidence }] : [];
  });
}

const isHeard = ({ clause, words }: ReadClause, { grammar }: Opened): boolean =>
  !isTitle(clause) && sharesBit(words.lists, grammar.expected);

const heardIn = ({ words, scope }: ReadClause, { reader }: Opened): Heard => ({
  words,
  scope: once(() => livesOnHeading(scope(), reader)),
  reader,
});

/** A short sentence under a heading answers it, as an item does: "How long? Two years." */
function livesOnHeading(scope: Scope, reader: Reader): Scope {
  const isHeaded = scope.segments.some(({ kind }) => kind === 'heading');
  return isHeaded && isShort(scope.own, reader) ? { ...scope, isBare: true } : scope;
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
  { patterns, wake }: PreparedPhrases,
  { words, scope, reader }: Heard,
): readonly Evidence[] | null {
  if (!sharesBit(words.lists, wake)) return null;
  for (const pattern of patterns) {
    if (!hasAll(words.lists, pattern.matters)) continue;
    const ways = matchesOf(pattern, scope(), { reader, denied: 'take', where: 'clause' });
    const match = ways.find((way) => !isDenied(way, scope()));
    if (match) return wordsOf(match, scope());
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
