/** Pictures of pages: for people to look at, and to recognise what is written on them. */

import type { Canvas } from '@napi-rs/canvas';
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { PageWindow, Raster } from '../../model.ts';
import { encode, type PagePicture } from '../image/encode.ts';
import { greyOf } from '../image/grey.ts';
import { lookThrough } from '../image/window.ts';
import { fontResources, load } from './document.ts';
import type { PageSize } from './frame.ts';
import { loadDrawer } from './parser.ts';

export interface Drawing {
  /** Counted from 1. */
  readonly pages: readonly number[];
  readonly passwords: readonly string[];
  /** Epoch milliseconds after which no further page is drawn, and the one at hand is left. */
  readonly deadline: number;
  /** What may be seen of each page; all of every page where there are none. */
  readonly windows?: ReadonlyMap<number, PageWindow> | null;
}

/** Draws pages of a PDF that is open for it; `close` must be called in the end. */
export interface Drawer {
  /** The page in grey; null where it cannot be drawn, or not before `deadline`. */
  readonly grey: (page: number, deadline: number) => Promise<Raster | null>;
  /** The page as a file, as small as it gets; null likewise. */
  readonly picture: (page: number, deadline: number) => Promise<PagePicture | null>;
  readonly close: () => Promise<void>;
}

/** Wide enough to read on any screen, and no larger; a page of whatever shape has at most so many pixels. */
const WIDTH = 900;
const MOST_PIXELS = 4_000_000;
/** Pixels to the point at which engines read best (200 dpi), and most of them on a page. */
const READING_SCALE = 200 / 72;
const MOST_READ = 12_000_000;
/** Pictures in pages beyond this are left out: a scan of a page in 400 dpi has fewer pixels. */
const MOST_IN_PICTURE = 20_000_000;

/** Draws pages of a PDF. Those that cannot be drawn, or not in time, are left out. */
export async function drawPages(
  bytes: Uint8Array,
  { pages, passwords, deadline, windows = null }: Drawing,
): Promise<Map<number, PagePicture>> {
  const pictures = new Map<number, PagePicture>();
  const drawer = await openDrawer(bytes, passwords, windows);
  if (!drawer) return pictures;
  try {
    for (const number of pages) {
      if (Date.now() >= deadline) break;
      const picture = await drawer.picture(number, deadline);
      if (picture) pictures.set(number, picture);
    }
    return pictures;
  } finally {
    await drawer.close();
  }
}

/**
 * Opens a PDF to draw its pages; null where it cannot be opened. `bytes` are not changed. With windows only what they
 * show is drawn, and no pictures in pages: nobody knows what they show.
 */
export async function openDrawer(
  bytes: Uint8Array,
  passwords: readonly string[],
  windows: Drawing['windows'] = null,
): Promise<Drawer | null> {
  const opened = await open(bytes, passwords, windows ? 0 : MOST_IN_PICTURE);
  if (!opened) return null;
  const { document, close } = opened;
  const annotationMode = windows ? ANNOTATIONS.none : ANNOTATIONS.all;
  const drawn = async (page: number, scaleOf: ScaleOf, deadline: number) => {
    const sheet = await draw(document, page, { scaleOf, deadline, annotationMode }).catch(() => null);
    return sheet && windows
      ? lookThrough(sheet.canvas, sheet.scale, windows.get(page))
      : (sheet?.canvas ?? null);
  };
  return {
    grey: async (page, deadline) => {
      const canvas = await drawn(page, readingScale, deadline);
      return canvas && greyOf(canvas);
    },
    picture: async (page, deadline) => {
      const canvas = await drawn(page, viewingScale, deadline);
      return canvas && encode(canvas);
    },
    close,
  };
}

type ScaleOf = (size: PageSize) => number;

const viewingScale: ScaleOf = ({ width, height }) =>
  Math.min(WIDTH / width, Math.sqrt(MOST_PIXELS / (width * height)));

/** Pixels to the point of `Drawer.grey` for a page of a size in points. */
export const readingScale: ScaleOf = ({ width, height }) =>
  Math.min(READING_SCALE, Math.sqrt(MOST_READ / (width * height)));

async function open(bytes: Uint8Array, passwords: readonly string[], maxImageSize: number) {
  const { PDFParse } = loadDrawer();
  for (const password of [undefined, ...passwords]) {
    const parser = new PDFParse({
      ...fontResources(),
      maxImageSize,
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

/** Form fields and stamps are drawn with a page, or not. */
const ANNOTATIONS = { none: 0, all: 1 };

interface CanvasFactory {
  readonly create: (width: number, height: number) => { readonly canvas: Canvas; readonly context: unknown };
}

/** How a page is drawn. */
interface Strokes {
  readonly scaleOf: ScaleOf;
  readonly deadline: number;
  readonly annotationMode: number;
}

async function draw(
  document: PDFDocumentProxy,
  number: number,
  { scaleOf, deadline, annotationMode }: Strokes,
): Promise<{ readonly canvas: Canvas; readonly scale: number }> {
  const page = await document.getPage(number);
  const scale = scaleOf(page.getViewport({ scale: 1 }));
  const viewport = page.getViewport({ scale });
  const factory = document.canvasFactory as CanvasFactory;
  const { canvas, context } = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const task = page.render({ canvasContext: context, canvas, viewport, annotationMode } as never);
  task.onContinue = (goOn: () => void) => (Date.now() < deadline ? goOn() : task.cancel());
  await task.promise;
  page.cleanup();
  return { canvas, scale };
}
