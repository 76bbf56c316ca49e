import type { Finding } from '../model.ts';
import { cells } from './cells.ts';
import { clip } from './clip.ts';
import { standing } from './finding.ts';
import { hang, spread } from './layout.ts';
import type { View } from './view.ts';
import { columns } from './width.ts';
import { print } from './wrap.ts';

const LABEL = '  ✓ ';
/** Of a promise that another clause breaks. */
const BROKEN = '  ▲ ';
/** The place goes to a line of its own rather than leave the quote less room than this. */
const NARROWEST = 24;

/** What the document says it will not do: one line for each clause, shortened around what it is about. */
export function refused(view: View): readonly string[] {
  const { reading, words, paint, width } = view;
  const clauses = new Map(reading.refused.map((finding) => [finding.clause.start, finding]));
  if (clauses.size === 0) return [];
  return [
    ...hang('', words.say('refused.title'), { width, style: paint.strong }),
    ...[...clauses.values()].flatMap((finding) => line(finding, view)),
  ];
}

function line(finding: Finding, view: View): readonly string[] {
  const { paint, width, reading } = view;
  const { clause, evidence } = finding;
  const place = standing(finding, view);
  const marks = evidence.map(({ start, end }) => ({ start: start - clause.start, end: end - clause.start }));
  const quote = cells(reading.document.text.slice(clause.start, clause.end), marks);
  const row = clip(quote, Math.max(NARROWEST, width - LABEL.length - columns(place) - 2));
  const label = isBroken(finding, view) ? paint.warning(BROKEN) : paint.good(LABEL);
  return spread([label + print(row)], paint.faint(place), width);
}

function isBroken({ clause }: Finding, { reading }: View): boolean {
  return reading.findings.some(({ evidence }) =>
    evidence.some(({ role, start }) => role === 'promise' && start === clause.start),
  );
}
