import type { BlockKind, CellPlace } from '../../model.ts';
import type { Guard } from './guard.ts';
import type { Numberer } from './numbering.ts';
import type { Part, SideKind } from './package.ts';
import type { Paragraph, Piece } from './paragraph.ts';
import { PAPER, type Place } from './place.ts';
import type { ParagraphProperties, RunProperties } from './properties.ts';
import type { Styles } from './styles.ts';
import type { Visibility } from './visibility.ts';
import type { Attributes } from './xml.ts';

/** A part to be walked. */
export interface StoryPart extends Part {
  readonly kind: 'body' | SideKind;
  /** Id by which references name the whole part; notes and comments in it have their own. */
  readonly owner: string;
}

/** What the walk of any part asks. `number` counts on from part to part. */
export interface StoryContext {
  readonly styles: Styles;
  readonly number: Numberer;
  readonly guard: Guard;
}

/** A paragraph that is still being read. */
export interface Draft extends Paragraph {
  kind: BlockKind;
  level?: number;
  cell?: CellPlace;
  label: string;
  readonly place: Place;
  readonly pieces: { -readonly [K in keyof Piece]: Piece[K] }[];
  readonly references: Paragraph['references'][number][];
  text: string;
  /** With those of its style. */
  properties: ParagraphProperties;
}

/** A run that is still open. */
export interface OpenRun {
  readonly index: number | null;
  properties: RunProperties;
  /** How it is seen; undefined until its first text. */
  look: Visibility | undefined;
  written: number;
}

/** The state of one walk through a part. Only the functions of the walk change it. */
export interface Walk {
  readonly part: StoryPart;
  readonly context: StoryContext;
  /** In the order in which they open. */
  readonly paragraphs: Draft[];
  readonly open: Draft[];
  readonly runs: OpenRun[];
  /** From the outermost, never empty. */
  readonly places: Place[];
  /** Complex fields, from the outermost: still in their instruction, or in the result that is shown. */
  readonly fields: ('code' | 'result')[];
  /** For each open choice among alternatives, how much had been written before it. */
  readonly alternatives: number[];
  readonly count: {
    runs: number;
    tables: number;
    written: number;
    /** Depth inside what is left out. */
    skipped: number;
    /** Depth of tracked changes. */
    inserted: number;
    deleted: number;
    /** Open fields still in their instruction. */
    codes: number;
  };
  /** Note or comment that is open. */
  owner: string;
  /** The text element that is open. */
  text: { characters: string; readonly attributes: Attributes } | null;
  /** Name of the outermost element. */
  root: string | null;
}

/** A walk that is about to begin. */
export function startWalk(part: StoryPart, context: StoryContext): Walk {
  return {
    part,
    context,
    paragraphs: [],
    open: [],
    runs: [],
    places: [PAPER],
    fields: [],
    alternatives: [],
    count: { runs: 0, tables: 0, written: 0, skipped: 0, inserted: 0, deleted: 0, codes: 0 },
    owner: part.owner,
    text: null,
    root: null,
  };
}

/** The innermost place. */
export function placeOf(walk: Walk): Place {
  return walk.places.at(-1) ?? PAPER;
}

/** Begins a paragraph without opening it; it stands before everything that begins later. */
export function addParagraph(walk: Walk, place: Place = placeOf(walk)): Draft {
  const draft: Draft = {
    part: walk.part.name,
    kind: walk.part.kind === 'body' ? place.kind : walk.part.kind,
    place,
    label: '',
    text: '',
    pieces: [],
    references: [],
    owner: walk.owner,
    properties: walk.context.styles.paragraph({}),
  };
  walk.paragraphs.push(draft);
  return draft;
}

/** Opens a run; `index` is null for what is no `w:r`. */
export function openRun(walk: Walk, index: number | null): void {
  walk.runs.push({ index, properties: {}, look: undefined, written: 0 });
}
