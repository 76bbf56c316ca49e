/** Statistics over the results of scans: what is taken, by whom, since when, and in which words. */
import type { Rulebook } from '../model.ts';
import type { Hiding } from '../report/redacted.ts';
import { countAll, writeParquet } from './count.ts';
import { openDatabase } from './duckdb.ts';
import { entriesOf } from './entries.ts';
import { openLedger } from './ledger.ts';
import type { Damage, Tables } from './model.ts';

export { TABLES } from './count.ts';
export type { Tables } from './model.ts';

/** Something in the results that was not counted. */
export type Loss =
  | { readonly kind: 'damaged'; readonly reason: Damage; readonly line: number }
  | { readonly kind: 'version'; readonly version: string; readonly line: number };

export interface CountOptions {
  readonly rulebook: Pick<Rulebook, 'variants'>;
  readonly hiding: Hiding;
  /** Told of what is passed over, as it is met. */
  readonly onLoss: (loss: Loss) => Promise<void>;
  /** Where the findings go as Parquet; nowhere where it is null. */
  readonly parquet: string | null;
}

/** Counts the results in files that are opened one after the other; null where DuckDB is not installed. */
export async function countResults(
  files: AsyncIterable<AsyncIterable<Uint8Array>>,
  { rulebook, hiding, onLoss, parquet }: CountOptions,
): Promise<Tables | null> {
  const database = await openDatabase(parquet);
  if (!database) return null;
  try {
    const ledger = await openLedger(database, rulebook, hiding);
    const losses = { damaged: 0, versions: 0 };
    for await (const file of files) {
      for await (const entry of entriesOf(file)) {
        if (entry.kind === 'document') ledger.document(entry.row);
        else if (entry.kind === 'error') ledger.error(entry.path, entry.code);
        else {
          losses[entry.kind === 'version' ? 'versions' : 'damaged']++;
          await onLoss(entry);
        }
      }
    }
    await ledger.settle();
    const tables = await countAll(database, losses);
    if (parquet !== null) await writeParquet(database, parquet);
    return tables;
  } finally {
    database.close();
  }
}
