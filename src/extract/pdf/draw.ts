/** Pictures of pages, for people to look at. */
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js';
import { fontResources, load } from './document.ts';
import { loadDrawer } from './parser.ts';

/** A page as it is displayed, as a file. */
export interface PagePicture {
  readonly type: 'image/png' | 'image/webp';
  readonly data: Uint8Array;
}

export interface Drawing {
  /** Counted from 1. */
  readonly pages: readonly number[];
  readonly passwords: readonly string[];
  /** Epoch milliseconds after which no further page is drawn, and the one at hand is left. */
  readonly deadline: number;
}

/** Wide enough to read on any screen, and no larger; a page of whatever shape has at most so many pixels. */
const WIDTH = 900;
const MOST_PIXELS = 4_000_000;
/** Pictures in pages beyond this are left out: a scan of a page in 400 dpi has fewer pixels. */
const MOST_IN_PICTURE = 20_000_000;
/** Quality of a WebP on which small print can still be read. */
const QUALITY = 60;

/** Draws pages of a PDF. Those that cannot be drawn, or not in time, are left out. */
export async function drawPages(bytes: Uint8Array, drawing: Drawing): Promise<Map<number, PagePicture>> {
  const pictures = new Map<number, PagePicture>();
  const opened = await open(bytes, drawing.passwords);
  if (!opened) return pictures;
  try {
    for (const number of drawing.pages) {
      if (Date.now() >= drawing.deadline) break;
      const picture = await draw(opened.document, number, drawing.deadline).catch(() => null);
      if (picture) pictures.set(number, picture);
    }
    return pictures;
  } finally {
    await opened.close();
  }
}

async function open(bytes: Uint8Array, passwords: readonly string[]) {
  const { PDFParse } = loadDrawer();
  for (const password of [undefined, ...passwords]) {
    const parser = new PDFParse({
      ...fontResources(),
      maxImageSize: MOST_IN_PICTURE,
      data: new Uint8Array(bytes),
      ...(password === undefined ? {} : { password }),
    });
    const close = () => parser.destroy().catch(() => {});
    const document = await load(parser).catch(() => null);
    if (document) return { document, close };
    await close();
  }
  return null;
}

/** As much of the canvas as is needed here. */
interface Canvas {
  readonly toBuffer: (type: PagePicture['type'], quality?: number) => Uint8Array;
}
interface CanvasFactory {
  readonly create: (width: number, height: number) => { readonly canvas: Canvas; readonly context: unknown };
}

async function draw(
  document: PDFDocumentProxy,
  number: number,
  deadline: number,
): Promise<PagePicture | null> {
  const page = await document.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(WIDTH / width, Math.sqrt(MOST_PIXELS / (width * height)));
  const viewport = page.getViewport({ scale });
  const factory = document.canvasFactory as CanvasFactory;
  const { canvas, context } = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const task = page.render({ canvasContext: context, canvas, viewport } as never);
  task.onContinue = (goOn: () => void) => (Date.now() < deadline ? goOn() : task.cancel());
  await task.promise;
  page.cleanup();
  return smaller(canvas);
}

/** Plain pages are smaller as PNG, others as WebP. */
function smaller(canvas: Canvas): PagePicture {
  const png = canvas.toBuffer('image/png');
  const webp = canvas.toBuffer('image/webp', QUALITY);
  return png.length <= webp.length ? { type: 'image/png', data: png } : { type: 'image/webp', data: webp };
}
