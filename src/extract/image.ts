import { openAlbum } from './image/decode.ts';
import { greyOf } from './image/grey.ts';
import { toExtraction } from './pdf/extraction.ts';
import { unreadPage } from './pdf/page.ts';
import { recognisedPage } from './pdf/recognised.ts';
import { type Reader, unreadable } from './reader.ts';

/** Reads pictures of writing: each is a page, measured in its pixels. Without a recogniser they are unread. */
export const readImage: Reader = async (bytes, { recogniser, onPicture }) => {
  if (!recogniser) return unreadable('image', 'no-text', 'ocr-absent');
  const album = await openAlbum(bytes);
  if (typeof album === 'string')
    return unreadable('image', album === 'too-large' ? 'limit' : 'malformed', album);
  let done = 0;
  onPicture?.(0, album.sizes.length);
  const pages = album.sizes.map(async (size, i) => {
    const recognition = await recogniser.recognise(async () => {
      const drawn = await album.draw(i);
      return drawn && greyOf(drawn);
    });
    onPicture?.(++done, album.sizes.length);
    const { isCutOff } = album;
    if (!recognition) return { ...unreadPage(i + 1, 'failed', size), isCutOff };
    return recognition.words.length === 0
      ? { ...unreadPage(i + 1, 'empty', size), isCutOff }
      : { ...recognisedPage(recognition, { number: i + 1, ...size }, 1), isCutOff };
  });
  return toExtraction('image', await Promise.all(pages), album.sizes.length);
};
