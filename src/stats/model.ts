/** What is counted, and how it is told. */
import type { Severity } from '../model.ts';

/** A document of the results, flat. */
export interface DocumentRow {
  readonly path: string;
  readonly sha256: string;
  readonly format: string;
  readonly outcome: string;
  readonly verdict: string;
  readonly bytes: number;
  readonly pages: number | null;
  /** The main language, by its BCP 47 tag. */
  readonly language: string | null;
  readonly lender: string | null;
  /** `2023-05-01`, `2023-05` or `2023`. */
  readonly date: string | null;
  readonly grade: string | null;
  /** Some of it was not read. */
  readonly isPartial: boolean;
  readonly findings: readonly FindingRow[];
  readonly given: readonly GivenRow[];
}

/** Something found, or something missing from the whole document. */
export interface FindingRow {
  readonly kind: 'clause' | 'missing';
  readonly rule: string;
  readonly category: string;
  readonly severity: Severity;
  readonly stance: string;
  readonly fingerprint: string;
  readonly title: string;
  readonly quote: string;
  /** Where the clause stands, so that two findings of one clause are known to be of one. */
  readonly place: string | null;
  readonly page: number | null;
  readonly line: number | null;
  readonly isSuppressed: boolean;
}

/** Data that goes to a recipient; to nobody in particular where there is none. */
export interface GivenRow {
  readonly category: string;
  readonly data: string;
  readonly recipient: string | null;
  readonly kind: string | null;
}

/** What a line, or a part of a report, turned out to be. `line` is counted from 1. */
export type Entry =
  | { readonly kind: 'document'; readonly row: DocumentRow; readonly line: number }
  | { readonly kind: 'error'; readonly path: string; readonly code: string; readonly line: number }
  | { readonly kind: 'version'; readonly version: string; readonly line: number }
  | { readonly kind: 'damaged'; readonly reason: Damage; readonly line: number };

/** `syntax`: no JSON; `shape`: JSON, and no result; `long`: longer than is read; `cut`: the end is missing. */
export type Damage = 'syntax' | 'shape' | 'long' | 'cut';

/** How a value of a column is told. */
export type ColumnKind = 'text' | 'quote' | 'number' | 'share' | 'category' | 'severity' | 'language' | 'key';

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

export type Value = string | number | null;

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Value[])[];
}

/** Everything that was counted, by name of the table. */
export type Tables = ReadonlyMap<string, Table>;

/** What could not be counted: how much of each kind. */
export interface Losses {
  readonly damaged: number;
  readonly versions: number;
}
