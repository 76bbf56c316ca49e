import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { UnreadReason } from '../model.ts';
import { type Drawing, followDrawing, type OperatorList } from './pdf-drawing.ts';
import { fontsOf } from './pdf-fonts.ts';
import type { PageSize } from './pdf-frame.ts';
import { isGarbled } from './pdf-garbled.ts';
import { isHidden } from './pdf-hidden.ts';
import { type Run, runsOf } from './pdf-runs.ts';
import type { Rule } from './pdf-shapes.ts';
import type { Matrix } from './pdf-state.ts';

/** What is on a page; `reason` is set where it could not be read, and `runs` is then empty or a scrap. */
export interface PdfPage extends PageSize {
  readonly number: number;
  readonly reason: UnreadReason | null;
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
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
  if (!page) return { number, width: 0, height: 0, reason: 'failed', runs: [], rules: [] };
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
  const facts = { number: page.pageNumber, width, height };
  const list = await page.getOperatorList().catch(() => null);
  if (!list) return { ...facts, reason: 'failed', runs: [], rules: [] };
  const around = { viewport: transform as unknown as Matrix, isShown };
  const drawing = followDrawing(list as OperatorList, await fontsOf(page, list as OperatorList), around);
  if (drawing.glyphs.length > MOST_GLYPHS) return { ...facts, reason: 'failed', runs: [], rules: [] };
  const runs = runsOf(drawing.glyphs, facts, (run) => isHidden(run, drawing, facts));
  const reason = whyUnread(runs, drawing, facts);
  if (reason === 'garbled') return { ...facts, reason, runs: [], rules: [] };
  return { ...facts, reason, runs, rules: drawing.rules };
}

/** A page with less text than this beside a picture is taken for a scan. */
const FEWEST_CHARACTERS = 20;
/** Pieces of path from which a page without text shows something: letters drawn as outlines have thousands. */
const FEWEST_STROKES = 40;
const SMALLEST_PICTURE = 0.02;
const SMALLEST_SCAN = 0.25;

function whyUnread(runs: readonly Run[], drawing: Drawing, page: PageSize): UnreadReason | null {
  const characters = runs.reduce((sum, run) => sum + run.text.length, 0);
  const largest =
    drawing.pictures.reduce((most, { width, height }) => Math.max(most, width * height), 0) /
    (page.width * page.height);
  const isDrawn = drawing.strokes >= FEWEST_STROKES || largest > SMALLEST_PICTURE;
  if (characters === 0 && isDrawn) return 'empty';
  if (characters < FEWEST_CHARACTERS && largest > SMALLEST_SCAN) return 'empty';
  return isGarbled(runs) ? 'garbled' : null;
}
