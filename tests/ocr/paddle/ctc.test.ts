import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/ocr/paddle/ctc.ts';

const CHARACTERS = ['', '甲', '乙', 'x', ' '];
/** Steps that each give one character its probability, and another the rest. */
const stepsOf = (steps: readonly (readonly [index: number, probability: number])[]) => ({
  data: Float32Array.from(
    steps.flatMap(([index, probability]) =>
      CHARACTERS.map((_, i) =>
        i === index ? probability : i === (index + 1) % CHARACTERS.length ? 1 - probability : 0,
      ),
    ),
  ),
  dims: [1, steps.length, CHARACTERS.length],
});

describe('what a recognition network says', () => {
  it('is a character once, however many steps side by side see it', () => {
    const seen = decode(
      stepsOf([
        [0, 0.9],
        [1, 0.625],
        [1, 0.75],
        [0, 0.9],
        [1, 0.875],
        [2, 0.75],
        [2, 0.6875],
        [2, 0.625],
      ]),
      CHARACTERS,
    );
    expect(seen).toEqual([
      { text: '甲', probability: 0.75, at: 2 / 8 },
      { text: '甲', probability: 0.875, at: 4.5 / 8 },
      { text: '乙', probability: 0.75, at: 6.5 / 8 },
    ]);
  });

  it('keeps white space', () => {
    expect(
      decode(
        stepsOf([
          [3, 0.9],
          [4, 0.9],
          [3, 0.9],
        ]),
        CHARACTERS,
      ).map(({ text }) => text),
    ).toEqual(['x', ' ', 'x']);
  });

  it('is nothing where nothing is seen', () => {
    expect(decode(stepsOf([]), CHARACTERS)).toEqual([]);
    expect(
      decode(
        stepsOf([
          [0, 0.9],
          [0, 0.6],
        ]),
        CHARACTERS,
      ),
    ).toEqual([]);
  });
});
