/** The tables, as questions to the database. Ties are always broken, in the end by code point. */
import { SEVERITIES } from '../report/severity.ts';
import type { Column, ColumnKind } from './model.ts';

/** A table that is asked for. */
export interface Query {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly sql: string;
}

const columns = (...named: readonly (readonly [string, ColumnKind])[]): readonly Column[] =>
  named.map(([name, kind]) => ({ name, kind }));

const text = (name: string) => [name, 'text'] as const;
const number = (name: string) => [name, 'number'] as const;
const share = (name: string) => [name, 'share'] as const;

/** Per cent with one decimal; nothing of nothing is nothing. */
const percent = (part: string, whole: string): string =>
  `CASE WHEN ${whole} = 0 THEN 0 ELSE round(1000.0 * ${part} / ${whole}) / 10 END`;
const ALL_DOCUMENTS = '(SELECT count(*) FROM documents)';
const ALL_LENDERS = '(SELECT count(DISTINCT lender_key) FROM documents)';

/** Findings with what is known of their documents. `takes`: the signer gives it, and may not refuse. */
export const VIEWS = [
  `CREATE TABLE names AS SELECT lender_key, lender AS name FROM (SELECT lender_key, lender, row_number() OVER
    (PARTITION BY lender_key ORDER BY count(*) DESC, lender) AS turn FROM documents WHERE lender_key IS NOT NULL
    GROUP BY lender_key, lender) WHERE turn = 1`,
  `CREATE VIEW whole AS SELECT d.*, names.name FROM documents d LEFT JOIN names USING (lender_key)`,
  `CREATE VIEW found AS SELECT f.*, d.path, d.lender_key, d.name, d.language, d.date, d.year,
    f.kind = 'clause' AND f.stance <> 'optional' AS takes FROM findings f JOIN whole d ON f.document = d.n`,
  `CREATE TABLE clauses AS SELECT document, place, any_value(folded) AS folded, any_value(quote) AS quote, min(rank) AS rank,
    min(page) AS page, min(n) AS n, array_to_string(list_sort(list_distinct(list(category))), ' ') AS categories
    FROM findings WHERE kind = 'clause' GROUP BY document, place ORDER BY document, n`,
];

/** Views that need the families: `members(folded, categories, family)`. */
export const FAMILY_VIEWS = [
  `CREATE VIEW kin AS SELECT c.*, m.family, d.path, d.lender_key, d.name, d.date, d.n AS turn FROM clauses c
    JOIN members m USING (folded, categories) JOIN whole d ON c.document = d.n`,
  `CREATE TABLE families AS SELECT family, count(*) AS clauses, count(DISTINCT document) AS documents,
    count(DISTINCT lender_key) AS lenders, count(DISTINCT folded) AS variants, min(rank) AS rank FROM kin GROUP BY family`,
  `CREATE TABLE ordered AS SELECT *, CASE WHEN documents > 1 THEN row_number() OVER
    (ORDER BY documents DESC, clauses DESC, family) END AS number FROM families`,
  `CREATE VIEW flat AS SELECT f.*, d.sha256, d.format, d.grade, o.number AS family FROM found f
    JOIN documents d ON f.document = d.n LEFT JOIN clauses c ON f.document = c.document AND f.place = c.place
    LEFT JOIN members m ON m.folded = c.folded AND m.categories = c.categories LEFT JOIN ordered o ON m.family = o.family`,
];

/** What a view says of a group: its findings, documents and lenders, and how grave they are. */
const counts = `count(*) AS findings, count(DISTINCT document) AS documents`;
const severities = SEVERITIES.map(
  (severity) => `CAST(sum(CASE WHEN severity = '${severity}' THEN 1 ELSE 0 END) AS BIGINT) AS ${severity}`,
).join(', ');
const severityColumns = SEVERITIES.map(number);

/** A severity by its rank. */
const named = (rank: string): string =>
  `CASE ${rank} ${SEVERITIES.map((severity, i) => `WHEN ${i} THEN '${severity}'`).join(' ')} END`;

/** Documents by something that is said of them, with their findings; what nothing is said of stands last. */
const byDocument = (key: string, shown: string, order: string): string => `
  SELECT ${shown}, count(*) AS documents, CAST(coalesce(sum(n_findings), 0) AS BIGINT) AS findings,
    round(10.0 * coalesce(sum(n_findings), 0) / count(*)) / 10 AS mean, ${SEVERITIES.map(
      (severity) => `CAST(coalesce(sum(${severity}), 0) AS BIGINT) AS ${severity}`,
    ).join(', ')}
  FROM whole d LEFT JOIN (SELECT document, count(*) AS n_findings, ${severities} FROM findings GROUP BY document) f
    ON d.n = f.document GROUP BY ${key} ORDER BY ${order}`;

