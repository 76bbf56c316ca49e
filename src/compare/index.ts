/** Two documents in, what changed for the signer out. */
import type { Change, Clause, Comparison, Passage, Reading, Rule } from '../model.ts';
import { grantChanges } from './grants.ts';
import { likenessOf, type Runs, runsOf } from './likeness.ts';
import { promiseChanges } from './promises.ts';
import { safeguardChanges } from './safeguards.ts';
import { toldTogether } from './together.ts';
import { type Telling, tell } from './told.ts';
import { rankOf } from './weight.ts';

/** A document as it is compared. */
export interface Side {
  readonly reading: Reading;
  readonly gist: Telling['gist'];
  /** All its clauses, in text order. */
  readonly clauses: readonly Clause[];
  /** Letters and digits of a clause, folded. */
  readonly lettersOf: (clause: Clause) => string;
}

/** Compares what two documents give away, promise and safeguard: never their wording, numbers or pages. */
export function compare(old: Side, fresh: Side, rules: readonly Rule[]): Comparison {
  const isWhole = [old, fresh].every(isRead);
  if (![old, fresh].every(isText)) return { changes: [], basis: 'rules', isWhole };
  const byWords = languageOf(old) === languageOf(fresh);
  const [before, after] = [tellingOf(old, fresh), tellingOf(fresh, old)];
  const pairOf = (of: 'findings' | 'refused', kind: 'granted' | 'promised') => ({
    old: tell(old.reading[of], before, kind),
    new: tell(fresh.reading[of], after, kind),
  });
  const changes = [
    ...grantChanges(pairOf('findings', 'granted'), rules, byWords),
    ...promiseChanges(pairOf('refused', 'promised'), rules, byWords),
    ...safeguardChanges(guardedOf(old), guardedOf(fresh)),
  ];
  const find = finderOf({ old, new: fresh });
  return {
    changes: toldTogether(changes, rules)
      .map((change) => (byWords ? { ...change, closest: find(change) } : change))
      .toSorted(byWeight),
    basis: byWords ? 'words' : 'rules',
    isWhole,
  };
}

/** The main language, whatever its script. */
const languageOf = ({ reading: { languages } }: Side): string => languages[0]?.split('-')[0] ?? '';

const isRead = ({ reading: { document, unread, verdict } }: Side): boolean =>
  document.outcome === 'read' && unread.length === 0 && verdict !== 'unread';

/** Of a document of which nothing was read nothing can be said: not that anything vanished, either. */
const isText = ({ reading: { document } }: Side): boolean => document.text.trim() !== '';

const isPlain = ({ kind }: Clause): boolean => kind !== 'joined' && kind !== 'torn';

/** How findings are told: with the sentences beside them, as far as the other document does not have these. */
function tellingOf({ gist, clauses, lettersOf }: Side, other: Side): Telling {
  const known = new Set(other.clauses.map(other.lettersOf));
  const plain = clauses.filter(isPlain);
  const places = new Map(plain.map(({ start }, i) => [start, i]));
  const besideOf = ({ start }: Clause) => {
    const at = places.get(start);
    if (at === undefined) return [];
    return [plain[at - 1], plain[at + 1]].filter(
      (clause) => clause !== undefined && !known.has(lettersOf(clause)),
    ) as readonly Clause[];
  };
  return { gist, besideOf };
}

function guardedOf({ reading, clauses }: Side) {
  const plain = clauses.filter(isPlain);
  return {
    reading,
    clauseAt: (offset: number) => plain.find(({ start, end }) => start <= offset && offset < end),
  };
}

/** A clause is most like another only from here on. */
const LIKE = 0.5;

/** Finds, for a change that shows in one document only, the clause of the other one that is most like it. */
function finderOf(sides: { readonly old: Side; readonly new: Side }): (change: Change) => Passage | null {
  const runs = new Map<Side, readonly (readonly [Clause, Runs])[]>();
  const runsIn = (side: Side) => {
    const known =
      runs.get(side) ??
      side.clauses.filter(isPlain).map((clause) => [clause, runsOf(side.lettersOf(clause))] as const);
    runs.set(side, known);
    return known;
  };
  return ({ old, new: fresh }) => {
    const [shown] = old.length === 0 ? fresh : old;
    if (!shown || (old.length > 0 && fresh.length > 0)) return null;
    const [own, other] = old.length === 0 ? [sides.new, sides.old] : [sides.old, sides.new];
    const sought = runsOf(own.lettersOf(shown.clause));
    const [best] = runsIn(other)
      .map(([clause, all]) => ({ clause, likeness: likenessOf(sought, all) }))
      .toSorted((a, b) => b.likeness - a.likeness);
    if (!best || best.likeness < LIKE) return null;
    return { clause: best.clause, evidence: [], stance: null, fingerprint: null };
  };
}

/** What got worse first, the worst of it before the rest; then in the order of the new document. */
function byWeight(a: Change, b: Change): number {
  const [first, second] = [a, b].map(({ direction }) => (direction === 'worse' ? 0 : 1));
  return (first ?? 0) - (second ?? 0) || rankOf(a.severity) - rankOf(b.severity) || startOf(a) - startOf(b);
}

const startOf = ({ old, new: fresh }: Change): number => (fresh[0] ?? old[0])?.clause.start ?? 0;
