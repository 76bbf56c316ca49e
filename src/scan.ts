/** The whole program on one screen: extract -> segment -> match, ready for a report. */
import { extract, extractBytes, extractJoined, type Input } from './extract/index.ts';
import type { ReadLimits } from './extract/limits.ts';
import {
  conclude,
  concludeTogether,
  createGrantCheck,
  createHearer,
  createSharedWords,
  guessJurisdiction,
  type Hearing,
  type Matches,
  type SharedWords,
} from './match/index.ts';
import type {
  Clause,
  Document,
  InputError,
  Reading,
  Recogniser,
  Report,
  Rulebook,
  Unread,
  UnreadReason,
  Verdict,
} from './model.ts';
import { type Scanner, scannerOf } from './scanner.ts';
import { createSegmenter } from './segment/index.ts';
import { createLanguageTags } from './segment/tags.ts';

export interface ScanOptions {
  readonly rulebook: Rulebook;
  /** The rulebook for a document by its path, where some have others; they are made once and the same each time. */
  readonly rulebookFor?: RulebookFor | undefined;
  /** Whose law is asked for; guessed from each document where it is not said. */
  readonly jurisdictions?: readonly string[];
  /** Tried in turn on encrypted documents. */
  readonly passwords?: readonly string[];
  /** How long one document may take to read; 60 s where it is not said. */
  readonly timeoutMs?: number;
  /** How much of a document is read at most. */
  readonly limits?: ReadLimits;
  /** Reads pictures; without one they are unread. Whoever made it closes it. */
  readonly recogniser?: Recogniser | undefined;
  /** Told after each picture of a document, and how many it has. */
  readonly onPicture?: ((done: number, of: number) => void) | undefined;
}

/** The rulebook by which the document at a path is judged. */
export type RulebookFor = (path: string) => Rulebook;

export type { Input } from './extract/index.ts';
export type { Scanner } from './scanner.ts';

const DEFAULT_TIMEOUT_MS = 60_000;

/** Makes a scanner. It never uses the network and never writes. */
export function createScanner({
  rulebook,
  rulebookFor,
  jurisdictions,
  passwords = [],
  timeoutMs = DEFAULT_TIMEOUT_MS,
  limits,
  recogniser,
  onPicture,
}: ScanOptions): Scanner {
  const judge = createJudge(rulebook, jurisdictions, rulebookFor);
  const judgeTogether = createBundleJudge(rulebook, jurisdictions, rulebookFor);
  const options = () => ({ passwords, deadline: Date.now() + timeoutMs, limits, recogniser, onPicture });
  const read = ({ path, bytes }: Input): Promise<Document | InputError> =>
    bytes ? extractBytes(path, bytes, options()) : extract(path, options());
  const readAll = (inputs: readonly Input[]): Promise<Document | InputError> => {
    const [first] = inputs;
    return first && inputs.length === 1 ? read(first) : extractJoined(inputs, options());
  };
  return scannerOf({
    scan: async (inputs) => {
      const document = await readAll(inputs);
      return 'text' in document ? judge(document) : document;
    },
    read,
    together: async (documents) => judgeTogether(documents),
  });
}

/** The part behind reading: a document in, all that is said of it out. */
export function createJudge(
  rulebook: Rulebook,
  chosen?: readonly string[],
  rulebookFor?: RulebookFor,
): (document: Document) => Reading {
  const hear = createCounters(rulebook, rulebookFor);
  return (document) => {
    const counted = { document, ...hear(document) };
    return readingOf(counted, conclude(counted.hearing), chosen);
  };
}

/** The same for documents that are one act of consent. */
export function createBundleJudge(
  rulebook: Rulebook,
  chosen?: readonly string[],
  rulebookFor?: RulebookFor,
): (documents: readonly Document[]) => Pick<Report, 'readings' | 'bundle'> {
  const hear = createCounters(rulebook, rulebookFor);
  return (documents) => {
    const heard = documents.map((document) => ({ document, ...hear(document) }));
    const concluded = concludeTogether(
      heard.map(({ hearing }) => hearing),
      rulebook,
    );
    const readings = heard.flatMap((counted, i) => {
      const matches = concluded.documents[i];
      return matches ? [readingOf(counted, matches, chosen)] : [];
    });
    return { readings, bundle: concluded.bundle };
  };
}