const documentColumns = [
  number('documents'),
  number('findings'),
  ['mean', 'number'] as const,
  ...severityColumns,
];

/** The text by which a thing is mostly called, of all ways to write it. */
const calls = (
  key: string,
  shown: string,
): string => `(SELECT ${key}, ${shown} FROM (SELECT ${key}, ${shown}, row_number() OVER
  (PARTITION BY ${key} ORDER BY count(*) DESC, ${shown}) AS turn FROM given WHERE ${key} IS NOT NULL GROUP BY ${key}, ${shown}) WHERE turn = 1)`;

/** All tables but the summary, in the order in which they are told. */
export const QUERIES: readonly Query[] = [
  {
    name: 'categories',
    columns: columns(
      ['category', 'category'],
      number('findings'),
      number('documents'),
      share('document_share'),
      number('lenders'),
      share('lender_share'),
      ...severityColumns,
    ),
    sql: `SELECT category, ${counts}, ${percent('count(DISTINCT document)', ALL_DOCUMENTS)}, count(DISTINCT lender_key),
      ${percent('count(DISTINCT lender_key)', ALL_LENDERS)}, ${severities}
      FROM found GROUP BY category ORDER BY documents DESC, findings DESC, category`,
  },
  {
    name: 'rules',
    columns: columns(
      ['rule', 'key'],
      text('title'),
      ['category', 'category'],
      ['severity', 'severity'],
      number('findings'),
      number('documents'),
      share('document_share'),
      number('lenders'),
    ),
    sql: `SELECT rule, min(title), category, ${named('min(rank)')}, ${counts},
      ${percent('count(DISTINCT document)', ALL_DOCUMENTS)}, count(DISTINCT lender_key)
      FROM found GROUP BY rule, category ORDER BY documents DESC, findings DESC, rule, category`,
  },
  {
    name: 'severities',
    columns: columns(['severity', 'severity'], number('findings'), number('documents'), number('lenders')),
    sql: `SELECT severity, ${counts}, count(DISTINCT lender_key) FROM found GROUP BY severity, rank ORDER BY rank`,
  },
  {
    name: 'lenders',
    columns: columns(text('lender'), ...documentColumns),
    sql: byDocument('lender_key, name', 'name', 'name IS NULL, documents DESC, findings DESC, name'),
  },
  {
    name: 'languages',
    columns: columns(['language', 'language'], ...documentColumns),
    sql: byDocument('language', 'language', 'language IS NULL, documents DESC, language'),
  },
  {
    name: 'years',
    columns: columns(text('year'), ...documentColumns),
    sql: byDocument('year', 'year', 'year IS NULL, year'),
  },
  {
    name: 'families',
    columns: columns(
      number('family'),
      number('documents'),
      number('clauses'),
      number('variants'),
      number('lenders'),
      ['severity', 'severity'],
      ['categories', 'category'],
      text('first_date'),
      text('first_lender'),
      text('first_path'),
      ['quote', 'quote'],
    ),
    sql: `SELECT o.number, o.documents, o.clauses, o.variants, o.lenders, ${named('o.rank')}, q.categories, f.date, f.name, f.path, q.quote
      FROM ordered o
      JOIN (SELECT family, date, name, path FROM (SELECT *, row_number() OVER
        (PARTITION BY family ORDER BY date IS NULL, date, turn, n) AS place_in FROM kin) WHERE place_in = 1) f USING (family)
      JOIN (SELECT family, quote, categories FROM (SELECT family, quote, categories, row_number() OVER
        (PARTITION BY family ORDER BY count(*) DESC, min(turn), min(n), quote) AS place_in FROM kin
        GROUP BY family, quote, categories) WHERE place_in = 1) q USING (family)
      WHERE o.documents > 1 ORDER BY o.number`,
  },
  {
    name: 'outlier-clauses',
    columns: columns(
      ['severity', 'severity'],
      ['categories', 'category'],
      text('lender'),
      text('path'),
      number('page'),
      ['quote', 'quote'],
    ),
    sql: `SELECT ${named('k.rank')}, k.categories, k.name, k.path, k.page, k.quote FROM kin k JOIN ordered o USING (family)
      WHERE o.documents = 1 ORDER BY k.rank, k.turn, k.n`,
  },
  {
    name: 'outlier-lenders',
    columns: columns(
      text('lender'),
      text('kind'),
      text('taken'),
      ['category', 'category'],
      number('documents'),
    ),
    sql: `WITH taken AS (
        SELECT 'rule' AS kind, rule AS key, min(title) AS taken, category, lender_key, name, count(DISTINCT document) AS documents
          FROM found WHERE takes AND lender_key IS NOT NULL GROUP BY rule, category, lender_key, name
        UNION ALL
        SELECT 'data', g.data_key, c.data, min(g.category), d.lender_key, d.name, count(DISTINCT g.document)
          FROM given g JOIN whole d ON g.document = d.n JOIN ${calls('data_key', 'data')} c ON g.data_key = c.data_key
          WHERE d.lender_key IS NOT NULL GROUP BY g.data_key, c.data, d.lender_key, d.name)
      SELECT name, kind, taken, category, documents FROM (SELECT *, count(*) OVER (PARTITION BY kind, key) AS takers FROM taken)
      WHERE takers = 1 AND ${ALL_LENDERS} > 2 ORDER BY name, kind DESC, category, taken`,
  },
  {
    name: 'sector',
    columns: columns(
      text('lender'),
      ['category', 'category'],
      number('findings'),
      number('documents'),
      share('own_share'),
    ),
    sql: `SELECT name, category, ${counts}, ${percent('count(DISTINCT document)', 'any_value(t.total)')}
      FROM found JOIN (SELECT lender_key AS key, count(*) AS total FROM documents GROUP BY lender_key) t
        ON found.lender_key IS NOT DISTINCT FROM t.key
      WHERE takes GROUP BY lender_key, name, category ORDER BY name IS NULL, name, documents DESC, category`,
  },
  {
    name: 'data',
    columns: columns(
      text('data'),
      number('documents'),
      share('document_share'),
      number('lenders'),
      share('lender_share'),
    ),
    sql: `SELECT c.data, count(DISTINCT g.document) AS documents, ${percent('count(DISTINCT g.document)', ALL_DOCUMENTS)},
      count(DISTINCT d.lender_key) AS lenders, ${percent('count(DISTINCT d.lender_key)', ALL_LENDERS)}
      FROM given g JOIN documents d ON g.document = d.n JOIN ${calls('data_key', 'data')} c ON g.data_key = c.data_key
      GROUP BY g.data_key, c.data ORDER BY documents DESC, lenders DESC, c.data`,
  },
  {
    name: 'flows',
    columns: columns(
      text('data'),
      text('recipient'),
      text('kind'),
      number('documents'),
      share('document_share'),
      number('lenders'),
      share('lender_share'),
    ),
    sql: `SELECT c.data, r.recipient, min(g.kind), count(DISTINCT g.document) AS documents,
      ${percent('count(DISTINCT g.document)', ALL_DOCUMENTS)}, count(DISTINCT d.lender_key) AS lenders,
      ${percent('count(DISTINCT d.lender_key)', ALL_LENDERS)}
      FROM given g JOIN documents d ON g.document = d.n JOIN ${calls('data_key', 'data')} c ON g.data_key = c.data_key
      JOIN ${calls('recipient_key', 'recipient')} r ON g.recipient_key = r.recipient_key
      GROUP BY g.data_key, c.data, g.recipient_key, r.recipient ORDER BY documents DESC, lenders DESC, c.data, r.recipient`,
  },
  {
    name: 'errors',
    columns: columns(text('path'), ['code', 'key']),
    sql: 'SELECT path, code FROM errors ORDER BY path, code',
  },
];

