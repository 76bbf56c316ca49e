import type { Reading, Span } from '../model.ts';
import type { Setting } from './index.ts';
import type { Paint } from './paint.ts';
import { type Place, placer } from './place.ts';
import type { Words } from './words.ts';

/** One document with everything needed to show it to one reader on a terminal. */
export interface View {
  readonly reading: Reading;
  readonly words: Words;
  readonly paint: Paint;
  readonly width: number;
  readonly placeOf: (span: Span) => Place;
}

/** A document as one reader sees it: in the language he asked for, else in its own. */
export async function viewOf(
  reading: Reading,
  setting: Pick<Setting, 'wordbook' | 'readers' | 'language' | 'width' | 'paint'>,
): Promise<View> {
  const words = await setting.wordbook(setting.language ?? setting.readers.ofDocument(reading.languages));
  return { reading, words, paint: setting.paint, width: setting.width, placeOf: placer(reading.document) };
}
