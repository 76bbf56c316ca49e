import type { Block, BlockKind, CellPlace, HtmlAnchor, Mark, MarkKind } from '../../model.ts';
import type { Segment } from './align.ts';

/** What kind of block text belongs to where it stands. */
export interface Place {
  readonly kind: BlockKind;
  readonly level?: number;
  readonly cell?: CellPlace;
}

/** A text node on its way out. */
export interface Piece {
  readonly text: string;
  /** The way back into the source, as `align` found it. */
  readonly segments: readonly Segment[];
  readonly isPre: boolean;
  readonly mark: MarkKind | null;
  readonly place: Place;
}

export interface Written {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly Mark[];
  readonly anchors: readonly HtmlAnchor[];
}

/** A block as written: it may hold several lines. */
export interface Raw {
  readonly start: number;
  readonly end: number;
  readonly place: Place;
}
