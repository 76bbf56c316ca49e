/** A file as read, and the clauses it is parted into. */

/** A half-open range `[start, end)` of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Format = 'pdf' | 'docx' | 'html' | 'text' | 'markdown' | 'image';
/** How reading ended. Only `read` documents can be `clear`. */
export type Outcome = 'read' | 'no-text' | 'encrypted' | 'malformed' | 'limit' | 'timed-out';
/** `partly`: some of a page was read. `unexpected`: in a language that the configuration leaves out. */
export type UnreadReason = 'empty' | 'garbled' | 'failed' | 'partly' | 'language' | 'unexpected';

/** A rectangle from the top left of the page as displayed: PDF points, or pixels for an image. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What may be seen of a page: nothing outside of some boxes, and black where it is covered. */
export interface PageWindow {
  readonly shown: readonly Box[];
  readonly covered: readonly Box[];
}

/** A page; its span runs from its first character in reading order to that of the next page. Size in PDF points. */
export interface Page extends Span {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly read: 'text' | 'ocr' | 'unread';
  /** Why it is unread, or some of it. */
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

/** A run of text as the PDF drew it, or as it was recognised on a picture. `advance` tells which way the text runs on the displayed page. */
export interface PdfAnchor extends Span {
  readonly source: 'pdf';
  readonly page: number;
  readonly box: Box;
  readonly advance: 'right' | 'down' | 'left' | 'up';
  /**
   * Where each UTF-16 unit begins: hundredths of a point along the text, from where the box begins. None where all
   * have an equal share of the box.
   */
  readonly starts?: readonly number[];
  /** Where each ends; none where each ends as the next begins, the last with the box. */
  readonly ends?: readonly number[];
  /** 0–100, for recognised text only. */
  readonly confidence?: number;
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

/** One of several files that a document was put together from. */
export interface Part {
  readonly path: string;
  readonly sha256: string;
}

/** A file as read. Only `extract` makes one; nothing changes it afterwards. */
export interface Document {
  /** As it was named; of several files put together, all of them. */
  readonly path: string;
  /** The pictures it was put together from, in order, where there are several. */
  readonly parts?: readonly Part[];
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
