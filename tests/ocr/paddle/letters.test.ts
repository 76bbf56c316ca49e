import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../src/model.ts';
import type { Seen } from '../../../src/ocr/paddle/ctc.ts';
import { lettersOf } from '../../../src/ocr/paddle/letters.ts';
import { type ReadLine, stretchesOf, toConfidence, wordsOf } from '../../../src/ocr/paddle/words.ts';

const HEIGHT = 48;
/** Columns without ink on each side of an ideograph: borders between two are right anywhere in them. */
const BLANK = 3;
const DARK_ON_LIGHT = { ink: 20, paper: 230 };
const LIGHT_ON_DARK = { ink: 230, paper: 20 };
type Columns = readonly (readonly [from: number, to: number])[];

/** The picture of a line with ink in some columns. */
function lineOf(width: number, inked: Columns, { ink, paper } = DARK_ON_LIGHT): Raster {
  const isInk = (x: number) => inked.some(([from, to]) => x >= from && x < to);
  const data = Uint8Array.from({ length: width * HEIGHT }, (_, at) => {
    const y = Math.floor(at / width);
    return y >= 10 && y < 38 && isInk(at % width) ? ink : paper;
  });
  return { width, height: HEIGHT, data };
}

const seenAt = (text: string, places: readonly number[], width: number): Seen[] =>
  Array.from(text, (each, i) => ({ text: each, probability: 0.9, at: (places[i] ?? 0) / width }));

describe('the letters of a line', () => {
  /** Six ideographs of 36 columns from 12 on, with ink but for the blank at each side. */
  const cells = Array.from(
    { length: 6 },
    (_, i) => [12 + 36 * i + BLANK, 12 + 36 * (i + 1) - BLANK] as const,
  );
  const [text, width] = ['借款人的信用', 240];
  const centres = cells.map(([from, to]) => (from + to) / 2);
  const off = [7, 4, 6, 5, 8, 6];

  it.each([
    { on: 'white', colours: DARK_ON_LIGHT },
    { on: 'black', colours: LIGHT_ON_DARK },
  ])('stand where their ink is, on $on', ({ colours }) => {
    const seen = seenAt(
      text,
      centres.map((x, i) => x + (off[i] ?? 0)),
      width,
    );
    const { letters, pace } = lettersOf(seen, lineOf(width, cells, colours));
    expect(letters.map((letter) => letter.text).join('')).toBe(text);
    expect(Math.abs((pace ?? 0) - 36)).toBeLessThan(1);
    letters.forEach(({ bbox }, i) => {
      expect(Math.abs(bbox.x0 - (12 + 36 * i))).toBeLessThan(BLANK);
      expect(Math.abs(bbox.x1 - (12 + 36 * (i + 1)))).toBeLessThan(BLANK);
    });
  });

  it('are apart where a gap is, and each side keeps its place', () => {
    const [gap, wide] = [36, width + 36];
    const moved = cells.map(([from, to], i) =>
      i < 2 ? ([from, to] as const) : ([from + gap, to + gap] as const),
    );
    const line = lineOf(wide, moved);
    const { letters } = lettersOf(
      seenAt(
        text,
        moved.map(([from, to]) => (from + to) / 2),
        wide,
      ),
      line,
    );
    expect(letters.map(({ isApart }) => isApart)).toEqual([false, false, true, false, false, false]);
    expect(Math.abs((letters[2]?.bbox.x0 ?? 0) - (12 + 36 * 3))).toBeLessThan(BLANK);
  });

  it('get back the spaces between words that the network left out', () => {
    /** Letters of 14 columns, 4 apart; before the third and the fifth 14 are blank. */
    const starts = [10, 28, 56, 74, 102, 120];
    const inked = starts.map((x) => [x, x + 14] as const);
    const { letters } = lettersOf(
      seenAt(
        'abcdef',
        starts.map((x) => x + 7),
        150,
      ),
      lineOf(150, inked),
    );
    expect(letters.map(({ isApart }) => isApart)).toEqual([false, false, true, false, true, false]);
  });

  it('are apart where the network saw a space', () => {
    const seen = seenAt('a b', [10, 30, 50], 60);
    const { letters } = lettersOf(seen, lineOf(60, [[2, 58]]));
    expect(letters.map(({ text: each, isApart }) => [each, isApart])).toEqual([
      ['a', false],
      ['b', true],
    ]);
  });
});

describe('the words of a line', () => {
  const letter = (text: string, probability = 0.99, isApart = false) => ({
    text,
    probability,
    isApart,
    bbox: { x0: 0, x1: 10 },
  });
  const joined = (letters: Parameters<typeof stretchesOf>[0]) =>
    stretchesOf(letters).map((stretch) => stretch.map(({ text }) => text).join(''));

  it('end at punctuation, where doubt begins and ends, and at white space', () => {
    const unsure = letter('款', 0.4);
    expect(joined([...Array.from('我，借', (each) => letter(each)), unsure, letter('人')])).toEqual([
      '我，',
      '借',
      '款',
      '人',
    ]);
    expect(joined([letter('第'), letter('条'), letter('借', 0.99, true)])).toEqual(['第条', '借']);
  });

  it('are never split inside a word of letters', () => {
    expect(joined([letter('A'), letter('p', 0.3), letter('-'), letter('p'), letter('将')])).toEqual([
      'Ap-p将',
    ]);
    expect(joined([letter('A'), letter('B', 0.99, true)])).toEqual(['A', 'B']);
  });

  it('have the confidence that tesseract would give', () => {
    expect([0, 0.3, 0.6, 0.8, 1].map(toConfidence)).toEqual([0, 37.5, 75, 87.5, 100]);
  });

  it('lie level on a page that does not', () => {
    const angle = 0.05;
    const middle = { x: 500, y: 700 };
    const lines = [0, 1].map((i): ReadLine => {
      const [right, down] = [0, 100 * i];
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const [cx, cy] = [middle.x + right * cos - down * sin, middle.y + right * sin + down * cos];
      const letters = Array.from('一二三四', (text, k) => ({
        text,
        probability: 0.9,
        isApart: false,
        bbox: { x0: 50 * k, x1: 50 * (k + 1) },
      }));
      return { letters, pace: 50, box: { cx, cy, width: 400, height: 96, angle }, columns: 200 };
    });
    const words = wordsOf(lines, { angle, middle });
    expect(words).toHaveLength(2);
    words.forEach((word, i) => {
      const close = (value: number) => expect.closeTo(value, 6);
      expect(word).toMatchObject({ line: i, size: close(100), x: close(300), right: close(700) });
      expect(word.baseline).toBeCloseTo(700 + 100 * i + 29, 6);
      expect(word.letters[1]).toEqual({ text: '二', x: close(400), right: close(500) });
      const [cx, cy] = [word.box.x + word.box.width / 2, word.box.y + word.box.height / 2];
      expect([cx, cy]).toEqual([close(lines[i]?.box.cx ?? 0), close(lines[i]?.box.cy ?? 0)]);
    });
  });
});
