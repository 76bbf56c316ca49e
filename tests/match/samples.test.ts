import { describe, expect, it } from 'vitest';
import { sampleLists, samplesOf } from '../../src/match/samples.ts';
import { listOf } from '../tiny.ts';

const LISTS = {
  read: listOf('read*, copy, scan, {n} looks, store, !copyright'),
  all: listOf('$read, $loop'),
  loop: listOf('$all, sell'),
  '=one|two': listOf('one, two'),
};

describe('samples of a list', () => {
  it('are whole words before stems, and no numbers', () => {
    expect(samplesOf('read', LISTS)).toEqual(['copy', 'scan', 'store']);
    expect(samplesOf('read', { read: listOf('read*, copy') })).toEqual(['copy', 'read…']);
  });

  it('come from the lists it takes in, be they in a circle', () => {
    expect(samplesOf('all', LISTS)).toEqual(['copy', 'scan', 'store']);
    expect(samplesOf('loop', { loop: LISTS.loop, all: listOf('$loop') })).toEqual(['sell']);
  });

  it('are read off the name of a list that is spelled out', () => {
    expect(samplesOf('=one|!onetime|$read', LISTS)).toEqual(['one', 'copy', 'scan']);
  });

  it('are none of an unknown list', () => {
    expect(samplesOf('gone', LISTS)).toEqual([]);
  });

  it('are kept of all lists with a name', () => {
    expect(Object.keys(sampleLists(LISTS))).toEqual(['read', 'all', 'loop']);
    expect(sampleLists(LISTS).all).toEqual({ words: ['copy', 'scan', 'store'], not: [], takes: [] });
  });
});