/** One line of counts over everything. */
export const SUMMARY = `SELECT
  (SELECT count(*) FROM documents) AS documents,
  (SELECT count(*) FROM documents WHERE verdict = 'flagged') AS flagged,
  (SELECT count(*) FROM documents WHERE verdict = 'clear') AS clear,
  (SELECT count(*) FROM documents WHERE outcome <> 'read' OR is_partial OR verdict = 'unread') AS unread,
  (SELECT count(*) FROM errors) AS errors,
  (SELECT count(*) FROM all_documents) - (SELECT count(*) FROM documents) AS duplicates,
  (SELECT CAST(coalesce(sum(pages), 0) AS BIGINT) FROM documents) AS pages,
  (SELECT CAST(coalesce(sum(bytes), 0) AS BIGINT) FROM documents) AS bytes,
  (SELECT count(*) FROM findings) AS findings,
  (SELECT count(*) FROM clauses) AS clauses,
  (SELECT count(*) FROM ordered WHERE documents > 1) AS families,
  (SELECT count(*) FROM kin JOIN ordered USING (family) WHERE documents = 1) AS outliers,
  (SELECT count(DISTINCT lender_key) FROM documents) AS lenders,
  (SELECT count(*) FROM documents WHERE lender_key IS NULL) AS unnamed,
  (SELECT count(*) FROM documents WHERE date IS NULL) AS undated`;

/** The columns of the Parquet file: a finding a row. */
export const PARQUET = `SELECT document, path, sha256, format, language, name AS lender, date, CAST(year AS INTEGER) AS year, grade, kind, rule,
  category, severity, stance, suppressed, fingerprint, title, quote, CAST(page AS INTEGER) AS page, CAST(line AS INTEGER) AS line,
  CAST(family AS INTEGER) AS family FROM flat ORDER BY document, n`;
