import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTrie, writeTrie } from '../../src/match/trie.ts';

/** The node that a word leads to from the root, or -1. */
function nodeOf(words: readonly string[], word: string): number {
  const { follow } = openTrie(writeTrie(words).trie);
  return Array.from(word).reduce((node, char) => (node < 0 ? node : follow(node, char.charCodeAt(0))), 0);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '授'), minLength: 1, maxLength: 5 });

describe('a trie', () => {
  it('leads each word to its own node, and nothing else further than words go', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 12 }), word, (words, other) => {
        const { nodes } = writeTrie(words);
        expect(words.map((known) => nodeOf(words, known))).toEqual(nodes);
        expect(new Set(nodes).size).toBe(words.length);
        expect(nodeOf(words, other) > 0).toBe(words.some((known) => known.startsWith(other)));
      }),
      { numRuns: 40 },
    );
  });

  it('numbers its nodes level by level, by their units', () => {
    const { trie, nodes } = writeTrie(['ba', 'b', 'a', 'bc', 'ac']);
    expect(nodes).toEqual([4, 2, 1, 5, 3]);
    expect(trie.units).toBe('abcac');
    expect(Array.from(trie.counts, (count) => count.charCodeAt(0) - 0x4e00)).toEqual([2, 1, 2, 0, 0, 0]);
  });

  it('leads nowhere from its leaves', () => {
    const { follow } = openTrie(writeTrie(['a', 'b']).trie);
    expect([follow(1, 'a'.charCodeAt(0)), follow(2, 'a'.charCodeAt(0))]).toEqual([-1, -1]);
  });

  it('may be empty', () => {
    const { trie, nodes } = writeTrie([]);
    expect(nodes).toEqual([]);
    expect(openTrie(trie).follow(0, 'a'.charCodeAt(0))).toBe(-1);
    expect(writeTrie(['']).nodes).toEqual([0]);
  });

  it('tells the first units of its words at once', () => {
    const { roots } = openTrie(writeTrie(['ba', 'a', 'cb']).trie);
    expect(['a', 'b', 'c', 'd'].map((char) => roots[char.charCodeAt(0)])).toEqual([1, 2, 3, 0]);
    expect(roots[0xffff]).toBe(0);
    expect(roots.filter((node) => node !== 0)).toHaveLength(3);
  });
});
