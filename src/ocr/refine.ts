/** Simplified Chinese is read again by an engine that reads it better, where that is installed. */
import { simplifiedBalance } from '../characters.ts';
import type { Raster, RecognisedWord } from '../model.ts';
import type { OcrEngine } from './engines.ts';
import { isInstalled } from './paddle/models.ts';
import { openPaddle, type Paddle } from './paddle/read.ts';

/**
 * Reads an upright picture better than tesseract; `text` is what that read of it, or of a part. Null where it would not be
 * better, or cannot be done.
 */
export type Refine = (text: string, upright: Raster) => Promise<readonly RecognisedWord[] | null>;

/** Makes what reads better; what it needs is opened when it is needed. */
export function createRefiner(engine: OcrEngine): Refine {
  if (engine === 'tesseract' || !isInstalled()) return async () => null;
  let opening: Promise<Paddle> | null = null;
  return async (text, upright) => {
    if (!isSimplified(text)) return null;
    opening ??= openPaddle();
    const words = await opening.then((read) => read(upright)).catch(() => null);
    return words && isSimplified(textOf(words)) ? words : null;
  };
}

/** The letters of words, without white space. */
export const textOf = (words: readonly RecognisedWord[]): string =>
  words.flatMap(({ letters }) => letters.map(({ text }) => text)).join('');

/**
 * Whether writing is mostly simplified Chinese. Traditional Chinese is read by tesseract's models for simplified as
 * simplified; the characters that paddle gives tell.
 */
export function isSimplified(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/\p{Script=Han}/gu) * 2 > count(/\p{L}/gu) && simplifiedBalance(text) > 0;
}
