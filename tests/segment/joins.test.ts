import { describe, expect, it } from 'vitest';
import type { Block, Clause } from '../../src/model.ts';
import { continueTorn, endTorn, type Torn } from '../../src/segment/joins.ts';
import { clauseOf } from '../tiny.ts';

interface Line {
  readonly text: string;
  readonly clause?: Partial<Clause>;
  readonly block?: Partial<Block>;
}

/** The clauses that lines, each a block of one clause, are put together into. */
function joinedIn(...lines: readonly (string | Line)[]): string[] {
  const sketches = lines.map((line) => (typeof line === 'string' ? { text: line } : line));
  const text = sketches.map((line) => line.text).join('\n');
  const ended: Clause[] = [];
  let torn: Torn | null = null;
  let start = 0;
  for (const { text: words, clause, block } of sketches) {
    const span = { start, end: start + words.length };
    const clauses = [clauseOf({ ...span, ...clause })];
    const continued = continueTorn(torn, clauses, { text, block: { kind: 'paragraph', ...span, ...block } });
    ended.push(...continued.ended);
    torn = continued.torn;
    start = span.end + 1;
  }
  ended.push(...endTorn(torn));
  return ended.map((clause) => text.slice(clause.start, clause.end));
}

/** Whether two lines are put together into one. */
const areJoined = (first: string | Line, second: string | Line): boolean =>
  joinedIn(first, second).length === 1;

/** Long enough to be torn before a capital. */
const LONG = 'The borrower agrees to a query by the lender of';

describe('a sentence torn over two lines', () => {
  it.each([
    ['We may read the contacts', 'of your phone.'],
    ['We may read the contacts,', 'and the photos.'],
    ['We may read 12', 'contacts.'],
    ['读取手机通', '讯录。'],
    ['We may read your con-', 'Tacts.'],
    ['We may read your con‐', 'tacts.'],
    [LONG, 'Credit Bureaus.'],
    [LONG, '12 credit bureaus.'],
    [`${LONG}，`, 'credit bureaus.'],
    [`${LONG}、`, 'credit bureaus.'],
  ])('is put together: %j + %j', (first, second) => {
    expect(joinedIn(first, second)).toEqual([`${first}\n${second}`]);
  });

  it.each([
    ['We may read the contacts.', 'of your phone.'],
    ['We may read the contacts:', 'of your phone.'],
    ['Data we read', 'We may read the contacts.'],
    ['Data we read', '12 contacts.'],
    ['读取手机通', 'contacts'],
    ['Contacts', '读取手机通'],
    ['We may read your con-', '- tacts'],
    [LONG, '(credit bureaus)'],
    [LONG, '• credit bureaus'],
  ])('is none: %j + %j', (first, second) => {
    expect(joinedIn(first, second)).toEqual([]);
  });

  it('is only as long as sentences are', () => {
    const first = `We read ${'x'.repeat(500)}`;
    const behind = (length: number) => joinedIn('They agree.', first, 'y'.repeat(length)).length;
    expect(behind(600 - first.length - 1)).toBe(1);
    expect(behind(600 - first.length)).toBe(0);
  });

  it('needs a long line before a capital: shorter ones are titles and items', () => {
    expect(areJoined('x'.repeat(40), 'Bureaus')).toBe(true);
    expect(areJoined('x'.repeat(39), 'Bureaus')).toBe(false);
    expect(areJoined('x'.repeat(39), 'bureaus')).toBe(true);
  });

  it('is in one language', () => {
    expect(areJoined('We may read', { text: 'contacts', clause: { language: 'es' } })).toBe(false);
  });

  it('does not go on with a number or an item', () => {
    const numbered = { text: 'a) contacts', clause: { body: 'We may read'.length + 4 } };
    expect(areJoined('We may read', numbered)).toBe(false);
    expect(areJoined('We may read', { text: 'contacts', clause: { kind: 'item' } })).toBe(false);
  });

  it('does not go on from a bullet', () => {
    expect(areJoined({ text: 'contacts of', clause: { kind: 'item' } }, 'your phone')).toBe(false);
  });

  it('does not go on from a short numbered title', () => {
    const titled = (text: string, body: number): Line => ({ text, clause: { kind: 'heading', body } });
    expect(areJoined(titled('1. Contacts', 3), 'of your phone')).toBe(false);
    expect(areJoined(titled('Contacts', 0), 'of your phone')).toBe(true);
    expect(areJoined({ text: '1. Contacts', clause: { body: 3 } }, 'of your phone')).toBe(true);
    const below = {
      text: '1. Contacts',
      clause: { kind: 'heading' as const, body: 'They agree.'.length + 4 },
    };
    expect(joinedIn('They agree.', below, 'of your phone')).toEqual([]);
    expect(areJoined(titled(`1. ${'x'.repeat(26)}`, 3), 'of your phone')).toBe(false);
    expect(areJoined(titled(`1. ${'x'.repeat(27)}`, 3), 'of your phone')).toBe(true);
  });

  it('is not torn where the format knows its blocks', () => {
    expect(areJoined({ text: 'We may read', block: { kind: 'cell' } }, 'contacts')).toBe(false);
    expect(areJoined('We may read', { text: 'contacts', block: { kind: 'cell' } })).toBe(false);
    expect(areJoined({ text: 'We may read', block: { kind: 'heading', level: 1 } }, 'contacts')).toBe(false);
    expect(areJoined({ text: 'We may read', block: { kind: 'heading' } }, 'contacts')).toBe(true);
    expect(areJoined({ text: 'We may read', block: { kind: 'item', level: 1 } }, 'contacts')).toBe(true);
  });

  it('is none where each line has a label of its own', () => {
    expect(areJoined('Purpose: to assess', 'term: one year')).toBe(false);
    expect(areJoined('Purpose：to assess', 'term：one year')).toBe(false);
    expect(areJoined('Purpose: to assess', 'the loan')).toBe(true);
    expect(areJoined('to assess', 'term: one year')).toBe(true);
    expect(areJoined('Purpose: to assess', 'the loan:')).toBe(true);
  });
});

