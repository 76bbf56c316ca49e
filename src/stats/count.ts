/** Counts what was taken in: families of clauses first, then every table. */
import { type Database, quoted } from './duckdb.ts';
import { createFamilies } from './families.ts';
import type { Losses, Table, Tables, Value } from './model.ts';
import { FAMILY_VIEWS, PARQUET, QUERIES, type Query, SUMMARY, VIEWS } from './queries.ts';

const SUMMARY_COLUMNS = [
  { name: 'measure', kind: 'key' },
  { name: 'count', kind: 'number' },
] as const;
const COUNTED = [
  ...['documents', 'flagged', 'clear', 'unread', 'errors', 'duplicates', 'pages', 'bytes', 'findings'],
  ...['clauses', 'families', 'outliers', 'lenders', 'unnamed', 'undated'],
];

/** The names of the tables, in the order in which they are told. */
export const TABLES: readonly string[] = ['summary', ...QUERIES.map(({ name }) => name)];

/** Counts; the ledger must have been settled. */
export async function countAll(database: Database, losses: Losses): Promise<Tables> {
  for (const view of VIEWS) await database.run(view);
  await gather(database);
  for (const view of FAMILY_VIEWS) await database.run(view);
  const tables = new Map([['summary', await summary(database, losses)]]);
  for (const query of QUERIES) tables.set(query.name, await tableOf(query, database));
  return tables;
}

/** Writes the findings to a Parquet file: the one that the database may write. */
export async function writeParquet(database: Database, file: string): Promise<void> {
  await database.run(`COPY (${PARQUET}) TO ${quoted(file)} (FORMAT parquet, COMPRESSION zstd)`);
}

/** Puts the clauses into families, each of the same categories: those said most often first, since the others are compared with them. */
async function gather(database: Database): Promise<void> {
  const members = await database.table('members', 'folded VARCHAR, categories VARCHAR, family BIGINT');
  const { familyOf } = createFamilies();
  const sql = `SELECT folded, categories FROM clauses GROUP BY folded, categories
    ORDER BY count(*) DESC, folded, categories`;
  for await (const [folded, categories] of database.stream(sql)) {
    const [text, kind] = [String(folded), String(categories)];
    members.add([text, kind, familyOf(text, kind)]);
  }
  database.settle();
}

async function summary(database: Database, losses: Losses): Promise<Table> {
  const [counted = []] = await database.rows(SUMMARY);
  const rows = COUNTED.map((measure, i): readonly Value[] => [measure, Number(counted[i] ?? 0)]);
  const lost = Object.entries(losses).map(([measure, count]): readonly Value[] => [measure, count]);
  return { name: 'summary', columns: SUMMARY_COLUMNS, rows: [...rows, ...lost] };
}

async function tableOf({ name, columns, sql }: Query, database: Database): Promise<Table> {
  const rows = await database.rows(sql);
  return { name, columns, rows: rows.map((row) => row.map(toValue)) };
}

const toValue = (cell: unknown): Value =>
  cell === null || cell === undefined ? null : typeof cell === 'number' ? cell : String(cell);
