import { describe, expect, it } from 'vitest';
import {
  bodyOf,
  EMPTY,
  endBullets,
  leadsOf,
  leave,
  type Outline,
  openHeading,
  toLead,
  widenLead,
} from '../../src/segment/outline.ts';
import { clauseOf } from '../tiny.ts';
import { bullet, enter, label, lead, levelsOf, SENTENCE, startsOf, TITLE, unit } from './steps.ts';

describe('behind a unit', () => {
  const open = () => enter({ ...EMPTY, pending: lead(50) }, label(0, 1));
  const isClosed = (outline: Outline): boolean | undefined => outline.levels.at(-1)?.closed;

  it('an item is closed by a sentence that ends its block, or stands behind its first', () => {
    expect(isClosed(leave(open(), unit(40, { closes: true }), SENTENCE))).toBe(true);
    expect(
      isClosed(leave(open(), unit(40, { closes: true, first: true }), { title: false, last: false })),
    ).toBe(false);
    expect(
      isClosed(leave(open(), unit(40, { closes: true, first: false }), { title: false, last: false })),
    ).toBe(true);
    expect(isClosed(leave(open(), unit(40), SENTENCE))).toBe(false);
  });

  it('a closed item is opened again by a numbered unit that does not close it', () => {
    const closed = leave(open(), unit(40, { closes: true }), SENTENCE);
    expect(isClosed(leave(closed, unit(41, { label: label(0, 1) }), SENTENCE))).toBe(false);
    expect(isClosed(leave(closed, unit(41), SENTENCE))).toBe(true);
  });

  it('an item leads by the line in it that introduces', () => {
    const led = leave(open(), unit(40, { introduces: true }), SENTENCE);
    expect(startsOf(led)).toEqual([50, 40]);
    expect(startsOf(leave(led, unit(41, { introduces: true, label: label(0, 1) }), SENTENCE))).toEqual([
      50, 41,
    ]);
    expect(startsOf(leave(open(), unit(40, { beforeItem: true }), SENTENCE))).toEqual([50, 40]);
    expect(startsOf(leave(open(), unit(40, { beforeItem: true, label: label(0, 1) }), SENTENCE))).toEqual([
      50,
    ]);
    expect(startsOf(leave(open(), unit(40, { introduces: true, closes: true }), SENTENCE))).toEqual([50, 40]);
  });

  it('an item leads by its title, and by a line below it', () => {
    const titled = leave(open(), unit(40, { label: label(0, 1) }), TITLE);
    const kindsOf = (outline: Outline) => leadsOf(outline).map(({ start, kind }) => `${start} ${kind}`);
    expect(kindsOf(titled)).toEqual(['50 line', '40 heading']);
    expect(startsOf(leave(titled, unit(42, { introduces: true }), SENTENCE))).toEqual([50, 40, 42]);
    expect(startsOf(leave(titled, unit(42, { label: label(0, 1) }), TITLE))).toEqual([50, 40, 42]);
    const introducing = unit(40, { label: label(0, 1), introduces: true });
    expect(kindsOf(leave(titled, introducing, TITLE))).toEqual(['50 line', '40 line']);
    expect(startsOf(leave(open(), unit(40), TITLE))).toEqual([50]);
  });

  it('a closed item leads by its titles alone', () => {
    const titled = leave(open(), unit(40, { label: label(0, 1) }), TITLE);
    expect(startsOf(leave(titled, unit(42, { closes: true }), SENTENCE))).toEqual([40]);
  });

  it('nothing is changed where nothing changes', () => {
    const item = open();
    expect(leave(item, unit(40), SENTENCE)).toBe(item);
    expect(leave(EMPTY, unit(40), SENTENCE)).toBe(EMPTY);
    expect(leave(EMPTY, unit(40, { closes: true }), SENTENCE)).toBe(EMPTY);
    const bare = { ...EMPTY, pending: lead(50), bare: true };
    expect(leave(bare, unit(40), SENTENCE)).toBe(bare);
  });

  it('an introduction outside of lists waits for what follows', () => {
    expect(leave(EMPTY, unit(40, { introduces: true }), SENTENCE)).toEqual({ ...EMPTY, pending: lead(40) });
    const bare = { ...EMPTY, pending: lead(50), bare: true };
    expect(leave(bare, unit(40, { introduces: true }), SENTENCE)).toEqual({ ...EMPTY, pending: lead(40) });
  });

  it('an introduction that waits has a list of bare lines, which a sentence ends', () => {
    const waiting = { ...EMPTY, pending: lead(50) };
    const bare = leave(waiting, unit(40), SENTENCE);
    expect(bare).toEqual({ ...waiting, bare: true });
    expect(leave(bare, unit(41, { closes: true }), SENTENCE)).toEqual(EMPTY);
    expect(leave(waiting, unit(41, { closes: true }), SENTENCE)).toBe(waiting);
  });

  it('an introduction behind a closed item waits beside it', () => {
    const closed = leave(open(), unit(40, { closes: true }), SENTENCE);
    const waiting = leave(closed, unit(41, { introduces: true }), SENTENCE);
    expect(waiting.pending).toEqual(lead(41));
    expect(startsOf(waiting)).toEqual([41]);
  });
});

