import { describe, expect, it } from 'vitest';
import { literal, tokenOf, widthsOf } from '../../src/segment/number-token.ts';

const ORDINALS = ['first', 'second/2nd', 'twenty-first'];

/** What a token counts a number for, if it reads all of it. */
function countOf(part: string, read: string): number | null {
  const token = tokenOf(part, ORDINALS);
  const found = token && new RegExp(`^${token.source}$`, 'iu').exec(read);
  return token && found ? token.value(found[1] ?? '') : null;
}

describe('a token', () => {
  it.each([
    ['{d}', '12', 12],
    ['{d}', '１２', 12],
    ['{d.d}', '1.2', 2],
    ['{d.d}', '1.20', 20],
    ['{d.d}', '１．２', 2],
    ['{d.d}', '1．2', 2],
    ['{d.d}', '12', null],
    ['{a}', 'ñ', 'ñ'.charCodeAt(0) - 0x60],
    ['{A}', 'B', 2],
    ['{r}', 'xiv', 14],
    ['{R}', 'XLIX', 49],
    ['{c}', '⑫', 12],
    ['{o}', '2ND', 2],
    ['{o}', 'twenty-first', 3],
    ['{o}', 'third', null],
    ['{zh}', '廿', null],
    ['{zh}', '二十', 20],
    ['{zh}', '十', 10],
    ['{zh}', '十九', 19],
  ])('%s reads %s as %j', (part, read, count) => {
    expect(countOf(part, read)).toBe(count);
  });

  it('tells what its first character may be', () => {
    const begins = (part: string) => tokenOf(part, ORDINALS)?.firsts;
    expect(Array.from(begins('{o}') ?? '').sort()).toEqual(['2', 'f', 's', 't']);
    for (const part of ['{d}', '{d.d}', '{d.d.d}', '{d.d.d.d}'])
      expect(begins(part)).toBe('0123456789０１２３４５６７８９');
    expect(begins('{r}')).toBe(begins('{R}'));
    expect(begins('{c}')).toContain('⑳');
  });

  it('is none for anything else', () => {
    expect([tokenOf('第', []), tokenOf('{x}', []), tokenOf('', [])]).toEqual([null, null, null]);
  });
});

describe('a literal part', () => {
  it('means itself, in either width, with any white space', () => {
    const reads = (part: string, text: string) => new RegExp(`^${literal(part)}$`, 'u').test(text);
    expect([reads('(', '（'), reads('）', ')'), reads('.', '．'), reads('.', 'x')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect([reads('a b', 'a \n b'), reads('a b', 'ab'), reads('a+', 'a+'), reads('a+', 'aa')]).toEqual([
      ...[true, false, true, false],
    ]);
  });

  it('begins with any width of its first sign', () => {
    expect([widthsOf('('), widthsOf('）'), widthsOf('第')]).toEqual(['(（', ')）', '第']);
  });
});
