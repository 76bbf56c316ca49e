/** What the program knows of languages, laws and clauses: compiled from `rules/`. */
import type { Letter } from './letter.ts';
import type { Redaction } from './redaction.ts';

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';
/** From which severity on something found makes a run fail; a note never does. */
export type FailOn = Exclude<Severity, 'info'> | 'never';
/** What a piece of evidence tells. A `promise` is a clause that says the opposite; a `safeguard` protects the signer. */
export type Role = 'grant' | 'act' | Matter | 'condition' | 'promise' | 'safeguard';
/** What is given away, from where, to whom, what for, how long. */
export type Matter = 'data' | 'source' | 'recipient' | 'person' | 'purpose' | 'term';

/** One place of a phrase: a word of list `list`, at most `gap` folded characters behind the slot before it. */
export interface Slot {
  /** Null for a word that only joins others: it is no evidence. */
  readonly role: Role | null;
  readonly list: string;
  readonly gap: number;
}

/** Slots in the order in which the text must have them. */
export type Phrase = readonly Slot[];

/** What a rule wants a document to say. */
export interface Expectation {
  /** It is said. */
  readonly met: readonly Phrase[];
  /** It is touched on, and nothing firm is said. */
  readonly vague: readonly Phrase[];
  /** The opposite is said. */
  readonly contrary: readonly Phrase[];
}

/** The criteria of a good consent. */
export type Criterion =
  | 'separate'
  | 'specific'
  | 'informed'
  | 'freely-given'
  | 'revocable'
  | 'limited-in-time'
  | 'purpose-bound'
  | 'own-data-only';

/** What a rule says and seeks in one language. */
export interface RuleText {
  readonly title: string;
  readonly why: string;
  readonly ask: string;
  readonly safer?: string;
  /** Phrases that count only inside a grant. */
  readonly any: readonly Phrase[];
  /** Phrases that are a grant in themselves. */
  readonly alone: readonly Phrase[];
  readonly expects?: Expectation;
  /** Evidence taken along when present, not needed. */
  readonly also: readonly { readonly role: Role; readonly list: string }[];
  /** List of words that make the clause another matter. */
  readonly unless: string | null;
  readonly flags: readonly string[];
  readonly passes: readonly string[];
  readonly misses: readonly string[];
}

/** What a rule follows from, if not from words: grants that nobody can see, or against a promise made elsewhere. */
export type Derived = 'hidden' | 'contradicted';

export interface Rule {
  readonly id: string;
  readonly category: string;
  readonly severity: Severity;
  /** The severity that its file gives it, where a configuration grades it otherwise. */
  readonly shipped?: Severity;
  /** From which severity on its findings make a run fail, where a configuration says so for it. */
  readonly failOn?: FailOn;
  readonly law: readonly string[];
  readonly derived?: Derived;
  /** Rules that say the same more exactly: where one of them rests on the same act and data, this one is silent. */
  readonly yields?: readonly string[];
  /** With `expects`: the categories whose findings call for it; any finding at all where there are none. */
  readonly when?: readonly string[];
  /** With `expects`: the criterion that it serves. */
  readonly criterion?: Criterion;
  /** With `expects`: met where the map names an organisation in this role on every way of the categories `promised`, gainsaid where one is open-ended. */
  readonly named?: Matter;
  /** With `expects`: met where a finding of one of these categories is promised not to happen. */
  readonly promised?: readonly string[];
  /** With `expects`: the categories whose findings weigh less where the same clause meets it. */
  readonly eases?: readonly string[];
  /** Criteria that a finding of this rule breaks. */
  readonly breaks?: readonly Criterion[];
  readonly texts: Readonly<Record<string, RuleText>>;
}

/** Words of one concept: `*` ends a stem, `{n}` is any number; `not` hides what it contains, `takes` adds other lists. */
export interface WordList {
  readonly words: readonly string[];
  readonly not: readonly string[];
  readonly takes: readonly string[];
}

/** A sentence that grants nothing although its words look like it. */
export interface Frame {
  readonly id: string;
  /** `clause`: never what hangs from it; `piece`: only the comma piece in which it stands. */
  readonly scope: 'sentence' | 'clause' | 'piece';
  /** Categories it silences; `all` for every one. */
  readonly silences: readonly string[] | 'all';
  readonly any: readonly Phrase[];
  /** Words that take the silence back: the sentence grants after all. */
  readonly unless: string | null;
}

