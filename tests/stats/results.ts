/** Results of scans with known counts, as `scan` writes them. */
import { createHash } from 'node:crypto';
import type { Severity } from '../../src/model.ts';
import { countResults, type Loss } from '../../src/stats/index.ts';
import type { Tables, Value } from '../../src/stats/model.ts';
import { rulebook } from '../reading.ts';

export interface Found {
  readonly rule?: string;
  readonly category?: string;
  readonly severity?: Severity;
  readonly stance?: string;
  readonly quote?: string;
  /** Where it stands; null for what is missing from the whole document. */
  readonly at?: number | null;
}

export interface Made {
  readonly path?: string;
  readonly sha256?: string;
  readonly outcome?: string;
  readonly verdict?: string;
  readonly languages?: readonly string[];
  readonly lender?: string | null;
  readonly date?: string | null;
  readonly findings?: readonly Found[];
  readonly given?: readonly { readonly data: readonly string[]; readonly to?: readonly string[] }[];
}

export const shaOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A document as `report.schema.json` has it, with as much as statistics look at. */
export function documentOf(made: Made, n = 0) {
  const { path = `${n}.txt`, findings = [], given = [], date = null, lender = null } = made;
  return {
    ...{ path, sha256: made.sha256 ?? shaOf(path), bytes: 10, format: 'text', lender, date },
    ...{ languages: made.languages ?? ['en'], year: date === null ? null : Number(date.slice(0, 4)) },
    ...{ pageCount: 2, verdict: made.verdict ?? (findings.length > 0 ? 'flagged' : 'clear') },
    ...{ outcome: made.outcome ?? 'read', unread: [], quality: { grade: 'C' } },
    findings: findings.map(findingOf),
    givesAway: {
      rows: given.map(({ data, to = [] }) => ({
        ...{ rule: 'contact-list-access', category: 'contact-list' },
        data: data.map((text) => ({ text, kind: 'plain' })),
        recipient: to.map((text) => ({ text, kind: 'open' })),
      })),
    },
  };
}

function findingOf(found: Found, i: number) {
  const { rule = 'contact-list-access', category = 'contact-list', severity = 'high', at = i * 1000 } = found;
  const { quote = 'We may read your contacts.', stance = 'granted' } = found;
  const clause =
    at === null ? null : { start: at, end: at + 9, line: 1, endLine: 1, page: 1, endPage: 1, number: null };
  return {
    rule,
    category,
    severity,
    stance,
    fingerprint: `${rule}${at}`,
    title: rule,
    quote: at === null ? '' : quote,
    clause,
  };
}

export const ndjsonOf = (documents: readonly Made[]): string =>
  documents.map((made, n) => `${JSON.stringify(documentOf(made, n))}\n`).join('');

export const reportOf = (documents: readonly Made[], version: unknown = 1) => ({
  schemaVersion: version,
  tool: { name: 'consentlint', version: '1.0.0', rulesHash: 'f00d' },
  documents: documents.map(documentOf),
  bundle: null,
  errors: [],
});

export async function* chunksOf(text: string | Uint8Array, size = 1 << 16): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export interface Ran {
  readonly tables: Tables;
  readonly losses: readonly Loss[];
  /** The rows of a table, each by the names of its columns. */
  readonly rows: (table: string) => readonly Readonly<Record<string, Value>>[];
  readonly measure: (name: string) => Value | undefined;
}

const same = (text: string): string => text;

/** Counts texts of results. */
export async function counted(...texts: readonly string[]): Promise<Ran> {
  const losses: Loss[] = [];
  async function* files() {
    for (const text of texts) yield chunksOf(text);
  }
  const tables = await countResults(files(), {
    ...{ rulebook, parquet: null, hiding: { text: same, name: (text) => text, path: same } },
    onLoss: async (loss) => void losses.push(loss),
  });
  if (!tables) throw new Error('DuckDB is not installed');
  const rows: Ran['rows'] = (name) => {
    const { columns = [], rows: all = [] } = tables.get(name) ?? {};
    return all.map((row) => Object.fromEntries(columns.map((column, i) => [column.name, row[i] ?? null])));
  };
  return {
    tables,
    losses,
    rows,
    measure: (name) => rows('summary').find(({ measure }) => measure === name)?.count ?? undefined,
  };
}
