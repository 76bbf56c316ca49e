import { describe, expect, it } from 'vitest';
import type { LanguageSketch, Line } from '../tiny.ts';
import { evidenceOf, LANGUAGE, READ_CONTACTS, refusedOf, rulesOf, scannerOf } from './scanner.ts';

const heading = (text: string) => ({ text, kind: 'heading' as const });
const scan = scannerOf([READ_CONTACTS, { id: 'sell', alone: ['-:$lender act:$sell data:$contacts'] }]);
const stancesOf = (...lines: readonly Line[]): string[] =>
  scan(...lines).findings.map(({ stance }) => stance);

describe('a clause', () => {
  it('that grants nothing gives nothing away', () => {
    expect(rulesOf(scan('They read contacts.'))).toEqual([]);
    expect(rulesOf(scan('We read contacts.'))).toEqual([]);
  });

  it('grants by any of its kinds', () => {
    expect(rulesOf(scan('I agree that they read contacts.'))).toEqual(['read-contacts']);
    expect(rulesOf(scan('We may read contacts.'))).toEqual(['read-contacts']);
  });

  it('grants by any phrase of a kind', () => {
    const grants = { consent: ['grant:$agree act:$sell', 'grant:$agree'] };
    const read = scannerOf([READ_CONTACTS], { ...LANGUAGE, grants });
    expect(rulesOf(read('I agree that they read contacts.'))).toEqual(['read-contacts']);
  });

  it('grants by what it hangs from', () => {
    expect(rulesOf(scan('I agree:', '(a) they read contacts.'))).toEqual(['read-contacts']);
    expect(rulesOf(scan(heading('What I agree to'), 'They read contacts.'))).toEqual(['read-contacts']);
    expect(rulesOf(scan('I agree to it.', 'They read contacts.'))).toEqual([]);
  });

  it('needs no other grant where the phrase is one', () => {
    expect(rulesOf(scan('We sell contacts.'))).toEqual(['sell']);
  });

  it('is found once by each rule, in the order of the rules', () => {
    expect(rulesOf(scan('We may read, share, sell contacts, contacts.'))).toEqual(['read-contacts', 'sell']);
  });
});

describe('a title', () => {
  it('gives something away where somebody consents in it', () => {
    expect(rulesOf(scan(heading('I agree that they read contacts')))).toEqual(['read-contacts']);
    expect(rulesOf(scan(heading('We may read contacts')))).toEqual([]);
    expect(rulesOf(scan(heading('We sell contacts')))).toEqual([]);
    expect(rulesOf(scan(heading('I agree: we sell contacts')))).toEqual(['read-contacts', 'sell'].slice(1));
  });

  it('with a number needs any grant, for it may be a clause', () => {
    expect(rulesOf(scan('1. We may read contacts', 'You agree to the loan.'))).toContain('read-contacts');
    expect(rulesOf(scan('1. We sell contacts', 'You know of the loan.'))).toEqual([]);
    expect(rulesOf(scan('1. They read contacts', 'You know of the loan.'))).toEqual([]);
  });

  it('stands alone, without its leads', () => {
    const level = (text: string, at: number) => ({ ...heading(text), level: at });
    expect(rulesOf(scan(level('I agree', 1), level('They read contacts', 2)))).toEqual([]);
  });
});

