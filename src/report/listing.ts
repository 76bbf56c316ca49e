import type { FailOn, Finding, Reading, Report, Safeguard, Severity, Suppression } from '../model.ts';
import { cells } from './cells.ts';
import { clip } from './clip.ts';
import { doubts } from './doubts.ts';
import { lawsBeside, where } from './finding.ts';
import { facts, result } from './heading.ts';
import type { Setting } from './index.ts';
import { paintAt } from './paint.ts';
import { sanitise } from './sanitise.ts';
import { suppressedSentences } from './suppressed.ts';
import { isIncomplete } from './unread.ts';
import { type View, viewOf } from './view.ts';
import type { LawWords, Words } from './words.ts';
import { print } from './wrap.ts';

/** One thing found in a document, as flat as a row of a table; all its texts are fit for one line. */
export interface Entry {
  /** A clause that a rule found, or something that should be said and is not. */
  readonly kind: 'clause' | 'missing';
  readonly rule: string;
  readonly category: string;
  readonly severity: Severity;
  readonly stance: Finding['stance'];
  /** From which severity on it makes a run fail, where that was said of its rule. */
  readonly failOn?: FailOn;
  readonly fingerprint: string;
  /** How often the same fingerprint stood before it in the document. */
  readonly occurrence: number;
  readonly title: string;
  readonly why: string;
  readonly ask: string;
  readonly laws: readonly LawWords[];
  /** The words of the clause; none where something is missing. */
  readonly quote: string;
  /** The same shortened around what it is about. */
  readonly excerpt: string;
  /** Where it stands and how it is meant, in words: `page 1, clause 2 · you may refuse this`. */
  readonly where: string;
  /** Lines of the file from 1; the first where the format has none that an editor shows. */
  readonly line: number;
  readonly endLine: number;
  readonly page: number | null;
  readonly number: string | null;
  /** Why it counts no more, its texts fit for one line. */
  readonly suppressed?: Suppression;
}

/** What was found in a document, and what of it was not read. */
export interface Listing {
  readonly path: string;
  readonly words: Words;
  /** What the document is, and how much was found, a line each; empty for documents taken together. */
  readonly facts: string;
  readonly result: string;
  readonly entries: readonly Entry[];
  /** How many of them are known or waived, a sentence each. */
  readonly suppressed: readonly string[];
  /** Not all of it was read or judged. */
  readonly isIncomplete: boolean;
  /** What was not read, or not as it should be, a sentence each. */
  readonly doubts: readonly string[];
}

/** All that was found in one document, in the reader's language, else in that of the document. */
export async function listingOf(reading: Reading, setting: Setting): Promise<Listing> {
  const view = await viewOf(reading, { ...setting, paint: paintAt(0) });
  const { words } = view;
  const { document, findings, safeguards, unread } = reading;
  const found = findings.map((finding) => clauseEntry(finding, view));
  const said = doubts(document.notes, unread, words);
  const incomplete = isIncomplete(reading);
  return {
    path: document.path,
    words,
    facts: sanitise(facts(view)),
    result: sanitise(result(view)),
    entries: counted([...found, ...missingEntries(safeguards, '', view)]),
    suppressed: suppressedSentences(reading, words).map(sanitise),
    isIncomplete: incomplete,
    doubts: (said.length > 0 || !incomplete ? said : [outcomeWords(reading, words)]).map(sanitise),
  };
}

/** What all documents of a bundle together do not say, told of the first of them; null where nothing is missing. */
export async function bundleListing(
  { bundle, readings: [first] }: Report,
  setting: Setting,
): Promise<Listing | null> {
  if (!bundle || !first) return null;
  const view = await viewOf(first, { ...setting, paint: paintAt(0) });
  const paths = bundle.paths.join(view.words.say('list.separator'));
  const entries = counted(missingEntries(bundle.safeguards, sanitise(paths), view));
  if (entries.length === 0) return null;
  const { path } = first.document;
  const suppressed = suppressedSentences(bundle, view.words).map(sanitise);
  const { words } = view;
  return { path, words, facts: '', result: '', entries, suppressed, isIncomplete: false, doubts: [] };
}

/** An entry in one line: what it is, where it stands, and its words. */
export function sentenceOf({ title, where: stands, excerpt }: Entry): string {
  return [title, stands, excerpt].filter((part) => part !== '').join(' · ');
}

/** Columns of an excerpt. */
const EXCERPT = 300;

type Uncounted = Omit<Entry, 'occurrence'>;

function clauseEntry(finding: Finding, view: View): Uncounted {
  const { rule, category, severity, stance, failOn, fingerprint, clause, evidence, suppressed } = finding;
  const { document } = view.reading;
  const { line, endLine, page } = view.placeOf(clause);
  const marks = evidence.map(({ start, end }) => ({ start: start - clause.start, end: end - clause.start }));
  const quote = cells(document.text.slice(clause.start, clause.end), marks);
  const hasLines = ['text', 'markdown'].includes(document.format);
  return {
    kind: 'clause',
    ...{ rule, category, severity, stance, fingerprint, ...(failOn && { failOn }) },
    ...ruleWords(rule, view),
    quote: print(quote),
    excerpt: print(clip(quote, EXCERPT)),
    where: sanitise(where(finding, view)),
    ...(hasLines ? { line, endLine } : { line: 1, endLine: 1 }),
    page,
    number: clause.number === undefined ? null : sanitise(clause.number),
    ...inert(suppressed),
  };
}

function missingEntries(safeguards: readonly Safeguard[], stands: string, view: View): readonly Uncounted[] {
  return safeguards
    .filter(({ assessment }) => assessment !== 'pass')
    .map(({ rule, category, severity, failOn, fingerprint, suppressed }) => ({
      kind: 'missing',
      ...{ rule, category, severity, stance: 'granted', fingerprint, ...(failOn && { failOn }) },
      ...ruleWords(rule, view),
      ...{ quote: '', excerpt: '', where: stands, line: 1, endLine: 1, page: null, number: null },
      ...inert(suppressed),
    }));
}

/** Who waived something and why, fit for one line. */
function inert(suppressed: Suppression | undefined): { readonly suppressed?: Suppression } {
  if (suppressed?.kind !== 'waiver') return suppressed ? { suppressed } : {};
  const { owner, reason, expires } = suppressed;
  const told = { owner: sanitise(owner), reason: sanitise(reason), expires: sanitise(expires) };
  return { suppressed: { kind: 'waiver', ...told } };
}

function ruleWords(rule: string, { words, reading }: View) {
  const text = words.rule(rule);
  return {
    title: sanitise(text?.title ?? rule),
    why: sanitise(text?.why ?? ''),
    ask: sanitise(text?.ask ?? ''),
    laws: lawsBeside(rule, reading, words),
  };
}

function outcomeWords({ document }: Reading, words: Words): string {
  return words.say(document.outcome === 'read' ? 'heading.language' : `outcome.${document.outcome}`);
}

function counted(entries: readonly Uncounted[]): readonly Entry[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const occurrence = seen.get(entry.fingerprint) ?? 0;
    seen.set(entry.fingerprint, occurrence + 1);
    return { ...entry, occurrence };
  });
}
