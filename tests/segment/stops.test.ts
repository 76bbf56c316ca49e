import { describe, expect, it } from 'vitest';
import { isFullStop } from '../../src/segment/stops.ts';
import { SEGMENTATION } from '../tiny.ts';

const language = { ...SEGMENTATION, abbreviations: ['s.a.', 'no.', 'p. ej.'] };

/** Whether the stop marked `[.]` ends a sentence that begins at `start`. */
function ends(marked: string, start = 0): boolean {
  const at = marked.indexOf('[.]');
  return isFullStop(marked.replace('[.]', '.'), { start, at }, language);
}

describe('a full stop', () => {
  it.each([
    ['We may call you[.] You agree.'],
    ['We may call you[.]'],
    ['We may call you[.]\nYou agree.'],
    ['He said "yes[.]" Then he signed.'],
    ['(we may call you[.]) You agree.'],
    ['He said “yes[.]”) Then he signed.'],
    ["the lenders'[.]' Then"],
    ['see annex [b[.]] Then'],
    ['本人同意[.]授权期限为一年'],
    ['We may call you[.] A b is no word.'],
    ['as written by J. K. Row[.] Then'],
    ['J. Smith[.] Then'],
  ])('ends %j', (text) => {
    expect(ends(text)).toBe(true);
  });

  it.each([
    ['3[.]5 % a year', 'a decimal'],
    ['www[.]example', 'a name of the web'],
    ['www.example[.]com x', 'a name of the web'],
    ['see below[.] of the annex', 'a small letter follows'],
    ['see below[.]" of the annex', 'a small letter follows a quote'],
    ['see below[.]  of the annex', 'a small letter follows two spaces'],
    ['Banco Uno, S.A[.] Usted acepta.', 'an abbreviation'],
    ['Banco Uno, s.a[.] Usted acepta.', 'an abbreviation in small letters'],
    ['account No[.] 12', 'an abbreviation'],
    ['J[.] Smith', 'an initial at the beginning'],
    ['J. K[.] Rowling', 'initials at the beginning'],
    ['www[.]x授权', 'a name of the web'],
    ['  J[.] Smith', 'an initial behind white space'],
    ['by J. K[.] Rowling', 'a second initial'],
    ['by (J. K[.] Rowling)', 'a second initial in brackets'],
    ['by J.K[.] Rowling', 'initials without space'],
    ['12[.] The lender', 'a number alone'],
    [' 1.2[.] The lender', 'a dotted number alone'],
  ])('ends nothing in %j: %s', (text) => {
    expect(ends(text)).toBe(false);
  });

  it('ends a sentence behind one capital letter: the B of "Party B" is no initial', () => {
    expect(ends('is paid by Party B[.] The lender')).toBe(true);
    expect(ends('is paid by HSBC. B[.] The')).toBe(true);
  });

  it('ends a sentence behind a word that only ends like an abbreviation', () => {
    expect(ends('write to the casa[.] Then')).toBe(true);
    expect(ends('all of the casino[.] Then')).toBe(true);
    expect(ends('in the visa.a[.] Then')).toBe(true);
  });

  it('ends a sentence behind a number in it, and behind a number too long for an item', () => {
    expect(ends('the loan of 1999[.] The')).toBe(true);
    expect(ends('123456789[.] The')).toBe(true);
    expect(ends('12345678[.] The')).toBe(false);
  });

  it('looks no further back than its sentence', () => {
    const text = 'Banco Uno S.A. J[.] Smith';
    expect(ends(text, 'Banco Uno S.A. '.length)).toBe(false);
    expect(ends('is J[.] Smith', 'is '.length)).toBe(false);
    expect(ends('is J[.] Smith')).toBe(true);
  });

  it('does not end before what only follows the white space further on', () => {
    expect(ends('we may call[.]x y')).toBe(false);
    expect(ends('we may call[.]"x')).toBe(false);
  });
});
