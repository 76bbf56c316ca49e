import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { Box, UnreadReason } from '../../model.ts';
import { followDrawing, type OperatorList } from './drawing.ts';
import { fontsOf } from './fonts.ts';
import type { PageSize } from './frame.ts';
import { isHidden } from './hidden.ts';
import { type Run, runsOf } from './runs.ts';
import type { Rule } from './shapes.ts';
import type { Matrix } from './state.ts';
import { unreadPictures, whyUnread } from './unread.ts';

/** What is on a page; `reason` is set where it could not be read, and `runs` is then empty or a scrap. */
export interface PdfPage extends PageSize {
  readonly number: number;
  readonly reason: UnreadReason | null;
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
  /** Pictures beside its text that may hold writing. */
  readonly pictures: readonly Box[];
  /** 0–100 where it was recognised on a picture; null where it was read. */
  readonly confidence: number | null;
  /** Lines of writing on its picture that could not be read. */
  readonly missed: number;
  /** Whether its picture is cut off. */
  readonly isCutOff: boolean;
}

const NOT_RECOGNISED = { confidence: null, missed: 0, isCutOff: false };

/** A page without anything read on it. */
export function unreadPage(number: number, reason: UnreadReason, size?: PageSize): PdfPage {
  const { width, height } = size ?? { width: 0, height: 0 };
  return { number, width, height, reason, runs: [], rules: [], pictures: [], ...NOT_RECOGNISED };
}

/** Tells whether optional content is shown. */
export type IsShown = (layer: unknown) => boolean;

/** Reads one page, from 1. A page that pdf.js cannot parse is unread, not an error. */
export async function readPage(
  document: PDFDocumentProxy,
  number: number,
  isShown: IsShown,
): Promise<PdfPage> {
  const page = await document.getPage(number).catch(() => null);
  if (!page) return unreadPage(number, 'failed');
  try {
    return await readOpenPage(page, isShown);
  } finally {
    page.cleanup();
  }
}

/** Ten times as much as fits on a page; more is meant to exhaust the reader. */
const MOST_GLYPHS = 60_000;

async function readOpenPage(page: PDFPageProxy, isShown: IsShown): Promise<PdfPage> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const [number, size] = [page.pageNumber, { width, height }];
  const list = await page.getOperatorList().catch(() => null);
  if (!list) return unreadPage(number, 'failed', size);
  const around = { viewport: transform as unknown as Matrix, isShown };
  const drawing = followDrawing(list as OperatorList, await fontsOf(page, list as OperatorList), around);
  if (drawing.glyphs.length > MOST_GLYPHS) return unreadPage(number, 'failed', size);
  const runs = runsOf(drawing.glyphs, size, (run) => isHidden(run, drawing, size));
  const reason = whyUnread(runs, drawing, size);
  if (reason === 'garbled') return unreadPage(number, reason, size);
  const pictures = reason === null ? unreadPictures(runs, drawing, size) : [];
  return { number, ...size, reason, runs, rules: drawing.rules, pictures, ...NOT_RECOGNISED };
}
