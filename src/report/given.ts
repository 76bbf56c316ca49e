import type { GivenItem, GivenRow, GivesAway, Severity } from '../model.ts';
import { hang } from './layout.ts';
import { rankOf, SYMBOLS } from './severity.ts';
import type { View } from './view.ts';
import type { Words } from './words.ts';

/** Most things named for one role, and most ways told; the rest is in the clauses above. */
const NAMED = 5;
const WAYS = 12;

type Look = Pick<View, 'words' | 'paint' | 'width'>;

/** The map of what is given away, counted, then a line for each way: data ← source → recipient · purpose · term. */
export function given(
  map: GivesAway,
  severityOf: (rule: string) => Severity,
  { words, paint, width }: Look,
): readonly string[] {
  if (map.rows.length === 0) return [];
  const rank = ({ rule }: GivenRow) => rankOf(severityOf(rule));
  const rows = map.rows.toSorted((a, b) => rank(a) - rank(b));
  return [
    ...hang('', title(map, words), { width, style: paint.strong }),
    ...rows.slice(0, WAYS).flatMap((row) => {
      const severity = severityOf(row.rule);
      return hang(`  ${paint.severity[severity](SYMBOLS[severity])} `, line(row, words), { width });
    }),
    ...(rows.length > WAYS
      ? hang('    ', words.count('given.more', rows.length - WAYS), { width, style: paint.faint })
      : []),
    ...(map.terms.length > 0
      ? hang('    ', words.say('given.all', { terms: named(map.terms, words) }), { width })
      : []),
  ];
}

/** `What you would give away: 23 kinds of data from 4 sources to 8 named recipients and 2 open-ended groups` */
export function title({ totals }: GivesAway, words: Words): string {
  const recipients = (kind: GivenItem['kind']) =>
    totals.recipient.filter((item) => item.kind === kind).length;
  const counts = [
    ['given.data', totals.data.length],
    ['given.sources', totals.source.length],
    ['given.named', recipients('named')],
    ['given.plain', recipients('plain')],
    ['given.open', recipients('open')],
    ['given.persons', totals.person.length],
  ] as const;
  const told = counts.filter(([, n]) => n > 0).map(([key, n]) => words.count(key, n));
  return words.say('given.title', { counts: told.join(words.say('list.separator')) });
}

function line(row: GivenRow, words: Words): string {
  const [data, person, source, recipient] = [row.data, row.person, row.source, row.recipient].map((items) =>
    named(items, words),
  );
  const what = data || person || words.category(row.category);
  const whose = data && person ? [words.say('given.person', { person })] : [];
  const way = [what, ...(source ? ['←', source] : []), ...(recipient ? ['→', recipient] : [])].join(' ');
  return [way, ...whose, named(row.purpose, words), named(row.term, words)].filter(Boolean).join(' · ');
}

/** What is named for one role; who may be anybody is told. */
function named(items: readonly GivenItem[], words: Words): string {
  const shown = items
    .slice(0, NAMED)
    .map(({ text, kind }) => (kind === 'open' ? words.say('given.anybody', { item: text }) : text))
    .join(words.say('list.separator'));
  return items.length > NAMED ? `${shown}…` : shown;
}
