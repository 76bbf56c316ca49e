import type { MarkKind } from '../../model.ts';
import { type Color, isSameColor, parseColor } from './color.ts';

/** What the eye would see of text, as far as styles tell without laying out the page. */
export interface Look {
  /** Not displayed, whatever is inside. */
  readonly isGone: boolean;
  /** `visibility`, which elements inside can turn on again. */
  readonly isVisible: boolean;
  /** Font size in CSS pixels. */
  readonly size: number;
  readonly color: Color | null;
  /** Null where an image or an unknown colour lies behind. */
  readonly background: Color | null;
  /** Whether white space is kept as it is. */
  readonly isPre: boolean;
}

/** Property and value, later ones winning. */
export type Declarations = ReadonlyMap<string, string>;

const BASE_SIZE = 16;
/** Nobody reads three pixels; the smallest print of real pages is about nine. */
const TINY = 3;
const TRANSPARENT = 0.05;
const FAR_OFF = -999;

export const BASE_LOOK: Look = {
  isGone: false,
  isVisible: true,
  size: BASE_SIZE,
  color: [0, 0, 0],
  background: [255, 255, 255],
  isPre: false,
};

/** How text with this look is to be marked, or null for text that can be seen. */
export function markOf({ isGone, isVisible, size, color, background }: Look): MarkKind | null {
  if (isGone || !isVisible || size === 0 || isSameColor(color, background)) return 'hidden';
  return size <= TINY ? 'tiny' : null;
}

/** The look inside an element: inherited, then changed by its own declarations. */
export function changeLook(look: Look, own: Declarations): Look {
  if (own.size === 0) return look;
  const size = sizeOf(own.get('font-size') ?? fontSize(own.get('font')), look.size);
  return {
    isGone: look.isGone || isRemoved(own),
    isVisible: visibility(own.get('visibility'), look.isVisible),
    size,
    color: colorOf(own.get('color'), look.color),
    background: background(own, look.background),
    isPre: own.has('white-space') ? /^(pre|break-spaces)/u.test(own.get('white-space') ?? '') : look.isPre,
  };
}

function isRemoved(own: Declarations): boolean {
  if (own.get('display') === 'none' || opacity(own.get('opacity')) < TRANSPARENT) return true;
  if (/^rect\(\s*0|^inset\(\s*(50|100)%/u.test(own.get('clip') ?? own.get('clip-path') ?? '')) return true;
  const isPlaced = /^(absolute|fixed)$/u.test(own.get('position') ?? '');
  const away = isPlaced ? ['left', 'top', 'text-indent'] : ['text-indent'];
  return away.some((property) => Number.parseFloat(own.get(property) ?? '0') <= FAR_OFF);
}

function opacity(value = '1'): number {
  const number = Number.parseFloat(value) / (value.endsWith('%') ? 100 : 1);
  return Number.isNaN(number) ? 1 : number;
}

function visibility(value: string | undefined, inherited: boolean): boolean {
  if (value === 'hidden' || value === 'collapse') return false;
  return value === 'visible' || inherited;
}

const fontSize = (font = ''): string | undefined => /(?:^|\s)(\d*\.?\d+(?:px|pt|em|rem|%))/u.exec(font)?.[1];

/** CSS pixels in a unit; `em` and `%` are of the size outside. */
function sizeOf(value: string | undefined, outer: number): number {
  const units: Readonly<Record<string, number>> = {
    px: 1,
    pt: 4 / 3,
    em: outer,
    rem: BASE_SIZE,
    '%': outer / 100,
    mm: 3.78,
    '': 1,
  };
  const [, number, unit = ''] = /^(\d*\.?\d+)\s*([a-z%]*)$/u.exec(value ?? '') ?? [];
  const factor = units[unit];
  if (number !== undefined && factor !== undefined && (unit !== '' || Number(number) === 0))
    return Number(number) * factor;
  return value === undefined || /^(inherit|smaller|larger)$/u.test(value) ? outer : BASE_SIZE;
}

function colorOf(value: string | undefined, inherited: Color | null): Color | null {
  return value === undefined || value === 'inherit' ? inherited : parseColor(value);
}

/** A transparent background lets the one behind through. */
function background(own: Declarations, behind: Color | null): Color | null {
  const value = own.get('background-color') ?? own.get('background');
  if (own.has('background-image') || /url\(|gradient/u.test(own.get('background') ?? '')) return null;
  if (value === undefined || /^(none|inherit|initial|unset|transparent)$/u.test(value)) return behind;
  const color = parseColor(value);
  return color === 'none' ? behind : color;
}
