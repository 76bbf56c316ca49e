import type { PdfAnchor, RecognisedWord, Recognition } from '../../model.ts';
import { frameOf, type PageSize } from './frame.ts';
import type { Ink } from './glyphs.ts';
import type { PdfPage } from './page.ts';
import type { Run } from './runs.ts';
import { endsWide, isWide } from './scripts.ts';
import type { Rule } from './shapes.ts';
import { median } from './spacing.ts';
import { stopsOf } from './stops.ts';

/** A page as recognised on its picture, which has `scale` pixels to the point. */
export function recognisedPage(
  { words, rules: drawn, direction, confidence, missed }: Recognition,
  { number, width, height }: PageSize & { readonly number: number },
  scale: number,
): PdfPage {
  const sizes = evenSizes(words);
  const runs = words.map((word, i) =>
    toRun(word, { last: words[i - 1], size: (sizes.get(word.line) ?? word.size) / scale, direction, scale }),
  );
  const { toPage } = frameOf(direction, { width, height });
  const rules = drawn.map(({ x, y, x2, y2 }): Rule => {
    const box = { x: x / scale, y: y / scale, width: (x2 - x) / scale, height: (y2 - y) / scale };
    const on = toPage(box);
    return { x: on.x, y: on.y, x2: on.x + on.width, y2: on.y + on.height };
  });
  const known = { confidence, missed, isCutOff: false };
  return { number, width, height, reason: null, runs, rules, pictures: [], ...known };
}

/** Lines whose sizes differ by less than this share are of one size, which was measured with some luck. */
const SAME_SIZE = 0.14;

/** The size of each line; those that are nearly as large as most of the page are as large. */
function evenSizes(words: readonly RecognisedWord[]): ReadonlyMap<number, number> {
  const lines = new Map(words.map(({ line, size }) => [line, size]));
  const usual = median(words.flatMap(({ size, letters }) => letters.map(() => size)));
  return new Map(
    Array.from(lines, ([line, size]) => [line, Math.abs(size / usual - 1) < SAME_SIZE ? usual : size]),
  );
}

interface Place {
  readonly last: RecognisedWord | undefined;
  readonly size: number;
  readonly direction: PdfAnchor['advance'];
  readonly scale: number;
}

function toRun(word: RecognisedWord, { last, size, direction, scale }: Place): Run {
  const [x, right, baseline] = [word.x / scale, word.right / scale, word.baseline / scale];
  const box = word.box;
  const text = textOf(word);
  const reaches = word.letters.map((letter) => ({
    length: letter.text.length,
    x: letter.x / scale,
    right: letter.right / scale,
  }));
  return {
    text,
    x,
    right,
    baseline,
    box: { x: box.x / scale, y: box.y / scale, width: box.width / scale, height: box.height / scale },
    stops: stopsOf(reaches, { x, right }),
    ink: inkOf(size, direction),
    space: last && isApart(last, word) ? ' ' : '',
    hidden: false,
    confidence: word.confidence,
  };
}

const textOf = ({ letters }: RecognisedWord): string => letters.map(({ text }) => text).join('');

/** Between ideographs engines see words, but there is no white space. */
const isApart = (last: RecognisedWord, next: RecognisedWord): boolean =>
  last.line === next.line && !endsWide(textOf(last)) && !isWide(textOf(next));

function inkOf(size: number, direction: PdfAnchor['advance']): Ink {
  const look = { isAslant: false, bold: false, font: '', invisible: false, color: '', depth: 0 };
  return { direction, size, ascent: 0.8, descent: -0.2, ...look };
}
