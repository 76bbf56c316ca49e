import type { Reading, Report, Severity } from '../model.ts';
import { missing, quality, references } from './consent.ts';
import { doubts } from './doubts.ts';
import { group, groups } from './finding.ts';
import { given } from './given.ts';
import { heading, summaryLine } from './heading.ts';
import type { Format, Setting } from './index.ts';
import { whereOf } from './jurisdiction.ts';
import { hang } from './layout.ts';
import { refused } from './refused.ts';
import { SEVERITIES } from './severity.ts';
import { sightOf } from './sight.ts';
import { total } from './total.ts';
import { type View, viewOf } from './view.ts';
import type { Words } from './words.ts';

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
  const sight = sightOf([view]);
  const findings = apart(groups(reading.findings).map((rows) => group(rows, view)));
  const rest = apart([
    given(reading.givesAway, severitiesOf([reading]), view),
    refused(view),
    quality(reading.quality, sight),
    missing(reading.safeguards, sight),
    references(reading.references, sight),
    doubtLines(view),
    closing(view),
  ]);
  return [...heading(view), rule, ...findings, ...(findings.length > 0 ? [rule] : []), ...rest, ''];
}

/** The worst that was found by a rule. */
function severitiesOf(readings: readonly Reading[]): (rule: string) => Severity {
  const found = readings.flatMap(({ findings }) => findings);
  return (rule) => {
    const own = new Set(found.filter((finding) => finding.rule === rule).map(({ severity }) => severity));
    return SEVERITIES.find((severity) => own.has(severity)) ?? 'info';
  };
}

/** What documents that are one act of consent say together. */
async function bundleLines({ bundle, readings }: Report, setting: Setting): Promise<readonly string[]> {
  if (!bundle) return [];
  const views = await Promise.all(readings.map((reading) => viewOf(reading, setting)));
  const sight = sightOf(views);
  const { words, paint, width } = sight;
  const title = words.count('bundle.title', readings.length);
  return [
    paint.faint('═'.repeat(width)),
    ...hang('', title, { width, style: paint.strong }),
    '',
    ...apart([
      given(bundle.givesAway, severitiesOf(readings), sight),
      quality(bundle.quality, sight),
      missing(bundle.safeguards, sight),
    ]),
    '',
  ];
}

function doubtLines({ reading, words, paint, width }: View): readonly string[] {
  const sentences = doubts(reading.document.notes, reading.unread, words);
  return sentences.flatMap((sentence) => hang(paint.warning('! '), sentence, { width }));
}

/** How sure one can be: what nothing found means, how much was read, and what this report is not. */
function closing({ reading, words, width }: View): readonly string[] {
  const { findings, verdict, document } = reading;
  if (document.text.trim() === '') return hang('', words.say('closing.unread'), { width });
  const nothing = words.say(verdict === 'clear' ? 'closing.nothing' : 'closing.nothing-in-part');
  return [
    ...(findings.length === 0 ? hang('', nothing, { width }) : []),
    ...hang(
      '',
      words.say('sentences', { first: coverage(reading, words), second: words.say('closing.advice') }),
      { width },
    ),
    ...(findings.length > 0 ? hang('', whose(reading, words), { width }) : []),
  ];
}

/** More places than these are no guess: the language of the document is theirs, and no more is known. */
const GUESSES = 2;

/** Whose law was shown, and how that is known. */
function whose(reading: Reading, words: Words): string {
  const places = words.places(whereOf(reading));
  const named = { places: places.join(words.say('list.separator')) };
  if (!reading.jurisdictions.guessed) return words.say('law.chosen', named);
  const isGuess = places.length > 0 && places.length <= GUESSES;
  return isGuess ? words.say('law.guessed', named) : words.say('law.unknown');
}

function coverage({ document, unread, languages }: Reading, words: Words): string {
  const { pages } = document;
  const read = pages.filter((page) => page.read !== 'unread').length;
  if (pages.length > 0) return words.count('closing.pages', pages.length, { read });
  const whole = document.outcome === 'read' && unread.length === 0 && languages.length > 0;
  return words.say(whole ? 'closing.whole' : 'closing.part');
}

/** Blocks of lines with a blank line between; empty ones leave no trace. */
function apart(blocks: readonly (readonly string[])[]): readonly string[] {
  return blocks.filter((block) => block.length > 0).flatMap((block, i) => (i === 0 ? block : ['', ...block]));
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
