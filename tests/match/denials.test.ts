import { describe, expect, it } from 'vitest';
import type { Line } from '../tiny.ts';
import { LANGUAGE, READ_CONTACTS, refusedOf, rulesOf, scannerOf } from './scanner.ts';

const scan = scannerOf([
  READ_CONTACTS,
  { id: 'read-photos', any: ['act:$read data:$photos'] },
  { id: 'to-partners', any: ['data:$photos recipient:$partners'] },
]);

/** What a sentence gives away, and what it promises not to, as `granted / refused`. */
function told(...lines: readonly Line[]): string {
  const read = scan(...lines);
  return `${rulesOf(read)} / ${refusedOf(read)}`;
}

describe('a denial', () => {
  it('makes a promise of what would be a grant', () => {
    expect(told('We may read your contacts.')).toBe('read-contacts / ');
    expect(told('We may never read your contacts.')).toBe(' / read-contacts');
    expect(told('We do not read your contacts.')).toBe(' / read-contacts');
  });

  it('needs no grant to be a promise', () => {
    expect(told('They never read your contacts.')).toBe(' / read-contacts');
    expect(told('They read your contacts.')).toBe(' / ');
  });

  it('denies only what stands behind it', () => {
    expect(told('I agree that you read contacts never.')).toBe('read-contacts / ');
  });

  it('ends with its comma piece', () => {
    expect(told('We never read your photos, but we may read your contacts.')).toBe(
      'read-contacts / read-photos',
    );
    expect(told('We never call, I agree that you read contacts.')).toBe('read-contacts / ');
  });

  it('is none in a word that only looks like one', () => {
    expect(told('We may not only read your contacts.')).toBe('read-contacts / ');
  });

  it('goes on over commas that part a list', () => {
    expect(told('We never store, copy, or read your contacts.')).toBe(' / read-contacts');
    expect(told('We may never call you at home, or read your contacts.')).toBe(' / read-contacts');
    expect(told('We may never call you at home, nor read your contacts.')).toBe(' / read-contacts');
    expect(told('We may never call you at home, and so read your contacts.')).toBe('read-contacts / ');
  });

  it('goes on over a comma only where the list goes on right behind it', () => {
    expect(told('We may never call at home, so or read your contacts.')).toBe(' / read-contacts');
    expect(told('We may never call at home, and or read your contacts.')).toBe(' / read-contacts');
    expect(told('We may never call at home, then or read your contacts.')).toBe('read-contacts / ');
    expect(told('We may never store it at home, then read your contacts.')).toBe('read-contacts / ');
    expect(told('We may never ring, or call at home, read your contacts.')).toBe('read-contacts / ');
  });

  it('goes on over single words', () => {
    expect(told('We may never rent, trade, read your contacts.')).toBe(' / read-contacts');
    expect(told('We may never ring you up, trade, read your contacts.')).toBe(' / read-contacts');
    expect(told('We may never ring you up, trade it all, read your contacts.')).toBe('read-contacts / ');
    expect(told('We may never, read your contacts.')).toBe('read-contacts / ');
    expect(told('We may, never, read your contacts.')).toBe('read-contacts / ');
    expect(told('We may never call at home, 授权, read your contacts.')).toBe('read-contacts / ');
  });

  it('does not go on over a semicolon inside a sentence', () => {
    const loose = scannerOf([READ_CONTACTS], { ...LANGUAGE, segment: { ends: '!', pieces: ',;' } });
    const parted = loose('We may never call you at home; or read your contacts.');
    expect([rulesOf(parted), refusedOf(parted)]).toEqual([['read-contacts'], []]);
  });

  it('does not go on where a party or a modal begins anew', () => {
    expect(told('We may never ring, we read your contacts.')).toBe('read-contacts / ');
    expect(told('We may never ring, may read your contacts.')).toBe('read-contacts / ');
    expect(told('We may never ring, i read your contacts.')).toBe('read-contacts / ');
    expect(told('We may never ring, so all of us may read contacts.')).toBe('read-contacts / ');
    expect(told('We may never ring, we store or read contacts.')).toBe('read-contacts / ');
    expect(told('We may never ring, i store or read contacts.')).toBe('read-contacts / ');
    expect(told('We may never ring, may store or read contacts.')).toBe('read-contacts / ');
    expect(told('We may never ring, or x we read contacts.')).toBe('read-contacts / ');
    expect(told('We may never ring, or xy we read contacts.')).toBe(' / read-contacts');
  });

  it('ends at a later modal, but not at its own', () => {
    expect(told('We do not lend to all and may read your contacts.')).toBe('read-contacts / ');
    expect(told('We never may read your contacts.')).toBe(' / read-contacts');
    expect(told('We never as such may read your contacts.')).toBe(' / read-contacts');
    expect(told('We never once ever may read your contacts.')).toBe(' / read-contacts');
    expect(told('We never in any year may read your contacts.')).toBe('read-contacts / ');
  });

  it('counts once more behind another', () => {
    expect(told('We never read contacts, and we may read photos, but never read contacts.')).toBe(
      'read-photos / read-contacts',
    );
  });
});

