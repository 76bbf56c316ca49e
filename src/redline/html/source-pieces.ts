import { referenceAt } from '../../extract/html/align.ts';
import type { Document, HtmlAnchor, Span } from '../../model.ts';
import type { Stretch } from '../clauses.ts';

/** A piece of a stretch that stands in one place of the source, from and to. */
export interface SourcePiece extends Stretch {
  readonly from: number;
  readonly to: number;
}

interface Source {
  readonly document: Document;
  readonly source: string;
  /** Where elements may stand, sorted. */
  readonly texts: readonly Span[];
}

/** Where stretches stand in the source of a page, as far as marks may be put around them there; neighbours united. */
export function sourcePieces(page: Source, stretches: readonly Stretch[]): readonly SourcePiece[] {
  const anchors = page.document.anchors.filter((anchor) => anchor.source === 'html');
  const pieces: SourcePiece[] = [];
  let first = 0;
  for (const stretch of stretches) {
    while ((anchors[first]?.end ?? Number.POSITIVE_INFINITY) <= stretch.start) first++;
    for (let i = first; i < anchors.length; i++) {
      const anchor = anchors[i];
      if (!anchor || anchor.start >= stretch.end) break;
      const { start: from, end: to } = inSource(anchor, stretch, page);
      if (isOpen(page.texts, from, to)) add(pieces, { ...stretch, from, to }, page.source);
    }
  }
  return pieces;
}

/**
 * Pieces of one stretch with nothing but white space between are one, and those of one clause leave no gap. What a reference stands for may belong to two
 * stretches: the first has it.
 */
function add(pieces: SourcePiece[], piece: SourcePiece, source: string): void {
  const last = pieces.at(-1);
  if (!last) pieces.push(piece);
  else if (last.to > piece.from) return;
  else if (source.slice(last.to, piece.from).trim() !== '') pieces.push(piece);
  else if (last.start === piece.start) pieces[pieces.length - 1] = { ...last, to: piece.to };
  else pieces.push(sharesClause(last, piece) ? { ...piece, from: last.to } : piece);
}

const sharesClause = (a: Stretch, b: Stretch): boolean =>
  a.clauses.some((clause) => b.clauses.includes(clause));

function inSource({ start, end, offset }: HtmlAnchor, stretch: Span, { document, source }: Source): Span {
  const length = referenceLength({ start, end, offset }, document, source);
  if (length > 0) return { start: offset, end: offset + length };
  const first = Math.max(start, stretch.start);
  return { start: offset + first - start, end: offset + Math.min(end, stretch.end) - start };
}

/** The length of the character reference that an anchor leads to; 0 where it leads to characters as they are. */
function referenceLength(
  { start, end, offset }: Omit<HtmlAnchor, 'source'>,
  { text }: Document,
  source: string,
): number {
  const reference = referenceAt(source, offset);
  if (reference === '') return 0;
  const isLiteral = source.startsWith(text.slice(start, end), offset) && end - start > 1;
  return isLiteral ? 0 : reference.length;
}

function isOpen(texts: readonly Span[], from: number, to: number): boolean {
  let [low, high] = [0, texts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((texts[middle]?.start ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return to <= (texts[low - 1]?.end ?? 0);
}
