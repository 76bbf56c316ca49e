/** What is said of a document. */
import type { Clause, Document, InputError, Note, Outcome, Span, UnreadReason } from './document.ts';
import type { Criterion, FailOn, Matter, Role, Severity } from './rulebook.ts';

export type Stance = 'granted' | 'conditional' | 'optional';
export interface Evidence extends Span {
  readonly role: Role;
  /** The file of the same bundle it stands in, if another. */
  readonly path?: string;
}

/**
 * Why something found counts no more for the exit code: it is in the baseline, or somebody has waived it, with a reason
 * and up to the end of a day (ISO date). What is suppressed stays a finding.
 */
export type Suppression =
  | { readonly kind: 'baseline' }
  | { readonly kind: 'waiver'; readonly owner: string; readonly reason: string; readonly expires: string };

/** What a rule found in a clause. It holds no sentences: words are chosen at rendering, in the reader's language. */
export interface Finding {
  readonly rule: string;
  readonly category: string;
  readonly severity: Severity;
  /** From which severity on it makes a run fail, where its rule says so. */
  readonly failOn?: FailOn;
  readonly stance: Stance;
  readonly clause: Clause;
  readonly evidence: readonly Evidence[];
  /** Survives re-pagination and another format: hash of rule id, folded leads and folded clause without its number. */
  readonly fingerprint: string;
  readonly suppressed?: Suppression;
}

/** Whether what should be there is: said clearly, the opposite said, or vague or absent. */
export type Assessment = 'pass' | 'fail' | 'unspecified';

/** Something a document should say, as a rule with `expects` wants it, and the words that say it, gainsay it or come near it. */
export interface Safeguard {
  readonly rule: string;
  readonly category: string;
  readonly severity: Severity;
  readonly failOn?: FailOn;
  readonly assessment: Assessment;
  readonly evidence: readonly Evidence[];
  readonly fingerprint: string;
  readonly suppressed?: Suppression;
}

/** One of the eight criteria of a good consent, with the words and the rules it was judged by. */
export interface CriterionResult {
  readonly criterion: Criterion;
  readonly assessment: Assessment;
  readonly evidence: readonly Evidence[];
  readonly rules: readonly string[];
}

export type Grade = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/** How good a consent is; nothing is graded where nothing is given away. */
export interface Quality {
  readonly grade: Grade | null;
  readonly points: number;
  readonly criteria: readonly CriterionResult[];
}

/** Something on the map of what is given away, by its words as they first stand in the text. */
export interface GivenItem extends Span {
  readonly text: string;
  /** `named`: an organisation by its name; `open`: a class that anybody may belong to. */
  readonly kind: 'named' | 'open' | 'plain';
  /** The file it stands in, on the map of a bundle. */
  readonly path?: string;
}

/** A row of the map: data (of persons) from sources to recipients, what for and how long. */
export interface GivenRow extends Readonly<Record<Matter, readonly GivenItem[]>> {
  /** The rule whose findings say so, and their fingerprints. */
  readonly rule: string;
  readonly category: string;
  readonly findings: readonly string[];
}

/** The map of what is given away. */
export interface GivesAway {
  readonly rows: readonly GivenRow[];
  /** How long and how firmly all of it is given, as clauses of their own say. */
  readonly terms: readonly GivenItem[];
  /** All that the rows name in each role, each once. */
  readonly totals: Readonly<Record<Matter, readonly GivenItem[]>>;
}

/** Another document that this one makes part of itself, or a link. */
export interface Reference extends Span {
  readonly kind: 'title' | 'link';
  readonly text: string;
  readonly mentions: number;
  /** The file of the same bundle that it is; null where it was not among them. */
  readonly path: string | null;
}

/** Whose law may speak to a document: as the reader said, or guessed from it. */
export interface Jurisdictions {
  readonly ids: readonly string[];
  readonly guessed: boolean;
}

export type Verdict = 'flagged' | 'unread' | 'clear';
/** What nobody judged. */
export type Unread = { readonly page: number | null; readonly reason: UnreadReason };

/** A name as it first stands in the text. */
export interface Named extends Span {
  readonly text: string;
}

export interface Reading {
  readonly document: Document;
  /** Who the document itself calls the lender: an organisation; null where it does not say, or not clearly. */
  readonly lender: Named | null;
  /** From when the document is, by its version or its signing: `2023-05-01`, `2023-05`, `2023`; null where it does not say. */
  readonly date: string | null;
  /** BCP 47 tags: `zh-Hans`, `zh-Hant`, `es`, `en`. */
  readonly languages: readonly string[];
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** Clauses that promise not to do what a rule looks for. */
  readonly refused: readonly Finding[];
  readonly safeguards: readonly Safeguard[];
  readonly quality: Quality;
  readonly givesAway: GivesAway;
  readonly references: readonly Reference[];
  readonly jurisdictions: Jurisdictions;
  readonly unread: readonly Unread[];
}

/** Several documents that are one act of consent: what they say together. */
export interface Bundle {
  readonly paths: readonly string[];
  readonly safeguards: readonly Safeguard[];
  readonly quality: Quality;
  readonly givesAway: GivesAway;
}

/** What documents came to, all together. */
export interface Tally {
  readonly files: number;
  readonly pages: number;
  readonly bytes: number;
  /** Pages of which nothing, or not all, was read. */
  readonly unreadPages: number;
  /** Documents that are wholly or partly in a language without rules. */
  readonly foreign: number;
  readonly verdicts: ReadonlyMap<Verdict, number>;
  readonly outcomes: ReadonlyMap<Outcome, number>;
  /** Findings. */
  readonly severities: ReadonlyMap<Severity, number>;
  readonly categories: ReadonlyMap<string, number>;
}

export interface Report {
  readonly readings: readonly Reading[];
  readonly errors: readonly InputError[];
  /** Where documents were counted as they went by, and the readings do not tell everything any more. */
  readonly tally?: Tally;
  /** Where the documents were judged as one act of consent. */
  readonly bundle?: Bundle;
  /** What is to be told of the run, and of no input of it. */
  readonly notices?: readonly Note[];
}
