import type { Box, Raster, RecognisedWord, Recognition } from '../model.ts';
import type { OcrEngine } from './engines.ts';
import { confidenceOf, moved, textOf, withoutSpecks } from './lines.ts';
import { inkLines, type Stripe, uncovered } from './prepare/coverage.ts';
import { turned, turnedBack } from './prepare/raster.ts';
import type { Back, Prepared } from './prepare.ts';
import { createRefiner } from './refine.ts';
import { repair } from './repair.ts';
import { type Engines, type Models, type Script, scriptOf } from './script.ts';
import { openTesseract, type Tesseract, type TesseractLine } from './tesseract.ts';
import { type Upright, upright } from './upright.ts';
import { wordsOf } from './words.ts';

/** Which way text runs on a picture that must be turned clockwise by so many quarters. */
const DIRECTIONS = { 0: 'right', 1: 'up', 2: 'left', 3: 'down' } as const;

/** What a process is set up with. */
export interface ReaderSetup {
  readonly models: Models;
  readonly engine: OcrEngine;
}

/**
 * Makes what reads pictures, one after the other: a sample tells which way up they are and in which script. Simplified
 * Chinese is read by the better engine where there is one.
 */
export function createReader({ models, engine }: ReaderSetup): (picture: Raster) => Promise<Recognition> {
  const engines = openEngines(models);
  const refine = createRefiner(engine);
  return async (picture) => {
    const found = await upright(picture, await engines('simplified'));
    const script = found.sample ? await scriptOf(found.sample, engines) : 'simplified';
    const isRefined = script === 'simplified' && found.sample !== null;
    const words = isRefined
      ? await refine(textOf(found.sample.lines), turned(picture, found.quarters))
      : null;
    return words ? refined(words, found, picture) : readPrepared({ found, script, picture }, engines);
  };
}

/** A picture, and what was found out about it. */
interface Task {
  readonly found: Upright;
  readonly script: Script;
  readonly picture: Raster;
}

/** What tesseract reads on a prepared picture. */
async function readPrepared({ found, script, picture }: Task, engines: Engines): Promise<Recognition> {
  const { prepared, quarters } = found;
  const own = await engines(script);
  const read = await readBands(prepared, own);
  const repaired = await repair(
    prepared,
    read,
    script === 'latin' ? [own, await engines('simplified')] : [own],
  );
  const lines = withoutSpecks(repaired.lines);
  return {
    words: wordsOf(lines, prepared.raster).map((word) => placed(word, found, picture)),
    rules: prepared.rules,
    direction: DIRECTIONS[quarters],
    confidence: Math.round(confidenceOf(lines)),
    missed: repaired.missed,
  };
}

/** What the better engine read on a picture turned upright; it has no way of telling what it left out. */
function refined(
  words: readonly RecognisedWord[],
  { prepared, quarters }: Upright,
  picture: Raster,
): Recognition {
  const { raster, lineHeight, back } = prepared;
  const ink = lineHeight > 0 ? inkLines(raster, lineHeight) : [];
  const seen = ink.map(({ x0, y0, x1, y1 }) =>
    stripeOf(boxOn({ x: x0, y: y0, width: x1 - x0, height: y1 - y0 }, back)),
  );
  const letters = words.reduce((sum, word) => sum + word.letters.length, 0);
  const sureness = words.reduce((sum, word) => sum + word.confidence * word.letters.length, 0);
  return {
    words: words.map((word) => ({ ...word, box: turnedBack(word.box, quarters, picture) })),
    rules: prepared.rules,
    direction: DIRECTIONS[quarters],
    confidence: Math.round(sureness / letters),
    missed: uncovered(
      seen,
      words.map(({ box }) => stripeOf(box)),
    ).length,
  };
}

const stripeOf = ({ x, y, width, height }: Box): Stripe => ({
  x0: x,
  y0: y,
  x1: x + width,
  y1: y + height,
});

function openEngines(models: Models): Engines {
  const opening = new Map<Script, Promise<Tesseract>>();
  return (script) => {
    const engine = opening.get(script) ?? openTesseract(models[script]);
    opening.set(script, engine);
    return engine;
  };
}

/** Reads a prepared picture, band by band. */
async function readBands({ bands }: Prepared, engine: Tesseract): Promise<TesseractLine[]> {
  const lines: TesseractLine[] = [];
  for (const { y, raster } of bands)
    for (const line of await engine.read(raster)) lines.push(moved(line, { x: 0, y, scale: 1 }));
  return lines;
}

/** A rectangle of prepared pixels on the picture turned upright. */
const boxOn = ({ x, y, width, height }: Box, back: Back): Box =>
  back.box({ x: back.x(x), y: back.y(y), width: back.length(width), height: back.length(height) });

/** A word of prepared pixels where it stands on the picture. */
function placed(word: RecognisedWord, { prepared, quarters }: Upright, picture: Raster): RecognisedWord {
  const { back } = prepared;
  return {
    ...word,
    letters: word.letters.map((letter) => ({
      text: letter.text,
      x: back.x(letter.x),
      right: back.x(letter.right),
    })),
    x: back.x(word.x),
    right: back.x(word.right),
    baseline: back.y(word.baseline),
    size: back.length(word.size),
    box: turnedBack(boxOn(word.box, back), quarters, picture),
  };
}
