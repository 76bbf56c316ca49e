import { describe, expect, it } from 'vitest';
import type { Line, RuleSketch } from '../tiny.ts';
import { evidenceOf, LANGUAGE, READ_CONTACTS, refusedOf, rulesOf, scannerOf } from './scanner.ts';

/** Whether a phrase, which is a grant in itself, is found in lines. */
const finds = (phrase: string, ...lines: readonly Line[]): boolean =>
  scannerOf([{ id: 'rule', alone: [phrase] }])(...lines).findings.length > 0;

const heading = (text: string) => ({ text, kind: 'heading' as const });
const item = (text: string) => ({ text, kind: 'item' as const });

describe('a phrase', () => {
  it('has its slots in order', () => {
    expect(finds('act:$read data:$contacts', 'They read contacts.')).toBe(true);
    expect(finds('act:$read data:$contacts', 'Contacts they read.')).toBe(false);
    expect(finds('act:$read data:$contacts recipient:$partners', 'They read contacts of partners.')).toBe(
      true,
    );
    expect(finds('act:$read data:$contacts recipient:$partners', 'They read of partners contacts.')).toBe(
      false,
    );
  });

  it('needs every slot', () => {
    expect(finds('act:$read data:$contacts', 'They read.')).toBe(false);
    expect(finds('act:$read data:$contacts', 'Their contacts.')).toBe(false);
    expect(finds('data:$contacts', 'Their contacts.')).toBe(true);
  });

  it('needs a list that has words', () => {
    expect(finds('data:$nothing', 'Their contacts.')).toBe(false);
    expect(finds('act:$read data:$nothing', 'They read contacts.')).toBe(false);
  });

  it('needs words of each list that do not overlap', () => {
    expect(finds('data:$contacts data:$contacts', 'The contacts.')).toBe(false);
    expect(finds('data:$contacts data:$contacts', 'The contacts, contacts.')).toBe(true);
  });

  it('is near enough together, white space and hyphens not counted', () => {
    expect(finds('act:$read <9> data:$contacts', 'They read all of a - bcd contacts.')).toBe(true);
    expect(finds('act:$read <8> data:$contacts', 'They read all of a - bcd contacts.')).toBe(false);
    expect(finds('act:$read <0> data:$contacts', 'They read contacts.')).toBe(true);
    expect(finds('<0> act:$read data:$contacts', 'As they do, they read contacts.')).toBe(true);
  });

  it('tries every word that a slot may be', () => {
    expect(finds('act:$read <5> data:$contacts', 'They read, they share contacts.')).toBe(true);
    expect(finds('act:$read <5> data:$contacts', 'They read contacts for others, contacts.')).toBe(true);
    expect(finds('act:$read <3> data:$contacts <3> -:$partners', 'Read contacts as contacts partners.')).toBe(
      false,
    );
    expect(
      finds('act:$read <12> data:$contacts <3> -:$partners', 'Read contacts as contacts partners.'),
    ).toBe(true);
  });
});

describe('the words that a phrase is found in', () => {
  const words = (phrase: string, ...lines: readonly Line[]): string[] =>
    evidenceOf(scannerOf([{ id: 'rule', alone: [phrase] }])(...lines));

  it('are the nearest to each other, and the last', () => {
    const read = scannerOf([{ id: 'rule', alone: ['act:$read <40> term:$years'] }])(
      'They read, copy, for 3 years and share.',
    );
    expect(evidenceOf(read)).toEqual(['act copy', 'term 3 years']);
    expect(words('act:$read person:$signer', 'They read the borrower, and share the borrower.')).toEqual([
      'person the borrower',
      'act share',
      'person the borrower',
    ]);
  });

  it('are told, but for those that only join others', () => {
    expect(words('act:$read -:$contacts recipient:$partners', 'Share contacts with partners.')).toEqual([
      'act Share',
      'recipient partners',
    ]);
  });

  it('are those in the clause itself rather than in what stands before', () => {
    expect(words('act:$read data:$contacts', 'They read:', '(a) copy of contacts.')).toEqual([
      'act copy',
      'data contacts',
    ]);
  });
});

