import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js';
import { loadParser } from './parser.ts';

/** An open PDF; `close` must be called in the end. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  readonly close: () => Promise<void>;
}

export type PdfTrouble = 'encrypted' | 'wrong-password' | 'malformed-pdf';

/**
 * Opens a PDF with pdf-parse, first without a password, then with each of `passwords`.
 * Only copies of `bytes` are handed over, because pdf.js detaches what it gets. Never throws for bad bytes.
 */
export async function openPdf(
  bytes: Uint8Array,
  passwords: readonly string[],
): Promise<OpenPdf | PdfTrouble> {
  let trouble: PdfTrouble = 'malformed-pdf';
  for (const password of [undefined, ...passwords]) {
    const opened = await tryPassword(bytes, password);
    if (typeof opened === 'object') return opened;
    trouble = opened;
    if (trouble === 'malformed-pdf') break;
  }
  return trouble;
}

async function tryPassword(bytes: Uint8Array, password: string | undefined): Promise<OpenPdf | PdfTrouble> {
  const { PDFParse, PasswordException } = await loadParser();
  const parser = new PDFParse({
    ...resources(),
    data: new Uint8Array(bytes),
    ...(password === undefined ? {} : { password }),
  });
  const close = () => parser.destroy().catch(() => {});
  try {
    return { document: await load(parser), close };
  } catch (error) {
    await close();
    if (!(error instanceof PasswordException)) return 'malformed-pdf';
    return password === undefined ? 'encrypted' : 'wrong-password';
  }
}

/** `load()` is private in the typings of pdf-parse 2.4.5, and the only way to its pdf.js document. */
export function load(parser: object): Promise<PDFDocumentProxy> {
  return (parser as { load(): Promise<PDFDocumentProxy> }).load();
}

/**
 * Without its own character maps pdf.js silently reads nothing from fonts that are not embedded. Pictures
 * are never decoded (`maxImageSize: 0`): nothing here looks at them, and a huge one would exhaust the
 * memory. Nor are the outlines of letters: pdf.js prepares them, which takes as long as all the rest, unless
 * it believes that a browser will draw the letters.
 */
function resources(): object {
  return { ...fontResources(), maxImageSize: 0, disableFontFace: false, ownerDocument: blankDocument() };
}

/** Where pdf.js finds its character maps, fonts and decoders. */
export function fontResources(): object {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return {
    cMapUrl: `${root}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${root}/standard_fonts/`,
    wasmUrl: `${root}/wasm/`,
    isEvalSupported: false,
    verbosity: 0,
  };
}

/**
 * As much of a browser's document as the font loader of pdf.js touches; it takes font faces and does
 * nothing.
 */
function blankDocument(): object {
  const style = { sheet: { cssRules: [], insertRule: () => {} }, remove: () => {} };
  const head = { append: () => {} };
  return { createElement: () => style, documentElement: { getElementsByTagName: () => [head] } };
}
