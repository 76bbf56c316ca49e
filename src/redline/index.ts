import { loadDrawing } from '../extract/loading.ts';
import type { Format, Reading } from '../model.ts';
import type { Copy, Marking, NoCopy } from './marking.ts';

export type { Copy, Marking, NoCopy } from './marking.ts';

/** Makes a marked copy of one format. */
type Marker = (bytes: Uint8Array, reading: Reading, marking: Marking) => Promise<Copy | NoCopy>;

const html = async (): Promise<Marker> => (await import('./html.ts')).markHtml;

/** Every format that copies are made of, loaded when there is one to make. */
const MARKERS: Partial<Record<Format, () => Promise<Marker>>> = {
  pdf: async () => markerOfPdf((await import('./pdf.ts')).markPdf),
  image: async () => markerOfPdf((await import('./pdf.ts')).markPdf),
  docx: async () => (await import('./docx.ts')).markDocx,
  html,
  text: html,
  markdown: html,
};

/**
 * A copy of a document with its clauses marked and explained; or why there is none. `files` must be those that `reading`
 * was made from, several only where pictures were put together; they are not changed. A picture becomes a PDF.
 */
export async function redline(
  files: readonly Uint8Array[],
  reading: Reading,
  marking: Marking,
): Promise<Copy | NoCopy> {
  if (reading.verdict === 'unread') return { none: { code: 'redline-unread' } };
  const load = MARKERS[reading.document.format];
  if (reading.findings.length === 0 || !load) return { none: { code: 'redline-clear' } };
  const bytes = reading.document.format === 'image' ? await pictured(files) : files[0];
  if (!bytes) return { none: { code: 'redline-failed' } };
  const copy = await (await load())(bytes, reading, marking);
  if ('none' in copy || !marking.suggest || reading.document.format === 'docx') return copy;
  return { ...copy, notes: [...copy.notes, { code: 'redline-no-suggestions' }] };
}

type MarkPdf = typeof import('./pdf.ts').markPdf;

/** Without a mark there is no copy of a PDF: it would be the same file. */
function markerOfPdf(markPdf: MarkPdf): Marker {
  return async (bytes, reading, marking) => {
    const { bytes: marked, isMarked, notes } = await markPdf(bytes, reading, marking);
    if (isMarked) return { bytes: marked, extension: 'pdf', notes };
    return { none: notes[0] ?? { code: 'redline-failed' } };
  };
}

/** Pictures as a PDF to mark. */
async function pictured(files: readonly Uint8Array[]): Promise<Uint8Array | null> {
  return (await loadDrawing(() => import('./picture.ts')))?.toPdf(files) ?? null;
}
