import { OPS } from './operators.ts';

/** An affine map `[a b c d e f]`: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** The map that leaves everything where it is. */
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The map that applies `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

/** Where a map takes a point. */
export function apply(map: Matrix, x: number, y: number): readonly [number, number] {
  return [map[0] * x + map[2] * y + map[4], map[1] * x + map[3] * y + map[5]];
}

/** A colour that paints nothing. */
export const TRANSPARENT = 'transparent';

/** What decides where and how the next text is drawn. */
export interface GraphicsState {
  /** User space to displayed page. */
  readonly ctm: Matrix;
  /** `#rrggbb`, `''` for a pattern, or TRANSPARENT. */
  readonly fill: string;
  readonly stroke: string;
  readonly fillAlpha: number;
  readonly strokeAlpha: number;
  /** Text rendering mode, 0–7 (ISO 32000-1, table 106). */
  readonly mode: number;
  readonly font: string;
  readonly size: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly scale: number;
  readonly leading: number;
  readonly rise: number;
  readonly textMatrix: Matrix;
  readonly x: number;
  readonly y: number;
  readonly lineX: number;
  readonly lineY: number;
}

/** The state at the beginning of a page (ISO 32000-1, table 52). */
export function initialState(ctm: Matrix): GraphicsState {
  return {
    ctm,
    fill: '#000000',
    stroke: '#000000',
    fillAlpha: 1,
    strokeAlpha: 1,
    mode: 0,
    font: '',
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    textMatrix: IDENTITY,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
  };
}

type Args = readonly unknown[];
type Transition = (state: GraphicsState, args: Args) => GraphicsState;

/** The same state moved into the space of a form or annotation. */
export function transformed(state: GraphicsState, matrix: unknown): GraphicsState {
  return { ...state, ctm: multiply(state.ctm, matrixOf(matrix)) };
}

/** A matrix as pdf.js hands it over, a (typed) array or nothing. */
export function matrixOf(value: unknown): Matrix {
  const numbers = Array.from((value ?? IDENTITY) as ArrayLike<unknown>, numberOf);
  return numbers.length === 6 ? (numbers as unknown as Matrix) : IDENTITY;
}

/** Broken files have anything where a number should be. */
function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function colorOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const moveText: Transition = (state, [dx, dy]) => {
  const x = state.lineX + numberOf(dx);
  const y = state.lineY + numberOf(dy);
  return { ...state, x, y, lineX: x, lineY: y };
};

const setFont: Transition = (state, [font, size]) => ({ ...state, font: String(font), size: numberOf(size) });

const setTextMatrix = (state: GraphicsState, textMatrix: Matrix): GraphicsState => ({
  ...state,
  textMatrix,
  x: 0,
  y: 0,
  lineX: 0,
  lineY: 0,
});

const setGState: Transition = (state, [entries]) => {
  let next = state;
  for (const [key, value] of (entries ?? []) as [string, unknown][]) {
    if (key === 'ca') next = { ...next, fillAlpha: numberOf(value) };
    else if (key === 'CA') next = { ...next, strokeAlpha: numberOf(value) };
    else if (key === 'Font') next = setFont(next, value as Args);
  }
  return next;
};

/** What each operator does to the state; they mean what the CanvasGraphics of pdf.js makes of them. */
export const TRANSITIONS: ReadonlyMap<number, Transition> = new Map<number, Transition>([
  [OPS.setGState, setGState],
  [OPS.transform, (state, args) => transformed(state, args)],
  [OPS.beginText, (state) => setTextMatrix(state, IDENTITY)],
  [OPS.setCharSpacing, (state, [spacing]) => ({ ...state, charSpacing: numberOf(spacing) })],
  [OPS.setWordSpacing, (state, [spacing]) => ({ ...state, wordSpacing: numberOf(spacing) })],
  [OPS.setHScale, (state, [percent]) => ({ ...state, scale: numberOf(percent) / 100 })],
  [OPS.setLeading, (state, [leading]) => ({ ...state, leading: -numberOf(leading) })],
  [OPS.setFont, setFont],
  [OPS.setTextRenderingMode, (state, [mode]) => ({ ...state, mode: numberOf(mode) })],
  [OPS.setTextRise, (state, [rise]) => ({ ...state, rise: numberOf(rise) })],
  [OPS.moveText, moveText],
  [OPS.setLeadingMoveText, (state, args) => moveText({ ...state, leading: numberOf(args[1]) }, args)],
  [OPS.setTextMatrix, (state, [matrix]) => setTextMatrix(state, matrixOf(matrix))],
  [OPS.nextLine, (state) => moveText(state, [0, state.leading])],
  [OPS.setFillColorN, (state) => ({ ...state, fill: '' })],
  [OPS.setStrokeRGBColor, (state, [color]) => ({ ...state, stroke: colorOf(color) })],
  [OPS.setFillRGBColor, (state, [color]) => ({ ...state, fill: colorOf(color) })],
  [OPS.setFillTransparent, (state) => ({ ...state, fill: TRANSPARENT })],
  [OPS.setStrokeTransparent, (state) => ({ ...state, stroke: TRANSPARENT })],
]);
