import { describe, expect, it } from 'vitest';
import { quotesOf, READ_CONTACTS, refusedOf, scannerOf } from './scanner.ts';

const scan = scannerOf([READ_CONTACTS, { id: 'photos', any: ['act:$read data:$photos'] }]);

describe('lines that were put together', () => {
  it('say what none of them says alone', () => {
    expect(quotesOf(scan('We may read all of the', 'contacts of you.'))).toEqual([
      'We may read all of the\ncontacts of you.',
    ]);
  });

  it('say nothing that one of them says', () => {
    expect(quotesOf(scan('We may read contacts and the', 'contacts of you.'))).toEqual([
      'We may read contacts and the',
    ]);
    expect(quotesOf(scan('As it is, with all that the', 'lender may read contacts.'))).toEqual(
      ['lender may read contacts.'].slice(1).concat('As it is, with all that the\nlender may read contacts.'),
    );
  });

  it('say what one of them says of another matter, or another line says', () => {
    expect(quotesOf(scan('We may read photos and the', 'contacts of you.'))).toEqual([
      'We may read photos and the',
      'We may read photos and the\ncontacts of you.',
    ]);
    expect(
      quotesOf(scan('We may read contacts.', 'We may read all of the', 'contacts of you.')),
    ).toHaveLength(2);
    expect(quotesOf(scan('We may read all of the', 'contacts. We may read contacts.'))).toHaveLength(2);
  });

  it('are a title and the sentence below it, where that begins with a party and the title grants nothing', () => {
    const title = 'Whatever is read, copied and shared, with all';
    expect(quotesOf(scan(`${title} read`, 'The lender may call contacts.'))).toEqual([]);
    expect(quotesOf(scan(`${title} read`, 'I agree to it, contacts.'))).toEqual([]);
    expect(quotesOf(scan(`${title} read`, 'They may call contacts, the lender may.'))).toHaveLength(1);
    expect(quotesOf(scan(`We may ${title} read`, 'The lender of contacts.'))).toHaveLength(1);
  });

  it('make no promise', () => {
    expect(refusedOf(scan('We may never read all of the', 'contacts of you.'))).toEqual([]);
    expect(refusedOf(scan('We may never read the contacts.'))).toEqual(['read-contacts']);
  });

  it('are compared with what was found last', () => {
    const many = scannerOf([
      READ_CONTACTS,
      ...Array.from({ length: 60 }, (_, i) => ({ id: `${i}`, any: ['data:$photos'] })),
    ]);
    const { findings } = many('We may read contacts and the', 'contacts of you, photos.');
    expect(findings.filter(({ rule }) => rule === 'read-contacts')).toHaveLength(1);
  });
});
