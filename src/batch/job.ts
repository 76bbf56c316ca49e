/** What is asked of a process that reads, and what it was set up with. */
import type { ReadLimits } from '../extract/limits.ts';
import type { Bundle, Document, InputError, Reading, Rulebook } from '../model.ts';
import type { OcrEngine } from '../ocr/engines.ts';
import type { RulebookPlan } from '../rules/plan.ts';
import type { Input } from '../scan.ts';

/** How documents are read and judged. */
export interface ReadingSetup {
  /** Null for the shipped rules, which each process reads itself. */
  readonly rulebook: Rulebook | null;
  /** What a configuration makes of them. */
  readonly plan?: RulebookPlan | undefined;
  readonly jurisdictions?: readonly string[];
  readonly passwords: readonly string[];
  /** After how long a reader gives up; what it has read by then is kept. */
  readonly timeoutMs: number;
  readonly limits?: ReadLimits;
  /** How many pictures a process may have read at once, and by which engine; null where pictures are not read. */
  readonly ocr: { readonly jobs: number; readonly engine: OcrEngine } | null;
}

/** `scan`: files to a reading, several as the pages of one. `read`: no judgement. `together`: judges what was read as one act of consent. */
export type Job =
  | { readonly does: 'scan'; readonly inputs: readonly Input[] }
  | { readonly does: 'read'; readonly input: Input }
  | { readonly does: 'together'; readonly documents: readonly Document[] };

/** What comes of a job, by what it does. */
export interface Results {
  readonly scan: Reading | InputError;
  readonly read: Document | InputError;
  readonly together: { readonly readings: readonly Reading[]; readonly bundle?: Bundle };
}

/** How many pictures of a document were recognised, and of how many. */
export interface PictureProgress {
  readonly done: number;
  readonly of: number;
}
