/** From the letters of lines to words on the picture. */
import type { Box, RecognisedWord } from '../../model.ts';
import { isEven } from '../even.ts';
import { type Letter, type Letters, split } from './letters.ts';
import type { Point, Slanted } from './rectangle.ts';

/** A line that was read: `columns` is how wide its level picture was. */
export interface ReadLine extends Letters {
  readonly box: Slanted;
  readonly columns: number;
}

/** How the writing on a page lies: it is turned level round a point. */
export interface Lie {
  readonly angle: number;
  readonly middle: Point;
}

/** The words of lines in reading order. */
export function wordsOf(lines: readonly ReadLine[], lie: Lie): RecognisedWord[] {
  const share = sizeShareOf(lines);
  return lines.flatMap((line, i) => {
    const size = sizeOf(line) ?? share * line.box.height;
    return stretchesOf(line.letters).map((letters) => toWord(letters, { ...line, lie, size, number: i }));
  });
}

/** Of the height of a box the size of its font, where the page does not tell it. Measured: 0.7 to 1. */
const SIZE = 0.8;

/** Of the height of a box the size of its font, as most of the lines with ideographs tell it. */
function sizeShareOf(lines: readonly ReadLine[]): number {
  const shares = lines.flatMap((line) => {
    const size = sizeOf(line);
    return size === null ? [] : [size / line.box.height];
  });
  return shares.sort((a, b) => a - b)[shares.length >> 1] ?? SIZE;
}

const sizeOf = ({ pace, box, columns }: ReadLine): number | null =>
  pace === null ? null : (pace * box.width) / columns;

/**
 * Letters that are told how sure the engine is together: words of letters, and stretches of ideographs up to a
 * punctuation mark that are all read surely or all unsurely, so that a doubtful one is not lost among the others.
 */
export function stretchesOf(letters: readonly Letter[]): Letter[][] {
  return split(letters).flatMap((part) => {
    const stretches: Letter[][] = [];
    for (const letter of part) {
      const last = stretches.at(-1);
      if (last && isOneWith(last, letter)) last.push(letter);
      else stretches.push([letter]);
    }
    return stretches;
  });
}

function isOneWith(stretch: readonly Letter[], letter: Letter): boolean {
  const last = stretch.at(-1);
  if (!last || !(isEven(last.text) || isEven(letter.text))) return true;
  return !IS_PUNCTUATION.test(last.text) && isSure(last) === isSure(letter);
}

const IS_PUNCTUATION = /^\p{P}$/u;

/** Characters less probable than this are often wrong. */
const SURE = 0.6;
const isSure = ({ probability }: Letter): boolean => probability >= SURE;

/** The confidence at which tesseract's words begin to be often wrong, which is what readers of confidences know. */
const SURE_OF_100 = 75;

/** A probability as a confidence, 0–100, that means what tesseract's means. */
export const toConfidence = (probability: number): number =>
  probability < SURE
    ? (probability / SURE) * SURE_OF_100
    : SURE_OF_100 + ((probability - SURE) / (1 - SURE)) * (100 - SURE_OF_100);

interface Place extends ReadLine {
  readonly lie: Lie;
  readonly size: number;
  readonly number: number;
}

/** The baseline is this share of the size below the middle of a box. Measured on lines drawn at 16 to 32 pixels. */
const BASELINE = 0.29;

function toWord(stretch: readonly Letter[], { box, columns, lie, size, number }: Place): RecognisedWord {
  const { x, y } = turn({ x: box.cx, y: box.cy }, { ...lie, angle: -lie.angle });
  const across = (column: number) => x - box.width / 2 + (column / columns) * box.width;
  const letters = stretch.map(({ text, bbox }) => ({ text, x: across(bbox.x0), right: across(bbox.x1) }));
  const [left, right] = [letters[0]?.x ?? x, letters.at(-1)?.right ?? x];
  const mean = stretch.reduce((sum, { probability }) => sum + probability, 0) / stretch.length;
  return {
    letters,
    confidence: Math.round(toConfidence(mean)),
    x: left,
    right,
    baseline: y + BASELINE * size,
    size,
    box: boxOf(turn({ x: (left + right) / 2, y }, lie), { width: right - left, size }),
    line: number,
  };
}

/** Round the middle of a page by its angle. */
function turn({ x, y }: Point, { angle, middle }: Lie): Point {
  const [cos, sin, dx, dy] = [Math.cos(angle), Math.sin(angle), x - middle.x, y - middle.y];
  return { x: middle.x + dx * cos - dy * sin, y: middle.y + dx * sin + dy * cos };
}

/** How high marks are, in shares of the size. */
const HEIGHT = 1.05;

const boxOf = ({ x, y }: Point, { width, size }: { width: number; size: number }): Box => ({
  x: x - width / 2,
  y: y - (HEIGHT / 2) * size,
  width,
  height: HEIGHT * size,
});
