import type { Anchor, Box, Document, PdfAnchor, Span } from '../model.ts';
import { lastAtMost } from './place.ts';

/** A rectangle on a page; points from the top left of the page as displayed. */
export interface PageBox extends Box {
  readonly page: number;
}

/** Text drawn on one line, with the way it runs. */
export interface Strip extends PageBox {
  readonly advance: PdfAnchor['advance'];
}

/** A function that gives the rectangles of a span, one for each line it touches; none where the format has no boxes. */
export function boxer(document: Document): (span: Span) => readonly PageBox[] {
  const stripsOf = stripper(document);
  return (span) => stripsOf(span).map(({ advance: _, ...box }) => box);
}

/** The same, each with the way its text runs. */
export function stripper(document: Document): (span: Span) => readonly Strip[] {
  const anchors = document.anchors.filter(isPdf);
  const starts = anchors.map(({ start }) => start);
  return (span) => {
    const first = Math.max(0, lastAtMost(starts, span.start));
    const pieces: Strip[] = [];
    for (const anchor of anchors.slice(first, lastAtMost(starts, span.end - 1) + 1)) {
      if (anchor.end > span.start) pieces.push(piece(anchor, span));
    }
    return joined(pieces).map(({ page, advance, ...box }) => ({ page, ...rounded(box), advance }));
  };
}

function isPdf(anchor: Anchor): anchor is PdfAnchor {
  return anchor.source === 'pdf';
}

/** The part of an anchor's box that the span covers. */
function piece(anchor: PdfAnchor, span: Span): Strip {
  const { start, end, page, advance, box } = anchor;
  const [from, to] = [Math.max(start, span.start) - start, Math.min(end, span.end) - start];
  const length = isLevel(advance) ? box.width : box.height;
  const extents = Array.from({ length: Math.max(0, to - from) }, (_, i) =>
    extentOf(anchor, from + i, length),
  );
  const before = Math.min(...extents.map((extent) => extent.from), length);
  const after = Math.max(...extents.map((extent) => extent.to), before);
  return { page, advance, ...cut(box, advance, { before, length: after - before }) };
}

/** Where a UTF-16 unit of an anchor begins and ends along a box of this length, in points. */
function extentOf({ start, end, starts, ends }: PdfAnchor, unit: number, length: number) {
  const count = end - start;
  const begin = (i: number) => (i >= count ? length : starts ? (starts[i] ?? 0) / 100 : (length * i) / count);
  const stop = ends?.[unit];
  return { from: begin(unit), to: stop === undefined ? begin(unit + 1) : stop / 100 };
}

const isLevel = (advance: PdfAnchor['advance']): boolean => advance === 'right' || advance === 'left';

/** The part of a box that lies `before` points behind where its text begins and is `length` points long. */
function cut(
  box: Box,
  advance: PdfAnchor['advance'],
  { before, length }: { before: number; length: number },
): Box {
  const { x, y, width, height } = box;
  switch (advance) {
    case 'right':
      return { x: x + before, y, width: length, height };
    case 'left':
      return { x: x + width - before - length, y, width: length, height };
    case 'down':
      return { x, y: y + before, width, height: length };
    case 'up':
      return { x, y: y + height - before - length, width, height: length };
  }
}

/** Pieces that follow each other on one line, as one. */
function joined(pieces: readonly Strip[]): readonly Strip[] {
  const lines: Strip[] = [];
  for (const next of pieces) {
    const last = lines.at(-1);
    if (last && adjacent(last, next)) lines.splice(-1, 1, { ...last, ...union(last, next) });
    else lines.push(next);
  }
  return lines;
}

/** On one page and line, at most a character's height apart. */
function adjacent(a: Strip, b: Strip): boolean {
  if (a.page !== b.page || a.advance !== b.advance) return false;
  const [along, across] = isLevel(a.advance) ? [horizontal, vertical] : [vertical, horizontal];
  const size = Math.min(across(a).length, across(b).length);
  return overlap(across(a), across(b)) > size / 2 && overlap(along(a), along(b)) > -size;
}

interface Range {
  readonly from: number;
  readonly length: number;
}

const horizontal = ({ x, width }: Box): Range => ({ from: x, length: width });
const vertical = ({ y, height }: Box): Range => ({ from: y, length: height });

/** How far two ranges overlap; negative for the gap between them. */
function overlap(a: Range, b: Range): number {
  return Math.min(a.from + a.length, b.from + b.length) - Math.max(a.from, b.from);
}

function union(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  const right = Math.max(a.x + a.width, b.x + b.width);
  const bottom = Math.max(a.y + a.height, b.y + b.height);
  return { x, y, width: right - x, height: bottom - y };
}

/** Hundredths of a point are finer than any screen. */
function rounded({ x, y, width, height }: Box): Box {
  const round = (value: number) => Math.round(value * 100) / 100;
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}
