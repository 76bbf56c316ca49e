/** Lines as the engine gives them: moved to another place, and how sure it is of them. */
import type { Bounds, TesseractLine, TesseractWord } from './tesseract.ts';

/** A place on a picture: its origin there, and how many pixels there make one. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** A line read on a part of a picture, where it stands on the whole. */
export function moved(line: TesseractLine, place: Place): TesseractLine {
  const move = <T extends { readonly bbox: Bounds }>(part: T): T => ({
    ...part,
    bbox: movedBy(part.bbox, place),
  });
  const { rowHeight, descenders, ascenders } = line.rowAttributes;
  return {
    ...move(line),
    words: line.words.map((word) => ({ ...move(word), symbols: word.symbols.map(move) })),
    baseline: movedBy(line.baseline, place),
    rowAttributes: {
      rowHeight: rowHeight * place.scale,
      descenders: descenders * place.scale,
      ascenders: ascenders * place.scale,
    },
  };
}

const movedBy = ({ x0, y0, x1, y1 }: Bounds, { x, y, scale }: Place): Bounds => ({
  x0: x0 * scale + x,
  y0: y0 * scale + y,
  x1: x1 * scale + x,
  y1: y1 * scale + y,
});

/** How sure the engine is of some lines, 0–100: the mean over all characters, so that a stray mark counts little. */
export function confidenceOf(lines: readonly TesseractLine[]): number {
  const words = lines.flatMap((line) => line.words);
  const count = words.reduce((sum, { symbols }) => sum + symbols.length, 0);
  const sum = words.reduce((total, { confidence, symbols }) => total + confidence * symbols.length, 0);
  return count === 0 ? 0 : sum / count;
}

/** What is written on some lines. */
export const textOf = (lines: readonly TesseractLine[]): string =>
  lines.flatMap(({ words }) => words.map(({ text }) => text)).join(' ');

/** Words with fewer letters and digits, of which the engine is less sure than this, are specks of dirt. */
const FEW = 3;
const SURE = 80;

const isSpeck = ({ text, confidence }: TesseractWord): boolean => {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters === 0 || (letters < FEW && confidence < SURE);
};

/** Heights of the line: what stands farther from the rest of it does not belong to it. */
const FAR = 1;

/** Lines without the specks of dirt and the edges of paper that the engine took for marks at their ends, or for lines. */
export function withoutSpecks(lines: readonly TesseractLine[]): TesseractLine[] {
  return lines.flatMap((line) => {
    const reversed = trimmed([...line.words].reverse(), line);
    const words = trimmed(reversed.reverse(), line);
    return words.every(isSpeck) && words.length < FEW ? [] : [{ ...line, words }];
  });
}

/** Words without specks that stand apart before them. */
function trimmed(words: readonly TesseractWord[], line: TesseractLine): TesseractWord[] {
  const [first, second] = words;
  if (!first || !second || !isSpeck(first)) return [...words];
  const gap = Math.max(second.bbox.x0 - first.bbox.x1, first.bbox.x0 - second.bbox.x1);
  return gap > FAR * (line.bbox.y1 - line.bbox.y0) ? trimmed(words.slice(1), line) : [...words];
}
