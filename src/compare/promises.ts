/** What became of promises not to do something. */
import type { Change, MatterChange, NamedThing, Rule } from '../model.ts';
import { changeOf, type Subject } from './change.ts';
import { clustersOf, type Pair } from './clusters.ts';
import { differenceOf, withoutMoves } from './matters.ts';
import type { Told } from './told.ts';

/** Roles that a promise is kept or broken in. */
const ROLES: ReadonlySet<NamedThing['role']> = new Set(['data', 'source', 'recipient', 'person']);

/** All changes of promises. `byWords`: their words can be compared. */
export function promiseChanges(pair: Pair, rules: readonly Rule[], byWords: boolean): readonly Change[] {
  return rules.flatMap((rule) => {
    const of = (told: readonly Told[]) => told.filter(({ finding }) => finding.rule === rule.id);
    const own = { old: of(pair.old), new: of(pair.new) };
    if (own.old.length === 0 && own.new.length === 0) return [];
    if (own.new.length === 0) return [promise(rule, { kind: 'promise-lost', matters: [] }, own)];
    if (own.old.length === 0) return [promise(rule, { kind: 'promise-made', matters: [] }, own)];
    return byWords ? ruleChanges(rule, own) : [];
  });
}

function ruleChanges(rule: Rule, pair: Pair): readonly Change[] {
  const { alike, rest } = clustersOf(pair);
  const others: Pair = { old: alike.flatMap(({ old }) => old), new: alike.flatMap((one) => one.new) };
  const pairs = [...alike, rest];
  const differences = withoutMoves([...alike.map((one) => differenceOf(one)), differenceOf(rest, others)]);
  return pairs.flatMap((one, i) => {
    const { added = [], removed = [] } = differences[i] ?? {};
    const [more, fewer] = [grouped(added, 'more'), grouped(removed, 'fewer')];
    return [
      ...(fewer.length > 0 ? [promise(rule, { kind: 'promise-lost', matters: fewer }, one)] : []),
      ...(more.length > 0 ? [promise(rule, { kind: 'promise-made', matters: more }, one)] : []),
    ];
  });
}

function grouped(things: readonly NamedThing[], extent: 'more' | 'fewer'): readonly MatterChange[] {
  return [...ROLES].flatMap((role) => {
    const spans = things.filter((thing) => thing.role === role).map(({ start, end }) => ({ start, end }));
    if (spans.length === 0) return [];
    return [{ role, extent, added: extent === 'more' ? spans : [], removed: extent === 'more' ? [] : spans }];
  });
}

const promise = ({ id: rule, category }: Rule, told: Pick<Subject, 'kind' | 'matters'>, pair: Pair): Change =>
  changeOf({ ...told, rule, category }, pair);