describe('the stance', () => {
  it('is that something is granted, where nothing else is said', () => {
    expect(stancesOf('We may read contacts.')).toEqual(['granted']);
  });

  it('is conditional by a condition or an exception in the clause or the line it hangs from', () => {
    expect(stancesOf('We may read contacts if you are late.')).toEqual(['conditional']);
    expect(stancesOf('If you are late, we may:', '(a) read contacts.')).toEqual(['conditional']);
    expect(stancesOf('We may read contacts except on Sundays.')).toEqual(['conditional']);
    expect(stancesOf('Except on Sundays we may:', '(a) read contacts.')).toEqual(['conditional']);
  });

  it('is not made conditional by a line further out, a heading or the sentence before', () => {
    expect(stancesOf('If you are late:', '1. we may:', '(a) read contacts.')).toEqual(['granted']);
    expect(stancesOf(heading('What happens in default'), 'We may read contacts.')).toEqual(['granted']);
    expect(stancesOf('If you are late, we come. We may read such data, contacts.')).toEqual(['granted']);
    expect(stancesOf('If you are late, we come; we may read contacts.')).toEqual(['granted']);
  });

  it('is optional by the words of the clause itself, which beat a condition', () => {
    expect(stancesOf('We may read contacts, you may refuse.')).toEqual(['optional']);
    expect(stancesOf('We may read contacts if you are late, you may refuse.')).toEqual(['optional']);
    expect(stancesOf('As you may refuse, we may:', '(a) read contacts.')).toEqual(['granted']);
  });

  it('is not made by words that are denied', () => {
    expect(stancesOf('We may read contacts, never if you are late.')).toEqual(['granted']);
    expect(stancesOf('We may read contacts, which never means you may refuse.')).toEqual(['granted']);
  });
});

describe('a frame', () => {
  const framed = (frame: NonNullable<LanguageSketch['frames']>[number]) =>
    scannerOf(
      [
        READ_CONTACTS,
        { id: 'read-photos', any: ['act:$read data:$photos'], category: 'photo' },
        { id: 'sell', alone: ['-:$lender act:$sell data:$contacts'] },
      ],
      { ...LANGUAGE, frames: [frame] },
    );
  const right = { any: ['person:$signer <4> grant:$may <4> act:$read'] };

  it('silences a sentence that holds its words', () => {
    const read = framed(right);
    expect(rulesOf(read('I may read contacts, we may copy photos.'))).toEqual([]);
    expect(rulesOf(read('We may read contacts, we may copy photos.'))).toEqual([
      'read-contacts',
      'read-photos',
    ]);
    expect(rulesOf(read('As I said, we may read contacts.'))).toEqual(['read-contacts']);
  });

  it('silences promises, too', () => {
    expect(refusedOf(framed(right)('I may read contacts, but you never copy photos.'))).toEqual([]);
  });

  it('silences what hangs from the line that holds its words', () => {
    const read = framed(right);
    expect(rulesOf(read('I may read, as we may agree:', '(a) contacts.'))).toEqual([]);
    expect(rulesOf(read('I may read, as we may agree:', '1. we may do so:', '(a) read contacts.'))).toEqual([
      'read-contacts',
    ]);
    expect(rulesOf(read('I may read it. We may read such data, contacts.'))).toEqual(['read-contacts']);
  });

  it('speaks for the clause or for its lead, and never spans both', () => {
    expect(rulesOf(framed(right)('I agree that we may:', '(a) read contacts.'))).toEqual(['read-contacts']);
    expect(
      rulesOf(framed({ any: ['person:$signer act:$read'] })('I agree:', '(a) they read contacts.')),
    ).toEqual(['read-contacts']);
  });

  it('silences only its categories', () => {
    const read = framed({ ...right, silences: ['photo'] });
    expect(rulesOf(read('I may read contacts, we may copy photos.'))).toEqual(['read-contacts']);
    const others = framed({ ...right, silences: ['other'] });
    expect(rulesOf(others('I may read contacts, we may copy photos.'))).toEqual([
      'read-contacts',
      'read-photos',
    ]);
  });

  it('of a clause silences nothing that hangs from it', () => {
    const read = framed({ ...right, scope: 'clause' });
    expect(rulesOf(read('I may read contacts, as we may agree.'))).toEqual([]);
    expect(rulesOf(read('I may read, as we may agree:', '(a) contacts.'))).toEqual(['read-contacts']);
  });

  it('of a piece silences only the comma piece in which it stands', () => {
    const read = framed({ ...right, scope: 'piece' });
    expect(rulesOf(read('I may read contacts, we may copy photos.'))).toEqual(['read-photos']);
    expect(rulesOf(read('We may copy photos, I may read contacts.'))).toEqual(['read-photos']);
    expect(rulesOf(read('I may read, as we may agree:', '(a) names, contacts.'))).toEqual([]);
  });

  it('of a piece silences nothing that reaches beyond it', () => {
    const read = framed({ ...right, scope: 'piece' });
    expect(rulesOf(read('I may read, we may copy, contacts.'))).toEqual(['read-contacts']);
    expect(rulesOf(read('I may read for us, contacts, as we may.'))).toEqual(['read-contacts']);
    const names = framed({ any: ['person:$signer <4> grant:$may'], scope: 'piece' });
    expect(rulesOf(names('They, all of them, share:', '(a) I may have contacts, as we may agree.'))).toEqual(
      [],
    );
    expect(rulesOf(read('Copy is for all, I may read: contacts are mine as we may say.'))).toEqual([]);
  });

  it('is taken back by other words in the same sentence', () => {
    const read = framed({ ...right, unless: 'partners' });
    expect(rulesOf(read('I may read contacts, as we may agree.'))).toEqual([]);
    expect(rulesOf(read('I may read contacts of partners, we may as well.'))).toEqual(['read-contacts']);
  });

  it('is none whose words are denied', () => {
    expect(rulesOf(framed(right)('We may read contacts, I may never read them.'))).toEqual(['read-contacts']);
  });
});

