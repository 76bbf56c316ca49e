import type { PDFDict, PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { dictOf, entryOf, listOf, numberOf, type Pen } from './lib.ts';

/** What of a page is displayed: corners `[x y x2 y2]` in user space. */
type View = readonly [number, number, number, number];

/** A page of a file, and how it is displayed. */
export interface Sheet {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly view: View;
  /** Degrees clockwise: 0, 90, 180 or 270. */
  readonly rotate: number;
  /** Points on the displayed page for one unit of user space. */
  readonly unit: number;
}

/** Deeper trees of pages, and more pages, are made to exhaust the reader. */
const DEEPEST = 64;
const MOST = 20_000;

/** The pages of a file in order; what they take over from the tree above is resolved. */
export function sheetsOf(pen: Pen): readonly Sheet[] {
  const root = dictOf(pen, pen.context.trailerInfo.Root);
  const sheets: Sheet[] = [];
  const walk = (node: PDFObject | undefined, above: readonly PDFDict[]) => {
    const dict = dictOf(pen, node);
    if (!dict || above.length > DEEPEST || sheets.length > MOST) return;
    const line = [dict, ...above];
    if (entryOf(pen, dict, 'Kids'))
      for (const kid of listOf(pen, entryOf(pen, dict, 'Kids'))) walk(kid, line);
    else if (node instanceof pen.lib.PDFRef) sheets.push({ ref: node, dict, ...displayOf(pen, line) });
  };
  walk(root?.get(pen.lib.PDFName.of('Pages')), []);
  return sheets;
}

/** Letter paper, where a page does not say its size. */
const LETTER: View = [0, 0, 612, 792];

function displayOf(pen: Pen, line: readonly PDFDict[]): Pick<Sheet, 'view' | 'rotate' | 'unit'> {
  const inherited = (key: string) =>
    line.map((dict) => entryOf(pen, dict, key)).find((entry) => entry !== undefined);
  const media = boxOf(pen, inherited('MediaBox')) ?? LETTER;
  const crop = boxOf(pen, inherited('CropBox')) ?? media;
  const rotate = numberOf(pen, inherited('Rotate')) ?? 0;
  const unit = numberOf(pen, entryOf(pen, line[0], 'UserUnit')) ?? 1;
  return {
    view: common(crop, media) ?? media,
    rotate: rotate % 90 === 0 ? ((rotate % 360) + 360) % 360 : 0,
    unit: unit > 0 ? unit : 1,
  };
}

function boxOf(pen: Pen, object: PDFObject | undefined): View | null {
  const [a, b, c, d] = listOf(pen, object).map((each) => numberOf(pen, each));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  const [x, y, x2, y2] = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  return x2 > x && y2 > y ? [x, y, x2, y2] : null;
}

function common(one: View, other: View): View | null {
  const [x, y] = [Math.max(one[0], other[0]), Math.max(one[1], other[1])];
  const [x2, y2] = [Math.min(one[2], other[2]), Math.min(one[3], other[3])];
  return x2 > x && y2 > y ? [x, y, x2, y2] : null;
}

/** Width and height of a page as displayed, in points. */
export function sizeOf({ view: [x, y, x2, y2], rotate, unit }: Sheet): readonly [number, number] {
  const [width, height] = [(x2 - x) * unit, (y2 - y) * unit];
  return rotate % 180 === 0 ? [width, height] : [height, width];
}

export type Point = readonly [x: number, y: number];

/** The place in user space of a point that is given in points from the top left of the displayed page. */
export function toUserSpace(
  { view: [left, bottom, right, top], rotate, unit }: Sheet,
  [px, py]: Point,
): Point {
  const [x, y] = [px / unit, py / unit];
  switch (rotate) {
    case 90:
      return [left + y, bottom + x];
    case 180:
      return [right - x, bottom + y];
    case 270:
      return [right - y, top - x];
    default:
      return [left + x, top - y];
  }
}
