/**
 * Every data type of the program: extract (file -> Document) -> segment (-> Clause[]) -> match (-> Finding[]) -> report.
 * One ruler: every position is an offset into `Document.text`; line, page and box are looked up from it at the end.
 */

/** A half-open range `[start, end)` of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Format = 'pdf' | 'docx' | 'html' | 'text' | 'markdown' | 'image';
/** How reading ended. Only `read` documents can be `clear`. */
export type Outcome = 'read' | 'no-text' | 'encrypted' | 'malformed' | 'limit' | 'timed-out';
export type UnreadReason = 'empty' | 'garbled' | 'failed' | 'language';

/** A rectangle from the top left of the page as displayed: PDF points, or pixels for an image. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A page; its span runs from its first character in reading order to that of the next page. Size in PDF points. */
export interface Page extends Span {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly read: 'text' | 'ocr' | 'unread';
  readonly reason?: UnreadReason;
  /** 0–100, for recognised text only. */
  readonly confidence?: number;
}

type BodyKind = 'heading' | 'paragraph' | 'item' | 'cell';
/** What stands beside the body, not in it. */
type AsideKind = 'textbox' | 'footnote' | 'endnote' | 'comment' | 'header' | 'footer';
export type BlockKind = BodyKind | AsideKind;

/** Where a cell stands, from 0; a spanning cell stands at its first. */
export interface CellPlace {
  readonly table: number;
  readonly row: number;
  readonly column: number;
}

/** A piece of layout: a paragraph, a list item, a cell. Blocks do not overlap and come in text order. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** Page the block begins on, where the format has pages. */
  readonly page?: number;
  /** Heading level from 1, or nesting depth of an item from 0, where the format says so. */
  readonly level?: number;
  readonly cell?: CellPlace;
}

export type MarkKind = 'hidden' | 'tiny' | 'inserted' | 'deleted' | 'low-confidence';

/** Text that is there but hard to see or under revision: read, marked, and worth a finding. */
export interface Mark extends Span {
  readonly kind: MarkKind;
}

/** A run of text as the PDF drew it. `advance` tells which way the text runs on the displayed page. */
export interface PdfAnchor extends Span {
  readonly source: 'pdf';
  readonly page: number;
  readonly box: Box;
  readonly advance: 'right' | 'down' | 'left' | 'up';
}

/** A piece of a DOCX run: `run` counts the `w:r` of the part from 0; null for text made by numbering. `offset` is UTF-16 within the run. */
export interface DocxAnchor extends Span {
  readonly source: 'docx';
  readonly part: string;
  readonly run: number | null;
  readonly offset: number;
}

/** A piece of an HTML source: `offset` is UTF-16 into the decoded file. */
export interface HtmlAnchor extends Span {
  readonly source: 'html';
  readonly offset: number;
}

/** The way from `Document.text` back into the file; sorted by start. Plain text needs none: its text is the file. */
export type Anchor = PdfAnchor | DocxAnchor | HtmlAnchor;

/** Something to tell a reader; `code` is a key of `rules/messages`. */
export interface Note {
  readonly code: string;
  readonly page?: number;
  readonly values?: Readonly<Record<string, string>>;
}

/** A file as read. Only `extract` makes one; nothing changes it afterwards. */
export interface Document {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: Format;
  readonly outcome: Outcome;
  /** The text in reading order, fit to be quoted. Running headers, footers and notes stand after what they interrupt. */
  readonly text: string;
  readonly pages: readonly Page[];
  readonly blocks: readonly Block[];
  readonly marks: readonly Mark[];
  readonly anchors: readonly Anchor[];
  readonly notes: readonly Note[];
}

/** An input that is no document at all: missing, a device, no permission. `code` is a key of `rules/messages`. */
export interface InputError {
  readonly path: string;
  readonly code: string;
}

/** A line that a clause hangs from: an introduction ("I authorize you to:"), a heading, a row or column header. */
export interface Lead extends Span {
  /** `piece`: the same sentence before a semicolon. */
  readonly kind: 'line' | 'piece' | 'heading' | 'row' | 'column';
  /** Offset at which its words begin, behind its number. */
  readonly body: number;
}

/** One sentence or list item, itself alone, never its leads. */
export interface Clause extends Span {
  /** Offset at which its words begin, behind its number. */
  readonly body: number;
  /** Language id of the rules (`zh`), or null where none covers it. */
  readonly language: string | null;
  /** The numbering it stands under, and its leads, outermost first: `2(三)`. */
  readonly number?: string;
  readonly leads: readonly Lead[];
  /** The sentence before it in the same block or list, which may lend what it talks about. */
  readonly before: Span | null;
  /** Lines put together, each a clause of its own, too: `torn` is one sentence, `joined` may be a title and a sentence. */
  readonly kind: BlockKind | 'joined' | 'torn';
}

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';
/** What a piece of evidence tells, for the map of what is given away. A `promise` is a clause that says the opposite. */
export type Role = 'grant' | 'act' | Matter | 'condition' | 'promise';
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
  readonly law: readonly string[];
  readonly derived?: Derived;
  /** Rules that say the same more exactly: where one of them rests on the same act and data, this one is silent. */
  readonly yields?: readonly string[];
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
  readonly flags: readonly string[];
  readonly passes: readonly string[];
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
}

/** Rules, languages, laws and messages together, as compiled from `rules/`. */
export interface Rulebook {
  readonly hash: string;
  /** Characters that mean the same when matched, side by side: traditional and look-alikes -> simplified and Latin. */
  readonly variants: { readonly from: string; readonly to: string };
  readonly languages: Readonly<Record<string, Language>>;
  /** By language, its lists prepared for matching, as JSON: with the rulebook that ships, in place of the lists. */
  readonly lexicons?: Readonly<Record<string, string>>;
  readonly rules: readonly Rule[];
  readonly laws: Readonly<Record<string, Law>>;
  /** The program's own words: reader's language -> key -> text with `{placeholders}`. */
  readonly messages: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export type Stance = 'granted' | 'conditional' | 'optional';
export interface Evidence extends Span {
  readonly role: Role;
}

/** What a rule found in a clause. It holds no sentences: words are chosen at rendering, in the reader's language. */
export interface Finding {
  readonly rule: string;
  readonly category: string;
  readonly severity: Severity;
  readonly stance: Stance;
  readonly clause: Clause;
  readonly evidence: readonly Evidence[];
  /** Survives re-pagination: hash of rule id, folded leads and folded clause without its number. */
  readonly fingerprint: string;
}

export type Verdict = 'flagged' | 'unread' | 'clear';
/** What nobody judged. */
export type Unread = { readonly page: number | null; readonly reason: UnreadReason };

export interface Reading {
  readonly document: Document;
  /** BCP 47 tags: `zh-Hans`, `zh-Hant`, `es`, `en`. */
  readonly languages: readonly string[];
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** Clauses that promise not to do what a rule looks for. */
  readonly refused: readonly Finding[];
  readonly unread: readonly Unread[];
}

export type Report = { readonly readings: readonly Reading[]; readonly errors: readonly InputError[] };
