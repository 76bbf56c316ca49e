import type { Box, UnreadReason } from '../../model.ts';
import type { Drawing } from './drawing.ts';
import type { PageSize } from './frame.ts';
import { isGarbled } from './garbled.ts';
import { isInside } from './hidden.ts';
import type { Run } from './runs.ts';

/** A page with less text than this beside a picture is taken for a scan. */
const FEWEST_CHARACTERS = 20;
/**
 * Pieces of path from which a page without text shows something: letters drawn as outlines have thousands.
 */
const FEWEST_STROKES = 40;
/** Shares of the page: a picture that shows anything, one that may hold sentences, and a scanned page. */
const SMALLEST_PICTURE = 0.02;
const SMALLEST_WRITING = 0.05;
const SMALLEST_SCAN = 0.25;

/** Why the text that was found is not the text of the page, or null. A page with nothing on it is read. */
export function whyUnread(runs: readonly Run[], drawing: Drawing, page: PageSize): UnreadReason | null {
  const characters = lengthOf(runs);
  const largest = drawing.pictures.reduce((most, picture) => Math.max(most, shareOf(picture, page)), 0);
  const isDrawn = drawing.strokes >= FEWEST_STROKES || largest > SMALLEST_PICTURE;
  if (characters === 0 && isDrawn) return 'empty';
  if (characters < FEWEST_CHARACTERS && largest > SMALLEST_SCAN) return 'empty';
  return isGarbled(runs) ? 'garbled' : null;
}

/**
 * The pictures large enough for sentences that no text lies on: neither backgrounds nor scans with their
 * text.
 */
export function unreadPictures(runs: readonly Run[], { pictures }: Drawing, page: PageSize): Box[] {
  const large = pictures.filter((picture) => shareOf(picture, page) > SMALLEST_WRITING);
  return large.filter(
    (picture) => lengthOf(runs.filter(({ box }) => isInside(box, picture))) < FEWEST_CHARACTERS,
  );
}

function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.text.length, 0);
}

function shareOf({ width, height }: Box, page: PageSize): number {
  return (width * height) / (page.width * page.height);
}
