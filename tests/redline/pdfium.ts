/** Where another reader, pdfium, sees each character of a PDF: the referee of every place. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';
import { foldRadicals } from '../../src/characters.ts';

/** A rectangle in user space, in its units. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** A character: what of it is inked, and the room it takes in its line. */
export interface Seen {
  readonly text: string;
  readonly ink: Area;
  readonly room: Area;
}

const wasm = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
const pdfium = await init({ wasmBinary: new Uint8Array(readFileSync(wasm)).buffer as ArrayBuffer });
pdfium.PDFiumExt_Init();
const memory = pdfium.pdfium as typeof pdfium.pdfium & { readonly HEAPU8: Uint8Array };
const scratch: number = memory.wasmExports.malloc(64);

/** The characters of every page, white space left out. */
export function charactersOf(bytes: Uint8Array, password = ''): Seen[][] {
  const file = memory.wasmExports.malloc(bytes.length);
  memory.HEAPU8.set(bytes, file);
  const document = pdfium.FPDF_LoadMemDocument(file, bytes.length, password);
  const pages = Array.from({ length: pdfium.FPDF_GetPageCount(document) }, (_, i) => {
    const page = pdfium.FPDF_LoadPage(document, i);
    const text = pdfium.FPDFText_LoadPage(page);
    const count = pdfium.FPDFText_CountChars(text);
    const seen = closed(Array.from({ length: count }, (_, at) => seenAt(text, at)));
    pdfium.FPDFText_ClosePage(text);
    pdfium.FPDF_ClosePage(page);
    return seen.filter((each) => each.text.trim() !== '');
  });
  pdfium.FPDF_CloseDocument(document);
  memory.wasmExports.free(file);
  return pages;
}

/** Points beside an ideograph that pdfium leaves out: it takes the ink of some for their room. */
const SIDE = 2.5;

/** Characters with the gaps between ideographs closed. */
function closed(seen: readonly Seen[]): Seen[] {
  const isSmall = (gap: number) => gap > 0 && gap < SIDE;
  return seen.map((each, i) => {
    if (each.text < '\u2e80') return each;
    const { left, right } = each.room;
    const [before, behind] = [seen[i - 1]?.room.right ?? left, seen[i + 1]?.room.left ?? right];
    const room = {
      ...each.room,
      left: isSmall(left - before) ? before : left,
      right: isSmall(behind - right) ? behind : right,
    };
    return { ...each, room };
  });
}

/** What pdfium says in place of a hyphen at the end of a line. */
const LINE_END_HYPHEN = 2;

function seenAt(text: number, at: number): Seen {
  const said = pdfium.FPDFText_GetUnicode(text, at);
  const code = said === LINE_END_HYPHEN ? 0x2d : said;
  pdfium.FPDFText_GetCharBox(text, at, scratch, scratch + 8, scratch + 16, scratch + 24);
  const [left = 0, right = 0, bottom = 0, top = 0] = [0, 8, 16, 24].map((i) =>
    memory.getValue(scratch + i, 'double'),
  );
  pdfium.FPDFText_GetLooseCharBox(text, at, scratch + 32);
  const [l = 0, t = 0, r = 0, b = 0] = [32, 36, 40, 44].map((i) => memory.getValue(scratch + i, 'float'));
  return {
    text: foldRadicals(code > 0 && code < 0x110000 ? String.fromCodePoint(code) : '\ufffd'),
    ink: { left, right, bottom, top },
    room: { left: l, right: r, bottom: b, top: t },
  };
}
