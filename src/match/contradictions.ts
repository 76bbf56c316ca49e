/** Promises that a grant breaks all the same: in one document, or in another of the same act of consent. */
import type { Evidence, Finding, Span } from '../model.ts';
import { type Judged, MATTERS, type Matter } from './judged.ts';

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
    .filter(({ isPlain }) => isPlain)
    .flatMap((promise) => {
      const grant = byRule
        .get(promise.finding.rule)
        ?.find((given) => isOther(given, promise) && contradicts(given, promise));
      return grant ? [{ finding: grant.finding, promise: promiseOf(promise.finding) }] : [];
    });
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

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
  return given.finding.stance !== 'optional' && isSameMatter(given, promise);
}

/** Whether two clauses speak of the same in every role that both of them fill. */
function isSameMatter({ matters: given }: Judged, { matters: promised }: Judged): boolean {
  return [...MATTERS].every((role) => {
    const own = given.filter((matter) => matter.role === role);
    const other = promised.filter((matter) => matter.role === role);
    const agree = own.some((one) => other.some((another) => isSame(one, another)));
    return own.length === 0 || other.length === 0 || agree;
  });
}

/** Data are the same by their words, for a list may hold calls and messages; people by the list of what they are. */
function isSame(one: Matter, other: Matter): boolean {
  if (one.role !== 'data') return one.list === other.list;
  return one.word.includes(other.word) || other.word.includes(one.word);
}