/** What the program knows about one language; CONTRIBUTING.md explains the format. */
export interface Language {
  readonly id: string;
  readonly detect: Detection;
  readonly jurisdictions: Readonly<Record<string, readonly string[]>>;
  readonly segment: Segmentation;
  readonly lists: Readonly<Record<string, WordList>>;
  /** Kinds of grant, by name: consent, practice, permission. */
  readonly grants: Readonly<Record<string, readonly Phrase[]>>;
  readonly frames: readonly Frame[];
  readonly dates?: Dating;
  readonly flags: readonly string[];
  readonly passes: readonly string[];
}

/** How documents of a language say from when they are. */
export interface Dating {
  /** Words before the date of a version, an update, an entry into force; and before that of signing. */
  readonly version: readonly string[];
  readonly signed: readonly string[];
  /** Ways to write a date: `{y}年{m}月{d}日`, `{d} de {month} de {y}`; `{y+1911}` is a year counted from another one. */
  readonly shapes: readonly string[];
  /** Ways in which a title says of which year an edition is: `{y}年版`. */
  readonly editions: readonly string[];
  /** The names of the twelve months, each with its other forms: `enero|ene`. */
  readonly months: readonly string[];
  /** What may stand behind the number of a day: st, nd, º. */
  readonly dayEndings: readonly string[];
}

/** How a language is told from others: by script, or by frequent words, its own and its neighbours'. */
export interface Detection extends Pick<WordList, 'words' | 'not'> {
  readonly script?: string;
}

/** The characters and numberings by which a language parts its clauses. */
export interface Segmentation {
  readonly ends: string;
  readonly pieces: string;
  readonly intros: string;
  readonly abbreviations: readonly string[];
  /** Patterns, outermost first: `第{zh}条`, `({a})`. */
  readonly numbers: readonly string[];
  readonly ordinals: readonly string[];
}

/** A provision of law, in the project's own words by reader's language. */
export interface Law {
  readonly id: string;
  readonly jurisdiction: string;
  readonly cite: Readonly<Record<string, string>>;
  readonly says: Readonly<Record<string, string>>;
  readonly article: string;
  readonly inForce: string;
  readonly evidence: 'primary' | 'secondary';
  readonly effect: Effect;
  /** Whom it holds for, by reader's language, where it does not hold for every lender and borrower of its place. */
  readonly scope?: Readonly<Record<string, string>>;
  /** What a person can do, by reader's language. */
  readonly can: Readonly<Record<string, string>>;
}

/** What a provision does. */
export type Effect =
  | 'prohibits'
  | 'requires-consent'
  | 'requires-separate-consent'
  | 'requires-notice'
  | 'limits'
  | 'grants-right';

/** A place with its own law, and the words by which a document of it is known, by language of the document. */
export interface Jurisdiction {
  readonly id: string;
  /** No place, but the rules of a platform: they are shown along whatever the place. */
  readonly platform: boolean;
  /** Jurisdictions whose law holds there, too. */
  readonly also: readonly string[];
  readonly signs: Readonly<Record<string, readonly string[]>>;
  /** Whom to complain to, by reader's language: only where that was verified. */
  readonly authority: Readonly<Record<string, string>>;
}

/** Rules, languages, laws and messages together, as compiled from `rules/`. */
export interface Rulebook {
  readonly hash: string;
  /** Characters that mean the same when matched, side by side: traditional and look-alikes -> simplified and Latin. */
  readonly variants: { readonly from: string; readonly to: string };
  /** Groups of characters that are taken for one another when writing is recognised on a picture. */
  readonly confusables: readonly string[];
  readonly languages: Readonly<Record<string, Language>>;
  /** By language, its lists prepared for matching, as JSON: with the rulebook that ships, in place of the lists. */
  readonly lexicons?: Readonly<Record<string, string>>;
  readonly rules: readonly Rule[];
  /** Rules that a configuration has switched off: they can be told of, and are not applied. */
  readonly off?: readonly Rule[];
  /** The only languages that are judged, where a configuration names some. */
  readonly expected?: readonly string[];
  readonly laws: Readonly<Record<string, Law>>;
  readonly jurisdictions: Readonly<Record<string, Jurisdiction>>;
  readonly letters: Readonly<Record<string, Letter>>;
  readonly redaction: Redaction;
  /** The program's own words: reader's language -> key -> text with `{placeholders}`. */
  readonly messages: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
