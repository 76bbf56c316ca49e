import type { Format, Setting } from './index.ts';
import { bundleListing, type Entry, type Listing, listingOf } from './listing.ts';
import { noteSentence } from './notes.ts';
import { sanitise } from './sanitise.ts';
import { SYMBOLS } from './severity.ts';
import { summaryLines } from './summary.ts';
import { fresh } from './suppressed.ts';
import type { Words } from './words.ts';

/** The report as a comment on a change: for each document a table of what was found, then each rule once. */
export const markdown: Format = {
  audience: 'people',
  reading: async (reading, setting) => {
    const listing = await listingOf(reading, setting);
    const { facts, result, doubts } = listing;
    return blocks(
      [`## ${inert(facts)}`, inert(result), ...doubts.map((doubt) => `> ${inert(doubt)}`)].concat(
        found(listing, setting),
      ),
    );
  },
  error: async ({ path, code }, setting) => {
    const words = await setting.wordbook(setting.language ?? 'en');
    return blocks([`## ${inert(path)}`, `> ${inert(noteSentence({ code }, words))}`]);
  },
  end: async (report, setting) => {
    const tags = report.readings.flatMap(({ languages }) => languages);
    const words = await setting.wordbook(setting.language ?? setting.readers.ofDocument(tags));
    const listing = await bundleListing(report, setting);
    const title = words.count('bundle.title', report.readings.length);
    const together = listing ? [`## ${inert(title)}`, ...found(listing, setting)] : [];
    const [total, ...others] = summaryLines(report, words).map(inert);
    const notices = (report.notices ?? []).map((notice) => `> ${inert(noteSentence(notice, words))}`);
    return blocks([...together, ...notices, ...(total === undefined ? [] : [`**${total}**`, ...others])]);
  },
};

function found({ entries: all, suppressed, words }: Listing, { detail }: Setting): readonly string[] {
  const entries = fresh(all);
  const known = suppressed.map(inert);
  if (entries.length === 0) return known;
  const rules = [...new Map(entries.map((entry) => [entry.rule, entry])).keys()];
  const sections = rules.map((rule) =>
    section(
      entries.filter((entry) => entry.rule === rule),
      words,
    ),
  );
  return [table(entries, words), ...(detail === 'summary' ? [] : sections.flat()), ...known];
}

function table(entries: readonly Entry[], words: Words): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const columns = ['severity', 'finding', 'place'].map((column) => inert(words.say(`table.${column}`)));
  const rows = entries.map(({ severity, title, where }) =>
    row([`${SYMBOLS[severity]} ${inert(words.say(`severity.${severity}`))}`, inert(title), inert(where)]),
  );
  return [row(columns), row(columns.map(() => '---')), ...rows].join('\n');
}

/** A rule with its clauses, what they mean and what to ask for. */
function section(entries: readonly Entry[], words: Words): readonly string[] {
  const [first] = entries;
  if (!first) return [];
  const { rule, title, why, ask, laws } = first;
  const clauses = entries
    .filter(({ quote }) => quote !== '')
    .map(({ where, excerpt }) => `${inert(where)}\n> ${inert(excerpt)}`);
  const advice = [
    ...(why === '' ? [] : [[words.say('label.why'), why]]),
    ...(ask === '' ? [] : [[words.say('label.ask'), ask]]),
    ...laws.map((law) => [words.say('label.law'), words.say('law.line', { ...law })]),
  ].map(([label = '', text = '']) => `- **${inert(label)}** ${inert(text)}`);
  return [`### ${inert(title)} (${inert(rule)})`, ...clauses, advice.join('\n')];
}

const blocks = (all: readonly string[]): string =>
  all.map((block) => (block === '' ? '' : `${block}\n\n`)).join('');

/** Parts a sign from what it would call, number or link. */
const APART = '<!-- -->';

/** Foreign text made fit for Markdown: nothing in it is markup, a mention, a reference or a link. */
export function inert(text: string): string {
  return sanitise(text)
    .trim()
    .replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign)
    .replace(/[\\`*_[\]|~$#]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/[@#:]|www|GH-(?=\d)/gi, (sign) => `${sign}${APART}`)
    .replaceAll(`:${APART} `, ': ');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
