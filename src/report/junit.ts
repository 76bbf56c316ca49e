import type { Format } from './index.ts';
import { bundleListing, type Entry, type Listing, listingOf } from './listing.ts';
import { noteSentence } from './notes.ts';
import { sanitise } from './sanitise.ts';
import { escapeXml } from './xml.ts';

/** Test results as CI servers read them: a suite for each input, a failed case for each rule, an error for what was not read. */
export const junit: Format = {
  audience: 'machines',
  begin: async ({ tool }) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${inert(tool.name)}">\n`,
  reading: async (reading, setting) => suite(await listingOf(reading, setting)),
  error: async ({ path, code }, setting) => {
    const words = await setting.wordbook(setting.language ?? 'en');
    const doubts = [noteSentence({ code }, words)];
    return suite({ path, entries: [], doubts, isIncomplete: true });
  },
  end: async (report, setting) => {
    const listing = await bundleListing(report, setting);
    return `${listing ? suite(listing) : ''}</testsuites>\n`;
  },
};

type Told = Pick<Listing, 'path' | 'entries' | 'doubts' | 'isIncomplete'>;

/** A suite is never empty: a document in which nothing was found is a case that passed. */
function suite({ path, entries, doubts, isIncomplete }: Told): string {
  const rules = byRule(entries).map((found) => failure(found, path));
  const errors = isIncomplete ? doubts.map((doubt) => error(doubt, path)) : [];
  const passed = rules.length + errors.length === 0 ? [testcase(path, path, '')] : [];
  const cases = [...rules, ...errors, ...passed];
  const counts = `tests="${cases.length}" failures="${rules.length}" errors="${errors.length}" skipped="0"`;
  const notes = isIncomplete
    ? ''
    : doubts.map((doubt) => `<system-out>${inert(doubt)}</system-out>\n`).join('');
  return `<testsuite name="${inert(path)}" ${counts}>\n${cases.join('')}${notes}</testsuite>\n`;
}

function byRule(entries: readonly Entry[]): readonly (readonly [Entry, ...Entry[]])[] {
  const rules = new Map<string, readonly [Entry, ...Entry[]]>();
  for (const entry of entries) {
    const before = rules.get(entry.rule);
    rules.set(entry.rule, before ? [...before, entry] : [entry]);
  }
  return [...rules.values()];
}

function failure(entries: readonly [Entry, ...Entry[]], path: string): string {
  const [{ rule, title, severity, why, ask }] = entries;
  const clauses = entries.map(({ where, excerpt }) => [where, excerpt].filter(Boolean).join(': '));
  const body = [...clauses, why, ask].filter((line) => line !== '').map(inert);
  const type = `${rule}.${severity}`;
  const told = `<failure message="${inert(title)}" type="${inert(type)}">${body.join('\n')}</failure>\n`;
  return testcase(`${rule}: ${title}`, path, told);
}

function error(doubt: string, path: string): string {
  return testcase(doubt, path, `<error message="${inert(doubt)}" type="unread"/>\n`);
}

function testcase(name: string, path: string, body: string): string {
  const said = `<testcase name="${inert(name)}" classname="${inert(path)}" file="${inert(path)}"`;
  return body === '' ? `${said}/>\n` : `${said}>\n${body}</testcase>\n`;
}

/** Foreign text made fit for XML and for a terminal. */
const inert = (text: string): string => escapeXml(sanitise(text));