describe('a rule', () => {
  it('gives way to words that make its clause another matter', () => {
    const picked = scannerOf([{ ...READ_CONTACTS, unless: 'picked' }]);
    expect(rulesOf(picked('We may read contacts.'))).toEqual(['read-contacts']);
    expect(rulesOf(picked('We may read contacts picked by you.'))).toEqual([]);
    expect(refusedOf(picked('We never read contacts picked by you.'))).toEqual([]);
    expect(rulesOf(picked('Of those picked by you, we may:', '(a) read contacts.'))).toEqual([
      'read-contacts',
    ]);
  });

  it('looks for phrases that are a grant before those that need one', () => {
    const both = scannerOf([
      { id: 'rule', any: ['act:$read data:$photos'], alone: ['-:$lender act:$sell data:$contacts'] },
    ]);
    expect(evidenceOf(both('We may read photos, we sell contacts and the address book.'))).toEqual([
      'grant may',
      'act read',
      'data photos',
      'act sell',
      'data contacts',
      'data address book',
    ]);
    expect(rulesOf(both('They read photos.'))).toEqual([]);
    expect(rulesOf(both('We sell contacts.'))).toEqual(['rule']);
  });

  it('goes on to its next phrase where one is silenced or not granted', () => {
    const two = scannerOf([{ id: 'rule', any: ['act:$sell data:$photos', 'act:$read data:$contacts'] }], {
      ...LANGUAGE,
      frames: [{ scope: 'piece', any: ['act:$sell data:$photos'] }],
    });
    expect(rulesOf(two('We may sell photos, we may read contacts.'))).toEqual(['rule']);
    expect(rulesOf(two('We may sell photos.'))).toEqual([]);
  });

  it('yields to one that says the same more exactly', () => {
    const exact = { id: 'exact', any: ['act:$read data:$contacts recipient:$partners'] };
    const general = { ...READ_CONTACTS, id: 'general', yields: ['exact'] };
    const both = scannerOf([general, exact]);
    expect(rulesOf(both('We may share contacts with partners.'))).toEqual(['exact']);
    expect(rulesOf(both('We may share contacts.'))).toEqual(['general']);
    expect(refusedOf(both('We may never share contacts with partners.'))).toEqual(['exact']);
    const more = 'We may share contacts with partners, copy the address book.';
    expect(rulesOf(both(more))).toEqual(['general', 'exact']);
    const equals = scannerOf([READ_CONTACTS, exact]);
    expect(rulesOf(equals('We may share contacts with partners.'))).toEqual(['read-contacts', 'exact']);
  });

  it('in another language says nothing here', () => {
    expect(rulesOf(scannerOf([{ ...READ_CONTACTS, language: 'es' }])('We may read contacts.'))).toEqual([]);
  });
});
