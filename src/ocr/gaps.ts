/** Lines that the engine left out, read alone. */
import { confidenceOf, moved } from './lines.ts';
import { inkLines, outline, type Stripe, uncovered } from './prepare/coverage.ts';
import { cropped, padded } from './prepare/raster.ts';
import { scaled } from './prepare/scale.ts';
import type { Prepared } from './prepare.ts';
import type { Tesseract, TesseractLine } from './tesseract.ts';

/** Everything read on a picture. */
export interface Filled {
  readonly lines: readonly TesseractLine[];
  /** Lines of writing that could not be read. */
  readonly missed: number;
}

/** Another size than before, since what failed may succeed a little larger; and white around it, in pixels. */
const LARGER = 1.25;
const MARGIN = 16;
/** Lines nearer than so many line heights are read together; at most so many groups of them. */
const NEAR = 1.5;
const MOST_GROUPS = 12;
/** Lines read with less confidence are no writing. */
const LEAST = 55;

/** Reads what a first reading left out. */
export async function fillGaps(
  { raster, lineHeight }: Prepared,
  read: readonly TesseractLine[],
  engine: Tesseract,
): Promise<Filled> {
  if (lineHeight === 0) return { lines: read, missed: 0 };
  const ink = inkLines(raster, lineHeight);
  const lines = [...read];
  for (const group of grouped(uncovered(ink, boundsOf(lines)), NEAR * lineHeight).slice(0, MOST_GROUPS)) {
    const box = outline(group, Math.round(lineHeight / 3));
    const part = scaled(cropped(raster, box), LARGER);
    const place = { x: box.x - MARGIN / LARGER, y: box.y - MARGIN / LARGER, scale: 1 / LARGER };
    const found = (await engine.readBlock(padded(part, MARGIN))).map((line) => moved(line, place));
    lines.push(...found.filter((line) => isNew(line, lines)));
  }
  return { lines, missed: uncovered(ink, boundsOf(lines)).length };
}

const boundsOf = (lines: readonly TesseractLine[]): Stripe[] => lines.map(({ bbox }) => bbox);

/** What is read again where something was read already is left. */
const isNew = (line: TesseractLine, lines: readonly TesseractLine[]): boolean =>
  confidenceOf([line]) >= LEAST && uncovered([line.bbox], boundsOf(lines)).length > 0;

/** Stripes from top to bottom, those with little room between them together. */
function grouped(stripes: readonly Stripe[], room: number): Stripe[][] {
  const groups: Stripe[][] = [];
  for (const stripe of [...stripes].sort((a, b) => a.y0 - b.y0)) {
    const group = groups.at(-1);
    const isNear = group && stripe.y0 - Math.max(...group.map(({ y1 }) => y1)) < room;
    if (isNear) group.push(stripe);
    else groups.push([stripe]);
  }
  return groups;
}
