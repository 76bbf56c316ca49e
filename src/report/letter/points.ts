import type { Finding, Letter, Reading } from '../../model.ts';
import { excerpt } from '../excerpt.ts';
import { standing } from '../finding.ts';
import { type Where, whereOf } from '../jurisdiction.ts';
import { placer } from '../place.ts';
import { sanitise } from '../sanitise.ts';
import type { Words } from '../words.ts';

/** A clause that a letter is about: what is found in one clause is one point. */
export interface Point {
  readonly n: number;
  readonly place: string;
  readonly quote: string;
  readonly rules: readonly string[];
  /** The name of the file it stands in. */
  readonly document: string;
  readonly where: Where;
}

/** The points of a letter, in the order of the documents. */
export function pointsOf(readings: readonly Reading[], letter: Letter, words: Words): readonly Point[] {
  const points = readings.flatMap((reading) => {
    const about = reading.findings.filter(({ stance }) => letter.stances.includes(stance));
    const placeOf = placer(reading.document);
    const telling = { reading, words, placeOf, isAlone: readings.length === 1 };
    return clausesOf(about).map((findings) => pointOf(findings, telling));
  });
  return points.map((point, i) => ({ ...point, n: i + 1 }));
}

type Findings = readonly [Finding, ...Finding[]];

/** Findings by clause, in text order. */
function clausesOf(findings: readonly Finding[]): readonly Findings[] {
  const clauses = new Map<string, Findings>();
  for (const finding of findings.toSorted((a, b) => a.clause.start - b.clause.start)) {
    const key = `${finding.clause.start} ${finding.clause.end}`;
    const known = clauses.get(key);
    clauses.set(key, known ? [...known, finding] : [finding]);
  }
  return [...clauses.values()];
}

interface Telling {
  readonly reading: Reading;
  readonly words: Words;
  readonly placeOf: ReturnType<typeof placer>;
  readonly isAlone: boolean;
}

function pointOf(findings: Findings, telling: Telling): Omit<Point, 'n'> {
  const { reading } = telling;
  const [{ clause }] = findings;
  const { text } = reading.document;
  const parts = excerpt(shortly(findings), text).map(({ start, end }) => text.slice(start, end));
  return {
    place: placeOfClause(clause, telling),
    quote: sanitise(parts.map((part) => part.replace(/\s+/gu, ' ').trim()).join(' … ')),
    rules: [...new Set(findings.map(({ rule }) => rule))],
    document: nameOf(reading),
    where: whereOf(reading),
  };
}

/** The clause and the nearest line that grants what it says: a letter has no room for headings and what stands elsewhere. */
function shortly(findings: Findings): Pick<Finding, 'clause' | 'evidence'> {
  const [{ clause }] = findings;
  const grants = findings
    .flatMap((finding) => finding.evidence)
    .filter(({ role }) => role === 'grant' || role === 'act');
  const line = clause.leads.findLast(
    ({ kind, start, end }) =>
      (kind === 'line' || kind === 'piece') && grants.some((word) => word.start >= start && word.end <= end),
  );
  const leads = clause.leads.filter((lead) => lead === line || lead.kind === 'row' || lead.kind === 'column');
  const isHere = ({ start, end, path }: Finding['evidence'][number]) =>
    path === undefined && [...leads, clause].some((piece) => start >= piece.start && end <= piece.end);
  const evidence = findings.flatMap((finding) => finding.evidence).filter(isHere);
  return { clause: { ...clause, leads, before: null }, evidence };
}

/** `contract.pdf, page 2, clause 3.1` */
function placeOfClause(clause: Finding['clause'], telling: Telling): string {
  const { words, isAlone, reading } = telling;
  const stands = standing({ clause }, telling);
  const { number } = clause;
  const place = number === undefined ? stands : words.say('place.numbered', { place: stands, number });
  return isAlone ? place : words.say('place.in-file', { path: nameOf(reading), place });
}

/** The file without its folders, which are nobody else's business. */
const nameOf = ({ document }: Reading): string => sanitise(document.path.split(/[\\/]/).at(-1) ?? '');
