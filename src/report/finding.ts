import type { Finding, MarkKind, Reading, Span } from '../model.ts';
import { whereOf } from './jurisdiction.ts';
import { hang, labelled, spread } from './layout.ts';
import { quotation } from './quotation.ts';
import { rankOf, SYMBOLS } from './severity.ts';
import type { View } from './view.ts';
import type { LawWords, Words } from './words.ts';

/** Most provisions told beside a finding; `explain` names them all. */
const PROVISIONS = 2;

/** The provisions told beside a finding: the first that may hold for the document. */
export const lawsBeside = (rule: string, reading: Reading, words: Words): readonly LawWords[] =>
  words.laws(rule, whereOf(reading)).slice(0, PROVISIONS);

/** The findings of one rule, in text order. */
export type Group = readonly [Finding, ...Finding[]];

/** Findings by rule; the worst first, then by where the first of them stands. */
export function groups(findings: readonly Finding[]): readonly Group[] {
  const sorted = findings.toSorted(
    (a, b) => rankOf(a.severity) - rankOf(b.severity) || a.clause.start - b.clause.start,
  );
  const rules = new Map<string, Group>();
  for (const finding of sorted) {
    const before = rules.get(finding.rule);
    rules.set(finding.rule, before ? [...before, finding] : [finding]);
  }
  return [...rules.values()];
}

/** A rule with every clause it found: title, the first clause, what it means, then the other clauses. */
export function group([first, ...others]: Group, view: View): readonly string[] {
  return [
    ...titleLine(first, view),
    ...clause(first, view),
    ...advice(first, view),
    ...(others.length > 0 ? [''] : []),
    ...others.flatMap((finding) => clause(finding, view)),
  ];
}

/** A rule's severity, title and id. */
export function titleLine(
  { rule, severity }: Pick<Finding, 'rule' | 'severity'>,
  { words, paint, width }: View,
): readonly string[] {
  const label = paint.severity[severity](`${SYMBOLS[severity]} ${words.say(`severity.${severity}`)}`);
  const title = words.rule(rule)?.title ?? rule;
  return spread(hang(`${label}  `, title, { width, style: paint.strong }), paint.faint(rule), width);
}

function clause(finding: Finding, view: View): readonly string[] {
  const said = { ...finding, evidence: finding.evidence.filter(({ role }) => role !== 'promise') };
  return [
    ...hang('  ', where(finding, view), { width: view.width }),
    ...fingerprintLine(finding, view),
    ...quotation(said, view),
    ...promises(finding, view).flatMap((promise) => promised(promise, finding, view)),
  ];
}

/** What a waiver names something found by, where that was asked for. */
export function fingerprintLine(
  { fingerprint }: Pick<Finding, 'fingerprint'>,
  { words, paint, width, hasFingerprints }: Pick<View, 'words' | 'paint' | 'width' | 'hasFingerprints'>,
): readonly string[] {
  if (!hasFingerprints) return [];
  return hang('  ', words.say('place.fingerprint', { fingerprint }), { width, style: paint.faint });
}

/** A clause elsewhere that says the opposite, in this document or in another of the bundle. */
export interface Promised {
  readonly promise: Finding;
  readonly view: View;
  readonly path: string | undefined;
}

function promised(
  { promise, view, path }: Promised,
  { severity }: Finding,
  { words, width }: View,
): readonly string[] {
  const place = placeIn(path, standing(promise, view), words);
  return [
    ...hang('  ', words.say('promise.stands', { place }), { width }),
    ...quotation({ ...promise, severity }, view),
  ];
}

/** The clauses elsewhere that promise the opposite of a finding. */
export function promises({ evidence }: Finding, view: View): readonly Promised[] {
  return evidence
    .filter(({ role }) => role === 'promise')
    .flatMap(({ start, path }) => {
      const there = path === undefined ? view : view.viewAt(path);
      const promise = there?.reading.refused.find(({ clause }) => clause.start === start);
      return there && promise ? [{ promise, view: there, path }] : [];
    });
}

/** `page 1, clause 2(三) · conditional · hidden text` */
export function where(finding: Pick<Finding, 'clause' | 'evidence' | 'stance'>, view: View): string {
  const { words } = view;
  const { number } = finding.clause;
  const stands = standing(finding, view);
  return [
    number === undefined ? stands : words.say('place.numbered', { place: stands, number }),
    ...(finding.stance === 'granted' ? [] : [words.say(`stance.${finding.stance}`)]),
    ...recognition(finding, view),
    ...marks(finding, view).map((kind) => words.say(`mark.${kind}`)),
  ].join(' · ');
}

/** Where a finding stands: the page where there are pages, else the line. */
export function standing({ clause }: Pick<Finding, 'clause'>, view: Placing): string {
  return placeWords(clause, view);
}

/** What is needed to tell where something stands. */
export type Placing = Pick<View, 'reading' | 'words' | 'placeOf'>;

/** The same for any piece of the document. */
export function placeWords(span: Span, view: Placing): string {
  const { words, placeOf } = view;
  const { page, endPage } = placeOf(span);
  if (page === null) return lineOf(span, view);
  return page === endPage
    ? words.say('place.page', { page })
    : words.say('place.pages', { page, endPage: endPage ?? page });
}

/** A place, with the file it is in where that is another. */
export const placeIn = (path: string | undefined, place: string, words: Words): string =>
  path === undefined ? place : words.say('place.in-file', { path, place });

/** The lines of a span: of the file, or of what `consentlint text` prints. */
export function lineOf(span: Span, { words, placeOf, reading }: Placing): string {
  const { line, endLine } = placeOf(span);
  const key = ['text', 'markdown'].includes(reading.document.format) ? 'place.line' : 'place.text-line';
  return line === endLine ? words.say(key, { line }) : words.say(`${key}s`, { line, endLine });
}

/** How surely the clause was recognised, where it stands on a picture. */
function recognition({ clause }: Pick<Finding, 'clause'>, { words, confidenceOf }: View): readonly string[] {
  const confidence = confidenceOf(clause);
  return confidence === null ? [] : [words.say('place.recognised', { confidence })];
}

/** What must be known of how the clause is written; of uncertain words only those that the finding rests on count. */
function marks(
  { clause, evidence }: Pick<Finding, 'clause' | 'evidence'>,
  { reading }: View,
): readonly MarkKind[] {
  const { marks: all } = reading.document;
  const touches = (mark: Span) => (span: Span) => mark.start < span.end && mark.end > span.start;
  const told = all.filter((mark) =>
    mark.kind === 'low-confidence' ? evidence.some(touches(mark)) : touches(mark)(clause),
  );
  return [...new Set(told.map(({ kind }) => kind))];
}

type Row = readonly [label: string, text: string];

/**
 * Why it matters, what to ask for, and the provisions that may hold for the document; where the reader has said whose
 * law he wants, also what he can do.
 */
function advice({ rule }: Finding, { words, paint, width, reading }: View): readonly string[] {
  const text = words.rule(rule);
  const laws = lawsBeside(rule, reading, words);
  const isChosen = !reading.jurisdictions.guessed;
  return labelled(
    [
      [words.say('label.why'), text?.why ?? ''],
      [words.say('label.ask'), text?.ask ?? ''],
      ...laws.flatMap((law, i): readonly Row[] => [
        [i === 0 || isChosen ? words.say('label.law') : '', words.say('law.line', { ...law })],
        ...(isChosen ? [[words.say('label.can'), law.can] as const] : []),
      ]),
    ],
    { width, style: paint.faint },
  );
}
