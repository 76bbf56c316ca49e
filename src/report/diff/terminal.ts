import type { Change } from '../../model.ts';
import { clip } from '../clip.ts';
import { BRIEF } from '../excerpt.ts';
import { lawsBeside } from '../finding.ts';
import { facts } from '../heading.ts';
import { hang, labelled, spread } from '../layout.ts';
import { quotation, quoted } from '../quotation.ts';
import { SYMBOLS } from '../severity.ts';
import { print } from '../wrap.ts';
import type { Compared, DiffFormat } from './index.ts';
import { detailsOf, gradeWords, readingDoubts, sentenceOf, statements, tally } from './sentences.ts';
import { type Shown, sidesOf, type Views } from './sides.ts';
import { viewsOf } from './views.ts';

/** What changed, for people at a terminal: what got worse with the words of both documents, then what got better in short. */
export const terminal: DiffFormat = {
  audience: 'people',
  write: async (compared, setting) => {
    const views = await viewsOf(compared, setting);
    const lines = setting.detail === 'summary' ? summary(compared, views) : whole(compared, views);
    return lines.map((line) => `${line}\n`).join('');
  },
};

/** Both names and the counts, on one line. */
function summary(compared: Compared, { old, new: fresh }: Views): readonly string[] {
  const { words } = fresh;
  const [first, second] = [old, fresh].map(({ reading: { document } }) =>
    nameOf(document.path, words.say('stdin')),
  );
  const counts = tally(compared, words);
  const said = counts.length > 0 ? counts : statements(compared, words).slice(0, 1);
  const isPart = counts.length > 0 && !compared.comparison.isWhole;
  const told = [words.say('diff.between', { old: first ?? '', new: second ?? '' }), ...said];
  return [
    ...hang('', [...told, ...(isPart ? [words.say('closing.part')] : [])].join(' · '), { width: Infinity }),
  ];
}

const nameOf = (path: string, stdin: string): string => (path === '-' ? stdin : path);

function whole(compared: Compared, views: Views): readonly string[] {
  const { words, width, paint } = views.new;
  const { changes } = compared.comparison;
  const line = (text: string, style?: (text: string) => string) =>
    hang('', text, { width, ...(style && { style }) });
  const of = (direction: Change['direction']) => changes.filter((change) => change.direction === direction);
  const [worse, better] = [of('worse'), of('better')];
  const counts = tally(compared, words);
  return [
    ...line(words.say('diff.title'), paint.strong),
    ...line(words.say('diff.before', { facts: facts(views.old) })),
    ...line(words.say('diff.now', { facts: facts(views.new) })),
    ...(counts.length > 0 ? line(counts.join(' · '), paint.strong) : []),
    ...gradeWords(compared, words).flatMap((text) => line(text)),
    paint.faint('─'.repeat(width)),
    ...statements(compared, words).flatMap((text) =>
      hang(compared.comparison.isWhole ? '' : paint.warning('! '), text, { width }),
    ),
    ...section(
      words.say('diff.worse-title'),
      worse.map((change) => worseLines(change, compared, views)),
      views,
    ),
    ...section(
      words.say('diff.better-title'),
      better.map((change) => betterLines(change, compared, views)),
      views,
    ),
    ...doubtLines(compared, views),
    '',
    ...line(words.say('closing.advice')),
  ];
}

function section(
  title: string,
  blocks: readonly (readonly string[])[],
  { new: { width, paint } }: Views,
): readonly string[] {
  if (blocks.length === 0) return [];
  return [
    '',
    ...hang('', title, { width, style: paint.strong }),
    ...blocks.flatMap((block) => ['', ...block]),
  ];
}

function doubtLines(compared: Compared, { new: { words, width, paint } }: Views): readonly string[] {
  const sentences = readingDoubts(compared, words);
  return ['', ...sentences.flatMap((sentence) => hang(paint.warning('! '), sentence, { width }))].slice(
    sentences.length === 0 ? 1 : 0,
  );
}

function worseLines(change: Change, compared: Compared, views: Views): readonly string[] {
  const { words, paint, width } = views.new;
  const { severity, rule } = change;
  const label = paint.severity[severity](`${SYMBOLS[severity]} ${words.say(`severity.${severity}`)}`);
  return [
    ...spread(
      hang(`${label}  `, sentenceOf(change, words), { width, style: paint.strong }),
      paint.faint(rule),
      width,
    ),
    ...detailsOf(change, compared, words).flatMap((detail) => hang('  ', detail, { width })),
    ...sidesOf(change, views).flatMap((shown) => sideLines(shown, change, views)),
    ...advice(change, views),
  ];
}

function sideLines({ side, heading, passage }: Shown, { severity }: Change, views: Views): readonly string[] {
  const view = views[side];
  const title = hang('  ', heading, { width: view.width, style: view.paint.faint });
  return passage ? [...title, ...quotation({ ...passage, severity }, view, BRIEF)] : title;
}

/** What to ask for; where the reader has said whose law he wants, what it says. */
function advice({ rule }: Change, { new: { words, paint, width, reading } }: Views): readonly string[] {
  const laws = reading.jurisdictions.guessed ? [] : lawsBeside(rule, reading, words);
  return labelled(
    [
      [words.say('label.ask'), words.rule(rule)?.ask ?? ''],
      ...laws.map(
        (law, i) => [i === 0 ? words.say('label.law') : '', words.say('law.line', { ...law })] as const,
      ),
    ],
    { width, style: paint.faint },
  );
}

/** What got better, with its words on one line. */
function betterLines(change: Change, compared: Compared, views: Views): readonly string[] {
  const { words, paint, width } = views.new;
  const [old, fresh] = sidesOf(change, views);
  const shown = change.new.length > 0 ? fresh : old;
  return [
    ...spread(
      hang(`${paint.good('✓')} `, sentenceOf(change, words), { width }),
      paint.faint(change.rule),
      width,
    ),
    ...detailsOf(change, compared, words).flatMap((detail) => hang('  ', detail, { width })),
    ...oneLine(shown, views),
  ];
}

const GUTTER = '  │ ';

function oneLine({ side, heading, passage }: Shown, views: Views): readonly string[] {
  const { reading, width, paint } = views[side];
  const title = hang('  ', heading, { width, style: paint.faint });
  if (!passage) return title;
  const row = clip(quoted(passage, reading.document.text, BRIEF), width - GUTTER.length);
  return [...title, `${paint.faint(GUTTER.trimEnd())} ${print(row)}`];
}
