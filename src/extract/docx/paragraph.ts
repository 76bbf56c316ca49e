import type { BlockKind, CellPlace, MarkKind } from '../../model.ts';
import type { SideKind } from './package.ts';

/** A stretch of a paragraph's text that comes from one run and looks alike. */
export interface Piece {
  /** UTF-16 units. */
  readonly length: number;
  /** Counts the `w:r` of the part from 0; null for text outside of any. */
  readonly run: number | null;
  /** UTF-16 units of the run's text before it. */
  readonly offset: number;
  readonly marks: readonly MarkKind[];
}

/** A place from which the text goes on elsewhere: at a note, a comment, a diagram. */
export interface Reference {
  readonly kind: SideKind;
  readonly id: string;
}

/** A paragraph of any part as read, before it has its place in the document's text. */
export interface Paragraph {
  readonly part: string;
  readonly kind: BlockKind;
  readonly level?: number;
  readonly cell?: CellPlace;
  /** Automatic number with what follows it; not part of `text`. */
  readonly label: string;
  readonly text: string;
  /** They cover `text` without gaps. */
  readonly pieces: readonly Piece[];
  readonly references: readonly Reference[];
  /** Id of the note, comment or diagram that it belongs to. */
  readonly owner: string;
}
