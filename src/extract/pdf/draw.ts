/** Pictures of pages, for people to look at. */
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { Box, PageWindow } from '../../model.ts';
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
  /** What may be seen of each page; all of every page where there are none. */
  readonly windows?: ReadonlyMap<number, PageWindow> | null;
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
  const opened = await open(bytes, drawing);
  if (!opened) return pictures;
  try {
    for (const number of drawing.pages) {
      if (Date.now() >= drawing.deadline) break;
      const picture = await draw(opened.document, number, drawing).catch(() => null);
      if (picture) pictures.set(number, picture);
    }
    return pictures;
  } finally {
    await opened.close();
  }
}

/** Pictures in pages are left out where only some of a page may be seen: nobody knows what they show. */
async function open(bytes: Uint8Array, { passwords, windows }: Drawing) {
  const { PDFParse } = loadDrawer();
  for (const password of [undefined, ...passwords]) {
    const parser = new PDFParse({
      ...fontResources(),
      maxImageSize: windows ? 0 : MOST_IN_PICTURE,
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
  readonly width: number;
  readonly height: number;
  readonly toBuffer: (type: PagePicture['type'], quality?: number) => Uint8Array;
}
interface Brush {
  fillStyle: string;
  readonly fillRect: (x: number, y: number, width: number, height: number) => void;
  readonly drawImage: (from: Canvas, ...boxes: [...Rectangle, ...Rectangle]) => void;
  readonly getImageData: (...box: Rectangle) => { readonly data: Uint8ClampedArray };
}
type Rectangle = readonly [x: number, y: number, width: number, height: number];
interface Sheet {
  readonly canvas: Canvas;
  readonly context: Brush;
}
interface CanvasFactory {
  readonly create: (width: number, height: number) => Sheet;
}

/** Form fields and stamps are drawn with a page, or not. */
const ANNOTATIONS = { none: 0, all: 1 };

async function draw(
  document: PDFDocumentProxy,
  number: number,
  { deadline, windows }: Drawing,
): Promise<PagePicture | null> {
  const page = await document.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(WIDTH / width, Math.sqrt(MOST_PIXELS / (width * height)));
  const viewport = page.getViewport({ scale });
  const factory = document.canvasFactory as CanvasFactory;
  const sheet = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const { canvas, context: canvasContext } = sheet;
  const annotationMode = windows ? ANNOTATIONS.none : ANNOTATIONS.all;
  const task = page.render({ canvasContext, canvas, viewport, annotationMode } as never);
  task.onContinue = (goOn: () => void) => (Date.now() < deadline ? goOn() : task.cancel());
  await task.promise;
  page.cleanup();
  if (!windows) return smaller(canvas);
  const clean = factory.create(canvas.width, canvas.height);
  const isSeen = lookThrough(windows.get(number), { from: canvas, to: clean, scale });
  return isSeen ? smaller(clean.canvas) : null;
}

/** Draws what may be seen of a picture on a clean sheet; tells whether there is anything to be seen. */
function lookThrough(
  window: PageWindow | undefined,
  { from, to, scale }: { readonly from: Canvas; readonly to: Sheet; readonly scale: number },
): boolean {
  const { canvas, context } = to;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const box of window?.shown ?? []) {
    const pixels = pixelsOf(box, scale, canvas);
    if (pixels) context.drawImage(from, ...pixels, ...pixels);
  }
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const isSeen = data.some((value) => value < DARK);
  context.fillStyle = '#000';
  for (const box of window?.covered ?? []) {
    const pixels = pixelsOf(box, scale, canvas);
    if (pixels) context.fillRect(...pixels);
  }
  return isSeen;
}

/** A part of a colour below which something is to be seen on white. */
const DARK = 160;

/** The whole pixels that a box touches. */
function pixelsOf({ x, y, width, height }: Box, scale: number, canvas: Canvas): Rectangle | null {
  const [left, top] = [Math.max(0, Math.floor(x * scale)), Math.max(0, Math.floor(y * scale))];
  const right = Math.min(canvas.width, Math.ceil((x + width) * scale));
  const bottom = Math.min(canvas.height, Math.ceil((y + height) * scale));
  return right > left && bottom > top ? [left, top, right - left, bottom - top] : null;
}

/** Plain pages are smaller as PNG, others as WebP. */
function smaller(canvas: Canvas): PagePicture {
  const png = canvas.toBuffer('image/png');
  const webp = canvas.toBuffer('image/webp', QUALITY);
  return png.length <= webp.length ? { type: 'image/png', data: png } : { type: 'image/webp', data: webp };
}