describe('a phrase in a clause that hangs from a line', () => {
  it('may begin there, at any distance, but not end there', () => {
    expect(
      finds('act:$read <5> data:$contacts', 'They read as follows, as all of us know:', '(a) contacts.'),
    ).toBe(true);
    expect(finds('act:$read <5> data:$contacts', 'Contacts:', '(a) read.')).toBe(false);
  });

  it('has its matter in the clause itself', () => {
    expect(finds('act:$read data:$contacts', 'They read contacts:', '(a) names.')).toBe(true);
    const scan = scannerOf([{ id: 'rule', alone: ['data:$contacts act:$read'] }]);
    expect(rulesOf(scan('All contacts:', '(a) they read.'))).toEqual([]);
    expect(rulesOf(scan('All of it:', '(a) contacts they read.'))).toEqual(['rule']);
  });

  it.each(['data', 'source', 'recipient', 'person', 'purpose', 'term'])(
    'takes the role %s for matter',
    (role) => {
      expect(finds(`${role}:$contacts act:$read`, 'All contacts:', '(a) they read.')).toBe(false);
      expect(finds(`${role}:$contacts act:$read`, 'All:', '(a) contacts they read.')).toBe(true);
    },
  );

  it.each(['grant', 'act', 'condition', '-'])('does not take the role %s for matter', (role) => {
    expect(finds(`${role}:$contacts act:$read`, 'All contacts:', '(a) they read.')).toBe(true);
  });

  it.each(['signer', 'lender', 'party-labels'])(
    'does not take those whom everybody knows for matter: %s',
    (list) => {
      const words = { signer: 'the borrower', lender: 'the lender', 'party-labels': 'party a' }[list];
      expect(finds(`recipient:$${list} act:$read`, `To ${words}:`, '(a) they read.')).toBe(true);
    },
  );

  it('has a word in the clause, whatever its roles', () => {
    expect(finds('grant:$agree act:$read', 'They agree to read, as to:', '(a) photos.')).toBe(true);
    const scan = scannerOf([{ id: 'rule', alone: ['grant:$agree act:$read'] }]);
    expect(scan('They agree to read, as to:', '(a) photos.').findings).toHaveLength(1);
    const two = scannerOf([{ id: 'rule', alone: ['grant:$agree act:$read', 'act:$sell data:$photos'] }]);
    expect(two('They agree to read, as to:', '(a) photos.').findings).toHaveLength(1);
  });

  it('has its matter there, even if the clause has the words for another', () => {
    const scan = scannerOf([
      { id: 'rule', alone: ['data:$contacts act:$read', 'data:$photos grant:$agree'] },
    ]);
    expect(rulesOf(scan('All contacts:', '(a) they read photos.'))).toEqual([]);
    expect(rulesOf(scan('All of them:', '(a) contacts they read, photos.'))).toEqual(['rule']);
  });
});

/** A sentence, not a title. */
const LONG = `As ${'everybody '.repeat(12)} knows, there are photos.`;

describe('a heading', () => {
  const read: RuleSketch = { id: 'rule', alone: ['act:$read data:$photos'] };
  const scan = scannerOf([read, { id: 'from', alone: ['-:$partners data:$photos'] }]);

  it('lends the act to bare items', () => {
    expect(rulesOf(scan(heading('Things we read'), item('photos of you')))).toEqual(['rule']);
    expect(rulesOf(scan(heading('Things we read'), 'photos of you'))).toEqual(['rule']);
    expect(rulesOf(scan(heading('Things we read'), LONG))).toEqual([]);
  });

  it('lends nothing but grants and acts', () => {
    expect(rulesOf(scan(heading('Our partners'), item('photos of you')))).toEqual([]);
    expect(rulesOf(scan('Our partners:', item('photos of you')))).toEqual(['from']);
  });

  it('lends the act to items and cells however long they are', () => {
    const cell = { text: LONG, kind: 'cell' as const, cell: { table: 0, row: 0, column: 0 } };
    expect(rulesOf(scan(heading('Things we read'), item(LONG)))).toEqual(['rule']);
    expect(rulesOf(scan(heading('Things we read'), cell))).toEqual(['rule']);
  });

  it('lends no act to what makes a clause count', () => {
    const ours = scannerOf([{ id: 'rule', any: ['data:$contacts'] }], {
      ...LANGUAGE,
      grants: { ours: ['act:$sell grant:$agree'] },
    });
    expect(rulesOf(ours(heading('What they sell'), item('I agree, contacts')))).toEqual([]);
    expect(rulesOf(ours('What they sell:', item('I agree, contacts')))).toEqual(['rule']);
  });

  it('lends a grant to all beneath it', () => {
    const grants = scannerOf([{ id: 'rule', alone: ['grant:$agree data:$photos'] }]);
    expect(rulesOf(grants(heading('What I agree to'), LONG))).toEqual(['rule']);
  });

  it('lends a word of consent for a sentence to count, and to what lives on it all that it says', () => {
    const any = scannerOf([{ id: 'rule', any: ['data:$photos'] }]);
    expect(rulesOf(any(heading('What I agree to'), LONG))).toEqual(['rule']);
    expect(rulesOf(any(heading('What we may do'), LONG))).toEqual([]);
    expect(rulesOf(any(heading('What we may do'), 'Your photos'))).toEqual(['rule']);
    expect(rulesOf(any(heading('What they do'), 'Your photos'))).toEqual([]);
  });

  it('does not make a title count', () => {
    const any = scannerOf([{ id: 'rule', any: ['data:$photos'] }]);
    expect(rulesOf(any(heading('What we may do with photos')))).toEqual([]);
  });
});

