/** What changed between two documents, for whoever signs. */
import type { Span } from './document.ts';
import type { Finding, Stance } from './reading.ts';
import type { Matter, Severity } from './rulebook.ts';

/** A thing that a finding names, as it can be compared with what another document names. */
export interface NamedThing extends Span {
  readonly role: Matter;
  /** Its words, folded. */
  readonly word: string;
  /** What it is called by any of its words (`concept-contacts`); none where the rules know no more than the word. */
  readonly concepts: readonly string[];
  /** How many it takes in: 0 one by its name, 1 a kind, 2 all of it, 3 anybody or anything. */
  readonly breadth: number;
  /** How long, of a stretch of time. */
  readonly days: number | null;
}

/** What a clause says, apart from how it says it. */
export interface Gist {
  /** Letters and digits of the clause, folded. */
  readonly text: string;
  readonly things: readonly NamedThing[];
  /** Words and concepts that stand in the clause or in what it hangs from; nothing that is denied. */
  readonly mentions: ReadonlySet<string>;
  /** Some purpose is said, whether or not the finding rests on it. */
  readonly hasPurpose: boolean;
}

/** Tells the gist of what was found in one document. */
export type Gister = (found: Pick<Finding, 'clause' | 'evidence'>, kind: 'granted' | 'promised') => Gist;

/**
 * What became of a grant, a safeguard or a promise. `altered`: it names other things than before. Each has its
 * counterpart, which is what the same change is called when the documents are swapped.
 */
export type ChangeKind =
  | 'appeared'
  | 'vanished'
  | 'widened'
  | 'narrowed'
  | 'altered'
  | 'firmer'
  | 'softer'
  | 'irrevocable'
  | 'revocable'
  | 'safeguard-lost'
  | 'safeguard-gained'
  | 'promise-lost'
  | 'promise-made';

/** Whether the signer is worse off for it. */
export type Direction = 'worse' | 'better';

/**
 * How things named in one role changed: `more` or `fewer` of them, `others` in their place, `broader` or `closer`
 * ones; `unsaid`: they bounded the grant and nothing does any more; `said`: the other way round.
 */
export type Extent = 'more' | 'fewer' | 'others' | 'broader' | 'closer' | 'unsaid' | 'said';

/** What changed in one role. `added` are spans of the new document, `removed` of the old one. */
export interface MatterChange {
  readonly role: Matter;
  readonly extent: Extent;
  readonly added: readonly Span[];
  readonly removed: readonly Span[];
}

/** A place of a document that a change rests on. */
export interface Passage extends Pick<Finding, 'clause' | 'evidence'> {
  /** How firmly it grants; null where it is no grant. */
  readonly stance: Stance | null;
  /** Of the finding; null where it is no finding. */
  readonly fingerprint: string | null;
}

/** One change, with the words of both documents that show it. */
export interface Change {
  readonly kind: ChangeKind;
  readonly direction: Direction;
  /** The rule of the grant, the promise or the safeguard. */
  readonly rule: string;
  readonly category: string;
  readonly severity: Severity;
  /** How firmly the grant holds on the side where it weighs more; `granted` for what is no grant. */
  readonly stance: Stance;
  readonly matters: readonly MatterChange[];
  readonly old: readonly Passage[];
  readonly new: readonly Passage[];
  /** Where one side has nothing of the kind: the clause there that is most like that of the other side. */
  readonly closest: Passage | null;
  /** What else the same words change. */
  readonly also: readonly { readonly kind: ChangeKind; readonly rule: string }[];
  /** Survives re-pagination, as those of findings do. */
  readonly fingerprint: string;
}

/** Two documents compared. */
export interface Comparison {
  /** Worst first, what got better last. */
  readonly changes: readonly Change[];
  /** `rules`: the documents are in different languages, so that their words cannot be compared. */
  readonly basis: 'words' | 'rules';
  /** Whether both documents were read and judged from end to end: else nothing can be said of the rest. */
  readonly isWhole: boolean;
}
