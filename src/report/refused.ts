import type { Finding, Reading } from '../model.ts';
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
  const promised = promisedIn(reading);
  if (promised.length === 0) return [];
  return [
    ...hang('', words.say('refused.title'), { width, style: paint.strong }),
    ...promised.flatMap((finding) => line(finding, view)),
  ];
}

/** One promise for each clause. */
export function promisedIn({ refused: all }: Reading): readonly Finding[] {
  return [...new Map(all.map((finding) => [finding.clause.start, finding])).values()];
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

/** Whether another clause breaks a promise. */
export function isBroken({ clause }: Finding, { reading }: Pick<View, 'reading'>): boolean {
  return reading.findings.some(({ evidence }) =>
    evidence.some(({ role, start }) => role === 'promise' && start === clause.start),
  );
}
