import type { Raster, RecognisedWord, Recognition } from '../model.ts';
import { confidenceOf, moved, withoutSpecks } from './lines.ts';
import { turnedBack } from './prepare/raster.ts';
import type { Prepared } from './prepare.ts';
import { repair } from './repair.ts';
import { type Engines, type Models, type Script, scriptOf } from './script.ts';
import { openTesseract, type Tesseract, type TesseractLine } from './tesseract.ts';
import { type Upright, upright } from './upright.ts';
import { wordsOf } from './words.ts';

/** Which way text runs on a picture that must be turned clockwise by so many quarters. */
const DIRECTIONS = { 0: 'right', 1: 'up', 2: 'left', 3: 'down' } as const;

/** Makes what reads pictures, one after the other: a sample tells which way up they are and in which script. */
export function createReader(models: Models): (picture: Raster) => Promise<Recognition> {
  const engines = openEngines(models);
  return async (picture) => {
    const sampler = await engines('simplified');
    const found = await upright(picture, sampler);
    const script = found.sample ? await scriptOf(found.sample, engines) : 'simplified';
    const engine = await engines(script);
    const { prepared, quarters } = found;
    const read = await readBands(prepared, engine);
    const repaired = await repair(prepared, read, script === 'latin' ? [engine, sampler] : [engine]);
    const lines = withoutSpecks(repaired.lines);
    return {
      words: wordsOf(lines, prepared.raster).map((word) => placed(word, found, picture)),
      direction: DIRECTIONS[quarters],
      confidence: Math.round(confidenceOf(lines)),
      missed: repaired.missed,
    };
  };
}

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

/** A word of prepared pixels where it stands on the picture. */
function placed(word: RecognisedWord, { prepared, quarters }: Upright, picture: Raster): RecognisedWord {
  const { back } = prepared;
  const { x, y, width, height } = word.box;
  const box = { x: back.x(x), y: back.y(y), width: back.length(width), height: back.length(height) };
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
    box: turnedBack(back.box(box), quarters, picture),
  };
}
