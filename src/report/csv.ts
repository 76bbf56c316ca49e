import type { Suppression } from '../model.ts';
import type { Format } from './index.ts';
import { bundleListing, type Entry, type Listing, listingOf } from './listing.ts';
import { noteSentence } from './notes.ts';
import { sanitise } from './sanitise.ts';

/** The columns of the table. */
export const COLUMNS = [
  'path',
  'kind',
  'rule',
  'category',
  'severity',
  'stance',
  'title',
  'quote',
  'page',
  'line',
  'clause',
  'why',
  'ask',
  'law',
  'fingerprint',
  'suppressed',
  'owner',
  'reason',
  'expires',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

/** A table for spreadsheets, one row for each finding, after RFC 4180; what was not read has rows of its own. */
export const csv: Format = {
  audience: 'machines',
  begin: async ({ byteOrderMark }) => `${byteOrderMark ? '\ufeff' : ''}${COLUMNS.join(',')}\r\n`,
  reading: async (reading, setting) => lines(rowsOf(await listingOf(reading, setting))),
  error: async ({ path, code }, setting) => {
    const words = await setting.wordbook(setting.language ?? 'en');
    return lines([{ path, kind: 'error', rule: code, title: noteSentence({ code }, words) }]);
  },
  end: async (report, setting) => {
    const listing = await bundleListing(report, setting);
    return listing ? lines(rowsOf(listing)) : '';
  },
};

function rowsOf({ path, entries, doubts, isIncomplete }: Listing): readonly Row[] {
  const kind = isIncomplete ? 'unread' : 'note';
  return [
    ...entries.map((entry) => rowOf(entry, path)),
    ...doubts.map((title): Row => ({ path, kind, title })),
  ];
}

function rowOf({ kind, number, line, laws, page, suppressed, ...said }: Entry, path: string): Row {
  return {
    ...said,
    ...(suppressed?.kind === 'waiver' && waiverOf(suppressed)),
    suppressed: suppressed?.kind ?? null,
    path,
    kind,
    clause: number,
    page,
    // Something missing stands nowhere.
    line: kind === 'missing' ? null : line,
    law: laws.map(({ cite }) => cite).join('; '),
  };
}

const waiverOf = ({ owner, reason, expires }: Extract<Suppression, { kind: 'waiver' }>): Row => ({
  ...{ owner, reason, expires },
});

function lines(rows: readonly Row[]): string {
  return rows.map((row) => `${COLUMNS.map((column) => cell(row[column] ?? '')).join(',')}\r\n`).join('');
}

/** What a spreadsheet would take for a formula, wide forms of the signs too. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** A text is made fit for one line; where it looks like a formula an apostrophe says that it is none. */
export function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = sanitise(value);
  return `"${`${FORMULA.test(text) ? "'" : ''}${text}`.replaceAll('"', '""')}"`;
}
