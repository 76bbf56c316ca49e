import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import { imageSize } from 'image-size';
import type { Note } from '../../model.ts';
import { beyond, READ_LIMITS, type ReadLimits } from '../limits.ts';
import type { PageSize } from '../pdf/frame.ts';
import { isCutOff } from './ending.ts';
import { swapsSides, turnUpright } from './orientation.ts';

/** The pictures in a file: most have one, a TIFF one for each page. Sizes in pixels, the right way up. */
export interface Album {
  readonly sizes: readonly PageSize[];
  /** A picture on white, from 0; null where it cannot be decoded. */
  readonly draw: (index: number) => Promise<Canvas | null>;
  /** Whether the file ends too early: what is missing is drawn blank. */
  readonly isCutOff: boolean;
}

/** Longer sides cannot be drawn. */
const LONGEST_SIDE = 32_767;

/** How a HEIC file begins: decoders of it have licences that this program cannot pass on. */
const HEIC = /^.{4}ftyp(hei[cxms]|hev[cx]|(mif1|msf1)(?!.*avi[fs]))/s;

/** Opens the bytes of a picture; the size it claims is looked at before anything is decoded. Trouble is a note. */
export async function openAlbum(bytes: Uint8Array, limits: ReadLimits = READ_LIMITS): Promise<Album | Note> {
  if (HEIC.test(Buffer.from(bytes.subarray(0, 40)).toString('latin1'))) return { code: 'heic' };
  const { type = '', width = 0, height = 0 } = claimedSize(bytes);
  if (!(width > 0 && height > 0)) return MALFORMED;
  if (!isBearable({ width, height }, limits)) return tooMany('pixels', limits);
  return type === 'tiff' ? await openTiff(bytes, limits) : await openSingle(bytes);
}

function claimedSize(bytes: Uint8Array): Partial<ReturnType<typeof imageSize>> {
  try {
    return imageSize(bytes);
  } catch {
    return {};
  }
}

const MALFORMED: Note = { code: 'malformed-image' };

const tooMany = (limit: 'pixels' | 'pages', limits: ReadLimits): Note => ({
  code: 'too-large',
  values: beyond(limit, limits),
});

const isBearable = ({ width, height }: PageSize, { pixels }: ReadLimits): boolean =>
  width * height <= pixels && Math.max(width, height) <= LONGEST_SIDE;

/** What turns a photo upright is applied in decoding. */
async function openSingle(bytes: Uint8Array): Promise<Album | Note> {
  const image = await loadImage(bytes).catch(() => null);
  if (!image || image.width === 0) return MALFORMED;
  const { width, height } = image;
  const draw = async () => {
    const canvas = blank({ width, height });
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas;
  };
  return { sizes: [{ width, height }], draw, isCutOff: isCutOff(bytes) };
}

async function openTiff(bytes: Uint8Array, limits: ReadLimits): Promise<Album | Note> {
  const { default: tiff } = await import('utif2');
  const buffer = new Uint8Array(bytes).buffer;
  const pages = (() => {
    try {
      return tiff.decode(buffer).filter((page) => sizeIn(page) !== null);
    } catch {
      return [];
    }
  })();
  if (pages.length === 0) return MALFORMED;
  const sizes = pages.map((page) => uprightSize(page));
  if (pages.length > limits.pages) return tooMany('pages', limits);
  if (!sizes.every((size) => isBearable(size, limits))) return tooMany('pixels', limits);
  const draw = async (index: number) => {
    const page = pages[index];
    const size = page && sizeIn(page);
    if (!size) return null;
    try {
      tiff.decodeImage(buffer, page);
      const drawn = paint(tiff.toRGBA8(page), size);
      return drawn && turnUpright(drawn, orientationOf(page));
    } catch {
      return null;
    } finally {
      page.data = new Uint8Array();
    }
  };
  return { sizes, draw, isCutOff: false };
}

/** The tags of TIFF for width and height (256, 257). */
function sizeIn(page: Readonly<Record<string, unknown>>): PageSize | null {
  const [width, height] = [page.t256, page.t257].map((tag) => (Array.isArray(tag) ? Number(tag[0]) : 0));
  return width && height ? { width, height } : null;
}

type TiffPage = Parameters<typeof sizeIn>[0];

/** The tag of TIFF that tells which way up a page is (274); 1 where it does not. */
const orientationOf = ({ t274 }: TiffPage): number => (Array.isArray(t274) ? Number(t274[0]) : 1);

function uprightSize(page: TiffPage): PageSize {
  const { width, height } = sizeIn(page) ?? { width: 0, height: 0 };
  return swapsSides(orientationOf(page)) ? { width: height, height: width } : { width, height };
}

function paint(pixels: Uint8Array, { width, height }: PageSize): Canvas | null {
  if (pixels.length < width * height * 4) return null;
  const canvas = blank({ width, height });
  const context = canvas.getContext('2d');
  const data = context.createImageData(width, height);
  data.data.set(pixels.subarray(0, width * height * 4));
  context.putImageData(data, 0, 0);
  return canvas;
}

function blank({ width, height }: PageSize): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  return canvas;
}
