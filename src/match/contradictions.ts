/** Promises that a grant breaks all the same: in one document, or in another of the same act of consent. */
import type { Evidence, Finding } from '../model.ts';
import { COMPARED, type Judged, type Matter } from './judged.ts';
import { overlap } from './spans.ts';

/** A grant, and the promise that it breaks. */
export interface Broken {
  readonly finding: Finding;
  readonly promise: Evidence;
}

/** Each plain promise of a document with the first of its clauses that grants the same all the same. */
export function brokenPromises(refused: readonly Judged[], findings: readonly Judged[]): Broken[] {
  return pair(refused, findings, (given, promise) => !overlap(given.finding.clause, promise.finding.clause));
}

/** Each plain promise of one document with the first clause of another that grants the same. */
export function brokenElsewhere(refused: readonly Judged[], findings: readonly Judged[]): Broken[] {
  return pair(refused, findings, () => true);
}

function pair(
  refused: readonly Judged[],
  findings: readonly Judged[],
  isOther: (given: Judged, promise: Judged) => boolean,
): Broken[] {
  const byRule = groupByRule(findings);
  return refused
    .filter(({ isPlain, isLenders }) => isPlain && isLenders)
    .flatMap((promise) => {
      const grant = byRule
        .get(promise.finding.rule)
        ?.find((given) => isOther(given, promise) && contradicts(given, promise));
      return grant ? [{ finding: grant.finding, promise: promiseOf(promise.finding) }] : [];
    });
}

function groupByRule(findings: readonly Judged[]): ReadonlyMap<string, readonly Judged[]> {
  const groups = new Map<string, Judged[]>();
  for (const given of findings) {
    const group = groups.get(given.finding.rule);
    if (group) group.push(given);
    else groups.set(given.finding.rule, [given]);
  }
  return groups;
}

const promiseOf = ({ clause: { start, end } }: Finding): Evidence => ({ role: 'promise', start, end });

function contradicts(given: Judged, promise: Judged): boolean {
  const isElsewise = promise.isSale && !given.isSale;
  return given.finding.stance !== 'optional' && !isElsewise && isSameMatter(given, promise);
}

/** Whether two clauses speak of the same in every role that both of them fill; where there is none, in their purposes. */
function isSameMatter({ matters: given }: Judged, { matters: promised }: Judged): boolean {
  const of = (matters: readonly Matter[], role: Matter['role']) =>
    matters.filter((matter) => matter.role === role);
  const isShared = (role: Matter['role']) => of(given, role).length > 0 && of(promised, role).length > 0;
  const agrees = (role: Matter['role']) =>
    of(given, role).some((one) => of(promised, role).some((another) => isSame(one, another)));
  const shared = WHAT.filter(isShared);
  return shared.length > 0 ? shared.every(agrees) : !isShared('purpose') || agrees('purpose');
}

const WHAT = [...COMPARED].filter((role) => role !== 'purpose');

/** Data are the same by their words, for a list may hold calls and messages; people by the list of what they are. */
function isSame(one: Matter, other: Matter): boolean {
  if (one.role !== 'data') return one.list === other.list;
  return one.word.includes(other.word) || other.word.includes(one.word);
}
