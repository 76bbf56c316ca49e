/** Results row by row into the database, each document once. */
import { createHash } from 'node:crypto';
import { createFold, type Fold } from '../match/fold.ts';
import type { Rulebook } from '../model.ts';
import type { Hiding } from '../report/redacted.ts';
import { SEVERITIES } from '../report/severity.ts';
import type { Database, Filler } from './duckdb.ts';
import type { DocumentRow, FindingRow, GivenRow } from './model.ts';

/** Takes rows in, one after the other; memory does not grow with them but inside the database. */
export interface Ledger {
  readonly document: (row: DocumentRow) => void;
  readonly error: (path: string, code: string) => void;
  /** Ends taking in: from now on there are `documents`, `findings`, `given` and `errors`. */
  readonly settle: () => Promise<void>;
}

const DOCUMENTS = `n BIGINT, path VARCHAR, sha256 VARCHAR, format VARCHAR, outcome VARCHAR, verdict VARCHAR, bytes BIGINT,
  pages BIGINT, language VARCHAR, lender_key VARCHAR, lender VARCHAR, date VARCHAR, year BIGINT, grade VARCHAR, is_partial BOOLEAN`;
const FINDINGS = `document BIGINT, n BIGINT, kind VARCHAR, rule VARCHAR, category VARCHAR, severity VARCHAR, rank BIGINT, stance VARCHAR,
  fingerprint VARCHAR, title VARCHAR, quote VARCHAR, folded VARCHAR, place VARCHAR, page BIGINT, line BIGINT, suppressed BOOLEAN`;
const GIVEN =
  'document BIGINT, category VARCHAR, data_key VARCHAR, data VARCHAR, recipient_key VARCHAR, recipient VARCHAR, kind VARCHAR';

/** Opens the books. */
export async function openLedger(
  database: Database,
  { variants }: Pick<Rulebook, 'variants'>,
  hiding: Hiding,
): Promise<Ledger> {
  const fillers = {
    documents: await database.table('all_documents', DOCUMENTS),
    findings: await database.table('all_findings', FINDINGS),
    given: await database.table('all_given', GIVEN),
    errors: await database.table('all_errors', 'source VARCHAR, path VARCHAR, code VARCHAR'),
  };
  const fold = createFold(variants);
  const books = {
    fillers,
    hide: remembered(hiding.text),
    keyOf: remembered((text) => keyOf(text, fold)),
  };
  let n = 0;
  return {
    document: (row) => add({ ...row, path: hiding.path(row.path) }, n++, books),
    error: (path, code) => fillers.errors.add([sourceOf(path), hiding.path(path), code]),
    settle: async () => {
      database.settle();
      await once(database);
    },
  };
}

/** Tells paths apart that look the same when they are masked. */
const sourceOf = (path: string): string => createHash('sha256').update(path).digest('base64');

/** A document that stands in the results twice counts once: as it was read, and as it came first. So does an error of a path. */
async function once(database: Database): Promise<void> {
  await database.run(`CREATE TABLE documents AS SELECT * EXCLUDE (turn) FROM (SELECT *, row_number() OVER
    (PARTITION BY sha256 ORDER BY (outcome <> 'read' OR is_partial), n) AS turn FROM all_documents) WHERE turn = 1 ORDER BY n`);
  await database.run('CREATE TABLE errors AS SELECT path, code FROM (SELECT DISTINCT * FROM all_errors)');
  for (const table of ['findings', 'given'])
    await database.run(
      `CREATE VIEW ${table} AS SELECT t.* FROM all_${table} t SEMI JOIN documents d ON t.document = d.n`,
    );
}

interface Books {
  readonly fillers: Readonly<Record<'documents' | 'findings' | 'given', Filler>>;
  readonly hide: (text: string) => string;
  readonly keyOf: (text: string) => string;
}

/** Texts remembered: clauses and names of data come again and again. */
const MOST_REMEMBERED = 20_000;

function remembered(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}

function add(row: DocumentRow, n: number, books: Books): void {
  const { fillers, hide, keyOf: nameOf } = books;
  const lender = row.lender === null ? null : hide(row.lender);
  const year = row.date === null ? null : Number(row.date.slice(0, 4));
  const key = lender === null ? null : nameOf(lender);
  fillers.documents.add([
    ...[n, row.path, row.sha256, row.format, row.outcome, row.verdict, row.bytes, row.pages],
    ...[row.language, key, lender, row.date, year, row.grade, row.isPartial],
  ]);
  for (const [i, finding] of row.findings.entries())
    fillers.findings.add([n, i, ...findingCells(finding, key ?? '', books)]);
  const told = new Set<string>();
  for (const given of row.given) {
    const cells = givenCells(given, books);
    // A document says of some data once that somebody gets them.
    const way = JSON.stringify([cells[1], cells[3]]);
    if (!told.has(way)) fillers.given.add([n, ...cells]);
    told.add(way);
  }
}

function findingCells(row: FindingRow, lender: string, { hide, keyOf: nameOf }: Books) {
  const { kind, rule, category, severity, stance, fingerprint, title, place, page, line } = row;
  const quote = kind === 'clause' ? hide(row.quote) : null;
  const folded = quote === null ? null : clauseKey(nameOf(quote), lender);
  return [
    ...[kind, rule, category, severity, SEVERITIES.indexOf(severity), stance, fingerprint, title],
    ...[quote, folded, place, page, line, row.isSuppressed],
  ];
}

function givenCells({ category, data, recipient, kind }: GivenRow, { hide, keyOf: nameOf }: Books) {
  const [given, to] = [hide(data), recipient === null ? null : hide(recipient)];
  return [category, nameOf(given), given, to === null ? null : nameOf(to), to, kind];
}

const SIGNS = /[^\p{L}\p{N}]/gu;

/** What two ways of writing one name have in common: the folded letters; the text itself where there are none. */
function keyOf(text: string, fold: Fold): string {
  const letters = fold.word(text).replace(SIGNS, '');
  return letters === '' ? text : letters;
}

/** A lender's name is no part of what its clauses have in common with others'. */
const FEWEST_LETTERS = 4;

/** A clause by its folded letters, every number the same and without the lender's name. */
function clauseKey(folded: string, lender: string): string {
  const key = folded.replace(/\d+/gu, '0');
  return lender.length < FEWEST_LETTERS ? key : key.replaceAll(lender, '') || key;
}
