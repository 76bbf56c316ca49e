import type { PdfAnchor } from '../../model.ts';
import type { Run } from './runs.ts';

/** Where the characters of a run stand; see `PdfAnchor`. */
export type Stops = Pick<PdfAnchor, 'starts' | 'ends'>;

/** A glyph along its line, in points. */
interface Reach {
  readonly length: number;
  readonly x: number;
  readonly right: number;
}

/** Hundredths of a point by which a character may begin beside its equal share, and end before the next begins. */
const UNEVEN = 25;
const APART = 50;

/** Equal shares, the same object for all runs. */
const EVEN: Stops = {};

const hundredths = (points: number): number => Math.round(points * 100);

/**
 * The places of all UTF-16 units of a run that reaches from `x` to `right`; nothing where equal shares tell them. What
 * one glyph draws (a ligature) shares it evenly. Copies of the arrays are kept, because arrays that grew hold twice the room.
 */
export function stopsOf(glyphs: readonly Reach[], { x, right }: Omit<Reach, 'length'>): Stops {
  const [starts, ends]: [number[], number[]] = [[], []];
  for (const glyph of glyphs) {
    const share = (glyph.right - glyph.x) / glyph.length;
    for (let i = 0; i < glyph.length; i++) {
      starts.push(hundredths(glyph.x - x + i * share));
      ends.push(hundredths(glyph.x - x + (i + 1) * share));
    }
  }
  const width = hundredths(right - x);
  const isTight = ends.every((end, i) => Math.abs((starts[i + 1] ?? width) - end) <= APART);
  if (!isTight) return { starts: starts.slice(), ends: ends.slice() };
  const pitch = width / starts.length;
  return starts.every((start, i) => Math.abs(start - i * pitch) <= UNEVEN)
    ? EVEN
    : { starts: starts.slice() };
}

/** How far the first `count` units of a run reach from its beginning, in points. */
export function reachOf(
  { text, x, right, stops }: Pick<Run, 'text' | 'x' | 'right' | 'stops'>,
  count: number,
): number {
  if (count >= text.length) return right - x;
  const { starts, ends } = stops;
  if (ends) return Math.max(...ends.slice(0, count)) / 100;
  return starts ? (starts[count] ?? 0) / 100 : ((right - x) * count) / text.length;
}

/** The places of the first `count` units. */
export function firstStops({ starts, ends }: Stops, count: number): Stops {
  return {
    ...(starts ? { starts: starts.slice(0, count) } : {}),
    ...(ends ? { ends: ends.slice(0, count) } : {}),
  };
}
