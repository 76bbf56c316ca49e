/** Why a clause was flagged or was not: the judgement of one clause, with its reasons. */
import type { Clause, Span } from './document.ts';
import type { Finding, Stance } from './reading.ts';
import type { Role } from './rulebook.ts';

/** A word of the text that a rule, a grant or a frame rests on. */
export interface TracedWord extends Span {
  /** Null for a word that only joins others. */
  readonly role: Role | null;
  /** The list it is of; null for one that is spelled out in its phrase. */
  readonly list: string | null;
  /** The lead it stands in, by index; `before` for the sentence before; null for the clause itself. */
  readonly from: number | 'before' | null;
  readonly isDenied: boolean;
}

/** A slot of a phrase for which the text has no word. */
export interface MissingSlot {
  readonly role: Role | null;
  readonly list: string | null;
  /** Some of the words that would fill it. */
  readonly examples: readonly string[];
}

/** Why a rule that was looked at found nothing. */
export type SilentReason =
  | { readonly kind: 'no-grant'; readonly denied: readonly Span[] }
  | { readonly kind: 'heading' }
  | { readonly kind: 'framed'; readonly frame: string; readonly words: readonly Span[] }
  | { readonly kind: 'unless'; readonly words: readonly Span[] }
  | { readonly kind: 'yields'; readonly rule: string }
  /** Only what the clause hangs from says it. */
  | { readonly kind: 'lent' }
  | { readonly kind: 'too-far' }
  | { readonly kind: 'out-of-order' }
  | { readonly kind: 'missing'; readonly slots: readonly MissingSlot[] }
  /** A run-in title, whose sentence says it again. */
  | { readonly kind: 'title' }
  /** Lines put together: one says it by itself, or they are a title and a sentence. */
  | { readonly kind: 'said-by-line' }
  | { readonly kind: 'not-torn' };

/** What one rule made of the clause. */
export interface RuleTrace {
  readonly rule: string;
  /** The words of the phrase that was met, or came nearest, in its order. */
  readonly phrase: readonly TracedWord[];
  readonly outcome:
    | { readonly kind: 'flagged'; readonly finding: Finding }
    /** Denied, so that it counts as a promise not to. */
    | { readonly kind: 'refused'; readonly finding: Finding; readonly denials: readonly Span[] }
    /** `isNear`: it names its matter, and lacks one word at most. */
    | { readonly kind: 'silent'; readonly reason: SilentReason; readonly isNear: boolean };
}

/** What makes a clause a grant. */
export interface TracedGrant {
  /** `consent`, `practice`, `permission`. */
  readonly kind: string;
  readonly words: readonly TracedWord[];
}

/** Everything that was weighed when a clause was judged. */
export interface Trace {
  readonly clause: Clause;
  readonly grant: TracedGrant | null;
  /** How firmly it grants, and the words that ease it. */
  readonly stance: { readonly stance: Stance; readonly words: readonly Span[] };
  /** The words that made rules look at the clause, in text order. */
  readonly words: readonly TracedWord[];
  /** Every rule whose matter the clause names. */
  readonly rules: readonly RuleTrace[];
}
