import type { Report } from '../model.ts';
import { closing } from './closing.ts';
import { missing, quality, references } from './consent.ts';
import { doubts } from './doubts.ts';
import { group, groups } from './finding.ts';
import { given } from './given.ts';
import { heading, summaryLine } from './heading.ts';
import type { Format, Setting } from './index.ts';
import { hang } from './layout.ts';
import { refused } from './refused.ts';
import { severitiesOf } from './severity.ts';
import { sightOf } from './sight.ts';
import { fresh, suppressedSentences } from './suppressed.ts';
import { total } from './total.ts';
import { type View, viewOf } from './view.ts';

/** The report for people: each document as soon as it is judged, a count of all at the end. */
export const terminal: Format = {
  audience: 'people',
  reading: async (reading, setting) => {
    const view = await viewOf(reading, setting);
    return joined(setting.detail === 'summary' ? [summaryLine(view)] : documentLines(view));
  },
  end: async (report, setting) => {
    const tags = report.readings.flatMap(({ languages }) => languages);
    const words = await setting.wordbook(setting.language ?? setting.readers.ofDocument(tags));
    if (setting.detail === 'summary') return '';
    return joined([...(await bundleLines(report, setting)), ...total(report, { ...setting, words })]);
  },
};

function documentLines(view: View): readonly string[] {
  const { reading, width, paint } = view;
  const rule = paint.faint('─'.repeat(width));
  const sight = sightOf(view);
  const findings = apart(groups(fresh(reading.findings)).map((rows) => group(rows, view)));
  const rest = apart([
    given(reading.givesAway, severitiesOf([reading]), view),
    refused(view),
    quality(reading.quality, sight),
    missing(fresh(reading.safeguards), sight),
    references(reading.references, sight),
    suppressedLines(reading, view),
    doubtLines(view),
    closingLines(view),
  ]);
  return [...heading(view), rule, ...findings, ...(findings.length > 0 ? [rule] : []), ...rest, ''];
}

/** What documents that are one act of consent say together. */
async function bundleLines({ bundle, readings }: Report, setting: Setting): Promise<readonly string[]> {
  const [first, ...others] = await Promise.all(readings.map((reading) => viewOf(reading, setting)));
  if (!bundle || !first) return [];
  const sight = sightOf(first, others);
  const { words, paint, width } = sight;
  const title = words.count('bundle.title', readings.length);
  return [
    paint.faint('═'.repeat(width)),
    ...hang('', title, { width, style: paint.strong }),
    '',
    ...apart([
      given(bundle.givesAway, severitiesOf(readings), sight),
      quality(bundle.quality, sight),
      missing(fresh(bundle.safeguards), sight),
      suppressedLines(bundle, sight),
    ]),
    '',
  ];
}

function doubtLines({ reading, words, paint, width }: View): readonly string[] {
  const sentences = doubts(reading.document.notes, reading.unread, words);
  return sentences.flatMap((sentence) => hang(paint.warning('! '), sentence, { width }));
}

/** What is known and what is waived, counted: it was told of before. */
function suppressedLines(
  found: Parameters<typeof suppressedSentences>[0],
  { words, width }: Pick<View, 'words' | 'width'>,
): readonly string[] {
  return suppressedSentences(found, words).flatMap((sentence) => hang('· ', sentence, { width }));
}

function closingLines({ reading, words, width }: View): readonly string[] {
  return closing(reading, words).flatMap((sentence) => hang('', sentence, { width }));
}

/** Blocks of lines with a blank line between; empty ones leave no trace. */
function apart(blocks: readonly (readonly string[])[]): readonly string[] {
  return blocks.filter((block) => block.length > 0).flatMap((block, i) => (i === 0 ? block : ['', ...block]));
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
