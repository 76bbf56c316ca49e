import type { Block, DocxAnchor, Mark, MarkKind } from '../../model.ts';
import type { Extraction } from '../reader.ts';
import type { Paragraph, Piece } from './paragraph.ts';
import { inReadingOrder } from './reading-order.ts';

/** A piece of a paragraph at its place in the document's text. */
interface PlacedPiece extends Piece {
  readonly start: number;
  readonly end: number;
}

/** A paragraph at its place in the document's text. */
interface PlacedParagraph {
  readonly paragraph: Paragraph;
  readonly start: number;
  /** With its automatic number. */
  readonly text: string;
  readonly pieces: readonly PlacedPiece[];
}

/**
 * Puts the paragraphs of the body and of all other parts together: one block a paragraph, in reading order, with
 * a line feed between. Paragraphs without text are left out.
 */
export function assemble(
  body: readonly Paragraph[],
  sides: readonly Paragraph[],
): Pick<Extraction, 'text' | 'blocks' | 'marks' | 'anchors'> {
  const placed: PlacedParagraph[] = [];
  let start = 0;
  for (const paragraph of inReadingOrder(body, sides)) {
    const next = place(paragraph, start);
    placed.push(next);
    start += next.text.length + 1;
  }
  return {
    text: placed.map(({ text }) => text).join('\n'),
    blocks: placed.map(block),
    marks: placed.flatMap(marks),
    anchors: placed.flatMap(anchors),
  };
}

/** Line breaks at either end of a paragraph only move what stands around it. */
function place(paragraph: Paragraph, start: number): PlacedParagraph {
  const { label, text, pieces } = paragraph;
  const from = outerBreaks(text.slice(0, text.length - text.trimStart().length));
  const to = text.length - outerBreaks(text.slice(text.trimEnd().length));
  const inner = start + label.length - from;
  let at = 0;
  const placedPieces = pieces.map((piece) => {
    const [first, last] = [Math.max(at, from), Math.min(at + piece.length, to)];
    const offset = piece.offset + first - at;
    at += piece.length;
    return { ...piece, start: inner + first, end: inner + last, offset };
  });
  return {
    paragraph,
    start,
    text: label + text.slice(from, to),
    pieces: placedPieces.filter((piece) => piece.start < piece.end),
  };
}

/** The length of white space at an end of a paragraph, if there is a line break in it. */
function outerBreaks(space: string): number {
  return space.includes('\n') ? space.length : 0;
}

function block({ paragraph, start, text }: PlacedParagraph): Block {
  const { kind, level, cell } = paragraph;
  return {
    start,
    end: start + text.length,
    kind,
    ...(level === undefined ? {} : { level }),
    ...(cell === undefined ? {} : { cell }),
  };
}

function anchors({ paragraph, start, pieces }: PlacedParagraph): readonly DocxAnchor[] {
  const { part, label } = paragraph;
  const number = { source: 'docx', part, run: null, offset: 0, start, end: start + label.length } as const;
  const runs = pieces.map(
    ({ run, offset, start, end }) => ({ source: 'docx', part, run, offset, start, end }) as const,
  );
  return label === '' ? runs : [number, ...runs];
}

/** One mark for each stretch of one kind, in order of their beginnings. */
function marks({ pieces }: PlacedParagraph): readonly Mark[] {
  const found: { kind: MarkKind; start: number; end: number }[] = [];
  const open = new Map<MarkKind, (typeof found)[number]>();
  for (const { start, end, marks: kinds } of pieces) {
    for (const kind of kinds) {
      const before = open.get(kind);
      if (before?.end === start) before.end = end;
      else {
        const mark = { kind, start, end };
        open.set(kind, mark);
        found.push(mark);
      }
    }
  }
  return found;
}
