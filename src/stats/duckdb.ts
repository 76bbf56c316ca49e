/** DuckDB, in memory and shut off: it reads and writes no file but the one it is told of, and loads nothing. */
import type { DuckDBAppender, DuckDBConnection, DuckDBValue } from '@duckdb/node-api';

export type Cell = DuckDBValue;

/** Rows on their way into a table. */
export interface Filler {
  readonly add: (cells: readonly (string | number | boolean | null)[]) => void;
}

/** A database. All its failures throw. */
export interface Database {
  readonly run: (sql: string) => Promise<void>;
  /** Rows in the order of the query, numbers as numbers. */
  readonly rows: (sql: string) => Promise<readonly (readonly Cell[])[]>;
  /** Rows of a query as they come, so that not all of them are held. */
  readonly stream: (sql: string) => AsyncGenerator<readonly Cell[]>;
  /** Makes a table; its rows are seen when it has been `settle`d. */
  readonly table: (name: string, columns: string) => Promise<Filler>;
  /** Makes all that was added to tables seen. */
  readonly settle: () => void;
  readonly close: () => void;
}

/** Opens a database; null where DuckDB is not installed, or not for this machine. `writable`: the only file it may write. */
export async function openDatabase(writable: string | null): Promise<Database | null> {
  const duckdb = await import('@duckdb/node-api').catch(() => null);
  if (!duckdb) return null;
  const instance = await duckdb.DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    // One thread: the same rows in the same order each time, and in Parquet the same bytes.
    threads: '1',
  });
  const connection = await instance.connect();
  if (writable !== null) await connection.run(`SET allowed_paths = [${quoted(writable)}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  return databaseOf(connection, () => {
    connection.closeSync();
    instance.closeSync();
  });
}

/** A text in SQL. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function databaseOf(connection: DuckDBConnection, close: () => void): Database {
  const appenders: DuckDBAppender[] = [];
  async function* stream(sql: string): AsyncGenerator<readonly Cell[]> {
    for await (const rows of await connection.stream(sql))
      for (const row of rows.getRows()) yield row.map(plain);
  }
  return {
    stream,
    run: async (sql) => void (await connection.run(sql)),
    rows: async (sql) => {
      const rows: (readonly Cell[])[] = [];
      for await (const row of stream(sql)) rows.push(row);
      return rows;
    },
    table: async (name, columns) => {
      await connection.run(`CREATE TABLE ${name} (${columns})`);
      const appender = await connection.createAppender(name);
      appenders.push(appender);
      return fillerOf(appender);
    },
    settle: () => {
      for (const appender of appenders.splice(0)) appender.closeSync();
    },
    close,
  };
}

/** Rows after which they are handed over: DuckDB holds them smaller. */
const BATCH = 4096;

function fillerOf(appender: DuckDBAppender): Filler {
  let waiting = 0;
  return {
    add: (cells) => {
      for (const cell of cells) append(appender, cell);
      appender.endRow();
      if (++waiting % BATCH === 0) appender.flushSync();
    },
  };
}

function append(appender: DuckDBAppender, cell: string | number | boolean | null): void {
  if (cell === null) appender.appendNull();
  else if (typeof cell === 'string') appender.appendVarchar(cell);
  else if (typeof cell === 'boolean') appender.appendBoolean(cell);
  else appender.appendBigInt(BigInt(cell));
}

/** Counts are small enough to be numbers. */
const plain = (cell: DuckDBValue): Cell => (typeof cell === 'bigint' ? Number(cell) : cell);
