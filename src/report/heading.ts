import type { Reading, Unread } from '../model.ts';
import { cells } from './cells.ts';
import { spread } from './layout.ts';
import { SEVERITIES } from './severity.ts';
import { fresh, suppressedTally } from './suppressed.ts';
import type { View } from './view.ts';
import { columns } from './width.ts';
import { print, wrap } from './wrap.ts';

/** What the document is, and at the right edge what was found: `letter.pdf · PDF · 2 pages · Chinese   3 high`. */
export function heading(view: View): readonly string[] {
  const { width, paint } = view;
  const lines = wrap(cells(facts(view)), width).map((row) => paint.strong(print(row)));
  return spread(lines, result(view), width);
}

/** The same on one line, however long. */
export function summaryLine(view: View): string {
  const left = print(cells(facts(view)));
  const right = result(view);
  return spread(
    [view.paint.strong(left)],
    right,
    Math.max(view.width, columns(left) + 2 + columns(right)),
  ).join('');
}

/** What the document is. */
export function facts({ reading, words }: Pick<View, 'reading' | 'words'>): string {
  const { path, format, pages, outcome } = reading.document;
  return [
    path === '-' ? words.say('stdin') : path,
    // What cannot be read is often not even what it was taken for; its note says what it is.
    ...(outcome === 'malformed' ? [] : [words.say(`format.${format}`)]),
    ...(pages.length > 0 ? [words.count('pages', pages.length)] : []),
    ...reading.languages.map(words.languageName),
  ].join(' · ');
}

/** What was found, and what was not read. */
export function result({ reading, words, paint }: View): string {
  const { outcome } = reading.document;
  const found = tally({ reading, words, paint });
  if (outcome !== 'read') return [paint.warning(words.say(`outcome.${outcome}`)), ...found].join(' · ');
  const known = suppressedTally(reading, words);
  const none = paint.faint(words.say(known.length > 0 ? 'heading.none-new' : 'heading.none'));
  return [
    ...(found.length === 0 ? [none] : found),
    ...known,
    ...unreadTally(reading, words).map(paint.warning),
  ].join(' · ');
}

/** Counts by severity, as the exit code sees them: what the signer may refuse is counted apart. */
function tally({ reading, words, paint }: Pick<View, 'reading' | 'words' | 'paint'>): readonly string[] {
  const counting = fresh(reading.findings);
  const binding = counting.filter(({ stance }) => stance !== 'optional');
  const optional = counting.length - binding.length;
  const counts = SEVERITIES.map((severity) => ({
    severity,
    n: binding.filter((f) => f.severity === severity).length,
  }));
  return [
    ...counts
      .filter(({ n }) => n > 0)
      .map(({ severity, n }) =>
        paint.severity[severity](
          words.say('heading.severity', { n, severity: words.say(`severity.${severity}`) }),
        ),
      ),
    ...(optional > 0 ? [words.count('heading.optional', optional)] : []),
  ];
}

function unreadTally({ unread, languages }: Reading, words: View['words']): readonly string[] {
  const isForeign = ({ reason }: Unread) => reason === 'language' || reason === 'unexpected';
  const pages = new Set(unread.filter((one) => !isForeign(one)).map(({ page }) => page)).size;
  return [
    ...(pages > 0 ? [words.count('heading.unread', pages)] : []),
    ...(unread.some(({ reason }) => reason === 'unexpected')
      ? [words.say('heading.unexpected')]
      : languages.length === 0 || unread.some(isForeign)
        ? [words.say('heading.language')]
        : []),
  ];
}
