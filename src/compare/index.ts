/** Two documents in, what changed for the signer out. */
import type { Change, Clause, Comparison, Finding, Passage, Reading, Rule } from '../model.ts';
import type { Pair } from './clusters.ts';
import { isEchoed, type Running, runningOf } from './echo.ts';
import { grantChanges } from './grants.ts';
import { likenessOf, type Runs, runsOf } from './likeness.ts';
import { promiseChanges } from './promises.ts';
import { safeguardChanges } from './safeguards.ts';
import { toldTogether } from './together.ts';
import { type Telling, type Told, tell } from './told.ts';
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
  const running = { old: runningIn(old), new: runningIn(fresh) };
  const pairOf = (of: 'findings' | 'refused', kind: 'granted' | 'promised') =>
    withEchoes(
      { old: tell(old.reading[of], before, kind), new: tell(fresh.reading[of], after, kind) },
      { running, rules, opposite: of === 'findings' ? 'refused' : 'findings', old, new: fresh },
    );
  const changes = [
    ...grantChanges(pairOf('findings', 'granted'), rules, byWords),
    ...promiseChanges(pairOf('refused', 'promised'), rules, byWords),
    ...safeguardChanges(guardedOf(old, running.old), guardedOf(fresh, running.new)),
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

const runningIn = ({ clauses, lettersOf }: Side): Running => runningOf(clauses, lettersOf);

interface Echoing {
  readonly running: { readonly old: Running; readonly new: Running };
  readonly rules: readonly Rule[];
  /** Where the opposite of what is told stands. */
  readonly opposite: 'findings' | 'refused';
  readonly old: Side;
  readonly new: Side;
}

/** Each document with what the other one found of its words, too: a lost line of a list is no change. */
function withEchoes(pair: Pair, { running, rules, opposite, ...sides }: Echoing): Pair {
  const isHidden = (id: string) => rules.some((rule) => rule.id === id && rule.derived === 'hidden');
  const isKept = ({ evidence }: Finding, from: 'old' | 'new', to: 'old' | 'new') =>
    evidence
      .filter(({ role }) => role === 'promise')
      .every(({ start }) => {
        const promise = sides[from].reading.refused.find(({ clause }) => clause.start === start);
        return promise !== undefined && isEchoed(promise, running[from], running[to]);
      });
  const echoes = (from: 'old' | 'new', to: 'old' | 'new'): readonly Told[] => {
    const there = new Set(pair[to].map(({ finding }) => finding.fingerprint));
    const gainsaid = new Set(
      sides[to].reading[opposite].map(({ rule, clause }) => `${rule} ${sides[to].lettersOf(clause)}`),
    );
    return pair[from]
      .filter(
        ({ finding, text }) =>
          !there.has(finding.fingerprint) &&
          !isHidden(finding.rule) &&
          isKept(finding, from, to) &&
          !gainsaid.has(`${finding.rule} ${text}`) &&
          isEchoed(finding, running[from], running[to]),
      )
      .map((one) => ({ ...one, isEcho: true }));
  };
  return { old: [...pair.old, ...echoes('new', 'old')], new: [...pair.new, ...echoes('old', 'new')] };
}

function guardedOf({ reading, clauses }: Side, running: Running) {
  const plain = clauses.filter(isPlain);
  return {
    reading,
    running,
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
