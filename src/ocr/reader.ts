import type { Raster, Recognition } from '../model.ts';
import type { OcrEngine } from './engines.ts';
import { createRefiner, textOf } from './refine.ts';
import { openTesseract } from './tesseract.ts';
import { wordsOf } from './words.ts';

/** What a process is set up with. */
export interface ReaderSetup {
  readonly models: string;
  readonly engine: OcrEngine;
}

/** Makes what reads pictures, one after the other. */
export function createReader({ models, engine }: ReaderSetup): (picture: Raster) => Promise<Recognition> {
  const opening = openTesseract(models);
  const refine = createRefiner(engine);
  return async (picture) => {
    const tesseract = await opening;
    const first = wordsOf(await tesseract.read(picture), picture);
    const words = (await refine(textOf(first), picture)) ?? first;
    return { words, direction: 'right', confidence: meanConfidence(words) };
  };
}

/** Weighted by letters, so that a stray mark counts little. */
function meanConfidence(words: Recognition['words']): number {
  const letters = words.reduce((sum, word) => sum + word.letters.length, 0);
  const sum = words.reduce((total, { confidence, letters: own }) => total + confidence * own.length, 0);
  return letters === 0 ? 0 : Math.round(sum / letters);
}