describe('more than two lines', () => {
  it('are put together as long as each goes on', () => {
    expect(joinedIn('We may', 'read the', 'contacts.')).toEqual(['We may\nread the\ncontacts.']);
    expect(joinedIn('We may', 'read the.', 'contacts.')).toEqual(['We may\nread the.']);
    expect(joinedIn('We may.', 'read the', 'contacts.')).toEqual(['read the\ncontacts.']);
  });

  it('are measured by what stands before: the line and all that it went on with', () => {
    expect(joinedIn('The borrower agrees to a query', 'by the lender of', 'Bureaus')).toHaveLength(1);
    expect(joinedIn('Purpose: we', 'may', 'term: one')).toEqual(['Purpose: we\nmay']);
  });
});

describe('a clause of torn lines', () => {
  const text = 'We may\nread. You';
  const first = clauseOf({ start: 0, end: 6, number: '1', kind: 'paragraph' });
  const block: Block = { start: 7, end: 16, kind: 'paragraph' };
  const clauses = [clauseOf({ start: 7, end: 12 }), clauseOf({ start: 13, end: 16 })];

  it('is the first of them, up to the end of the last, and tells where the first stands', () => {
    const { ended, whole, torn } = continueTorn({ first, end: 6, isTorn: false }, clauses, { text, block });
    expect(ended).toEqual([{ ...first, end: 12, kind: 'torn', before: { start: 0, end: 6 } }]);
    expect(whole).toEqual(ended[0]);
    expect(torn).toEqual({ first: clauses[1], end: 16, isTorn: false });
  });

  it('ends with the first clause of a block of several', () => {
    const open = [clauseOf({ start: 7, end: 11 }), clauseOf({ start: 13, end: 16 })];
    expect(continueTorn({ first, end: 6, isTorn: false }, open, { text, block }).ended).toMatchObject([
      { end: 11 },
    ]);
  });

  it('waits for the next line while nothing closes it', () => {
    const open = [clauseOf({ start: 7, end: 11 })];
    const { ended, whole, torn } = continueTorn({ first, end: 6, isTorn: false }, open, { text, block });
    expect(ended).toEqual([]);
    expect(whole).toMatchObject({ start: 0, end: 11 });
    expect(torn).toEqual({ first, end: 11, isTorn: true });
  });

  it('is none where a block has no clauses or nothing was torn', () => {
    expect(continueTorn({ first, end: 6, isTorn: false }, [], { text, block })).toEqual({
      ended: [],
      whole: null,
      torn: null,
    });
    expect(continueTorn(null, clauses, { text, block })).toMatchObject({ ended: [], whole: null });
    expect(endTorn(null)).toEqual([]);
    expect(endTorn({ first, end: 6, isTorn: false })).toEqual([]);
  });

  it('is one sentence for certain before a small letter, or where a title would have no comma', () => {
    const kindOf = (line: string, next: string) => {
      const whole = `${line}\n${next}`;
      const lines = { first: clauseOf({ start: 0, end: line.length }), end: line.length, isTorn: false };
      const clause = clauseOf({ start: line.length + 1, end: whole.length });
      const below: Block = { start: line.length + 1, end: whole.length, kind: 'paragraph' };
      return continueTorn(lines, [clause], { text: whole, block: below }).whole?.kind;
    };
    expect(kindOf('By using our app', 'you consent')).toBe('torn');
    expect(kindOf('Sharing of the data of borrowers with us', 'You consent')).toBe('joined');
    expect(kindOf('With the signature of the note, the', 'Debtor authorizes')).toBe('torn');
    expect(kindOf('自您登录之日起，即视为', '您同意')).toBe('torn');
    expect(kindOf('信息共享', '您同意')).toBe('joined');
  });
});
