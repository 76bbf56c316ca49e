import type { Span } from '../../model.ts';
import { isClosed } from './closing.ts';
import { type Line, splitLines } from './lines.ts';
import { type Marker, markerOf } from './marker.ts';
import { type Row, tableAt } from './table.ts';
import { softBreaks } from './wrap.ts';

/** One line, or the lines over which a sentence was broken. */
export interface Run extends Span {
  readonly lines: number;
  /** Columns of all its lines together. */
  readonly width: number;
  readonly marker: Marker | null;
  /** Ends a sentence, a clause, an introduction, or at a comma. */
  readonly closed: boolean;
  /** Whether an empty line stands before it. */
  readonly gap: boolean;
  /** Stands under a line that ends in a colon, where bare items are to be expected. */
  readonly listed: boolean;
}

/** A table of tab- or pipe-separated lines. */
export interface Table {
  readonly rows: readonly Row[];
}

export type Piece = Run | Table;

export const isTable = (piece: Piece | undefined): piece is Table => piece !== undefined && 'rows' in piece;

const COLON = /[:：]\s*$/u;

/** Cuts plain text into runs and tables, in order. */
export function cutPieces(text: string): Piece[] {
  const lines = splitLines(text);
  const soft = softBreaks(text, lines);
  const pieces: Piece[] = [];
  let listed = false;
  for (let i = 0; i < lines.length; ) {
    const rows = tableAt(text, lines, i);
    const run = lines.slice(i, i + runLength(soft, i));
    const piece: Piece = rows ? { rows } : toRun(text, run, listed);
    pieces.push(piece);
    listed = !isTable(piece) && (COLON.test(tailOf(text, piece)) || (listed && !piece.closed));
    i += rows?.length ?? run.length;
  }
  return pieces;
}

function runLength(soft: readonly boolean[], from: number): number {
  let to = from;
  while (soft[to]) to++;
  return to - from + 1;
}

function toRun(text: string, lines: readonly Line[], listed: boolean): Run {
  const span = { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 };
  return {
    ...span,
    lines: lines.length,
    gap: lines[0]?.gap ?? false,
    width: lines.reduce((sum, line) => sum + line.width, 0),
    marker: markerOf(text.slice(span.start, span.end)),
    closed: /[,，、]$/u.test(tailOf(text, span)) || isClosed(tailOf(text, span)),
    listed,
  };
}

const tailOf = (text: string, { start, end }: Span): string => text.slice(Math.max(start, end - 24), end);
