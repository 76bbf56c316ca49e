import type { Raster, RecognisedWord } from '../../model.ts';
import { decode } from './ctc.ts';
import { linesOn } from './detect.ts';
import { lettersOf } from './letters.ts';
import { lineOf, toInput } from './line.ts';
import { openModels } from './models.ts';
import { angleOf, inOrder } from './order.ts';
import { type ReadLine, wordsOf } from './words.ts';

/** Reads simplified Chinese, and letters and digits between; other writing badly. */
export type Paddle = (picture: Raster) => Promise<RecognisedWord[]>;

/** Opens the engine. Throws where it is not installed. Pictures are to be upright; they need not be level. */
export async function openPaddle(): Promise<Paddle> {
  const models = await openModels();
  return async (picture) => {
    const lines: ReadLine[] = [];
    for (const box of await linesOn(picture, models.detection)) {
      const line = lineOf(picture, box);
      const seen = decode(await models.recognition(toInput(line)), models.characters);
      if (seen.length > 0) lines.push({ ...lettersOf(seen, line), box, columns: line.width });
    }
    const middle = { x: picture.width / 2, y: picture.height / 2 };
    return wordsOf(inOrder(lines), { angle: angleOf(lines.map(({ box }) => box)), middle });
  };
}
