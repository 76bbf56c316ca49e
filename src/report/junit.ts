import type { Format, Setting } from './index.ts';
import { bundleListing, type Entry, type Listing, listingOf } from './listing.ts';
import { noteSentence } from './notes.ts';
import { sanitise } from './sanitise.ts';
import { SEVERITIES } from './severity.ts';
import { fresh, suppressionWords } from './suppressed.ts';
import type { Words } from './words.ts';
import { escapeXml } from './xml.ts';

/**
 * Test results as CI servers read them: a suite for each input, a case for each rule that found something, failed
 * where the exit code would say so, skipped where all of it is known or waived; an error for what was not read.
 */
export const junit: Format = {
  audience: 'machines',
  begin: async ({ tool }) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${inert(tool.name)}">\n`,
  reading: async (reading, setting) => suite(await listingOf(reading, setting), setting),
  error: async ({ path, code }, setting) => {
    const words = await setting.wordbook(setting.language ?? 'en');
    const doubts = [noteSentence({ code }, words)];
    return suite({ path, words, entries: [], doubts, isIncomplete: true }, setting);
  },
  end: async (report, setting) => {
    const listing = await bundleListing(report, setting);
    return `${listing ? suite(listing, setting) : ''}</testsuites>\n`;
  },
};

type Told = Pick<Listing, 'path' | 'words' | 'entries' | 'doubts' | 'isIncomplete'>;

/** A suite is never empty: a document in which nothing was found is a case that passed. */
function suite(
  { path, words, entries, doubts, isIncomplete }: Told,
  { fails = () => true }: Setting,
): string {
  const rules = byRule(fresh(entries)).map((found) => ({ found, isFailure: found.some(fails) }));
  const known = byRule(entries.filter(({ suppressed }) => suppressed !== undefined));
  const skipped = known.map((found) => skippedCase(found, path, words));
  const told = [...rules.map(({ found, isFailure }) => ruleCase(found, path, isFailure)), ...skipped];
  const errors = isIncomplete ? doubts.map((doubt) => error(doubt, path)) : [];
  const passed = told.length + errors.length === 0 ? [testcase(path, path, '')] : [];
  const cases = [...told, ...errors, ...passed];
  const failures = rules.filter(({ isFailure }) => isFailure).length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="${errors.length}" skipped="${skipped.length}"`;
  const notes = isIncomplete ? [] : doubts.map((doubt) => `<system-out>${inert(doubt)}</system-out>\n`);
  return `<testsuite name="${inert(path)}" ${counts}>\n${[...cases, ...notes].join('')}</testsuite>\n`;
}

function byRule(entries: readonly Entry[]): readonly (readonly [Entry, ...Entry[]])[] {
  const rules = new Map<string, readonly [Entry, ...Entry[]]>();
  for (const entry of entries) {
    const before = rules.get(entry.rule);
    rules.set(entry.rule, before ? [...before, entry] : [entry]);
  }
  return [...rules.values()];
}

/** What is no failure is told, too, as what a test that passed has printed. */
function ruleCase(entries: readonly [Entry, ...Entry[]], path: string, isFailure: boolean): string {
  const [{ rule, title, why, ask }] = entries;
  const worst = SEVERITIES.find((severity) => entries.some((entry) => entry.severity === severity));
  const clauses = entries.map(({ where, excerpt }) => [where, excerpt].filter(Boolean).join(': '));
  const body = [...clauses, why, ask]
    .filter((line) => line !== '')
    .map(inert)
    .join('\n');
  const type = inert(`${rule}.${worst}`);
  const told = isFailure
    ? `<failure message="${inert(title)}" type="${type}">${body}</failure>\n`
    : `<system-out>${body}</system-out>\n`;
  return testcase(`${rule}: ${title}`, path, told);
}

/** What is known or waived, with the reasons. */
function skippedCase(entries: readonly [Entry, ...Entry[]], path: string, words: Words): string {
  const [{ rule, title }] = entries;
  const reasons = entries.flatMap(({ suppressed }) =>
    suppressed ? [suppressionWords(suppressed, words)] : [],
  );
  const message = inert([...new Set(reasons)].join(' · '));
  return testcase(`${rule}: ${title}`, path, `<skipped message="${message}"/>\n`);
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
