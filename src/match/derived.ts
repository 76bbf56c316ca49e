/** Findings that follow from others: grants nobody can see, and grants against a promise made elsewhere. */
import type { Derived, Document, Evidence, Finding, Mark, MarkKind, Role, Rule, Span } from '../model.ts';
import type { fingerprinter } from './fingerprint.ts';
import type { Found } from './found.ts';
import { type Given, givenOf } from './giving.ts';
import { hitsNamed, type Reader } from './segments.ts';

/** A finding with what a comparison with others needs to know. */
export interface Judged {
  readonly finding: Finding;
  /** What it speaks of: by role, the list and the folded word. */
  readonly matters: readonly Matter[];
  /** No exception, condition or proviso ("without your consent") is tied to it. */
  readonly isPlain: boolean;
  /** What it puts on the map of what is given away. */
  readonly given: readonly Given[];
}

interface Matter {
  readonly role: Role;
  readonly list: string;
  readonly word: string;
}

/** A finding with what its clause says of it. */
export function judgedOf(
  finding: Finding,
  { match, scope }: Found,
  { reader, text }: { readonly reader: Reader; readonly text: string },
): Judged {
  const { names } = reader.lexicon;
  const matters = match.flatMap(({ role, hit: { list, start, end }, segment }) =>
    role !== null && MATTERS.has(role)
      ? [
          {
            role,
            list: names[list] ?? '',
            word: scope.segments[segment]?.folded.text.slice(start, end) ?? '',
          },
        ]
      : [],
  );
  const isTied = ['conditions', 'provisos'].some((name) => hitsNamed(scope.own, name, reader).length > 0);
  const isPlain = finding.stance === 'granted' && !isTied;
  return { finding, matters, isPlain, given: givenOf(finding.evidence, text, reader) };
}

const MATTERS: ReadonlySet<Role> = new Set(['data', 'source', 'recipient', 'person']);

/** What a document grants and what it promises not to. */
export interface Claims {
  readonly document: Document;
  readonly findings: readonly Judged[];
  readonly refused: readonly Judged[];
}

interface Deriving extends Pick<Claims, 'findings' | 'refused'> {
  readonly rules: readonly Rule[];
  readonly marks: readonly Mark[];
  readonly fingerprint: ReturnType<typeof fingerprinter>;
}

/** All findings that the rules of this kind derive from a document's findings and promises. */
export function deriveFindings({ rules, marks, findings, refused, fingerprint }: Deriving): Finding[] {
  const write = (derived: Derived, finding: Finding, evidence: readonly Evidence[]): Finding[] =>
    rules
      .filter((rule) => rule.derived === derived)
      .map(({ id, category, severity }) => ({
        ...finding,
        ...{ rule: id, category, severity, evidence },
        fingerprint: fingerprint(id, finding.clause),
      }));
  const hidden = hiddenGrants(findings, marks).flatMap(({ finding, evidence }) =>
    write('hidden', finding, evidence),
  );
  const contradicted = broken(refused, findings).flatMap(({ finding, promise }) =>
    write('contradicted', finding, [...finding.evidence, promise].toSorted(byStart)),
  );
  return [...hidden, ...contradicted];
}

const byStart = (a: Span, b: Span): number => a.start - b.start;
const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** What keeps a text from being seen. */
const UNSEEN: ReadonlySet<MarkKind> = new Set(['hidden', 'tiny']);

/** The first finding of each clause that rests on words nobody can see, with those words. */
function hiddenGrants(findings: readonly Judged[], marks: readonly Mark[]) {
  const unseen = marks.filter(({ kind }) => UNSEEN.has(kind));
  if (unseen.length === 0) return [];
  const clauses = new Set<number>();
  return findings.flatMap(({ finding }) => {
    const evidence = finding.evidence.filter((piece) => unseen.some((mark) => overlap(mark, piece)));
    if (evidence.length === 0 || clauses.has(finding.clause.start)) return [];
    clauses.add(finding.clause.start);
    return [{ finding, evidence }];
  });
}

/** Each plain promise with the first clause that grants the same all the same. */
function broken(refused: readonly Judged[], findings: readonly Judged[]) {
  const byRule = groupByRule(findings);
  return refused
    .filter(({ isPlain }) => isPlain)
    .flatMap((promise) => {
      const grant = byRule.get(promise.finding.rule)?.find((given) => contradicts(given, promise));
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
  const { finding } = given;
  return (
    finding.stance !== 'optional' &&
    !overlap(finding.clause, promise.finding.clause) &&
    isSameMatter(given, promise)
  );
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
