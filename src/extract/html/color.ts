/** Red, green and blue from 0 to 255, or `none` for full transparency. */
export type Color = readonly [number, number, number] | 'none';

const NAMES: Readonly<Record<string, Color>> = {
  white: [255, 255, 255],
  black: [0, 0, 0],
  red: [255, 0, 0],
  gray: [128, 128, 128],
  grey: [128, 128, 128],
  snow: [255, 250, 250],
  ivory: [255, 255, 240],
  whitesmoke: [245, 245, 245],
  ghostwhite: [248, 248, 255],
  transparent: 'none',
};

const TRANSPARENT = 0.05;
/** Sum of differences up to which the eye sees one colour. */
const SAME = 24;

/** Reads a CSS colour: hexadecimal, `rgb()`, a few names. Null for all others. */
export function parseColor(value: string): Color | null {
  const text = value.trim().toLowerCase();
  const [, hex] = /^#([\da-f]{3,8})\b/u.exec(text) ?? [];
  if (hex !== undefined) return parseHex(hex);
  const [, list] = /^rgba?\(([^)]*)\)/u.exec(text) ?? [];
  if (list !== undefined) return parseList(list);
  return NAMES[/^[a-z]+/u.exec(text)?.[0] ?? ''] ?? null;
}

/** Whether text of one colour on the other cannot be seen; unknown colours can. */
export function isSameColor(color: Color | null, background: Color | null): boolean {
  if (color === null || color === 'none') return color === 'none';
  if (background === null || background === 'none') return false;
  const difference = color.reduce((sum, part, i) => sum + Math.abs(part - (background[i] ?? 0)), 0);
  return difference <= SAME;
}

function parseHex(hex: string): Color | null {
  const digits = hex.length < 5 ? Array.from(hex, (digit) => digit + digit).join('') : hex;
  const [red, green, blue, alpha = 255] = (digits.match(/../gu) ?? []).map((pair) =>
    Number.parseInt(pair, 16),
  );
  if (red === undefined || green === undefined || blue === undefined) return null;
  return alpha / 255 < TRANSPARENT ? 'none' : [red, green, blue];
}

function parseList(list: string): Color | null {
  const parts = list.split(/[\s,/]+/u).filter((part) => part !== '');
  const [red, green, blue, alpha = 1] = parts.map(
    (part, i) => Number.parseFloat(part) * (part.endsWith('%') ? (i < 3 ? 2.55 : 0.01) : 1),
  );
  if (![red, green, blue].every(Number.isFinite)) return null;
  return alpha < TRANSPARENT ? 'none' : [red ?? 0, green ?? 0, blue ?? 0];
}
