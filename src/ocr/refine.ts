/** Simplified Chinese is read again by an engine that reads it better, where that is installed. */
import { simplifiedBalance } from '../characters.ts';
import type { Raster, RecognisedWord } from '../model.ts';
import { isInstalled } from './paddle/models.ts';
import { openPaddle, type Paddle } from './paddle/read.ts';

/** Which engines read: tesseract all, or paddle what it reads better as far as it is installed. */
export type OcrEngine = 'auto' | 'tesseract';

type Words = readonly RecognisedWord[];
type Refine = (words: Words, picture: Raster) => Promise<Words>;

/** Makes what betters the words that tesseract read on an upright picture. The other engine is opened when it is needed. */
export function createRefiner(engine: OcrEngine): Refine {
  if (engine === 'tesseract' || !isInstalled()) return async (words) => words;
  let opening: Promise<Paddle> | null = null;
  return async (words, picture) => {
    if (!isSimplified(words)) return words;
    opening ??= openPaddle();
    const better = await opening.then((read) => read(picture)).catch(() => null);
    return better && isSimplified(better) ? better : words;
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
