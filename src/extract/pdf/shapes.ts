import type { Box } from '../../model.ts';
import { OPS } from './operators.ts';
import { apply, type GraphicsState, type Matrix, TRANSPARENT } from './state.ts';

/** A horizontal or vertical line on the displayed page: `x <= x2`, `y <= y2`. */
export interface Rule {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
}

/** An area that was painted over, with its colour (`''`: pattern or picture). */
export interface Paint {
  readonly box: Box;
  readonly color: string;
}

/** What a path leaves on the page. `strokes` counts its pieces, as a measure of drawing. */
export interface Shape {
  readonly rules: readonly Rule[];
  readonly paint: Paint | null;
  readonly strokes: number;
}

/** What a path leaves that is only a clip, or painted with nothing. */
export const NOTHING: Shape = { rules: [], paint: null, strokes: 0 };

type Point = readonly [number, number];

/** Thicker bars are areas, not lines. */
const THICKEST_RULE = 3;
const SHORTEST_RULE = 4;

/**
 * Reads the arguments of `constructPath`: what is done to the path, its pieces, its bounds. Straight lines
 * come out as rules (a thin filled rectangle is one line, a wide one its four edges), because tables are
 * made of them.
 */
export function shapeOf(state: GraphicsState, [action, paths, bounds]: readonly unknown[]): Shape {
  const data = (paths as ArrayLike<number>[] | undefined)?.[0];
  const isStroke = action === OPS.stroke || action === OPS.closeStroke;
  const color = isStroke ? state.stroke : state.fill;
  if (!data || !bounds || action === OPS.endPath || color === TRANSPARENT) return NOTHING;
  const box = boxUnder(state.ctm, bounds as ArrayLike<number>);
  const subpaths = polylines(data, state.ctm);
  const isThin = Math.min(box.width, box.height) <= THICKEST_RULE;
  return {
    rules: isThin && !isStroke && subpaths.length === 1 ? barRule(box) : subpaths.flatMap(rulesOf),
    paint: isStroke ? null : { box, color },
    strokes: data.length / 3,
  };
}

/** The box around a rectangle `[x0, y0, x1, y1]` of user space, on the displayed page. */
export function boxUnder(ctm: Matrix, bounds: ArrayLike<number>): Box {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(bounds);
  const corners = [apply(ctm, x0, y0), apply(ctm, x1, y0), apply(ctm, x0, y1), apply(ctm, x1, y1)];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Numbers behind each kind of piece in a path of pdf.js: moveTo, lineTo, curveTo, closePath (`DrawOPS`). */
const PIECE_LENGTHS = [2, 2, 6, 0] as const;
const CURVE = 2;

/** The straight runs of a path, as points on the displayed page. */
function polylines(data: ArrayLike<number>, ctm: Matrix): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  for (let i = 0; i < data.length; ) {
    const piece = data[i] ?? 0;
    const length = PIECE_LENGTHS[piece as 0] ?? 0;
    const last = apply(ctm, data[i + length - 1] ?? 0, data[i + length] ?? 0);
    if (piece === 3 && run[0]) run.push(run[0]);
    else if (piece === 1) run.push(last);
    else {
      if (run.length > 1) runs.push(run);
      run = piece === CURVE || piece === 0 ? [last] : [];
    }
    i += length + 1;
  }
  return run.length > 1 ? [...runs, run] : runs;
}

function rulesOf(points: readonly Point[]): Rule[] {
  return points.slice(1).flatMap((to, i) => ruleBetween(points[i] ?? to, to));
}

function ruleBetween([x0, y0]: Point, [x1, y1]: Point): Rule[] {
  const [width, height] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
  if (Math.min(width, height) > 0.5 || Math.max(width, height) < SHORTEST_RULE) return [];
  return [{ x: Math.min(x0, x1), y: Math.min(y0, y1), x2: Math.max(x0, x1), y2: Math.max(y0, y1) }];
}

function barRule({ x, y, width, height }: Box): Rule[] {
  if (Math.max(width, height) < SHORTEST_RULE) return [];
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  if (width >= height) return [{ x, y: middleY, x2: x + width, y2: middleY }];
  return [{ x: middleX, y, x2: middleX, y2: y + height }];
}
