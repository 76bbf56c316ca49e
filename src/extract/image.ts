import type { Album } from './image/decode.ts';
import { greyOf } from './image/grey.ts';
import { loadDrawing } from './loading.ts';
import { toExtraction } from './pdf/extraction.ts';
import type { PageSize } from './pdf/frame.ts';
import { type PdfPage, unreadPage } from './pdf/page.ts';
import { recognisedPage } from './pdf/recognised.ts';
import { type Extraction, type Reader, type ReadOptions, unreadable } from './reader.ts';

/** Reads pictures of writing: each is a page, measured in its pixels. Without a recogniser they are unread. */
export const readImage: Reader = async (bytes, options) => {
  const decoding = options.recogniser && (await decoder());
  if (!decoding) return ABSENT;
  const album = await decoding.openAlbum(bytes, options.limits);
  if (!('code' in album)) return readAlbums([album], options);
  const outcome = album.code === 'too-large' ? 'limit' : 'malformed';
  return { ...unreadable('image', outcome, album.code), notes: [album] };
};

/** Reads several files of pictures as one document; one that cannot be opened is an unread page of it. */
export async function readImages(files: readonly Uint8Array[], options: ReadOptions): Promise<Extraction> {
  const decoding = options.recogniser && (await decoder());
  if (!decoding) return ABSENT;
  const albums = await Promise.all(files.map((file) => decoding.openAlbum(file, options.limits)));
  return readAlbums(
    albums.map((album) => ('code' in album ? UNREADABLE : album)),
    options,
  );
}

const ABSENT = unreadable('image', 'no-text', 'ocr-absent');

/** Decoding needs a native canvas, which may not be installed. */
const decoder = () => loadDrawing(() => import('./image/decode.ts'));

const UNREADABLE: Album = {
  sizes: [{ width: 0, height: 0 }],
  draw: async () => null,
  isCutOff: false,
};

async function readAlbums(
  albums: readonly Album[],
  { recogniser, onPicture }: ReadOptions,
): Promise<Extraction> {
  if (!recogniser) return ABSENT;
  const pictures = albums.flatMap((album) => album.sizes.map((size, i) => ({ album, size, i })));
  let done = 0;
  onPicture?.(0, pictures.length);
  const read = async ({ album, size, i }: (typeof pictures)[number], index: number): Promise<PdfPage> => {
    const recognition = await recogniser.recognise(async () => {
      const drawn = await album.draw(i);
      return drawn && greyOf(drawn);
    });
    onPicture?.(++done, pictures.length);
    const place: PageSize & { number: number } = { ...size, number: index + 1 };
    const { isCutOff } = album;
    if (!recognition) return { ...unreadPage(place.number, 'failed', size), isCutOff };
    return recognition.words.length === 0
      ? { ...unreadPage(place.number, 'empty', size), isCutOff }
      : { ...recognisedPage(recognition, place, 1), isCutOff };
  };
  return toExtraction('image', await Promise.all(pictures.map(read)), pictures.length);
}
