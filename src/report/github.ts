import type { Severity } from '../model.ts';
import type { Format } from './index.ts';
import { bundleListing, type Entry, type Listing, listingOf, sentenceOf } from './listing.ts';
import { noteSentence } from './notes.ts';
import { sanitise } from './sanitise.ts';
import { fresh } from './suppressed.ts';

type Level = 'error' | 'warning' | 'notice';

const LEVELS: Readonly<Record<Severity, Level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
};

/** Annotations of GitHub's workflows: a command on a line of its own for each finding that is neither known nor waived. */
export const github: Format = {
  audience: 'machines',
  reading: async (reading, setting) => annotations(await listingOf(reading, setting)),
  error: async ({ path, code }, setting) => {
    const words = await setting.wordbook(setting.language ?? 'en');
    return command('error', { file: path }, `${path}: ${noteSentence({ code }, words)}`);
  },
  end: async (report, setting) => {
    const listing = await bundleListing(report, setting);
    return listing ? annotations(listing) : '';
  },
};

function annotations({ path, entries, doubts, isIncomplete }: Listing): string {
  const level = isIncomplete ? 'warning' : 'notice';
  return [
    ...fresh(entries).map((entry) => annotation(entry, path)),
    ...doubts.map((doubt) => command(level, { file: path }, doubt)),
  ].join('');
}

function annotation(entry: Entry, file: string): string {
  const { severity, line, endLine, title, ask } = entry;
  return command(LEVELS[severity], { file, line, endLine, title }, `${sentenceOf(entry)}\n${ask}`.trim());
}

/** A workflow command; line breaks of the message stay, all that would end it early is escaped. */
function command(
  level: Level,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${level} ${given.join(',')}::${message.split('\n').map(escaped).join('%0A')}\n`;
}

const escaped = (text: string): string => sanitise(text).replaceAll('%', '%25');
const property = (text: string): string => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
