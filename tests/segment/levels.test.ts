import { describe, expect, it } from 'vitest';
import { EMPTY, enterItem, leave, numberOf } from '../../src/segment/outline.ts';
import { bullet, enter, label, lead, levelsOf, SENTENCE, startsOf, TEXT, TITLE, unit } from './steps.ts';

describe('an item', () => {
  it('opens a level, goes on in it, and ends what is deeper', () => {
    expect(levelsOf(enter(EMPTY, label(0, 1)))).toEqual(['0:1']);
    expect(levelsOf(enter(EMPTY, label(0, 1), label(1, 1)))).toEqual(['0:1', '1:1']);
    expect(levelsOf(enter(EMPTY, label(0, 1), label(1, 1), label(1, 2)))).toEqual(['0:1', '1:2']);
    expect(levelsOf(enter(EMPTY, label(0, 1), label(1, 1), label(0, 2)))).toEqual(['0:2']);
  });

  it('opens its level outside of deeper ones, where nothing introduces it', () => {
    expect(levelsOf(enter(EMPTY, label(2, 1), label(1, 5)))).toEqual(['1:5']);
    expect(levelsOf(enter(EMPTY, label(0, 1), label(2, 1), label(1, 1)))).toEqual(['0:1', '1:1']);
    expect(levelsOf(enter(EMPTY, label(1, 1), label(2, 5)))).toEqual(['1:1', '2:5']);
  });

  it('of a dotted number is deeper than one with fewer parts', () => {
    const deep = (value: number, depth: number) => label(0, value, { depth });
    expect(levelsOf(enter(EMPTY, deep(1, 1), deep(1, 2), deep(1, 3)))).toEqual(['0:1', '0:1', '0:1']);
    expect(enter(EMPTY, deep(1, 2), deep(5, 1)).levels).toHaveLength(1);
    expect(enter(EMPTY, deep(1, 1), deep(5, 2)).levels).toHaveLength(2);
    expect(enter(EMPTY, deep(1, 2), deep(1, 3), deep(2, 2)).levels).toHaveLength(1);
  });

  it('goes on where up to two numbers are skipped, in the innermost list that it can', () => {
    const intro = lead(50);
    const begun = enter({ ...EMPTY, pending: intro }, label(0, 1));
    const introOf = (value: number) => enterItem({ ...begun, pending: lead(60) }, label(0, value), TEXT);
    expect(startsOf(introOf(2))).toEqual([50]);
    expect(startsOf(introOf(4))).toEqual([50]);
    expect(startsOf(introOf(5))).toEqual([50]);
    const nested = enter(begun, label(0, 3));
    expect(levelsOf(nested)).toEqual(['0:3']);
  });

  it('goes on in an outer list of its kind, where the inner one does not fit', () => {
    const inner = enterItem({ ...enter(EMPTY, label(0, 5)), pending: lead(50) }, label(0, 1), TEXT);
    expect(levelsOf(inner)).toEqual(['0:5', '0:1']);
    expect(levelsOf(enter(inner, label(0, 2)))).toEqual(['0:5', '0:2']);
    expect(levelsOf(enter(inner, label(0, 6)))).toEqual(['0:6']);
    expect(levelsOf(enter(inner, label(0, 4)))).toEqual(['0:5', '0:4']);
  });

  it('nests in an item of its kind where a line introduces it', () => {
    const introduced = { ...enter(EMPTY, label(0, 3)), pending: lead(50) };
    expect(levelsOf(enter(introduced, label(0, 1)))).toEqual(['0:3', '0:1']);
    expect(levelsOf(enter(introduced, label(0, 3)))).toEqual(['0:3']);
    const byItem = leave(enter(EMPTY, label(0, 3)), unit(40, { introduces: true }), SENTENCE);
    expect(levelsOf(enter(byItem, label(0, 1)))).toEqual(['0:3', '0:1']);
    const byTitle = leave(enter(EMPTY, label(0, 3)), unit(40, { label: label(0, 3) }), TITLE);
    expect(levelsOf(enter(byTitle, label(0, 1)))).toEqual(['0:1']);
  });

  it('of a bullet goes on in its list, and nests where its list is new', () => {
    expect(levelsOf(enter(EMPTY, bullet(3), bullet(3)))).toEqual(['3:NaN']);
    expect(levelsOf(enter(EMPTY, label(0, 1), bullet(3), bullet(4), bullet(3)))).toEqual(['0:1', '3:NaN']);
    const introduced = { ...enter(EMPTY, label(5, 1)), pending: lead(50) };
    expect(levelsOf(enter(introduced, bullet(3)))).toEqual(['5:1', '3:NaN']);
    expect(levelsOf(enter(introduced, label(3, 2)))).toEqual(['3:2']);
  });

  it('begins anew with one, under the introduction that waits', () => {
    const again = enterItem({ ...enter(EMPTY, label(0, 1), label(1, 3)), pending: null }, label(1, 1), TEXT);
    expect(levelsOf(again)).toEqual(['0:1', '1:1']);
    const first = enter({ ...EMPTY, pending: lead(50) }, label(0, 3));
    expect(startsOf(enter(first, label(0, 1)))).toEqual([]);
    expect(startsOf(enter(first, label(0, 2)))).toEqual([50]);
  });

  it('uses up the introduction that waited', () => {
    expect(enter({ ...EMPTY, pending: lead(50), bare: true }, label(0, 1))).toMatchObject({
      pending: null,
      bare: false,
      levels: [{ intro: lead(50), item: [], closed: false }],
    });
  });

  it('is read the way in which a list goes on, or else begins', () => {
    const letter = label(1, 9, { other: { rank: 2, value: 1 } });
    expect(levelsOf(enter(EMPTY, label(1, 8), letter))).toEqual(['1:9']);
    expect(levelsOf(enter(EMPTY, letter))).toEqual(['2:1']);
    expect(levelsOf(enter(EMPTY, label(2, 4), label(1, 22, { other: { rank: 2, value: 5 } })))).toEqual([
      '2:5',
    ]);
    expect(levelsOf(enter(EMPTY, label(1, 22, { other: { rank: 2, value: 5 } })))).toEqual(['1:22']);
  });

  it('keeps the levels nearest to it', () => {
    const ranks = Array.from({ length: 40 }, (_, rank) => label(rank, 1));
    expect(levelsOf(enter(EMPTY, ...ranks))).toHaveLength(25);
    expect(levelsOf(enter(EMPTY, ...ranks)).at(-1)).toBe('39:1');
  });

  it('has its number without the signs behind it', () => {
    const numbered = (text: string) =>
      enterItem(EMPTY, { start: 0, end: text.length, rank: 0, value: 1, depth: 1 }, text).levels[0]?.number;
    expect(numbered('1. ')).toBe('1');
    expect(numbered('一、')).toBe('一');
    expect(numbered('1．：')).toBe('1');
    expect(numbered('(a) ')).toBe('(a)');
    expect(numbered('1.2 ')).toBe('1.2');
  });
});

describe('the number of a unit', () => {
  it('is that of every open level, outermost first', () => {
    expect(numberOf(EMPTY)).toBe('');
    expect(numberOf(enter(EMPTY, label(0, 2), label(1, 3)))).toBe('23');
  });

  it('holds a dotted number once', () => {
    const dotted = (value: number, depth: number) => label(0, value, { depth });
    expect(numberOf(enter(EMPTY, dotted(1, 1), dotted(2, 2)))).toBe('2');
    expect(numberOf(enter(EMPTY, dotted(1, 1), label(1, 3), label(2, 4)))).toBe('134');
    const same = enterItem({ ...enter(EMPTY, label(0, 3)), pending: lead(50) }, label(0, 1), TEXT);
    expect(numberOf(same)).toBe('31');
  });

  it('is that of the outer levels behind a closed item', () => {
    const open = enter(EMPTY, label(0, 2), label(1, 3));
    expect(numberOf(leave(open, unit(40, { closes: true, label: label(1, 3) }), SENTENCE))).toBe('2');
  });
});
