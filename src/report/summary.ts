import type { Outcome, Report } from '../model.ts';
import { SEVERITIES } from './severity.ts';
import { tallyOf } from './tally.ts';
import type { Words } from './words.ts';

/** In the order in which they are told. */
const OUTCOMES: readonly Outcome[] = ['no-text', 'encrypted', 'malformed', 'limit', 'timed-out'];

/**
 * What a run over several inputs came to, a line each: how much there was and what was judged, what was not read and
 * why, and what was found by severity and by category. Nothing where there was only one input.
 */
export function summaryLines(report: Report, words: Words): readonly string[] {
  const { errors } = report;
  const tally = tallyOf(report);
  if (tally.files + errors.length < 2) return [];
  const { pages, bytes, verdicts, outcomes, severities, categories, unreadPages, foreign } = tally;
  const counted = (key: string, n = 0) => (n === 0 ? [] : [words.count(key, n)]);
  const beside = (what: string, n: number) => words.say('summary.count', { what, n });
  const some = (lead: string, parts: readonly string[]) =>
    parts.length === 0 ? [] : [words.say(lead, { list: parts.join(' · ') })];
  const head = [
    words.count('total.documents', tally.files),
    ...counted('pages', pages),
    words.bytes(bytes),
    ...counted('total.flagged', verdicts.get('flagged')),
    ...counted('total.clear', verdicts.get('clear')),
    ...counted('total.unread', verdicts.get('unread')),
    ...counted('total.errors', errors.length),
  ];
  const unread = [
    ...OUTCOMES.flatMap((outcome) => {
      const n = outcomes.get(outcome) ?? 0;
      return n === 0 ? [] : [beside(words.say(`summary.outcome.${outcome}`), n)];
    }),
    ...counted('heading.unread', unreadPages),
    ...(foreign === 0 ? [] : [beside(words.say('heading.language'), foreign)]),
  ];
  const found = SEVERITIES.flatMap((severity) => {
    const n = severities.get(severity) ?? 0;
    return n === 0 ? [] : [words.say('heading.severity', { n, severity: words.say(`severity.${severity}`) })];
  });
  const ranked = [...categories].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return [
    head.join(' · '),
    ...some('summary.unread', unread),
    ...some('summary.found', found),
    ...some(
      'summary.categories',
      ranked.map(([category, n]) => beside(words.category(category), n)),
    ),
  ];
}
