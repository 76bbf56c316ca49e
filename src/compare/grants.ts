/** What became of grants, rule by rule. */
import type { Change, ChangeKind, MatterChange, Rule } from '../model.ts';
import { changeOf } from './change.ts';
import { clustersOf, type Pair } from './clusters.ts';
import { overlapOf } from './likeness.ts';
import { type Difference, differenceOf, isWorse, mattersOf, namesAnything, withoutMoves } from './matters.ts';
import type { Told } from './told.ts';
import { firmestOf, firmness } from './weight.ts';

/** The findings of one rule in both documents. */
interface Case {
  readonly rule: Pick<Rule, 'id' | 'category' | 'breaks' | 'derived'>;
  readonly pair: Pair;
}

/** All changes of grants. `byWords`: the clauses are in one language, so that their words can be compared. */
export function grantChanges(pair: Pair, rules: readonly Rule[], byWords: boolean): readonly Change[] {
  const cases = rules.flatMap((rule): readonly Case[] => {
    const of = (told: readonly Told[]) => told.filter(({ finding }) => finding.rule === rule.id);
    const own = { old: of(pair.old), new: of(pair.new) };
    return own.old.length + own.new.length > 0 ? [{ rule, pair: own }] : [];
  });
  const paired = byWords ? reworded(cases) : cases;
  return paired.flatMap((one) => {
    const { old, new: fresh } = one.pair;
    if (old.length === 0) return [oneSided(one, 'appeared')];
    if (fresh.length === 0) return [oneSided(one, 'vanished')];
    // A further contradiction follows from a grant or a promise, which is a change of its own.
    if (one.rule.derived === 'contradicted') return [];
    return byWords ? ruleChanges(one) : stanceChange(one, one.pair);
  });
}

/** So much of a clause must stand in the other for another rule of the same category to have found the same grant. */
const REWORDED = 0.75;

/** Where a rule lost a clause and another of its category found it, they are one case: the clause was worded otherwise. */
function reworded(cases: readonly Case[]): readonly Case[] {
  const taken = new Set<Case>();
  const merged = cases.flatMap((fresh): readonly Case[] => {
    if (fresh.pair.old.length > 0) return [];
    const old = cases.find(
      (one) =>
        !taken.has(one) &&
        one.pair.new.length === 0 &&
        one.rule.category === fresh.rule.category &&
        one.pair.old.some((a) => fresh.pair.new.some((b) => overlapOf(a.runs, b.runs) >= REWORDED)),
    );
    if (!old) return [];
    taken.add(old);
    taken.add(fresh);
    return [{ rule: fresh.rule, pair: { old: old.pair.old, new: fresh.pair.new } }];
  });
  return [...cases.filter((one) => !taken.has(one)), ...merged];
}

/** Categories that tell how something is given away: each clause of theirs is a matter of its own. */
const MANNERS: ReadonlySet<string> = new Set([
  'irrevocable-or-unlimited',
  'bundled-consent',
  'notice-waiver',
  'liability-waiver',
  'hidden-text',
  'contradiction',
]);

function ruleChanges(one: Case): readonly Change[] {
  const { alike, rest } = clustersOf(one.pair);
  const differences = withoutMoves(alike.map((pair) => differenceOf(pair)));
  const clustered = alike.flatMap((pair, i) => {
    const difference = differences[i];
    return difference ? pairChanges(one, pair, difference) : [];
  });
  return [
    ...clustered,
    ...(MANNERS.has(one.rule.category) ? mannerChanges(one, rest) : restChanges(one, rest, alike)),
  ];
}

/** What became of clauses that belong together. */
function pairChanges(one: Case, pair: Pair, difference: Difference): readonly Change[] {
  const matters = mattersOf(difference, one.rule.category);
  return merged([...matterChange(one, pair, matters), ...stanceChange(one, pair)]);
}

function matterChange({ rule }: Case, pair: Pair, matters: readonly MatterChange[]): readonly Change[] {
  if (matters.length === 0) return [];
  const worse = matters.filter(isWorse).length;
  const isOther = matters.some(({ extent }) => extent === 'others');
  const kind =
    isOther || (worse > 0 && worse < matters.length) ? 'altered' : worse > 0 ? 'widened' : 'narrowed';
  return [changeOf({ kind, rule: rule.id, category: rule.category, matters }, pair)];
}

