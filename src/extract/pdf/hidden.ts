import type { Box } from '../../model.ts';
import type { Drawing } from './drawing.ts';
import type { PageSize } from './frame.ts';
import type { Run } from './runs.ts';

/**
 * Whether text that is drawn cannot be seen: outside the page, painted with nothing, or white on white.
 * Invisible text over a picture is what text recognition leaves on a scan, and hides nothing.
 * Not found: text that something is painted over, or that a clip cuts off.
 */
export function isHidden(
  { box, ink }: Pick<Run, 'box' | 'ink'>,
  { paints, pictures }: Drawing,
  page: PageSize,
): boolean {
  if (isOutside(box, page)) return true;
  if (ink.invisible) return !pictures.some((picture) => isInside(box, picture));
  if (!isWhite(ink.color)) return false;
  return !paints.some((paint, i) => i < ink.depth && !isWhite(paint.color) && isInside(box, paint.box));
}

/** Whether a box lies outside the page as displayed. */
export function isOutside({ x, y, width, height }: Box, page: PageSize): boolean {
  return x >= page.width || y >= page.height || x + width <= 0 || y + height <= 0;
}

/** Whether the middle of a box lies in another. */
export function isInside({ x, y, width, height }: Box, outer: Box): boolean {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const isAcross = middleX >= outer.x && middleX <= outer.x + outer.width;
  return isAcross && middleY >= outer.y && middleY <= outer.y + outer.height;
}

/** Too near to white to be read on it: a contrast below 1.15. */
function isWhite(color: string): boolean {
  return /^#(f.){3}$/i.test(color);
}
