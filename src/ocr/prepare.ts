/** Pictures made fit to be read: white paper, dark ink, level lines of one height. It matters more than any setting of an engine. */
import type { Box, Raster, RecognisedRule } from '../model.ts';
import { type Band, bandsOf } from './prepare/bands.ts';
import { withoutFrames } from './prepare/frames.ts';
import { deepened } from './prepare/ink.ts';
import { lineHeight } from './prepare/line-height.ts';
import { level } from './prepare/paper.ts';
import { padded, type Size } from './prepare/raster.ts';
import { rulesOf, withoutRules } from './prepare/rules.ts';
import { scaled } from './prepare/scale.ts';
import { LEVEL, type Slope, shiftAt, slopeOf, straightened } from './prepare/tilt.ts';
import { isSideways } from './prepare/turn.ts';

/** A picture made fit to be read, and the way back from its pixels. */
export interface Prepared {
  /** The whole of it, and cut into bands that engines bear. */
  readonly raster: Raster;
  readonly bands: readonly Band[];
  /** How high its lines are; 0 where there are none. */
  readonly lineHeight: number;
  /** Whether its lines seem to run up or down. */
  readonly isSideways: boolean;
  /** Lines drawn on the picture straightened, in its own pixels. */
  readonly rules: readonly RecognisedRule[];
  readonly back: Back;
}

/** The way back from prepared pixels. */
export interface Back {
  /** To the picture straightened, in its own pixels. */
  readonly x: (x: number) => number;
  readonly y: (y: number) => number;
  /** A length likewise. */
  readonly length: (length: number) => number;
  /** A rectangle of the straightened picture to the one around it on the picture as it is. */
  readonly box: (box: Box) => Box;
}

/**
 * How high lines are to be, in pixels. Measured from 22 to 60: Chinese is read best at 32, others do not mind; so do
 * lines that are nearly so high, and no picture is changed more than this.
 */
const LINE_HEIGHT = 32;
const NEARLY = [0.8, 1.2] as const;
const SMALLEST = 0.4;
const LARGEST = 4;
/** White around the picture, in pixels: writing at the very edge is read badly. */
const MARGIN = 12;

/** Prepares a picture that is the right way up. */
export function prepare(picture: Raster): Prepared {
  const first = level(picture);
  const slope = slopeOf(first.raster);
  const upright = straightened(first.raster, slope).raster;
  const height = lineHeight(upright);
  const factor = factorFor(height);
  const levelled = factor === 1 ? first : level(scaled(picture, factor));
  const { raster: straight, margin } = straightened(withoutFrames(deepened(levelled)), slope);
  const faint = slope === LEVEL ? levelled.raster : straightened(levelled.raster, slope).raster;
  const drawn = rulesOf(faint, height * factor);
  const raster = padded(withoutRules(straight, drawn), MARGIN);
  const back = wayBack({ picture, slope, factor, left: MARGIN, top: MARGIN + margin });
  return {
    raster,
    bands: bandsOf(raster),
    lineHeight: height * factor,
    isSideways: isSideways(upright),
    rules: drawn.map(({ x, y, x2, y2 }) => ({
      x: back.x(x + MARGIN),
      y: back.y(y + MARGIN),
      x2: back.x(x2 + MARGIN),
      y2: back.y(y2 + MARGIN),
    })),
    back,
  };
}

function factorFor(height: number): number {
  if (height === 0) return 1;
  const factor = Math.min(LARGEST, Math.max(SMALLEST, LINE_HEIGHT / height));
  const [least, most] = NEARLY;
  return factor < least || factor > most ? factor : 1;
}

/** What was done to a picture; `left` and `top` is the white that was added. */
interface Changes {
  readonly picture: Size;
  readonly slope: Slope;
  readonly factor: number;
  readonly left: number;
  readonly top: number;
}

/** Turns changes back. */
export function wayBack({ picture, slope, factor, left, top }: Changes): Back {
  const { width, height } = picture;
  const shift = shiftAt(slope, height);
  const yOn = (x: number, y: number) => y - shift(y) * (x - width / 2);
  return {
    x: (x) => (x - left) / factor,
    y: (y) => (y - top) / factor,
    length: (length) => length / factor,
    box: ({ x, y, width: w, height: h }) => {
      const corners = [yOn(x, y), yOn(x + w, y), yOn(x, y + h), yOn(x + w, y + h)];
      const highest = Math.min(...corners);
      return { x, y: highest, width: w, height: Math.max(...corners) - highest };
    },
  };
}
