import { describe, expect, it } from 'vitest';
import { createFold, type Fold } from '../../src/match/fold.ts';
import { once } from '../../src/match/once.ts';
import { createWindows } from '../../src/match/windows.ts';

const SIZE = 32_768;
const BEHIND = 4096;

/** The windows over a text, and what was folded for them so far, as `offset+length`. */
function windowsOver(length: number) {
  const plain = createFold({ from: '', to: '' });
  const folded: string[] = [];
  const fold = (text: string, offset = 0) => {
    folded.push(`${offset}+${text.length}`);
    return plain(text, offset);
  };
  const foldAt = createWindows('x'.repeat(length), Object.assign(fold, { word: plain.word }) satisfies Fold);
  return { foldAt: (start: number, end: number) => foldAt({ start, end }), folded };
}

describe('a long text', () => {
  it('is folded by windows, each of which serves all that lies in it', () => {
    const { foldAt, folded } = windowsOver(SIZE * 4);
    const first = foldAt(0, 10);
    expect(foldAt(SIZE - 10, SIZE) === first).toBe(true);
    expect(folded).toEqual([`0+${SIZE}`]);
    expect(foldAt(SIZE - 10, SIZE + 1) === first).toBe(false);
    expect(folded).toEqual([`0+${SIZE}`, `${SIZE - 10 - BEHIND}+${SIZE}`]);
  });

  it('keeps the offsets of the document in every window', () => {
    const { foldAt } = windowsOver(SIZE * 2);
    const { starts, ends } = foldAt(SIZE + 5, SIZE + 9);
    expect([starts[0], ends[0]]).toEqual([SIZE + 5 - BEHIND, SIZE + 6 - BEHIND]);
  });

  it('begins each window a little before what it was opened for, but not before the text', () => {
    const { foldAt, folded } = windowsOver(SIZE * 4);
    const window = foldAt(SIZE * 2, SIZE * 2 + 9);
    expect(foldAt(SIZE * 2 - BEHIND, SIZE * 2) === window).toBe(true);
    expect(foldAt(SIZE * 2 - BEHIND - 1, SIZE * 2) === window).toBe(false);
    foldAt(100, 200);
    expect(folded.at(-1)).toBe(`0+${SIZE}`);
  });

  it('has a window of its own for a span that is longer', () => {
    const { foldAt, folded } = windowsOver(SIZE * 4);
    expect(foldAt(10, SIZE * 3).starts).toHaveLength(SIZE * 3);
    expect(folded).toEqual([`0+${SIZE * 3}`]);
  });

  it('remembers three windows', () => {
    const { foldAt, folded } = windowsOver(SIZE * 9);
    for (const at of [0, 2, 4, 0, 2, 4]) foldAt(SIZE * at, SIZE * at + 1);
    expect(folded).toHaveLength(3);
    foldAt(SIZE * 6, SIZE * 6 + 1);
    foldAt(SIZE * 4, SIZE * 4 + 1);
    expect(folded).toHaveLength(4);
    foldAt(0, 1);
    expect(folded).toHaveLength(5);
  });
});

describe('once', () => {
  it('computes a value when it is first asked for, and never again', () => {
    let asked = 0;
    const value = once(() => {
      asked++;
      return null;
    });
    expect(asked).toBe(0);
    expect([value(), value(), asked]).toEqual([null, null, 1]);
  });
});
