import { describe, expect, it } from 'vitest';
import { createSigns, isSign, SIGN } from '../../src/segment/signs.ts';
import { SEGMENTATION } from '../tiny.ts';

const tableOf = () => createSigns({ ...SEGMENTATION, ends: '!;', intros: ':', pieces: ',' });
const has = (char: string, bit: number): boolean => isSign(tableOf(), char.charCodeAt(0), bit);
const namesOf = (char: string): string[] =>
  Object.entries(SIGN).flatMap(([name, bit]) => (has(char, bit) ? [name] : []));

describe('a sign', () => {
  it.each([
    ['!', ['end']],
    ['！', ['end']],
    [':', ['intro', 'opener']],
    ['：', ['intro', 'opener']],
    [',', ['opener', 'piece']],
    ['，', ['opener', 'piece']],
    [';', ['end', 'opener', 'semicolon']],
    ['；', ['end', 'opener', 'semicolon']],
    ['.', ['end', 'opener']],
    ['．', ['end', 'opener']],
    ['。', ['end', 'opener']],
    [')', ['closer', 'opener']],
    ['）', ['closer', 'opener']],
    ['”', ['closer']],
    ['"', ['closer']],
    ["'", ['closer']],
    [' ', ['space', 'opener']],
    ['\u3000', ['space', 'opener']],
    ['\u200b', ['space', 'opener']],
    ['\n', ['space', 'opener']],
    ['a', []],
    ['(', []],
    ['授', []],
  ])('%j means %j', (char, names) => {
    expect(namesOf(char).sort()).toEqual([...names].sort());
  });

  it('ends a sentence in any language, whatever its own signs are', () => {
    const bare = createSigns({ ...SEGMENTATION, ends: '', intros: '', pieces: '' });
    for (const char of '。！？；.．')
      expect([char, isSign(bare, char.charCodeAt(0), SIGN.end)]).toEqual([char, true]);
    expect(isSign(bare, '!'.charCodeAt(0), SIGN.end)).toBe(false);
    expect(isSign(bare, ','.charCodeAt(0), SIGN.piece)).toBe(false);
  });

  it('counts in full width where ASCII has it, from the first sign to the last', () => {
    const edges = createSigns({ ...SEGMENTATION, ends: '!~', intros: '', pieces: 'é' });
    expect(isSign(edges, 0xff5e, SIGN.end)).toBe(true);
    expect(isSign(edges, 0x7e, SIGN.end)).toBe(true);
    expect(isSign(edges, 0xe9, SIGN.piece)).toBe(true);
    expect(isSign(edges, 0xe9 + 0xfee0, SIGN.piece)).toBe(false);
  });

  it('leaves the full-width forms of white space and of what is no ASCII without a meaning', () => {
    expect(namesOf(String.fromCharCode(0x20 + 0xfee0))).toEqual([]);
    expect(namesOf(String.fromCharCode(0x09 + 0xfee0))).toEqual([]);
    expect(namesOf(String.fromCharCode(0xa0 + 0xfee0))).toEqual([]);
  });

  it('is asked for any of several meanings', () => {
    expect(has(')', SIGN.end | SIGN.closer)).toBe(true);
    expect(has('a', SIGN.end | SIGN.closer)).toBe(false);
  });
});
