import type { PDFRef } from '@cantoo/pdf-lib';
import type { Severity } from '../../model.ts';
import type { Strip } from '../../report/boxes.ts';
import { entryOf, listOf, type Pen, textOf } from './lib.ts';
import type { Mark } from './marks.ts';
import { type Point, type Sheet, toUserSpace } from './sheets.ts';

type Colour = readonly [number, number, number];

/** What shines through each colour of a clause is still black on white. */
const HIGHLIGHTS: Readonly<Record<Severity, Colour>> = {
  critical: [1, 0.66, 0.66],
  high: [1, 0.8, 0.64],
  medium: [1, 0.93, 0.56],
  low: [0.8, 0.93, 0.72],
  info: [0.8, 0.89, 1],
};
const RED: Colour = [0.86, 0.08, 0.08];

/** Corners of a strip in user space, as its text is read: top left, top right, bottom left, bottom right. */
type Quad = readonly [Point, Point, Point, Point];

/** What the names of annotations made here begin with; a viewer keeps them. */
const NAME = 'consentlint-';

/** Whether a page has annotations that were made here. */
export function hasMarks(pen: Pen, { dict }: Sheet): boolean {
  const annotations = listOf(pen, dict.get(pen.lib.PDFName.of('Annots')));
  return annotations.some((each) => textOf(pen, entryOf(pen, each, 'NM'))?.startsWith(NAME));
}

/** Draws marks on pages of one file. */
export function annotator(pen: Pen): (mark: Mark, sheet: Sheet) => PDFRef {
  const { context } = pen;
  const blend = context.register(context.obj({ Type: 'ExtGState', BM: 'Multiply' }));
  const text = sharedTexts(pen);
  let count = 0;
  return (mark, sheet) => {
    const quads = mark.strips.map((strip) => quadOf(strip, sheet));
    const rect = rectOf(quads);
    const isHighlight = mark.kind === 'highlight';
    const colour = isHighlight ? HIGHLIGHTS[mark.severity] : RED;
    const drawn = isHighlight ? filled(quads, colour) : lined(quads, colour);
    const resources = isHighlight ? { ExtGState: { Blend: blend } } : {};
    const form = { Type: 'XObject', Subtype: 'Form', BBox: rect, Resources: resources };
    const annotation = {
      ...{ Type: 'Annot', Subtype: isHighlight ? 'Highlight' : 'Underline' },
      ...{ Rect: rect, QuadPoints: quads.flat(2), C: colour, F: PRINT, P: sheet.ref },
      ...{ T: text('consentlint'), Subj: text(mark.title), Contents: text(mark.note) },
      NM: pen.lib.PDFString.of(`${NAME}${++count}`),
      AP: { N: context.register(context.stream(drawn, form)) },
    };
    return context.register(context.obj(annotation));
  };
}

/** Each text once, however many annotations say it: a long agreement repeats a few notes thousands of times. */
function sharedTexts({ context, lib }: Pen): (words: string) => PDFRef {
  const known = new Map<string, PDFRef>();
  return (words) => {
    const ref = known.get(words) ?? context.register(lib.PDFHexString.fromText(words));
    known.set(words, ref);
    return ref;
  };
}

/** Flag of an annotation that is printed, too. */
const PRINT = 4;

function quadOf({ x, y, width, height, advance }: Strip, sheet: Sheet): Quad {
  const at = (px: number, py: number): Point => {
    const [ux, uy] = toUserSpace(sheet, [px, py]);
    return [rounded(ux), rounded(uy)];
  };
  const [nw, ne, sw, se] = [at(x, y), at(x + width, y), at(x, y + height), at(x + width, y + height)];
  switch (advance) {
    case 'right':
      return [nw, ne, sw, se];
    case 'left':
      return [se, sw, ne, nw];
    case 'down':
      return [ne, se, nw, sw];
    case 'up':
      return [sw, nw, se, ne];
  }
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** A rectangle around quads, with room for the line below them. */
function rectOf(quads: readonly Quad[]): number[] {
  const [xs, ys] = [0, 1].map((axis) => quads.flat().map((point) => point[axis] ?? 0)) as [
    number[],
    number[],
  ];
  return [Math.min(...xs) - 1, Math.min(...ys) - 1, Math.max(...xs) + 1, Math.max(...ys) + 1].map(rounded);
}

const pair = ([x, y]: Point): string => `${x} ${y}`;

/** One path, so that lines which overlap are not twice as dark. */
function filled(quads: readonly Quad[], colour: Colour): string {
  const paths = quads.map(([a, b, c, d]) => `${pair(a)} m ${pair(b)} l ${pair(d)} l ${pair(c)} l h`);
  return ['/Blend gs', `${colour.join(' ')} rg`, ...paths, 'f'].join('\n');
}

/** A line under each quad, as strong as fits its type. */
function lined(quads: readonly Quad[], colour: Colour): string {
  const lines = quads.map(([a, b, c, d]) => {
    const height = Math.hypot(a[0] - c[0], a[1] - c[1]);
    const raised = (low: Point, high: Point): Point => [
      rounded(low[0] + (high[0] - low[0]) * RAISE),
      rounded(low[1] + (high[1] - low[1]) * RAISE),
    ];
    return `${rounded(Math.max(0.6, height / 14))} w ${pair(raised(c, a))} m ${pair(raised(d, b))} l S`;
  });
  return [`${colour.join(' ')} RG`, ...lines].join('\n');
}

/** Share of its height by which the line stands above the bottom of a quad. */
const RAISE = 0.06;
