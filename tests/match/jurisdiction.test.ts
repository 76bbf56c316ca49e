import { describe, expect, it } from 'vitest';
import { guessJurisdiction } from '../../src/match/jurisdiction.ts';

describe('the jurisdiction of a document', () => {
  it.each([
    ['the only one it shows signs of', { MX: 1 }, ['MX']],
    ['the one it shows most signs of', { MX: 3, CO: 1, US: 2 }, ['MX']],
    ['nobody where two show as many', { MX: 2, CO: 2, US: 1 }, []],
    ['nobody where there are no signs', { MX: 0, CO: 0 }, []],
    ['nobody where nothing was counted', {}, []],
  ] as const)('is %s', (...[, seen, guess]) => {
    expect(guessJurisdiction(new Map(Object.entries(seen)))).toEqual(guess);
  });
});
