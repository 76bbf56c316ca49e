import type { Raster, Recognition } from '../model.ts';
import { openTesseract } from './tesseract.ts';
import { wordsOf } from './words.ts';

/** Makes what reads pictures, one after the other. */
export function createReader({
  models,
}: {
  readonly models: string;
}): (picture: Raster) => Promise<Recognition> {
  const opening = openTesseract(models);
  return async (picture) => {
    const engine = await opening;
    const words = wordsOf(await engine.read(picture), picture);
    return { words, direction: 'right', confidence: meanConfidence(words) };
  };
}

/** Weighted by letters, so that a stray mark counts little. */
function meanConfidence(words: Recognition['words']): number {
  const letters = words.reduce((sum, word) => sum + word.letters.length, 0);
  const sum = words.reduce((total, { confidence, letters: own }) => total + confidence * own.length, 0);
  return letters === 0 ? 0 : Math.round(sum / letters);
}
