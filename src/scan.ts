/** The whole program on one screen: extract -> segment -> match, ready for a report. */
import { extract, extractBytes } from './extract/index.ts';
import { createGrantCheck, createMatcher } from './match/index.ts';
import type { Clause, Document, InputError, Reading, Rulebook, Unread, Verdict } from './model.ts';
import { createSegmenter } from './segment/index.ts';
import { languageTags } from './segment/tags.ts';

export interface ScanOptions {
  readonly rulebook: Rulebook;
  /** Whose law is asked for; guessed from each document where it is not said. */
  readonly jurisdictions?: readonly string[];
  /** Tried in turn on encrypted documents. */
  readonly passwords?: readonly string[];
  /** How long one document may take to read; 60 s where it is not said. */
  readonly timeoutMs?: number;
}

/** Reads documents and finds what they give away. Prepared once, used for any number of files. */
export interface Scanner {
  /** Scans the file at a path. What is no document is told as an error value. */
  readonly file: (path: string) => Promise<Reading | InputError>;
  /** Scans bytes that came from somewhere else, under the name they shall be reported by. */
  readonly bytes: (path: string, bytes: Uint8Array) => Promise<Reading>;
}

const DEFAULT_TIMEOUT_MS = 60_000;

/** Makes a scanner. It never uses the network and never writes. */
export function createScanner({
  rulebook,
  jurisdictions,
  passwords = [],
  timeoutMs = DEFAULT_TIMEOUT_MS,
}: ScanOptions): Scanner {
  const judge = createJudge(rulebook, jurisdictions);
  const readOptions = () => ({ passwords, deadline: Date.now() + timeoutMs });
  return {
    file: async (path) => {
      const document = await extract(path, readOptions());
      return 'text' in document ? judge(document) : document;
    },
    bytes: async (path, bytes) => judge(await extractBytes(path, bytes, readOptions())),
  };
}

/** The part behind reading: a document in, all that is said of it out. */
export function createJudge(rulebook: Rulebook, chosen?: readonly string[]): (document: Document) => Reading {
  const segment = createSegmenter(rulebook.languages);
  const match = createMatcher(rulebook);
  return (document) => {
    const census = createCensus();
    const { findings, refused } = match(document, census.count(segment(document)));
    const unread = unreadOf(document, census);
    const languages = languageTags(document, census.sizes, rulebook);
    const verdict = verdictOf(document, {
      findings: findings.length,
      unread: unread.length,
      languages: languages.length,
    });
    const jurisdictions = { ids: chosen ?? [], guessed: chosen === undefined };
    return { document, languages, verdict, findings, refused, unread, ...NOTHING_YET, jurisdictions };
  };
}

const NOTHING_YET = {
  safeguards: [],
  quality: { grade: null, points: 0, criteria: [] },
  givesAway: { rows: [], counts: { data: 0, sources: 0, namedRecipients: 0, openRecipients: 0 } },
  references: [],
};

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

/** Pages nobody could read, and pages with a passage in a language without rules. */
function unreadOf(document: Document, { foreign, sizes }: Census): Unread[] {
  const pages = document.pages.flatMap(({ number, read, reason }): Unread[] =>
    read === 'unread' ? [{ page: number, reason: reason ?? 'empty' }] : [],
  );
  const pageOf = ({ start }: Clause) =>
    document.pages.findLast((page) => page.start <= start)?.number ?? null;
  if (lettersIn(foreign) < FOREIGN_LETTERS && sizes.size > 0) return pages;
  const foreignPages = [...new Set(foreign.map(pageOf))].map(
    (page): Unread => ({ page, reason: 'language' }),
  );
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