function stanceChange({ rule }: Case, pair: Pair): readonly Change[] {
  const harder = firmness(firmestOf(pair.new), firmestOf(pair.old));
  if (harder === 0 || pair.old.length === 0 || pair.new.length === 0) return [];
  const kind = harder < 0 ? 'firmer' : 'softer';
  return [changeOf({ kind, rule: rule.id, category: rule.category, matters: [] }, pair)];
}

/** Two changes of the same clauses that mean the same for the signer are told as one. */
function merged(changes: readonly Change[]): readonly Change[] {
  const [first, second] = changes;
  if (!first || !second || first.direction !== second.direction) return changes;
  return [{ ...first, also: [{ kind: second.kind, rule: second.rule }] }];
}

/** How much of a clause must be left for it to be the same waiver, in other words. */
const MANNER = 0.35;

function mannerChanges(one: Case, rest: Pair): readonly Change[] {
  const { alike, rest: alone } = clustersOf(rest, MANNER);
  return [
    ...alike.flatMap((pair) => pairChanges(one, pair, differenceOf(pair))),
    ...aloneChanges(one, alone),
  ];
}

/** Clauses that stand for themselves: others than before, or more of them, or fewer. */
function aloneChanges({ rule, pair }: Case, alone: Pair): readonly Change[] {
  const { id, category } = rule;
  const [old, fresh] = [alone.old.length, alone.new.length];
  if (old + fresh === 0) return [];
  if (old > 0 && fresh > 0) return [changeOf({ kind: 'altered', rule: id, category, matters: [] }, alone)];
  if (rule.breaks?.includes('revocable'))
    return [oneSided({ rule, pair: alone }, fresh > 0 ? 'appeared' : 'vanished')];
  const kind = fresh > 0 ? 'widened' : 'narrowed';
  const beside = fresh > 0 ? { old: pair.old, new: alone.new } : { old: alone.old, new: pair.new };
  return [changeOf({ kind, rule: id, category, matters: [] }, beside)];
}

/** Clauses without one like them in the other document: what they name is compared with all that the rule found there. */
function restChanges(one: Case, rest: Pair, alike: readonly Pair[]): readonly Change[] {
  const others: Pair = { old: alike.flatMap(({ old }) => old), new: alike.flatMap((pair) => pair.new) };
  if (rest.old.length > 0 && rest.new.length > 0) return pairChanges(one, rest, differenceOf(rest, others));
  if (rest.new.length > 0) return further(one, { old: one.pair.old, new: rest.new }, 'widened');
  return rest.old.length > 0 ? further(one, { old: rest.old, new: one.pair.new }, 'narrowed') : [];
}

/** Further clauses of a grant that was there before, or fewer of them: only what they add counts, or what went with them. */
function further(one: Case, pair: Pair, kind: 'widened' | 'narrowed'): readonly Change[] {
  const { id: rule, category } = one.rule;
  const isOf = kind === 'widened' ? isWorse : (matter: MatterChange) => !isWorse(matter);
  const difference = differenceOf(pair);
  const only = kind === 'widened' ? { ...difference, removed: [] } : { ...difference, added: [] };
  const matters = mattersOf(only, category).filter(isOf);
  const own = kind === 'widened' ? pair.new : pair.old;
  if (matters.length > 0 || !namesAnything(own)) return [changeOf({ kind, rule, category, matters }, pair)];
  return stanceChange(one, pair).filter(
    (change) => change.direction === (kind === 'widened' ? 'worse' : 'better'),
  );
}

function oneSided({ rule, pair }: Case, kind: 'appeared' | 'vanished'): Change {
  const isForGood = rule.breaks?.includes('revocable') ?? false;
  const told: ChangeKind = isForGood ? (kind === 'appeared' ? 'irrevocable' : 'revocable') : kind;
  return changeOf({ kind: told, rule: rule.id, category: rule.category, matters: [] }, pair);
}
