import type { Block, Mark, PdfAnchor, Span } from '../../model.ts';
import { hyphenationIn, type IsHyphenation } from './hyphens.ts';
import type { Line } from './lines.ts';
import type { Piece } from './pieces.ts';
import type { Run } from './runs.ts';
import { endsWide, isWide } from './scripts.ts';
import { firstStops, reachOf } from './stops.ts';
import { type PlaceOf, tablePlaces } from './table-places.ts';

/** The text of a document and what points into it. */
export interface PdfText {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly anchors: readonly PdfAnchor[];
  readonly marks: readonly Mark[];
}

/** A run as it comes to stand in the text: behind `before`, and without a hyphen that was dropped. */
interface SetRun {
  readonly run: Run;
  readonly page: number;
  readonly before: string;
  readonly text: string;
}

interface PlacedRun extends Span {
  readonly set: SetRun;
}

/** Sets paragraphs one after the other with a line feed between them. */
export function setText(pieces: readonly Piece[]): PdfText {
  const isHyphenation = hyphenationIn(pieces.flatMap((piece) => piece.lines));
  const placeOf = tablePlaces(pieces);
  const [parts, blocks, runs]: [string[], Block[], PlacedRun[]] = [[], [], []];
  let at = 0;
  for (const piece of pieces) {
    if (blocks.length > 0) {
      parts.push('\n');
      at += 1;
    }
    const start = at;
    for (const set of setRuns(piece.lines, isHyphenation)) {
      parts.push(set.before, set.text);
      const from = at + set.before.length;
      at = from + set.text.length;
      runs.push({ set, start: from, end: at });
    }
    blocks.push(toBlock(piece, { start, end: at }, placeOf));
  }
  return {
    text: parts.join(''),
    blocks,
    anchors: runs.filter(({ set }) => set.text !== '').map(toAnchor),
    marks: joinMarks(runs.flatMap(toMarks)),
  };
}

function toBlock({ lines, kind, level }: Piece, { start, end }: Span, placeOf: PlaceOf): Block {
  const { page, cell } = lines[0] as Line;
  return {
    start,
    end,
    kind,
    page: page.number,
    ...(level === undefined ? {} : { level }),
    ...(cell ? { cell: placeOf(cell) } : {}),
  };
}

function setRuns(lines: readonly Line[], isHyphenation: IsHyphenation): SetRun[] {
  return lines.flatMap((line, i) => {
    const [last, next] = [lines[i - 1], lines[i + 1]];
    const isCut = next !== undefined && isHyphenation(line, next);
    return line.runs.map((run, j) => ({
      run,
      page: line.page.number,
      before: j > 0 || !last ? (line.spaces[j] ?? '') : lineBreak(last, line),
      text: isCut && j === line.runs.length - 1 ? run.text.slice(0, -1) : run.text,
    }));
  });
}

const HYPHEN_IN_WORD = /[\p{L}\p{N}][-\u2010\u00ad]$/u;

/**
 * What a line break within a paragraph stands for: a space, or nothing beside ideographs and behind hyphens.
 */
function lineBreak(last: Line, next: Line): string {
  const [before, behind] = [last.text, next.text];
  if (endsWide(before) || isWide(behind)) return '';
  return HYPHEN_IN_WORD.test(before) && /^[\p{L}\p{N}]/u.test(behind) ? '' : ' ';
}

/** Of a dropped hyphen the box is cut off too. */
function toAnchor({ set: { run, page, text }, start, end }: PlacedRun): PdfAnchor {
  const { direction } = run.ink;
  const place = { source: 'pdf', start, end, page, box: run.box, advance: direction, ...run.stops } as const;
  const anchor = run.confidence === undefined ? place : { ...place, confidence: run.confidence };
  if (text.length === run.text.length) return anchor;
  const box = direction === 'right' ? { ...run.box, width: reachOf(run, text.length) } : run.box;
  return { ...anchor, ...firstStops(run.stops, text.length), box };
}

/** Points below which nobody reads. */
const TINY = 4;

/** 0–100, below which what was recognised is often wrong. */
const UNSURE = 75;

function toMarks({ set: { run }, start, end }: PlacedRun): Mark[] {
  if (run.confidence !== undefined)
    return run.confidence < UNSURE ? [{ start, end, kind: 'low-confidence' }] : [];
  const hidden: Mark[] = run.hidden ? [{ start, end, kind: 'hidden' }] : [];
  return run.ink.size < TINY ? [...hidden, { start, end, kind: 'tiny' }] : hidden;
}

/** Marks of one kind with nothing but white space between them, taken together. */
function joinMarks(marks: readonly Mark[]): Mark[] {
  const joined: Mark[] = [];
  for (const mark of marks) {
    const i = joined.findLastIndex((other) => other.kind === mark.kind);
    const last = joined[i];
    if (last && mark.start - last.end <= 1) joined[i] = { ...last, end: mark.end };
    else joined.push(mark);
  }
  return joined;
}
