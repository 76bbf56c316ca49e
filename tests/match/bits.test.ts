import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBit, addBits, hasBit, sharesBit, toBits } from '../../src/match/bits.ts';

const SIZE = 100;
const members = fc.uniqueArray(fc.nat(SIZE - 1), { maxLength: 20 });
const range = Array.from({ length: SIZE }, (_, member) => member);

describe('a set of bits', () => {
  it('holds the members it was made of, and no others', () => {
    fc.assert(
      fc.property(members, (some) => {
        const bits = toBits(some, SIZE);
        expect(range.filter((member) => hasBit(bits, member))).toEqual([...some].sort((a, b) => a - b));
      }),
    );
  });

  it('takes 32 members to a number, so that a shift finds it', () => {
    expect(toBits([], 32)).toEqual([0]);
    expect(toBits([], 33)).toEqual([0, 0]);
    expect(toBits([0, 31, 32], 64)).toEqual([1 | (1 << 31), 1]);
  });

  it('grows where a member lies beyond it', () => {
    const bits = toBits([], 1);
    addBit(bits, 40);
    expect(hasBit(bits, 40)).toBe(true);
    expect(hasBit(bits, 9)).toBe(false);
  });

  it('knows no member below 0: what is no list is in no set', () => {
    const bits = toBits([-1], 10);
    expect(bits).toEqual([0]);
    expect(Object.keys(bits)).toEqual(['0']);
    expect(hasBit(toBits(range, SIZE), -1)).toBe(false);
  });

  it('takes 0 for a member', () => {
    expect(hasBit(toBits([0], 10), 0)).toBe(true);
  });
});

describe('two sets of bits', () => {
  it('unite, whichever is larger', () => {
    fc.assert(
      fc.property(members, members, (some, others) => {
        const bits: number[] = [];
        addBits(bits, toBits(some, SIZE));
        addBits(bits, toBits(others, SIZE));
        expect(bits).toEqual(toBits([...some, ...others], SIZE));
      }),
    );
    const large = toBits([3, 90], SIZE);
    addBits(large, toBits([5], 10));
    expect(large).toEqual(toBits([3, 5, 90], SIZE));
  });

  it('share a member or share none', () => {
    fc.assert(
      fc.property(members, members, (some, others) => {
        const shares = some.some((member) => others.includes(member));
        expect(sharesBit(toBits(some, SIZE), toBits(others, SIZE))).toBe(shares);
      }),
    );
    expect(sharesBit([], toBits([90], SIZE))).toBe(false);
    expect(sharesBit(toBits([90], SIZE), toBits([90], SIZE))).toBe(true);
  });
});