describe('a heading', () => {
  it('closes headings of its level and below, and every list', () => {
    const listed = { ...enter(EMPTY, label(0, 1)), pending: lead(50), bare: true };
    const one = openHeading(listed, lead(10, 'heading'), 1);
    expect(one).toEqual({ ...EMPTY, headings: [{ level: 1, lead: lead(10, 'heading') }] });
    const two = openHeading(one, lead(20, 'heading'), 2);
    expect(startsOf(two)).toEqual([10, 20]);
    expect(startsOf(openHeading(two, lead(30, 'heading'), 2))).toEqual([10, 30]);
    expect(startsOf(openHeading(two, lead(30, 'heading'), 1))).toEqual([30]);
  });

  it('leads before lists and introductions', () => {
    const headed = openHeading(EMPTY, lead(10, 'heading'), 1);
    const listed = enter({ ...headed, pending: lead(20) }, label(0, 1));
    expect(startsOf({ ...listed, pending: lead(30) })).toEqual([10, 20, 30]);
  });
});

describe('the end of bullets', () => {
  it('ends what introduced them, up to the last level with a number', () => {
    const bullets = { ...enter(EMPTY, label(0, 1), bullet(3), bullet(4)), pending: lead(50), bare: true };
    const ended = endBullets(bullets);
    expect(levelsOf(ended)).toEqual(['0:1']);
    expect(ended).toMatchObject({ pending: null, bare: false });
    expect(levelsOf(endBullets(enter(EMPTY, bullet(3))))).toEqual([]);
    expect(levelsOf(endBullets(enter(EMPTY, label(0, 1), label(1, 1))))).toEqual(['0:1', '1:1']);
  });
});

describe('a lead that was torn', () => {
  const whole = clauseOf({ start: 3, end: 51, body: 5 });
  const widened = { start: 3, end: 51, body: 5, kind: 'line' };

  it('is made whole wherever it stands', () => {
    expect(widenLead({ ...EMPTY, pending: lead(50) }, whole).pending).toEqual(widened);
    const item = leave(enter(EMPTY, label(0, 1)), unit(50, { introduces: true }), SENTENCE);
    expect(leadsOf(widenLead(item, whole))).toEqual([widened]);
    const headed = openHeading(EMPTY, lead(50, 'heading'), 1);
    expect(leadsOf(widenLead(headed, whole))).toEqual([{ ...widened, kind: 'heading' }]);
    expect(widenLead(headed, whole).headings[0]?.level).toBe(1);
  });

  it('is left alone where it ends elsewhere', () => {
    const others = { ...openHeading(EMPTY, lead(10, 'heading'), 1), pending: lead(20) };
    expect(widenLead(others, whole)).toEqual(others);
    expect(widenLead(others, null)).toBe(others);
    expect(widenLead(EMPTY, whole).pending).toBeNull();
  });
});

describe('the body of a unit', () => {
  it('begins behind its number, and inside of it', () => {
    expect(bodyOf(unit(40))).toBe(40);
    expect(bodyOf(unit(0, { end: 9, label: label(0, 1) }))).toBe(3);
    expect(bodyOf(unit(0, { end: 2, label: label(0, 1) }))).toBe(2);
    expect(toLead(unit(0, { end: 9, label: label(0, 1) }), 'piece')).toEqual({
      start: 0,
      end: 9,
      body: 3,
      kind: 'piece',
    });
  });
});
