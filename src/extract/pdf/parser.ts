/**
 * Loads pdf-parse without what pdf.js does to the process at import: it loads a native canvas, which takes as long as
 * reading a short PDF and is there for drawing only, and it replaces built-in functions by slow ones of its own
 * (core-js, against bugs that do no harm here). Both are kept away from everybody else in the process.
 */
import { createRequire } from 'node:module';
import { loadAlone } from '../loading.ts';

type PdfParse = typeof import('pdf-parse');

/** Built-ins that pdf.js 5.4.296 replaces on Node 20: measured by comparing all of them before and after. */
const REPLACED: readonly (readonly [object, string])[] = [
  [Array.prototype, 'push'],
  [JSON, 'parse'],
  [Function.prototype, 'toString'],
];

/** What pdf.js makes one of at import, in place of the canvas's. */
const STAND_INS = {
  DOMMatrix: class {},
  ImageData: class {},
  Path2D: class {},
};

/** What pdf.js would import itself, later, when it first opens a file. */
const WORKER = 'pdfjs-dist/legacy/build/pdf.worker.mjs';

/** pdf-parse, imported at its first use. */
export const loadParser = (): Promise<PdfParse> => loadAlone(importParser);

async function importParser(): Promise<PdfParse> {
  const restoreBuiltIns = keepBuiltIns();
  const removeStandIns = standInForCanvas();
  try {
    await import(WORKER);
    return await import('pdf-parse');
  } finally {
    removeStandIns();
    restoreBuiltIns();
  }
}

/**
 * Another pdf-parse that draws, with the real canvas. Its CommonJS build holds a pdf.js of its own; that of
 * `loadParser` was made with stand-ins and cannot.
 */
export function loadDrawer(): PdfParse {
  const restoreBuiltIns = keepBuiltIns();
  try {
    return createRequire(import.meta.url)('pdf-parse') as PdfParse;
  } finally {
    restoreBuiltIns();
  }
}

function keepBuiltIns(): () => void {
  const kept = REPLACED.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name) ?? {});
  return () => {
    for (const [i, [owner, name]] of REPLACED.entries()) Object.defineProperty(owner, name, kept[i] ?? {});
  };
}

/** Whoever draws with pdf.js later gets the real canvas: the stand-ins last as long as the import. */
function standInForCanvas(): () => void {
  const require = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const canvas = resolveCanvas(require);
  if (canvas === null || require.cache[canvas]) return () => {};
  const globals = globalThis as Record<string, unknown>;
  require.cache[canvas] = { exports: STAND_INS, loaded: true } as NodeJS.Module;
  return () => {
    delete require.cache[canvas];
    for (const [name, standIn] of Object.entries(STAND_INS))
      if (globals[name] === standIn) delete globals[name];
  };
}

/** Where the canvas is installed; null where it is not, which pdf.js copes with. */
function resolveCanvas(require: NodeJS.Require): string | null {
  try {
    return require.resolve('@napi-rs/canvas');
  } catch {
    return null;
  }
}
