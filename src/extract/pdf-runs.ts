import type { Box } from '../model.ts';
import { type Direction, directionOf, type Frame, frameOf, type PageSize } from './pdf-frame.ts';
import type { Glyph, Ink } from './pdf-glyphs.ts';
import { isWide } from './pdf-scripts.ts';

/**
 * Glyphs that stand together without white space, so evenly that the place of each character can be had from the
 * box by proportion. `x`, `right` and `baseline` are in the frame of its direction, `box` on the displayed page.
 */
export interface Run {
  readonly text: string;
  readonly direction: Direction;
  readonly isAslant: boolean;
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  readonly box: Box;
  readonly ink: Ink;
  /** White space drawn just before it: `''`, a space or an ideographic space. */
  readonly space: string;
}

/** A glyph in the frame of its direction. */
interface Placed {
  readonly glyph: Glyph;
  readonly direction: Direction;
  readonly isAslant: boolean;
  readonly frame: Frame;
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
}

/** The runs of a page in the order in which they are drawn. */
export function runsOf(glyphs: readonly Glyph[], page: PageSize): Run[] {
  const runs: Run[] = [];
  let pending: Placed[] = [];
  let [space, spaceBefore]: [Placed | null, Placed | null] = [null, null];
  const flush = () => {
    if (pending.length > 0) runs.push(toRun(pending, spaceBefore));
    pending = [];
  };
  for (const glyph of glyphs) {
    const placed = place(glyph, page);
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

function isBlank(text: string): boolean {
  return text === ' ' || (text.trim() === '' && text !== '');
}

function place(glyph: Glyph, page: PageSize): Placed {
  const { direction, isAslant } = directionOf(glyph.ink.along);
  const frame = frameOf(direction, page);
  const [x, baseline] = frame.toFrame(glyph.x, glyph.y);
  return { glyph, direction, isAslant, frame, x, right: x + glyph.width, baseline };
}

/** Words are at least 0.2 of the size apart, ideographs that are spread out by justification mostly less than 0.3. */
const WIDEST_GAP = 0.12;
const WIDEST_GAP_OF_WIDE = 0.3;
const DEEPEST_OVERLAP = -0.15;
const LONGEST_RUN = 64;

function continues(run: readonly Placed[], next: Placed): boolean {
  const last = run.at(-1);
  if (!last || run.length >= LONGEST_RUN || !isSameHand(last, next)) return false;
  const size = next.glyph.ink.size;
  if (Math.abs(next.baseline - last.baseline) > size * 0.1) return false;
  const gap = (next.x - last.right) / size;
  const isMark = next.glyph.width === 0 || /^\p{M}/u.test(next.glyph.text);
  const widest = isWide(last.glyph.text) || isWide(next.glyph.text) ? WIDEST_GAP_OF_WIDE : WIDEST_GAP;
  return gap <= widest && gap >= (isMark ? -1.5 : DEEPEST_OVERLAP) && staysEven(run, next);
}

function isSameHand(a: Placed, b: Placed): boolean {
  const [one, other] = [a.glyph.ink, b.glyph.ink];
  if (one === other) return true;
  if (a.direction !== b.direction || a.isAslant !== b.isAslant || one.bold !== other.bold) return false;
  const isSameSize = Math.abs(one.size - other.size) <= other.size * 0.03;
  return isSameSize && one.color === other.color && one.invisible === other.invisible;
}

/** Points by which a character may stand beside the place that proportion gives it. */
const UNEVENNESS = 1.6;

function staysEven(run: readonly Placed[], next: Placed): boolean {
  const start = run[0]?.x ?? next.x;
  const length = run.reduce((sum, { glyph }) => sum + glyph.text.length, next.glyph.text.length);
  const pitch = (next.right - start) / length;
  let before = 0;
  for (const { glyph, x } of run) {
    if (Math.abs(start + before * pitch - x) > UNEVENNESS) return false;
    before += glyph.text.length;
  }
  return Math.abs(start + before * pitch - next.x) <= UNEVENNESS;
}

function toRun(placed: readonly Placed[], space: Placed | null): Run {
  const first = placed[0] as Placed;
  const { direction, isAslant, frame, baseline } = first;
  const { ink } = first.glyph;
  const right = Math.max(...placed.map((each) => each.right));
  const top = baseline - ink.ascent * ink.size;
  const height = (ink.ascent - ink.descent) * ink.size;
  const box = frame.toPage({ x: first.x, y: top, width: right - first.x, height });
  const text = placed.map((each) => each.glyph.text).join('');
  return { text, direction, isAslant, x: first.x, right, baseline, box, ink, space: spaceBefore(first, space) };
}

/** White space counts only where it stands: a space at the end of the line before says nothing. */
function spaceBefore({ x, baseline, glyph }: Placed, space: Placed | null): string {
  const { size } = glyph.ink;
  if (!space || Math.abs(space.baseline - baseline) > size / 2) return '';
  if (space.x > x + size / 10 || x - space.right > size) return '';
  return space.glyph.text.includes('\u3000') ? '\u3000' : ' ';
}
