import { fileURLToPath } from 'node:url';
import type { Worker } from 'tesseract.js';
import type { Raster } from '../model.ts';

/** A word as tesseract gives it, in pixels of the picture it was given. */
export interface TesseractWord {
  readonly text: string;
  readonly confidence: number;
  readonly bbox: Bounds;
  readonly symbols: readonly { readonly text: string; readonly confidence: number; readonly bbox: Bounds }[];
}

export interface Bounds {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface TesseractLine {
  readonly words: readonly TesseractWord[];
  readonly bbox: Bounds;
  readonly baseline: Bounds;
  readonly rowAttributes: {
    readonly rowHeight: number;
    readonly descenders: number;
    readonly ascenders: number;
  };
}

/** Reads pictures with the models it was opened with. */
export interface Tesseract {
  /** A page: finds its blocks. */
  readonly read: (picture: Raster) => Promise<readonly TesseractLine[]>;
  /** A part that is one block of lines. */
  readonly readBlock: (picture: Raster) => Promise<readonly TesseractLine[]>;
}

/** Where the build puts the language models; from `src` and from `dist` alike. */
const MODELS = fileURLToPath(new URL('../../dist/tessdata', import.meta.url));

/** Opens tesseract with models such as `chi_sim+eng`. Throws where it or a model is not installed. Nothing is downloaded. */
export async function openTesseract(models: string): Promise<Tesseract> {
  const { createWorker, OEM, PSM } = (await import('tesseract.js')).default;
  const worker = await createWorker(models, OEM.LSTM_ONLY, {
    langPath: MODELS,
    gzip: true,
    cacheMethod: 'none',
    errorHandler: () => {},
  });
  // Without it spaces between ideographs are lost and found at random.
  await worker.setParameters({ preserve_interword_spaces: '1' });
  const readAs = async (picture: Raster, mode: Mode) => {
    await worker.setParameters({ tessedit_pageseg_mode: mode });
    const { data } = await worker.recognize(toPgm(picture), {}, { text: false, blocks: true });
    return (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines));
  };
  return {
    read: (picture) => readAs(picture, PSM.SINGLE_COLUMN),
    readBlock: (picture) => readAs(picture, PSM.SINGLE_BLOCK),
  };
}

type Mode = NonNullable<Parameters<Worker['setParameters']>[0]['tessedit_pageseg_mode']>;

/** The simplest file that a grey picture can be handed over in. */
function toPgm({ width, height, data }: Raster): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]);
}
