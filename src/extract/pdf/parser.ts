/**
 * Loads pdf-parse without the native canvas that pdf.js asks for at import: it takes as long to load as a short PDF to
 * read, and is there for drawing only. Stand-ins are put in its place while pdf.js is imported and removed again, so
 * that whoever draws with pdf.js in the same process gets the real one.
 */
import { createRequire } from 'node:module';

type PdfParse = typeof import('pdf-parse');

/** What pdf.js makes one of at import. */
const STAND_INS = {
  DOMMatrix: class {},
  ImageData: class {},
  Path2D: class {},
};

/** pdf-parse, imported at its first use. */
export async function loadParser(): Promise<PdfParse> {
  const require = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const canvas = resolveCanvas(require);
  if (canvas === null || require.cache[canvas]) return import('pdf-parse');
  const globals = globalThis as Record<string, unknown>;
  const missing = Object.entries(STAND_INS).filter(([name]) => globals[name] === undefined);
  require.cache[canvas] = { exports: STAND_INS, loaded: true } as NodeJS.Module;
  try {
    return await import('pdf-parse');
  } finally {
    delete require.cache[canvas];
    for (const [name, standIn] of missing) if (globals[name] === standIn) delete globals[name];
  }
}

/** Where the canvas is installed; null where it is not, which pdf.js copes with. */
function resolveCanvas(require: NodeJS.Require): string | null {
  try {
    return require.resolve('@napi-rs/canvas');
  } catch {
    return null;
  }
}
