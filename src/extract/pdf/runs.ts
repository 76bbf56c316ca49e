import type { Box } from '../../model.ts';
import { type Direction, type Frame, frameOf, type PageSize } from './frame.ts';
import type { Glyph, Ink } from './glyphs.ts';
import { isWide } from './scripts.ts';
import { type Stops, stopsOf } from './stops.ts';

/**
 * Glyphs that stand together without white space. `x`, `right` and `baseline` are in the frame of its direction,
 * `box` on the displayed page.
 */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  readonly box: Box;
  /** Where in the box its characters stand. */
  readonly stops: Stops;
  readonly ink: Ink;
  /** White space drawn just before it: `''`, a space or an ideographic space. */
  readonly space: string;
  /** Cannot be seen. */
  readonly hidden: boolean;
  /** 0–100 where it was recognised on a picture. */
  readonly confidence?: number;
}

/** Tells from its place and ink whether text cannot be seen. */
export type IsHidden = (run: Pick<Run, 'box' | 'ink'>) => boolean;

/** A glyph in the frame of its direction. */
interface Placed {
  readonly glyph: Glyph;
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
}

/** The runs of a page in the order in which they are drawn. */
export function runsOf(glyphs: readonly Glyph[], page: PageSize, isHidden: IsHidden): Run[] {
  const frames = framesOf(page);
  const runs: Run[] = [];
  let pending: Placed[] = [];
  let [space, spaceBefore]: [Placed | null, Placed | null] = [null, null];
  const flush = () => {
    if (pending.length > 0) runs.push(toRun(pending, spaceBefore, { frames, isHidden }));
    pending = [];
  };
  for (const glyph of glyphs) {
    const placed = place(glyph, frames);
    if (isBlank(glyph.text)) {
      space = placed;
      continue;
    }
    if (space || !continues(pending, placed)) {
      flush();
      spaceBefore = space;
      space = null;
    }
    pending.push(placed);
  }
  flush();
  return runs;
}

type Frames = Readonly<Record<Direction, Frame>>;

function framesOf(page: PageSize): Frames {
  const [right, down] = [frameOf('right', page), frameOf('down', page)];
  return { right, down, left: frameOf('left', page), up: frameOf('up', page) };
}

function isBlank(text: string): boolean {
  return text === ' ' || (text.trim() === '' && text !== '');
}

function place(glyph: Glyph, frames: Frames): Placed {
  const [x, baseline] = frames[glyph.ink.direction].toFrame(glyph.x, glyph.y);
  return { glyph, x, right: x + glyph.width, baseline };
}

/**
 * Words are at least 0.2 of the size apart, ideographs that are spread out by justification mostly less than
 * 0.3.
 */
const WIDEST_GAP = 0.12;
const WIDEST_GAP_OF_WIDE = 0.3;
const DEEPEST_OVERLAP = -0.15;
const LONGEST_RUN = 64;

function continues(run: readonly Placed[], next: Placed): boolean {
  const last = run.at(-1);
  if (!last || run.length >= LONGEST_RUN || !isSameInk(last.glyph.ink, next.glyph.ink)) return false;
  const size = next.glyph.ink.size;
  if (Math.abs(next.baseline - last.baseline) > size * 0.1) return false;
  const gap = (next.x - last.right) / size;
  const widest = isWide(last.glyph.text) || isWide(next.glyph.text) ? WIDEST_GAP_OF_WIDE : WIDEST_GAP;
  return gap <= widest && gap >= (isMark(next.glyph) ? -1.5 : DEEPEST_OVERLAP);
}

/** An accent that is drawn over the letter before it. */
function isMark({ width, text }: Glyph): boolean {
  return width === 0 || (text > '\u02ff' && /^\p{M}/u.test(text));
}

function isSameInk(one: Ink, other: Ink): boolean {
  if (one === other) return true;
  if (one.direction !== other.direction || one.isAslant !== other.isAslant || one.bold !== other.bold)
    return false;
  const isSameSize = Math.abs(one.size - other.size) <= other.size * 0.03;
  return isSameSize && one.color === other.color && one.invisible === other.invisible;
}

function toRun(
  placed: readonly Placed[],
  space: Placed | null,
  { frames, isHidden }: { frames: Frames; isHidden: IsHidden },
): Run {
  const { x, baseline, glyph } = placed[0] as Placed;
  const { ink } = glyph;
  const right = placed.reduce((furthest, each) => Math.max(furthest, each.right), x);
  const top = baseline - ink.ascent * ink.size;
  const height = (ink.ascent - ink.descent) * ink.size;
  const box = frames[ink.direction].toPage({ x, y: top, width: right - x, height });
  const text = placed.map((each) => each.glyph.text).join('');
  const reaches = placed.map((each) => ({
    length: each.glyph.text.length,
    x: each.x,
    right: each.right,
  }));
  const stops = stopsOf(reaches, { x, right });
  const hidden = isHidden({ box, ink });
  return {
    text,
    x,
    right,
    baseline,
    box,
    stops,
    ink,
    space: spaceBefore(placed[0] as Placed, space),
    hidden,
  };
}

/** White space counts only where it stands: a space at the end of the line before says nothing. */
function spaceBefore({ x, baseline, glyph }: Placed, space: Placed | null): string {
  const { size } = glyph.ink;
  if (!space || Math.abs(space.baseline - baseline) > size / 2) return '';
  if (space.x > x + size / 10 || x - space.right > size) return '';
  return space.glyph.text.includes('\u3000') ? '\u3000' : ' ';
}
