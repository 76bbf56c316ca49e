import type { Change } from '../../model.ts';
import { clip } from '../clip.ts';
import { BRIEF } from '../excerpt.ts';
import { facts } from '../heading.ts';
import { inert } from '../markdown.ts';
import { paintAt } from '../paint.ts';
import { quoted } from '../quotation.ts';
import { SYMBOLS } from '../severity.ts';
import { print } from '../wrap.ts';
import type { Compared, DiffFormat } from './index.ts';
import { detailsOf, gradeWords, readingDoubts, sentenceOf, statements, tally } from './sentences.ts';
import { type Shown, sidesOf, type Views } from './sides.ts';
import { viewsOf } from './views.ts';

/** What changed, as a comment on a change of a template: a table, then each change with the words of both documents. */
export const markdown: DiffFormat = {
  audience: 'people',
  write: async (compared, setting) => {
    const views = await viewsOf(compared, { ...setting, paint: paintAt(0) });
    const { words } = views.new;
    const { changes } = compared.comparison;
    const sections =
      setting.detail === 'summary' ? [] : changes.map((change) => section(change, compared, views));
    const blocks = [
      `## ${inert(words.say('diff.title'))}`,
      `${inert(words.say('diff.before', { facts: facts(views.old) }))}  \n${inert(words.say('diff.now', { facts: facts(views.new) }))}`,
      ...tally(compared, words).map((count) => `**${inert(count)}**`),
      ...gradeWords(compared, words).map(inert),
      ...statements(compared, words).map((statement) => `> ${inert(statement)}`),
      ...readingDoubts(compared, words).map((doubt) => `> ${inert(doubt)}`),
      ...(changes.length > 0 ? [table(changes, views)] : []),
      ...sections,
      inert(words.say('closing.advice')),
    ];
    return blocks.map((block) => `${block}\n\n`).join('');
  },
};

/** How bad it is, or that it is good. */
const sign = ({ direction, severity }: Change): string => (direction === 'better' ? '✓' : SYMBOLS[severity]);

function table(changes: readonly Change[], views: Views): string {
  const { words } = views.new;
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const columns = ['severity', 'finding', 'place'].map((column) => inert(words.say(`table.${column}`)));
  const rows = changes.map((change) => {
    const [old, fresh] = sidesOf(change, views);
    const severity =
      change.direction === 'better' ? '' : ` ${inert(words.say(`severity.${change.severity}`))}`;
    const place = change.new.length > 0 || change.old.length === 0 ? fresh : old;
    return row([`${sign(change)}${severity}`, inert(sentenceOf(change, words)), inert(place.heading)]);
  });
  return [row(columns), row(columns.map(() => '---')), ...rows].join('\n');
}

function section(change: Change, compared: Compared, views: Views): string {
  const { words } = views.new;
  const ask = change.direction === 'worse' ? (words.rule(change.rule)?.ask ?? '') : '';
  const details = detailsOf(change, compared, words).map((detail) => `- ${inert(detail)}`);
  return [
    `### ${sign(change)} ${inert(sentenceOf(change, words))} (${inert(change.rule)})`,
    ...(details.length > 0 ? [details.join('\n')] : []),
    ...sidesOf(change, views).map((shown) => side(shown, views)),
    ...(ask === '' ? [] : [`- **${inert(words.say('label.ask'))}** ${inert(ask)}`]),
  ].join('\n\n');
}

/** Columns of an excerpt. */
const EXCERPT = 400;

function side({ side: of, heading, passage }: Shown, views: Views): string {
  if (!passage) return inert(heading);
  const row = clip(quoted(passage, views[of].reading.document.text, BRIEF), EXCERPT);
  return `${inert(heading)}\n> ${inert(print(row))}`;
}
