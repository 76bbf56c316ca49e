import { foldRadicals } from '../../characters.ts';
import type { PdfFont } from './fonts.ts';
import { type Direction, directionOf } from './frame.ts';
import { apply, type GraphicsState, type Matrix, multiply, TRANSPARENT } from './state.ts';

/** A glyph of `showText`; widths are in units of its font. */
interface PdfGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: ArrayLike<number> | null;
}

/** What all glyphs of one text operator share. */
export interface Ink {
  /** Which way the text runs on the displayed page. */
  readonly direction: Direction;
  readonly isAslant: boolean;
  /** Height of the font in points as displayed. */
  readonly size: number;
  /** Shares of the size above and below the baseline (below is negative). */
  readonly ascent: number;
  readonly descent: number;
  readonly bold: boolean;
  /** Identifies the font within the page. */
  readonly font: string;
  /** Painted not at all: invisible mode, transparent. */
  readonly invisible: boolean;
  /** What the letters are filled with: `#rrggbb`, or `''`. */
  readonly color: string;
  /** How many areas were painted before it. */
  readonly depth: number;
}

/**
 * One glyph: its text as drawn (radicals and ligatures resolved), where its baseline begins on the displayed
 * page, how far it goes.
 */
export interface Glyph {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly ink: Ink;
}

export interface Shown {
  readonly glyphs: readonly Glyph[];
  readonly state: GraphicsState;
}

interface Pen {
  readonly font: PdfFont;
  /** Text space, with the pen at its start, to displayed page. */
  readonly map: Matrix;
  /** Text space for one unit of the font. */
  readonly unit: number;
  /** -1 where the font size is negative. */
  readonly direction: number;
  readonly scale: number;
  /** Points on the page for one unit of text space along the line. */
  readonly stretch: number;
}

/** Draws the glyphs and kernings of one text operator; `depth` is the number of areas painted so far. */
export function showText(
  state: GraphicsState,
  font: PdfFont,
  shown: { items: unknown; depth: number },
): Shown {
  const pen = penOf(state, font);
  const ink = inkOf(state, pen, shown.depth);
  const glyphs: Glyph[] = [];
  let at = 0;
  for (const item of (shown.items ?? []) as (number | PdfGlyph | null)[]) {
    if (typeof item === 'number') at -= ((font.isVertical ? -1 : 1) * item * Math.abs(state.size)) / 1000;
    else if (item) {
      if (item.unicode) glyphs.push(glyphAt(pen, ink, { item, at }));
      at += advance(state, pen, item);
    }
  }
  const moved = font.isVertical ? { y: state.y - at } : { x: state.x + at * pen.scale };
  return { glyphs, state: { ...state, ...moved } };
}

function penOf(state: GraphicsState, font: PdfFont): Pen {
  const direction = state.size < 0 ? -1 : 1;
  const scale = state.scale * direction;
  const at: Matrix = [1, 0, 0, 1, state.x, state.y + state.rise];
  const map = multiply(multiply(state.ctm, state.textMatrix), at);
  const stretch = font.isVertical ? Math.hypot(map[2], map[3]) : Math.hypot(map[0], map[1]) * Math.abs(scale);
  return { font, map, unit: Math.abs(state.size) * font.unit, direction, scale, stretch };
}

function advance(state: GraphicsState, pen: Pen, glyph: PdfGlyph): number {
  const spacing = ((glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing) * pen.direction;
  const units = unitsOf(pen.font, glyph) * pen.unit;
  return pen.font.isVertical ? units - spacing : units + spacing;
}

function unitsOf(font: PdfFont, { width, vmetric }: PdfGlyph): number {
  return font.isVertical ? -((vmetric ?? font.vertical)[0] ?? 0) : width;
}

function glyphAt(pen: Pen, ink: Ink, { item, at }: { item: PdfGlyph; at: number }): Glyph {
  const [x, y] = pen.font.isVertical ? apply(pen.map, 0, -at) : apply(pen.map, at * pen.scale, 0);
  const width = unitsOf(pen.font, item) * pen.unit * pen.stretch;
  return { text: letters(item.unicode), x, y, width, ink };
}

const CONTROL = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/;

/**
 * Radicals as ideographs, the ligatures of Latin type as the letters that they are drawings of, and control
 * characters, which are what a font without a proper character map yields, as unknown.
 */
function letters(unicode: string): string {
  if (unicode.length === 1 && unicode < '\u2e80') return CONTROL.test(unicode) ? '\ufffd' : unicode;
  return foldRadicals(unicode).replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'));
}

function inkOf(state: GraphicsState, { font, map, scale }: Pen, depth: number): Ink {
  const [dx, dy] = font.isVertical ? [-map[2], -map[3]] : [map[0] * scale, map[1] * scale];
  const length = Math.hypot(dx, dy) || 1;
  return {
    ...directionOf([dx / length, dy / length]),
    size: Math.abs(state.size) * font.em * Math.hypot(map[2], map[3]),
    ascent: font.ascent,
    descent: font.descent,
    bold: font.isBold || state.mode === 2,
    font: state.font,
    ...paintOf(state),
    depth,
  };
}

const FILL_MODES = [0, 2, 4, 6];
const STROKE_MODES = [1, 2, 5, 6];

function paintOf({ mode, fill, stroke, fillAlpha, strokeAlpha }: GraphicsState) {
  const fills = FILL_MODES.includes(mode) && fill !== TRANSPARENT && fillAlpha > 0.05;
  const strokes = STROKE_MODES.includes(mode) && stroke !== TRANSPARENT && strokeAlpha > 0.05;
  return { invisible: !fills && !strokes && mode !== 7, color: strokes ? stroke : fill };
}