describe('an exception', () => {
  it('ends a denial, and what stands in it is granted', () => {
    expect(told('We may never share photos, except with partners.')).toBe('to-partners / read-photos');
    expect(told('We may never share photos except with partners.')).toBe('to-partners / read-photos');
  });

  it('may stand right behind the denial', () => {
    expect(told('We may never unless you are late read contacts.')).toBe('read-contacts / ');
  });

  it('may stand before the denial', () => {
    expect(told('Except to partners, we may never share photos.')).toBe(' / read-photos');
    const swapped = scannerOf([{ id: 'to-partners', any: ['recipient:$partners data:$photos'] }]);
    expect(rulesOf(swapped('Except to partners, we may never share photos.'))).toEqual(['to-partners']);
    expect(refusedOf(swapped('Unlike our partners, we may never share photos.'))).toEqual(['to-partners']);
  });

  it('that points ahead grants what hangs from its sentence', () => {
    expect(told('Except in the following cases, we may never share:', '(a) contacts.')).toBe(
      'read-contacts / ',
    );
    expect(told('We may never share, except in the following cases:', '(a) contacts.')).toBe(
      'read-contacts / ',
    );
    expect(told('Except on Sundays, we may never share:', '(a) contacts.')).toBe(' / read-contacts');
    expect(told('Except on Sundays, we may never:', '(a) read contacts.')).toBe(' / read-contacts');
    expect(told('Except on Sundays, we may never share the following:', '(a) contacts.')).toBe(
      ' / read-contacts',
    );
    expect(told('Of the following, except on Sundays, we may never share:', '(a) contacts.')).toBe(
      ' / read-contacts',
    );
  });

  it('that names a case grants all that was denied', () => {
    expect(told('We may never read contacts, unless you are late.')).toBe('read-contacts / ');
    expect(told('Unless you are late, we may never read contacts.')).toBe('read-contacts / ');
    expect(told('We may never read contacts, except on Sundays.')).toBe(' / read-contacts');
  });

  it('that stands before another sentence part is the nearest one', () => {
    expect(told('Unless you pay, we may never read contacts, except on Sundays.')).toBe(' / read-contacts');
    expect(told('Except on Sundays, unless you pay, we may never read contacts.')).toBe('read-contacts / ');
    expect(told('Unless you pay, except on Sundays, we may never read contacts.')).toBe(' / read-contacts');
    expect(told('We may never read contacts except on days, unless you pay.')).toBe(' / read-contacts');
  });

  it('makes the finding conditional', () => {
    expect(scan('We may never read contacts, unless you are late.').findings).toMatchObject([
      { stance: 'conditional' },
    ]);
  });
});

describe('an open denial in a lead', () => {
  it('reaches into what hangs from it', () => {
    expect(told('We may never:', '(a) read contacts;', '(b) read photos.')).toBe(
      ' / read-contacts,read-photos',
    );
    expect(told('We may not only:', '(a) read contacts.')).toBe('read-contacts / ');
  });

  it('is none where it ended before', () => {
    expect(told('We may never call, but we may:', '(a) read contacts.')).toBe('read-contacts / ');
  });

  it('is none where it makes a condition: that stands right before it', () => {
    const items = '(a) read contacts, as we may.';
    expect(told('If you do not:', items)).toBe('read-contacts / ');
    expect(told('If you all know do not:', items)).toBe('read-contacts / ');
    expect(told('If they all know do not:', items)).toBe(' / read-contacts');
    expect(told('We may never if late:', items)).toBe(' / read-contacts');
  });

  it('is passed on by headings and header cells, not by the piece before a semicolon', () => {
    const heading = { text: 'Things we may never do', kind: 'heading' as const };
    expect(told(heading, 'We read contacts')).toBe(' / read-contacts');
    expect(told('We may never call; we may read contacts.')).toBe('read-contacts / ');
    const cell = (text: string, row: number) => ({
      text,
      kind: 'cell' as const,
      cell: { table: 0, row, column: 0 },
    });
    expect(told(cell('We may never', 0), cell('read contacts', 1))).toBe(' / read-contacts');
    const behind = { text: 'read contacts', kind: 'cell' as const, cell: { table: 0, row: 1, column: 1 } };
    expect(told(cell('As told', 0), cell('We may never', 1), behind)).toBe(' / read-contacts');
    expect(told({ ...heading, text: 'What may we never do?' }, 'We read contacts')).toBe(' / ');
  });

  it('is that of the nearest lead', () => {
    expect(told('1. We may never:', '(a) do as we please, we may:', '① read contacts.')).toBe(
      'read-contacts / ',
    );
    expect(told('1. We may:', '(a) promise never to:', '① read contacts.')).toBe(' / read-contacts');
  });

  it('ends where a party begins anew with a modal', () => {
    expect(told('We may never:', '(a) read photos, but we may read contacts.')).toBe(
      'read-contacts / read-photos',
    );
    expect(told('We may never:', '(a) read photos, but we so may read contacts.')).toBe(
      'read-contacts / read-photos',
    );
    expect(told('We may never:', '(a) read photos, but we all may read contacts.')).toBe(
      'read-contacts / read-photos',
    );
    expect(told('We may never:', '(a) read photos, but we also may read contacts.')).toBe(
      ' / read-contacts,read-photos',
    );
    expect(told('We may never:', '(a) read photos, but it may read contacts.')).toBe(
      ' / read-contacts,read-photos',
    );
    expect(told('We may never:', 'we may read contacts.')).toBe(' / read-contacts');
    expect(told('We may never:', '(a) read photos, but we may read contacts as they may.')).toBe(
      'read-contacts / read-photos',
    );
    expect(told('We may never:', '(a) may read photos, but we read contacts.')).toBe(
      ' / read-contacts,read-photos',
    );
    const alone = scannerOf([{ id: 'alone', alone: ['act:$read data:$contacts'] }]);
    expect(rulesOf(alone('We may never:', '(a) read photos, but i may read contacts.'))).toEqual(['alone']);
  });
});