describe('the sentence before', () => {
  const scan = scannerOf([READ_CONTACTS, { id: 'to-partners', any: ['data:$contacts recipient:$partners'] }]);

  it('lends its matter where the clause points back to it', () => {
    expect(rulesOf(scan('There are contacts. We may give such data to partners.'))).toEqual(['to-partners']);
    expect(rulesOf(scan('There are contacts. We may give data to partners.'))).toEqual([]);
  });

  it('is looked at where the clause points back at its beginning', () => {
    expect(rulesOf(scan('Your contacts. We may, as 1234567, such data to partners.'))).toEqual([
      'to-partners',
    ]);
    expect(rulesOf(scan('Your contacts. We may, as 12345678, such data to partners.'))).toEqual([]);
  });

  it('lends the matter alone, too', () => {
    const matter = scannerOf([{ id: 'rule', any: ['data:$contacts act:$read'] }]);
    expect(rulesOf(matter('There are contacts. We may share such data.'))).toEqual(['rule']);
    expect(rulesOf(matter('There are names. We may share such data.'))).toEqual([]);
    expect(rulesOf(matter('There are contacts. We may share it.'))).toEqual([]);
  });

  it('needs to exist', () => {
    expect(rulesOf(scan('We may give such data to partners.'))).toEqual([]);
  });

  it('does not lend a grant in a silence of its own', () => {
    expect(rulesOf(scan('I agree to it. They read such data, contacts.'))).toEqual(['read-contacts']);
    expect(rulesOf(scan('I agree to it. They read data, contacts.'))).toEqual([]);
  });
});

describe('a word that is denied', () => {
  const scan = scannerOf([READ_CONTACTS, { id: 'to-partners', any: ['data:$contacts recipient:$partners'] }]);

  it('counts where another stands in the exception', () => {
    expect(rulesOf(scan('We may never give contacts, except to partners.'))).toEqual(['to-partners']);
    expect(refusedOf(scan('We may never give contacts, except to others.'))).toEqual([]);
    expect(rulesOf(scan('We may never share contacts, except to others.'))).toEqual([]);
    expect(refusedOf(scan('We may never share contacts, except to others.'))).toEqual(['read-contacts']);
  });

  it('is not excused by what stands outside of the exception', () => {
    const before = scannerOf([{ id: 'rule', any: ['recipient:$partners act:$read'] }]);
    expect(rulesOf(before('With partners we may never share, except on Sundays.'))).toEqual([]);
    const behind = scannerOf([{ id: 'rule', any: ['act:$read data:$photos recipient:$partners'] }]);
    expect(rulesOf(behind('Except on Sundays, we may never share photos, call our partners.'))).toEqual([]);
  });

  it('goes with the word that excuses it rather than with a nearer one', () => {
    const swapped = scannerOf([{ id: 'rule', any: ['recipient:$partners act:$read data:$photos'] }]);
    expect(rulesOf(swapped('Except to partners, we may never with partners share photos.'))).toEqual([
      'rule',
    ]);
  });

  it('is refused where a lead denies it', () => {
    expect(refusedOf(scan('We may never share:', '(a) contacts.'))).toEqual(['read-contacts']);
  });

  it('makes no promise where no word of the phrase is denied', () => {
    expect(refusedOf(scan('They read contacts, and never sleep.'))).toEqual([]);
  });
});

describe('a grant that is denied', () => {
  it('is none', () => {
    const scan = scannerOf([{ id: 'rule', any: ['data:$contacts'] }]);
    expect(rulesOf(scan('We may have contacts.'))).toEqual(['rule']);
    expect(rulesOf(scan('I do not agree, contacts.'))).toEqual([]);
  });

  it('but for an exception is one, whatever the exception says', () => {
    const scan = scannerOf([{ id: 'rule', any: ['data:$contacts'] }], LANGUAGE);
    expect(rulesOf(scan('Contacts i never authorize, except on Sundays.'))).toEqual(['rule']);
    expect(rulesOf(scan('Contacts i never authorize on Sundays.'))).toEqual([]);
  });
});
