import { describe, expect, it } from 'vitest';
import { LANGUAGE, quotesOf, scannerOf } from './scanner.ts';

const scan = scannerOf(
  [
    { id: 'contacts', any: ['data:$contacts'] },
    { id: 'photos', any: ['data:$photos'] },
  ],
  { ...LANGUAGE, grants: { consent: ['grant:$agree'], ours: ['-:$lender'] } },
);

describe('a run-in title', () => {
  it('is left out where the sentence behind it says the same', () => {
    expect(quotesOf(scan('1. Our contacts, the lender. I agree: contacts.'))).toEqual(['I agree: contacts.']);
  });

  it('is found where nothing behind it says the same', () => {
    expect(quotesOf(scan('1. Our contacts, the lender. You know of it.'))).toHaveLength(1);
    expect(quotesOf(scan('1. Our contacts, the lender. I agree: photos.'))).toHaveLength(2);
    expect(quotesOf(scan('1. Our contacts, the lender. You know of it. I agree: contacts.'))).toHaveLength(2);
  });

  it('has a number: what has none is a sentence', () => {
    expect(quotesOf(scan('Our contacts, the lender. I agree: contacts.'))).toHaveLength(2);
  });

  it('does nothing itself', () => {
    expect(quotesOf(scan('1. I agree: contacts. I agree: contacts.'))).toHaveLength(2);
    const acts = scannerOf([{ id: 'rule', any: ['act:$read data:$contacts', 'data:$contacts'] }], {
      ...LANGUAGE,
      grants: { ours: ['-:$lender'] },
    });
    expect(quotesOf(acts('1. The lender: read contacts. The lender: contacts.'))).toHaveLength(2);
    expect(quotesOf(acts('1. The lender: contacts. The lender: contacts.'))).toHaveLength(1);
  });

  it('is short', () => {
    const titled = (length: number) => {
      const title = 'Our contacts, the lender ';
      return scan(`1. ${title.padEnd(length - 1, 'x')}. I agree: contacts.`);
    };
    expect(quotesOf(titled(60))).toHaveLength(1);
    expect(quotesOf(titled(61))).toHaveLength(2);
  });

  it('is none in a list that a line introduces', () => {
    expect(quotesOf(scan('The lender:', '(a) our contacts. The lender: contacts.'))).toHaveLength(2);
  });

  it('may borrow its grant from a heading', () => {
    const heading = { text: 'What I agree to', kind: 'heading' as const };
    expect(quotesOf(scan(heading, '1. Our contacts. I agree: contacts.'))).toEqual(['I agree: contacts.']);
  });
});
