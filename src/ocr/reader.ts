import type { Raster, RecognisedWord, Recognition } from '../model.ts';
import { fillGaps } from './gaps.ts';
import { confidenceOf } from './lines.ts';
import { turnedBack } from './prepare/raster.ts';
import { isReadBetter, mayBeTraditional } from './script.ts';
import { openTesseract, type Tesseract } from './tesseract.ts';
import { readBands, readUpright, type Upright } from './upright.ts';
import { wordsOf } from './words.ts';

/** With which models pictures are read. */
export interface Models {
  /** At first. */
  readonly usual: string;
  /** Where they turn out to be in traditional Chinese. */
  readonly traditional: string;
}

/** Which way text runs on a picture that must be turned clockwise by so many quarters. */
const DIRECTIONS = { 0: 'right', 1: 'up', 2: 'left', 3: 'down' } as const;

/** Makes what reads pictures, one after the other. */
export function createReader({ usual, traditional }: Models): (picture: Raster) => Promise<Recognition> {
  const opening = openTesseract(usual);
  let openingOther: Promise<Tesseract> | null = null;
  const other = () => {
    openingOther ??= openTesseract(traditional);
    return openingOther;
  };
  return async (picture) => {
    const [upright, engine] = await inItsScript(
      await readUpright(picture, await opening),
      await opening,
      other,
    );
    const { lines, missed } = await fillGaps(upright.prepared, upright.lines, engine);
    return {
      words: wordsOf(lines, upright.prepared.raster).map((word) => placed(word, upright, picture)),
      direction: DIRECTIONS[upright.quarters],
      confidence: Math.round(confidenceOf(lines)),
      missed,
    };
  };
}

/** The same picture read in traditional Chinese where that suits better, and the engine that suits. */
async function inItsScript(
  upright: Upright,
  engine: Tesseract,
  other: () => Promise<Tesseract>,
): Promise<[Upright, Tesseract]> {
  const { prepared, lines } = upright;
  if (!mayBeTraditional(lines)) return [upright, engine];
  const traditional = await other();
  if (!(await isReadBetter(prepared, lines, traditional))) return [upright, engine];
  return [{ ...upright, lines: await readBands(prepared, traditional) }, traditional];
}

/** A word of prepared pixels where it stands on the picture. */
function placed(word: RecognisedWord, { prepared, quarters }: Upright, picture: Raster): RecognisedWord {
  const { back } = prepared;
  const { x, y, width, height } = word.box;
  const box = { x: back.x(x), y: back.y(y), width: back.length(width), height: back.length(height) };
  return {
    ...word,
    letters: word.letters.map(({ text, x, right }) => ({ text, x: back.x(x), right: back.x(right) })),
    x: back.x(word.x),
    right: back.x(word.right),
    baseline: back.y(word.baseline),
    size: back.length(word.size),
    box: turnedBack(back.box(box), quarters, picture),
  };
}
