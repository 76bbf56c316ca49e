import { foldRadicals } from '../characters.ts';
import { type Direction, directionOf } from './pdf-frame.ts';
import { apply, type GraphicsState, type Matrix, multiply, TRANSPARENT } from './pdf-state.ts';

/** What pdf.js knows of a font (its FontFaceObject), as far as it matters here. */
export interface PdfFont {
  readonly name?: string;
  readonly bold?: boolean;
  readonly black?: boolean;
  readonly vertical?: boolean;
  readonly isType3Font?: boolean;
  readonly ascent?: number;
  readonly descent?: number;
  readonly bbox?: ArrayLike<number>;
  readonly fontMatrix?: ArrayLike<number>;
  readonly defaultVMetrics?: ArrayLike<number>;
}

/** A glyph of `showText`; widths are thousandths of the font size. */
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

/** One glyph: its text as drawn (radicals and ligatures resolved), where its baseline begins on the displayed page, how far it goes. */
export interface Glyph {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly ink: Ink;
}

/** Fonts without metrics of their own: the usual metrics of CJK fonts. */
const ASCENT = 0.88;
const DESCENT = -0.12;

export interface Shown {
  readonly glyphs: readonly Glyph[];
  readonly state: GraphicsState;
}

interface Pen {
  readonly font: PdfFont;
  /** Text space, with the pen at its start, to displayed page. */
  readonly map: Matrix;
  /** Font size by the width unit of the font. */
  readonly unit: number;
  /** -1 where the font size is negative. */
  readonly direction: number;
  readonly scale: number;
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
    if (typeof item === 'number') at -= ((font.vertical ? -1 : 1) * item * Math.abs(state.size)) / 1000;
    else if (item) {
      if (item.unicode) glyphs.push(glyphAt(pen, ink, { item, at }));
      at += advance(state, pen, item);
    }
  }
  return { glyphs, state: moved(state, pen, at) };
}

function moved(state: GraphicsState, { font, scale }: Pen, at: number): GraphicsState {
  return font.vertical ? { ...state, y: state.y - at } : { ...state, x: state.x + at * scale };
}

function penOf(state: GraphicsState, font: PdfFont): Pen {
  const direction = state.size < 0 ? -1 : 1;
  const widthUnit = font.fontMatrix?.[0] || 0.001;
  const at: Matrix = [1, 0, 0, 1, state.x, state.y + state.rise];
  return {
    font,
    map: multiply(multiply(state.ctm, state.textMatrix), at),
    unit: Math.abs(state.size) * widthUnit,
    direction,
    scale: state.scale * direction,
  };
}

function advance(state: GraphicsState, pen: Pen, glyph: PdfGlyph): number {
  const spacing = ((glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing) * pen.direction;
  if (!pen.font.vertical) return glyph.width * pen.unit + spacing;
  return -(verticalMetric(pen.font, glyph)[0] ?? 0) * pen.unit - spacing;
}

/** Advance, and offset of the glyph's origin, of vertical writing; -1000 and half the width are the defaults of PDF. */
function verticalMetric(font: PdfFont, glyph: PdfGlyph): ArrayLike<number> {
  return glyph.vmetric ?? font.defaultVMetrics ?? [-1000, glyph.width / 2, 880];
}

/**
 * A vertical glyph hangs from its origin: its "baseline" is the middle of the column, so that columns are lines
 * once the page is turned.
 */
function glyphAt(pen: Pen, ink: Ink, { item, at }: { item: PdfGlyph; at: number }): Glyph {
  const [x, y] = pen.font.vertical ? apply(pen.map, 0, -at) : apply(pen.map, at * pen.scale, 0);
  const units = pen.font.vertical ? -(verticalMetric(pen.font, item)[0] ?? 0) : item.width;
  return { text: letters(item.unicode), x, y, width: units * pen.unit * stretch(pen), ink };
}

/**
 * Radicals as ideographs, the ligatures of Latin type as the letters that they are drawings of, and control
 * characters, which are what a font without a proper character map yields, as unknown.
 */
function letters(unicode: string): string {
  if (unicode.length === 1 && unicode < '\u2e80') return CONTROL.test(unicode) ? '\ufffd' : unicode;
  return foldRadicals(unicode).replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'));
}

const CONTROL = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/;

/** Points on the page for one unit of text space along the line. */
function stretch({ map, font, scale }: Pen): number {
  return font.vertical ? Math.hypot(map[2], map[3]) : Math.hypot(map[0], map[1]) * Math.abs(scale);
}

function inkOf(state: GraphicsState, pen: Pen, depth: number): Ink {
  const { font, map } = pen;
  const [dx, dy] = font.vertical ? [-map[2], -map[3]] : [map[0] * pen.scale, map[1] * pen.scale];
  const length = Math.hypot(dx, dy) || 1;
  return {
    ...directionOf([dx / length, dy / length]),
    size: emOf(state, font) * Math.hypot(map[2], map[3]),
    ...metricsOf(font),
    bold:
      font.bold === true ||
      font.black === true ||
      /bold|black|heavy/i.test(font.name ?? '') ||
      state.mode === 2,
    font: state.font,
    ...paintOf(state),
    depth,
  };
}

/** Type 3 fonts may have any unit; where it is not the usual thousandth, the box of their glyphs is the measure. */
function emOf(state: GraphicsState, font: PdfFont): number {
  const size = Math.abs(state.size);
  if (!font.isType3Font) return size;
  const em = 1000 * Math.abs(font.fontMatrix?.[3] ?? 0.001);
  const height = (em / 1000) * Math.abs((font.bbox?.[3] ?? 0) - (font.bbox?.[1] ?? 0));
  const isUsual = height === 0 || (height > em / 2 && height < em * 2);
  return size * (isUsual ? em : height);
}

function metricsOf(font: PdfFont): { ascent: number; descent: number } {
  if (font.vertical) return { ascent: 0.5, descent: -0.5 };
  const [ascent, descent] = [font.ascent || 0, font.descent || 0];
  const isSane = ascent > 0.4 && ascent < 1.4 && descent <= 0 && descent > -0.7;
  return isSane ? { ascent, descent } : { ascent: ASCENT, descent: DESCENT };
}

const FILL_MODES = [0, 2, 4, 6];
const STROKE_MODES = [1, 2, 5, 6];

function paintOf({ mode, fill, stroke, fillAlpha, strokeAlpha }: GraphicsState) {
  const fills = FILL_MODES.includes(mode) && fill !== TRANSPARENT && fillAlpha > 0.05;
  const strokes = STROKE_MODES.includes(mode) && stroke !== TRANSPARENT && strokeAlpha > 0.05;
  return { invisible: !fills && !strokes && mode !== 7, color: strokes ? stroke : fill };
}
