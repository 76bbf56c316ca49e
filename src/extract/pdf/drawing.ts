import type { Box } from '../../model.ts';
import type { PdfFont } from './fonts.ts';
import { type Glyph, showText } from './glyphs.ts';
import { OPS } from './operators.ts';
import { boxUnder, NOTHING, type Paint, type Rule, type Shape, shapeOf } from './shapes.ts';
import { type Surroundings, startWalk, step, type Walk } from './walk.ts';

/** Operators of a page in order, as `getOperatorList()` of pdf.js gives them. */
export interface OperatorList {
  readonly fnArray: ArrayLike<number>;
  readonly argsArray: ArrayLike<readonly unknown[] | null>;
}

/** All that a page draws, in its order, on the displayed page. */
export interface Drawing {
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  readonly paints: readonly Paint[];
  readonly pictures: readonly Box[];
  /** Pieces of paths that were painted. */
  readonly strokes: number;
}

interface Sheet {
  readonly glyphs: Glyph[];
  readonly shapes: Shape[];
  readonly paints: Paint[];
  readonly pictures: Box[];
}

/**
 * Follows the operators of a page as a renderer would and writes down what is drawn where, instead of
 * drawing it. The text content of pdf.js would be simpler and costs as much, but has lost the places of
 * single glyphs, white space, colours, ruled lines and all text outside the page. Lines of annotations rule no table:
 * a text that somebody has highlighted is read as before.
 */
export function followDrawing(
  { fnArray, argsArray }: OperatorList,
  fonts: ReadonlyMap<string, PdfFont>,
  around: Surroundings,
): Drawing {
  const sheet: Sheet = { glyphs: [], shapes: [], paints: [], pictures: [] };
  let walk = startWalk(around.viewport);
  let isNote = false;
  for (let i = 0; i < fnArray.length; i++) {
    const [operator, args] = [fnArray[i] ?? 0, argsArray[i] ?? []];
    if (walk.maskDepth > 0 && operator !== OPS.beginGroup && operator !== OPS.endGroup) continue;
    if (operator === OPS.showText) {
      walk = drawText(sheet, walk, { font: fonts.get(walk.state.font), items: args[0] });
      continue;
    }
    if (operator === OPS.beginAnnotation || operator === OPS.endAnnotation)
      isNote = operator === OPS.beginAnnotation;
    const isDrawn = drawShape(isNote ? { ...sheet, shapes: [] } : sheet, walk, [operator, args]);
    walk = step(isDrawn ? { ...walk, isIdle: false } : walk, [operator, args], around);
  }
  return {
    ...sheet,
    rules: sheet.shapes.flatMap((shape) => shape.rules),
    strokes: sheet.shapes.reduce((sum, shape) => sum + shape.strokes, 0),
  };
}

function drawText(
  sheet: Sheet,
  walk: Walk,
  { font, items }: { font: PdfFont | undefined; items: unknown },
): Walk {
  if (!font) return walk;
  const { glyphs, state } = showText(walk.state, font, { items, depth: sheet.paints.length });
  const isShown = walk.layer?.isShown !== false;
  for (const glyph of glyphs) sheet.glyphs.push(isShown ? glyph : unseen(glyph));
  return { ...walk, state, isIdle: false };
}

function unseen(glyph: Glyph): Glyph {
  return { ...glyph, ink: { ...glyph.ink, invisible: true } };
}

/** Adds what an operator paints, text aside, to the sheet, and tells whether it was anything. */
function drawShape(
  sheet: Sheet,
  walk: Walk,
  [operator, args]: readonly [number, readonly unknown[]],
): boolean {
  if (operator === OPS.constructPath) return addShape(sheet, shapeOf(walk.state, args));
  if (operator === OPS.shadingFill) return addShape(sheet, { ...NOTHING, paint: EVERYWHERE, strokes: 1 });
  if (operator === OPS.restore && walk.isIdle) addPicture(sheet, boxUnder(walk.state.ctm, [0, 0, 1, 1]));
  return false;
}

/** A shading fills whatever clip is set. */
const EVERYWHERE: Paint = { box: { x: -1e6, y: -1e6, width: 2e6, height: 2e6 }, color: '' };

function addShape(sheet: Sheet, shape: Shape): boolean {
  if (shape === NOTHING) return false;
  sheet.shapes.push(shape);
  if (shape.paint) sheet.paints.push(shape.paint);
  return true;
}

/**
 * Pictures are left out of the operators because they are not decoded (`maxImageSize`); what remains of one
 * is a unit square that was put in place and then drawn in by nobody.
 */
function addPicture(sheet: Sheet, box: Box): void {
  sheet.pictures.push(box);
  sheet.paints.push({ box, color: '' });
}
