import type { RecognisedWord } from '../model.ts';
import type { TesseractLine, TesseractWord } from './tesseract.ts';

/** The words of lines, each with its letters and the size of its line. */
export function wordsOf(lines: readonly TesseractLine[]): RecognisedWord[] {
  return lines.flatMap((line, i) => line.words.flatMap((word) => toWord(word, line, i)));
}

function toWord(
  { symbols, confidence, bbox }: TesseractWord,
  line: TesseractLine,
  index: number,
): RecognisedWord[] {
  const letters = symbols
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, bbox: { x0, x1 } }) => ({ text, x: x0, right: x1 }));
  if (letters.length === 0) return [];
  const { x0, y0, x1, y1 } = bbox;
  return [
    {
      letters,
      confidence: Math.round(confidence),
      x: x0,
      right: x1,
      baseline: baselineAt(line, x0),
      size: line.rowAttributes.rowHeight,
      box: { x: x0, y: y0, width: x1 - x0, height: y1 - y0 },
      line: index,
    },
  ];
}

function baselineAt({ baseline: { x0, y0, x1, y1 } }: TesseractLine, x: number): number {
  return x1 === x0 ? y0 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}