/** A counter for each rulebook, made when a document first needs it; they differ in their rules, not in their words. */
function createCounters(rulebook: Rulebook, rulebookFor: RulebookFor = () => rulebook) {
  const shared = createSharedWords(rulebook);
  const counters = new Map<Rulebook, ReturnType<typeof createCounter>>();
  return (document: Document) => {
    const own = rulebookFor(document.parts?.[0]?.path ?? document.path);
    const counter = counters.get(own) ?? createCounter(own, shared);
    counters.set(own, counter);
    return counter(document);
  };
}

/** Hears a document and counts its clauses on the way. */
function createCounter(rulebook: Rulebook, shared: SharedWords) {
  const segment = createSegmenter(rulebook.languages, rulebook.expected);
  const foreign: UnreadReason = rulebook.expected ? 'unexpected' : 'language';
  const hear = createHearer(rulebook, shared);
  const tagsOf = createLanguageTags(rulebook);
  return (document: Document) => {
    const census = createCensus();
    const hearing = hear(document, census.count(segment(document)));
    return { hearing, census, foreign, languages: tagsOf(document, census.sizes) };
  };
}

interface Counted {
  readonly document: Document;
  readonly hearing: Hearing;
  readonly census: Census;
  /** Why clauses in no judged language are not. */
  readonly foreign: UnreadReason;
  readonly languages: readonly string[];
}

/** `chosen`: whose law is asked for; guessed where nobody says. */
function readingOf(counted: Counted, matches: Matches, chosen: readonly string[] | undefined): Reading {
  const { document, hearing, census, languages } = counted;
  const unread = unreadOf(document, census, counted.foreign);
  const verdict = verdictOf(document, {
    findings: matches.findings.length,
    unread: unread.length,
    languages: languages.length,
  });
  const jurisdictions = {
    ids: chosen ?? guessJurisdiction(hearing.places.seen()),
    guessed: chosen === undefined,
  };
  return { document, languages, verdict, ...matches, jurisdictions, unread };
}

/** What is kept of all clauses of a document, as they pass by. */
interface Census {
  readonly sizes: Map<string, number>;
  /** Clauses in languages without rules. */
  readonly foreign: Clause[];
  /** Passes the clauses on and counts them. */
  readonly count: (clauses: Iterable<Clause>) => Iterable<Clause>;
}

function createCensus(): Census {
  const sizes = new Map<string, number>();
  const foreign: Clause[] = [];
  function* count(clauses: Iterable<Clause>): Generator<Clause> {
    for (const clause of clauses) {
      const { language, start, end, kind } = clause;
      if (language !== null) sizes.set(language, (sizes.get(language) ?? 0) + end - start);
      else if (kind !== 'joined' && kind !== 'torn') foreign.push(clause);
      yield clause;
    }
  }
  return { sizes, foreign, count };
}

/** Shorter passages in unknown languages are names and quotations. */
const FOREIGN_LETTERS = 120;

const lettersIn = (clauses: readonly Clause[]): number =>
  clauses.reduce((sum, { start, end }) => sum + end - start, 0);

/** Whether a document grants anything at all, whatever it is: the question that language files' examples answer. */
export function createGrantFinder(rulebook: Rulebook): (document: Document) => boolean {
  const segment = createSegmenter(rulebook.languages);
  const grants = createGrantCheck(rulebook);
  return (document) => grants(document, segment(document));
}

/** Pages nobody could read, or not all of them, and pages with a passage in a language without rules. */
function unreadOf(document: Document, { foreign, sizes }: Census, why: UnreadReason): Unread[] {
  const pages = document.pages.flatMap(({ number, read, reason }): Unread[] =>
    read === 'unread' || reason ? [{ page: number, reason: reason ?? 'empty' }] : [],
  );
  const pageOf = ({ start }: Clause) =>
    document.pages.findLast((page) => page.start <= start)?.number ?? null;
  if (lettersIn(foreign) < FOREIGN_LETTERS && sizes.size > 0) return pages;
  const foreignPages = [...new Set(foreign.map(pageOf))].map((page): Unread => ({ page, reason: why }));
  return [...pages, ...foreignPages].sort((a, b) => (a.page ?? 0) - (b.page ?? 0));
}

/** `clear` is said only where all was read in languages the rules cover. */
function verdictOf(
  document: Document,
  counts: { findings: number; unread: number; languages: number },
): Verdict {
  if (counts.findings > 0) return 'flagged';
  return document.outcome !== 'read' || counts.unread > 0 || counts.languages === 0 ? 'unread' : 'clear';
}
