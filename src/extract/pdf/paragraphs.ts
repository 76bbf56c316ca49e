import { isClosed } from '../text/closing.ts';
import { markerOf } from '../text/marker.ts';
import type { Line } from './lines.ts';
import { isWide } from './scripts.ts';
import { reachOf } from './stops.ts';

/**
 * The lines of one paragraph, item, heading or part of a cell; they may lie in two columns or on two pages.
 */
export type Paragraph = readonly Line[];

/** Joins lines, in reading order, into paragraphs. */
export function paragraphsOf(lines: readonly Line[]): Paragraph[] {
  const pitch = typicalPitch(lines);
  const paragraphs: Line[][] = [];
  for (const line of lines) {
    const current = paragraphs.at(-1);
    if (current && goesOn(current, line, pitch)) current.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

/** Where few lines show a distance, it may be that between paragraphs; no text is set wider than this. */
const WIDEST_PITCH = 1.9;
const FEWEST_STEPS = 8;

/**
 * Distance of baselines within paragraphs, in font sizes: the lower quartile, since gaps between them are
 * larger.
 */
function typicalPitch(lines: readonly Line[]): number {
  const steps = lines.slice(1).flatMap((line, i) => {
    const last = lines[i] as Line;
    const step = (line.baseline - last.baseline) / line.size;
    return last.column === line.column && isSameSize(last, line) && step > 0.8 && step < 3 ? [step] : [];
  });
  const pitch = steps.sort((a, b) => a - b)[Math.floor(steps.length / 4)] ?? 1.5;
  return steps.length < FEWEST_STEPS ? Math.min(pitch, WIDEST_PITCH) : pitch;
}

function isSameSize(a: Line, b: Line): boolean {
  return Math.abs(a.size - b.size) <= 0.12 * Math.max(a.size, b.size);
}

/** How one line meets the next. */
interface Meeting {
  readonly paragraph: Paragraph;
  readonly last: Line;
  readonly next: Line;
  /** The last line ends a sentence, a clause or an introduction. */
  readonly closed: boolean;
  /** The first word of the next line would have had room on the last. */
  readonly short: boolean;
  readonly marked: boolean;
}

function goesOn(paragraph: Paragraph, next: Line, pitch: number): boolean {
  const last = paragraph.at(-1) as Line;
  if (!isSameCell(last, next) || !isSameSize(last, next)) return false;
  const meeting = {
    paragraph,
    last,
    next,
    closed: isClosed(last.text.slice(-24)),
    short: isShort(last, next),
    marked: markerOf(next.text) !== null,
  };
  if (last.column !== next.column) return goesOnAcross(meeting);
  return goesOnBelow(meeting, pitch);
}

function isSameCell({ cell: a }: Line, { cell: b }: Line): boolean {
  return (
    a === b || (a !== null && b !== null && a.table === b.table && a.row === b.row && a.column === b.column)
  );
}

/** Share of the usual distance at which a line still belongs to the one above. */
const WIDEST_STEP = 1.3;
/** Font sizes by which a line must be indented to count. */
const INDENT = 0.8;

function goesOnBelow({ paragraph, last, next, closed, short, marked }: Meeting, pitch: number): boolean {
  const step = (next.baseline - last.baseline) / next.size;
  if (step <= 0 || step > ownPitch(paragraph, pitch) * WIDEST_STEP) return false;
  if (isCentred(last) && isCentred(next)) return !marked && !closed;
  if (marked && (closed || short || isSibling(paragraph, next) || isSetOff(next.text))) return false;
  if (short && (closed || !isMidSentence(last, next))) return false;
  if (isHeadingOver(paragraph, next)) return false;
  if (!closed) return true;
  const shift = (next.x - last.x) / next.size;
  const isFirst = paragraph.length === 1;
  if (shift > INDENT) return isFirst && markerOf(last.text) !== null;
  return shift > -INDENT || isFirst;
}

/**
 * Bold lines and then none: a heading that fills its line. A small letter shows that only the emphasis ends.
 */
function isHeadingOver(paragraph: Paragraph, { runs, text }: Line): boolean {
  if (/^\p{Ll}/u.test(text) || runs.some((run) => run.ink.bold)) return false;
  return paragraph.every((line) => line.runs.every((run) => run.ink.bold));
}

/**
 * Lines broken at a number of characters leave room at their ends. That a sentence goes on is shown by a
 * small letter behind a hyphen or a fairly full line, by an ideograph behind an almost full one.
 */
function isMidSentence(last: Line, next: Line): boolean {
  const share = (last.right - last.x) / (last.column.right - last.column.left);
  if (/^\p{Ll}/u.test(next.text)) return share > 0.6 || /\p{L}[-\u2010]$/u.test(last.text);
  return share > 0.85 && isWide(next.text);
}

/** The distance within a paragraph that has shown its own. */
function ownPitch(paragraph: Paragraph, pitch: number): number {
  const [first, second] = [paragraph[0] as Line, paragraph[1]];
  const own =
    second && second.column === first.column ? (second.baseline - first.baseline) / second.size : pitch;
  return Math.max(pitch, own);
}

/** A numbering such as 第1章第1条 may be a reference in the middle of a sentence, unless white space follows. */
function isSetOff(text: string): boolean {
  const marker = markerOf(text);
  if (!marker?.style.startsWith('第')) return false;
  const rest = text.slice(marker.length);
  return /^\s/u.test(rest) || isSetOff(rest);
}

/**
 * A marker like the one the paragraph began with, or at the same place, to the left of where its lines go
 * on.
 */
function isSibling(paragraph: Paragraph, next: Line): boolean {
  const [first, last] = [paragraph[0] as Line, paragraph.at(-1) as Line];
  if (markerOf(first.text)?.style === markerOf(next.text)?.style) return true;
  return Math.abs(next.x - first.x) < INDENT * next.size && last.x - next.x > INDENT * next.size;
}

/** From one column or page to the next, where no distance helps. */
function goesOnAcross({ paragraph, last, next, closed, short, marked }: Meeting): boolean {
  if (last.cell || marked || closed) return false;
  if (/^\p{Ll}/u.test(next.text)) return true;
  const indent = next.x - next.column.left;
  const isIndented =
    indent > INDENT * next.size && Math.abs(indent - (last.x - last.column.left)) > next.size;
  return !short && !isIndented && !(paragraph.length === 1 && isCentred(last));
}

/** Room on the last line for the next one's first word, by more than a trifle. */
export function isShort(last: Line, next: Line): boolean {
  const room = last.column.right - last.right + (isCentred(last) ? last.x - last.column.left : 0);
  return room > firstWordWidth(next) + 0.5 * last.size;
}

/**
 * The least that must come to the next line together: a word, or an ideograph with the signs that stick to
 * it.
 */
const FIRST_IDEOGRAPH = /^[\p{Ps}\p{Pi}]*.[\p{Pe}\p{Pf}\p{Po}]*/u;
const FIRST_WORD = /^[^\s\p{Script=Han}]+/u;

function firstWordWidth({ runs, right, x, text }: Line): number {
  const first = isWide(text) ? FIRST_IDEOGRAPH.exec(text)?.[0] : FIRST_WORD.exec(text)?.[0];
  const length = first?.length ?? 1;
  let [seen, end] = [0, x];
  for (const run of runs) {
    if (seen >= length) break;
    end = run.x + reachOf(run, length - seen);
    seen += run.text.length;
  }
  return Math.min(end, right) - x;
}

/** As far from the left edge of its column as from the right one, and away from both. */
export function isCentred({ x, right, size, column }: Line): boolean {
  const [before, behind] = [x - column.left, column.right - right];
  return before > 1.5 * size && behind > 1.5 * size && Math.abs(before - behind) < 2 * size;
}
