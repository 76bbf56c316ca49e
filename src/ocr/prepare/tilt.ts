/** Lines of text made level. */
import type { Raster } from '../../model.ts';
import { blank, cropped } from './raster.ts';
import { scaled } from './scale.ts';

/**
 * The slope of text lines in degrees, as it changes from the top of a picture to its bottom: photos are taken from
 * below. Lines that fall to the right have a negative slope.
 */
export interface Slope {
  readonly top: number;
  readonly bottom: number;
}

export const LEVEL: Slope = { top: 0, bottom: 0 };

/** Degrees: engines bear lines with less slope, and more is not looked for. */
const LEAST = 0.25;
const STEEPEST = 6;
/** Slopes are measured on pictures no wider than this. */
const WIDTH = 900;
/** Darker is ink: less than elsewhere, since shrinking blurs. */
const DARK = 140;

/** How sharply the rows of text stand out from the white between them at the slope where they do most. */
interface Sharpness {
  readonly degrees: number;
  /** Compared to ink that is evenly spread. */
  readonly gain: number;
}

/** The slope of the text lines of a levelled picture. */
export function slopeOf(raster: Raster): Slope {
  const small = scaled(raster, Math.min(1, WIDTH / raster.width));
  const seen = stripsOf(small).flatMap(({ strip, middle }) => {
    const { degrees, gain } = isInked(strip) ? sharpness(strip) : { degrees: 0, gain: 0 };
    return gain > 0 ? [{ y: middle, degrees }] : [];
  });
  const slope = fitted(seen);
  return Math.max(Math.abs(slope.top), Math.abs(slope.bottom)) < LEAST ? LEVEL : slope;
}

const STRIPS = 5;

/** Strips of a picture that overlap by half, and where the middle of each is, in shares of the height. */
function stripsOf(raster: Raster): { strip: Raster; middle: number }[] {
  const half = raster.height / (STRIPS + 1);
  return Array.from({ length: STRIPS }, (_, i) => {
    const strip = cropped(raster, {
      x: 0,
      y: Math.round(i * half),
      width: raster.width,
      height: Math.round(2 * half),
    });
    return { strip, middle: (Math.round(i * half) + strip.height / 2) / raster.height };
  });
}

/** Share of a strip with writing that is ink, at least. */
const INKED = 0.004;

const isInked = ({ data }: Raster): boolean =>
  data.reduce((count, value) => count + (value < DARK ? 1 : 0), 0) >= INKED * data.length;

interface Seen {
  readonly y: number;
  readonly degrees: number;
}

/** Slopes that differ more from the median, in degrees, were measured on something else than text. */
const ODD = 2.5;

/** The slope that fits several, as a linear function of the height; the median where they are few. */
function fitted(seen: readonly Seen[]): Slope {
  const median = [...seen].sort((a, b) => a.degrees - b.degrees)[seen.length >> 1]?.degrees ?? 0;
  const used = seen.filter(({ degrees }) => Math.abs(degrees - median) < ODD);
  const n = used.length;
  const mean = (of: (each: Seen) => number) => used.reduce((sum, each) => sum + of(each), 0) / n;
  const [y, degrees] = [mean((each) => each.y), mean((each) => each.degrees)];
  const variance = mean((each) => (each.y - y) ** 2);
  if (n < 3 || variance === 0) return { top: median, bottom: median };
  const change = mean((each) => (each.y - y) * (each.degrees - degrees)) / variance;
  return { top: degrees - change * y, bottom: degrees + change * (1 - y) };
}

/** Fewer dark pixels are no text. */
const FEWEST = 200;
/** A slope must make rows so much sharper than none does. */
const BETTER = 1.02;

/** Tries all slopes, first by half degrees, then by tenths around the best. */
function sharpness(raster: Raster): Sharpness {
  const points = darkPoints(raster);
  if (points.length / 2 < FEWEST) return { degrees: 0, gain: 0 };
  let [best, most] = [0, rowContrast(points, raster, 0) * BETTER];
  const tryAll = (from: number, to: number, step: number) => {
    for (let degrees = from; degrees <= to; degrees += step) {
      const contrast = rowContrast(points, raster, degrees);
      if (contrast > most) [best, most] = [degrees, contrast];
    }
  };
  tryAll(-STEEPEST, STEEPEST, 0.5);
  tryAll(best - 0.5, best + 0.5, 0.1);
  const gain = most / ((points.length / 2) ** 2 / raster.height);
  return { degrees: Math.abs(best) < 0.15 ? 0 : best, gain };
}

/** Where a picture is dark: x and y by turns. */
function darkPoints({ width, height, data }: Raster): Int32Array {
  const points: number[] = [];
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++) if ((data[i++] ?? 0) < DARK) points.push(x, y);
  return Int32Array.from(points);
}

/** How much each row differs from the next, where rows rise by some degrees. */
function rowContrast(points: Int32Array, { width, height }: Raster, degrees: number): number {
  const slope = tangent(degrees);
  const margin = Math.ceil(Math.abs(slope) * width);
  const rows = new Float64Array(height + 2 * margin + 2);
  for (let i = 0; i < points.length; i += 2) {
    const row = Math.round((points[i + 1] ?? 0) + slope * (points[i] ?? 0)) + margin;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sum = 0;
  for (let i = 1; i < rows.length; i++) sum += ((rows[i] ?? 0) - (rows[i - 1] ?? 0)) ** 2;
  return sum;
}

const tangent = (degrees: number): number => Math.tan((degrees * Math.PI) / 180);

/** How far to shift the columns of a picture, for each pixel that they are right of the middle, at some height. */
export const shiftAt =
  ({ top, bottom }: Slope, height: number) =>
  (y: number): number =>
    tangent(top + ((bottom - top) * y) / height);

/** A picture whose columns were shifted up or down so that its lines are level. */
export interface Straightened {
  readonly raster: Raster;
  /** Rows that were added at the top, and as many at the bottom, so that nothing is lost. */
  readonly margin: number;
}

/** Shifts columns rather than turning: letters stay as sharp as they are. */
export function straightened(raster: Raster, slope: Slope): Straightened {
  if (slope === LEVEL) return { raster, margin: 0 };
  const { width, height, data } = raster;
  const shift = shiftAt(slope, height);
  const margin = Math.ceil((Math.max(Math.abs(shift(0)), Math.abs(shift(height))) * width) / 2);
  const result = blank({ width, height: height + 2 * margin });
  for (let y = 0, i = 0; y < result.height; y++) {
    const step = shift(y - margin);
    for (let x = 0; x < width; x++, i++) {
      const from = y - margin - step * (x - width / 2);
      const row = Math.floor(from);
      if (row < 0 || row + 1 >= height) continue;
      const at = row * width + x;
      result.data[i] = (data[at] ?? 0) * (1 - from + row) + (data[at + width] ?? 0) * (from - row) + 0.5;
    }
  }
  return { raster: result, margin };
}
