import type { Clause, Document, Letter, Reading, Span } from '../../model.ts';
import { excerpt } from '../excerpt.ts';
import { placeWords } from '../finding.ts';
import { type Where, whereOf } from '../jurisdiction.ts';
import { placer } from '../place.ts';
import { sanitise } from '../sanitise.ts';
import type { Words } from '../words.ts';
import { blockAt, type Findings, type Passage, passagesOf } from './passages.ts';

/** What a letter is about: a clause, or a few that are told as one. */
export interface Point {
  readonly n: number;
  readonly place: string;
  readonly quote: string;
  readonly rules: readonly string[];
  /** The name of the file it stands in. */
  readonly document: string;
  readonly where: Where;
}

/** How much of a clause a letter quotes, in columns. */
const QUOTED = { whole: 320, head: 100, around: 60, tail: 60 };

/** The points of a letter, in the order of the documents. */
export function pointsOf(readings: readonly Reading[], letter: Letter, words: Words): readonly Point[] {
  const points = readings.flatMap((reading) => {
    const about = reading.findings.filter(({ stance }) => letter.stances.includes(stance));
    const telling = {
      ...{ reading, words, placeOf: placer(reading.document), isAlone: readings.length === 1 },
      quoted: new Set<number>(),
    };
    return passagesOf(about, reading.document).map((passage) => pointOf(passage, telling));
  });
  return points.map((point, i) => ({ ...point, n: i + 1 }));
}

interface Telling {
  readonly reading: Reading;
  readonly words: Words;
  readonly placeOf: ReturnType<typeof placer>;
  readonly isAlone: boolean;
  /** Where the lines begin that were quoted before: the next point has `…` in their place. */
  readonly quoted: Set<number>;
}

function pointOf(passage: Passage, telling: Telling): Omit<Point, 'n'> {
  const { reading } = telling;
  return {
    place: placeOf(passage, telling),
    quote: quoteOf(passage, telling),
    rules: [...new Set(passage.flat().map(({ rule }) => rule))],
    document: nameOf(reading),
    where: whereOf(reading),
  };
}

/** The words of a passage, with `…` where something is left out. */
function quoteOf(passage: Passage, { reading, quoted }: Telling): string {
  const { text } = reading.document;
  const leads = passage.flatMap(leadsOf);
  const isCut = leads.some(({ start }) => quoted.has(start));
  const parts = passage.flatMap((findings) => {
    const [{ clause }] = findings;
    const fresh = leadsOf(findings).filter(({ start }) => !quoted.has(start));
    for (const { start } of [...fresh, clause]) quoted.add(start);
    return excerpt(within({ ...clause, leads: fresh, before: null }, findings), text, QUOTED);
  });
  const words = parts.map((part, i) => {
    const before = parts[i - 1];
    const join = before === undefined ? (isCut ? '… ' : '') : joinOf(before, part, reading.document);
    return `${join}${text.slice(part.start, part.end).replace(/\s+/gu, ' ').trim()}`;
  });
  return sanitise(words.join(''));
}

/** What stands between two parts of a quote: `…` where words are left out, or where another block begins. */
function joinOf({ end }: Span, { start }: Span, document: Document): string {
  const between = document.text.slice(end, start);
  const isWhole = between.trim() === '' && blockAt(end - 1, document) === blockAt(start, document);
  return isWhole ? between && ' ' : ' … ';
}

/** The nearest line that grants what a clause does not grant by itself, and the row it stands in: all there is room for. */
function leadsOf(findings: Findings): Clause['leads'] {
  const [{ clause }] = findings;
  const granting = findings.flatMap(({ evidence }) => evidence).filter(({ role }) => role === 'grant');
  const isIn = (outer: Span) => granting.some(({ start, end }) => start >= outer.start && end <= outer.end);
  const line = isIn(clause)
    ? undefined
    : clause.leads.findLast((lead) => (lead.kind === 'line' || lead.kind === 'piece') && isIn(lead));
  return clause.leads.filter((lead) => lead === line || lead.kind === 'row');
}

/** A clause with what was found in it and its leads, the first words of each kind, and nothing that stands elsewhere. */
function within(clause: Clause, findings: Findings): Parameters<typeof excerpt>[0] {
  const here = [...clause.leads, clause];
  const told = findings
    .flatMap(({ evidence }) => evidence)
    .filter(({ start, end, path }) => {
      return path === undefined && here.some((piece) => start >= piece.start && end <= piece.end);
    });
  const first = new Map(told.toReversed().map((piece) => [piece.role, piece]));
  return { clause, evidence: [...first.values()] };
}

/** `contract.pdf, page 2, clause 3.1` */
function placeOf(passage: Passage, telling: Telling): string {
  const { words, isAlone, reading } = telling;
  const place = placeInDocument(passage, telling);
  return isAlone ? place : words.say('place.in-file', { path: nameOf(reading), place });
}

/** A number says enough where there are no pages: nobody else counts lines of what was read of a Word document. */
function placeInDocument(passage: Passage, telling: Telling): string {
  const { words, reading } = telling;
  const clauses = passage.map(([{ clause }]) => clause);
  const numbers = [...new Set(clauses.flatMap(({ number }) => number ?? []))];
  const number = numbers.length > 1 ? `${numbers[0]}–${numbers.at(-1)}` : numbers[0];
  const span = {
    start: Math.min(...clauses.map(({ start }) => start)),
    end: Math.max(...clauses.map(({ end }) => end)),
  };
  const isPaged = reading.document.pages.length > 0;
  if (number !== undefined && !isPaged) return words.say('place.clause', { number });
  const stands = placeWords(span, telling);
  return number === undefined ? stands : words.say('place.numbered', { place: stands, number });
}

/** The file without its folders, which are nobody else's business. */
const nameOf = ({ document }: Reading): string => sanitise(document.path.split(/[\\/]/).at(-1) ?? '');
