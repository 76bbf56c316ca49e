/** Letters that a signer may write, as `rules/letters/` holds them. */
import type { Stance } from './reading.ts';

/** What a letter says in one language; texts have `{placeholders}`. */
export interface LetterText {
  /** What it is about. */
  readonly title: string;
  readonly opening: string;
  /** A clause found: `{n}`, `{place}` and `{quote}`. */
  readonly clause: string;
  /** Before the law that was read in its own text, and before what only others tell of. */
  readonly asserted: string;
  readonly asked: string;
  /** A provision stated, and one asked about: `{cite}`, `{date}`, `{clauses}`. */
  readonly provision: string;
  readonly question: string;
  /** In place of all law where the document does not show whose holds. */
  readonly unknown: string;
  readonly requests: readonly string[];
  readonly closing: string;
  /** Lines left open: name, address, date. */
  readonly blanks: readonly string[];
}

/** Whom a letter goes to. */
export type Addressee = 'lender' | 'authority';

/** A letter; its id is its kind. */
export interface Letter {
  readonly id: string;
  readonly to: Addressee;
  /** Findings it is about, by how firmly they grant. */
  readonly stances: readonly Stance[];
  /** Provisions that the letter itself rests on, besides those of the rules. */
  readonly law: readonly string[];
  readonly texts: Readonly<Record<string, LetterText>>;
}
