import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { OperatorList } from './drawing.ts';
import { OPS } from './operators.ts';

/** What matters here of a font; lengths are shares of the font size, unless said otherwise. */
export interface PdfFont {
  readonly isBold: boolean;
  readonly isVertical: boolean;
  /** Height of a letter square. */
  readonly em: number;
  /** Above and below the baseline (below is negative). */
  readonly ascent: number;
  readonly descent: number;
  /** What one unit of a glyph's width is. */
  readonly unit: number;
  /** Advance and origin of vertical glyphs that have none of their own, in units. */
  readonly vertical: ArrayLike<number>;
}

/** The FontFaceObject of pdf.js. Its getters decode a buffer each time, so each is asked once. */
interface Source {
  readonly name?: string;
  readonly bold?: boolean;
  readonly black?: boolean;
  readonly vertical?: boolean;
  readonly isType3Font?: boolean;
  readonly ascent?: number;
  readonly descent?: number;
  readonly bbox?: ArrayLike<number>;
  readonly fontMatrix?: ArrayLike<number>;
  readonly defaultVMetrics?: ArrayLike<number>;
}

/**
 * The fonts of a page by the name its operators use. pdf.js has sent them before the operators, but may
 * still be binding them; for a font it could not load it has an error in their place.
 */
export async function fontsOf(page: PDFPageProxy, list: OperatorList): Promise<Map<string, PdfFont>> {
  const load = (name: string) => new Promise((resolve) => page.commonObjs.get(name, resolve));
  const fonts = Array.from(namesIn(list), async (name) => {
    const source = await load(name);
    return [name, toFont(typeof source === 'object' && source !== null ? source : {})] as const;
  });
  return new Map(await Promise.all(fonts));
}

function namesIn({ fnArray, argsArray }: OperatorList): Set<string> {
  const names = new Set<string>();
  for (let i = 0; i < fnArray.length; i++) {
    if (fnArray[i] === OPS.setFont) names.add(String(argsArray[i]?.[0]));
    if (fnArray[i] === OPS.setGState) for (const name of namesInState(argsArray[i]?.[0])) names.add(name);
  }
  return names;
}

function namesInState(entries: unknown): string[] {
  const fonts = ((entries ?? []) as [string, unknown][]).filter(([key]) => key === 'Font');
  return fonts.map(([, value]) => String((value as unknown[])[0]));
}

/** -1000 and 880 are the defaults of PDF for vertical writing (ISO 32000-1, 9.7.4.3). */
const VERTICAL = [-1000, 500, 880];

function toFont(source: Source): PdfFont {
  const { fontMatrix } = source;
  return {
    isBold: source.bold === true || source.black === true || /bold|black|heavy/i.test(source.name ?? ''),
    isVertical: source.vertical === true,
    em: source.isType3Font ? type3Em(source) : 1,
    ...metricsOf(source),
    unit: fontMatrix?.[0] || 0.001,
    vertical: source.defaultVMetrics ?? VERTICAL,
  };
}

/**
 * Type 3 fonts may have any unit; where it is not the usual thousandth, the box of their glyphs is the
 * measure.
 */
function type3Em({ fontMatrix, bbox }: Source): number {
  const em = 1000 * Math.abs(fontMatrix?.[3] ?? 0.001);
  const height = (em / 1000) * Math.abs((bbox?.[3] ?? 0) - (bbox?.[1] ?? 0));
  const isUsual = height === 0 || (height > em / 2 && height < em * 2);
  return isUsual ? em : height;
}

/** Fonts without metrics of their own: the usual metrics of CJK fonts. */
const ASCENT = 0.88;
const DESCENT = -0.12;

/** The standard fonts of PDF, which files need not describe, and what hangs below their line (Adobe Font Metrics). */
const STANDARD = /^(Helvetica|Arial|Times|Courier)/;
const STANDARD_DESCENT = -0.22;

/**
 * Vertical writing has its "baseline" in the middle of the column, so that columns are lines once the page
 * is turned.
 */
function metricsOf(source: Source): { ascent: number; descent: number } {
  if (source.vertical) return { ascent: 0.5, descent: -0.5 };
  const [ascent, descent] = [source.ascent || 0, source.descent || 0];
  const isSane = ascent > 0.4 && ascent < 1.4 && descent <= 0 && descent > -0.7;
  if (isSane) return { ascent, descent };
  return { ascent: ASCENT, descent: STANDARD.test(source.name ?? '') ? STANDARD_DESCENT : DESCENT };
}
