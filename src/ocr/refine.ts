/** Simplified Chinese is read again by an engine that reads it better, where that is installed. */
import { simplifiedBalance } from '../characters.ts';
import type { Raster, RecognisedWord } from '../model.ts';
import type { OcrEngine } from './engines.ts';
import { isInstalled } from './paddle/models.ts';
import { openPaddle, type Paddle } from './paddle/read.ts';

type Words = readonly RecognisedWord[];

/** Gives better words of an upright picture than tesseract's; null where those are to stay. */
export type Refine = (words: Words, upright: Raster) => Promise<Words | null>;

/** Makes what betters tesseract's words; what it needs is opened when it is needed. */
export function createRefiner(engine: OcrEngine): Refine {
  if (engine === 'tesseract' || !isInstalled()) return async () => null;
  let opening: Promise<Paddle> | null = null;
  return async (words, upright) => {
    if (!isSimplified(words)) return null;
    opening ??= openPaddle();
    const better = await opening.then((read) => read(upright)).catch(() => null);
    return better && isSimplified(better) ? better : null;
  };
}

/**
 * Whether writing is mostly simplified Chinese. Of traditional Chinese, tesseract's models for simplified make simplified;
 * the characters that paddle gives tell.
 */
export function isSimplified(words: Words): boolean {
  const text = words.flatMap(({ letters }) => letters.map((letter) => letter.text)).join('');
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/\p{Script=Han}/gu) * 2 > count(/\p{L}/gu) && simplifiedBalance(text) > 0;
}
