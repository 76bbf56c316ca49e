import { describe, expect, it } from 'vitest';
import { evidenceOf, READ_CONTACTS, scannerOf } from './scanner.ts';

const scan = scannerOf([READ_CONTACTS]);

describe('evidence', () => {
  it('is the words of the grant and those of the phrase, in text order', () => {
    expect(evidenceOf(scan('To read contacts I agree.'))).toEqual([
      'act read',
      'data contacts',
      'grant agree',
    ]);
    expect(evidenceOf(scan('We may read contacts.'))).toEqual(['grant may', 'act read', 'data contacts']);
  });

  it('is quoted from the original text, whatever was folded', () => {
    expect(evidenceOf(scan('We MAY Read con-\ntacts.'))).toEqual([
      'grant MAY',
      'act Read',
      'data con-\ntacts',
    ]);
  });

  it('stands in leads as well', () => {
    expect(evidenceOf(scan('I agree to share:', '(a) contacts.'))).toEqual([
      'grant agree',
      'act share',
      'data contacts',
    ]);
  });

  it('holds the other words of the matter, but one grant and one act', () => {
    expect(evidenceOf(scan('We may read, copy contacts and the address book.'))).toEqual([
      'grant may',
      'act copy',
      'data contacts',
      'data address book',
    ]);
  });

  it('leaves out other words that are denied', () => {
    expect(evidenceOf(scan('We may read contacts, but never the address book.'))).toEqual([
      'grant may',
      'act read',
      'data contacts',
    ]);
  });

  it('holds what the other phrases of a rule find', () => {
    const two = scannerOf([{ id: 'rule', any: ['act:$read data:$contacts', 'act:$sell data:$photos'] }]);
    expect(evidenceOf(two('We may read contacts, sell photos.'))).toEqual([
      'grant may',
      'act read',
      'data contacts',
      'act sell',
      'data photos',
    ]);
    const alone = scannerOf([
      { id: 'rule', alone: ['act:$sell data:$photos'], any: ['act:$read data:$contacts'] },
    ]);
    expect(evidenceOf(alone('We read contacts, sell photos.'))).toEqual([
      'act read',
      'data contacts',
      'act sell',
      'data photos',
    ]);
  });

  it('takes along what the rule names besides, where it stands in the clause', () => {
    const also = scannerOf([
      {
        ...READ_CONTACTS,
        also: [
          { role: 'term', list: 'years' },
          { role: 'purpose', list: 'purposes' },
        ],
      },
    ]);
    expect(evidenceOf(also('We may read contacts for 3 years, forever, to collect debts.'))).toEqual([
      'grant may',
      'act read',
      'data contacts',
      'term 3 years',
      'term forever',
      'purpose to collect debts',
    ]);
    expect(evidenceOf(also('We may, for 3 years:', '(a) read contacts, never forever.'))).toEqual([
      'grant may',
      'act read',
      'data contacts',
    ]);
  });

  it('takes conditions along', () => {
    expect(evidenceOf(scan('If you are late, we may read contacts.'))).toEqual([
      'condition If',
      'grant may',
      'act read',
      'data contacts',
    ]);
  });

  it('has no word twice, and none inside another', () => {
    const also = scannerOf([{ ...READ_CONTACTS, also: [{ role: 'term', list: 'contacts' }] }]);
    expect(evidenceOf(also('We may read contacts.'))).toEqual(['grant may', 'act read', 'data contacts']);
    const wide = scannerOf(
      [{ id: 'rule', any: ['act:$read data:$books'], also: [{ role: 'term', list: 'wide' }] }],
      {
        lists: { read: 'read', books: 'book', wide: 'address book, of us', may: 'may', lender: 'we' },
        grants: { practice: ['grant:$may'] },
      },
    );
    expect(evidenceOf(wide('We may read the address book of us.'))).toEqual([
      'grant may',
      'act read',
      'data book',
      'term of us',
    ]);
    expect(evidenceOf(wide('We may read a book:of us.'))).toEqual([
      'grant may',
      'act read',
      'data book',
      'term of us',
    ]);
    expect(evidenceOf(wide('We may read: of us a book.'))).toEqual([
      'grant may',
      'act read',
      'term of us',
      'data book',
    ]);
  });
});
