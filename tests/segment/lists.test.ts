import { describe, expect, it } from 'vitest';
import { item, kindsOf, leadKindsOf, numbersOf, outlineOf } from './cutting.ts';

describe('a list', () => {
  it('hangs from the line that introduces it', () => {
    expect(outlineOf('We may:', '(a) read;', '(b) write.')).toEqual([
      'We may:',
      'We may: > (a) read;',
      'We may: > (b) write.',
    ]);
    expect(leadKindsOf('We may:', '(a) read')).toEqual(['', 'line']);
  });

  it('may hold another, and goes on behind it', () => {
    expect(
      outlineOf('1. We may:', '(a) read:', '① names;', '② dates;', '(b) write.', '2. You agree.'),
    ).toEqual([
      '1. We may:',
      '1. We may: > (a) read:',
      '1. We may: > (a) read: > ① names;',
      '1. We may: > (a) read: > ② dates;',
      '1. We may: > (b) write.',
      '2. You agree.',
    ]);
    expect(numbersOf('1. We may:', '(a) read:', '① names;', '(b) write.', '2. You agree.')).toEqual([
      '1',
      '1(a)',
      '1(a)①',
      '1(b)',
      '2',
    ]);
  });

  it('may skip a number or two, but not go back', () => {
    expect(outlineOf('We may:', '(a) read;', '(d) write;').at(-1)).toBe('We may: > (d) write;');
    const begun = ['You agree:', '(a) this:', '1. We may:', '(b) read;'];
    expect(outlineOf(...begun).at(-1)).toBe('You agree: > (b) read;');
  });

  it('begins anew under a new introduction', () => {
    const lines = ['1. We may:', '(a) read;', '(b) write.', '2. You agree to:', '(a) pay;', '(b) call.'];
    expect(outlineOf(...lines).slice(-2)).toEqual([
      '2. You agree to: > (a) pay;',
      '2. You agree to: > (b) call.',
    ]);
    expect(numbersOf(...lines)).toEqual(['1', '1(a)', '1(b)', '2', '2(a)', '2(b)']);
  });

  it('of the same kind nests where a line in its item introduces it', () => {
    const lines = ['We may:', '(a) read:', '(a) names;', '(b) dates.'];
    expect(outlineOf(...lines)).toEqual([
      'We may:',
      'We may: > (a) read:',
      'We may: > (a) read: > (a) names;',
      'We may: > (a) read: > (b) dates.',
    ]);
    expect(numbersOf(...lines)).toEqual(['-', '(a)', '(a)(a)', '(a)(b)']);
  });

  it('that nothing introduces begins anew with one', () => {
    expect(numbersOf('(a) read;', '(b) write.', '(a) pay.')).toEqual(['(a)', '(b)', '(a)']);
    expect(outlineOf('We may:', '(a) read;', '(b) write;', '(a) pay;').at(-1)).toBe('(a) pay;');
  });

  it('keeps its introduction where its numbers jump', () => {
    expect(outlineOf('We may:', '(a) read;', '(g) write;').at(-1)).toBe('We may: > (g) write;');
    expect(outlineOf('We may:', '(g) read;').at(-1)).toBe('We may: > (g) read;');
  });

  it('in an outer list ends the inner ones', () => {
    const lines = ['一、We may:', '（一）read:', '1. names;', '二、You agree.', '1. pay;'];
    expect(outlineOf(...lines).slice(-2)).toEqual(['二、You agree.', '1. pay;']);
    expect(numbersOf('1. We.', '第三条 You.')).toEqual(['1', '第三条']);
    expect(numbersOf('1. We', '第三条 You', '1. They')).toEqual(['1', '第三条', '第三条1']);
  });

  it('of dotted numbers hangs deeper ones from shallower ones', () => {
    const lines = ['1. We may:', '1.1 read', '1.2 write:', '1.2.1 letters', '2. You', '2.1 pay'];
    expect(numbersOf(...lines)).toEqual(['1', '1.1', '1.2', '1.2.1', '2', '2.1']);
    expect(outlineOf(...lines).slice(0, 4)).toEqual([
      '1. We may:',
      '1. We may: > 1.1 read',
      '1. We may: > 1.2 write:',
      '1. We may: > 1.2 write: > 1.2.1 letters',
    ]);
  });

  it('of bullets hangs from its introduction, and any bullet follows', () => {
    expect(outlineOf('We may read:', '• names;', '• dates;', '• photos.')).toEqual([
      'We may read:',
      'We may read: > • names;',
      'We may read: > • dates;',
      'We may read: > • photos.',
    ]);
  });

  it('of bullets ends before a full sentence of its own', () => {
    expect(outlineOf('We may read:', '• names;', 'You agree.').at(-1)).toBe('You agree.');
    expect(outlineOf('We may read:', '• names;', 'such as dates').at(-1)).toBe(
      'We may read: > such as dates',
    );
    expect(outlineOf('1. We may read:', '• names;', 'You agree.').at(-1)).toBe(
      '1. We may read: > You agree.',
    );
  });

  it('of bullets below the title of an item ends there, too, and the title leads on', () => {
    const lines = ['1. Permissions', 'We may read:', '• names;', 'You agree.'];
    expect(outlineOf(...lines).slice(-2)).toEqual([
      '1. Permissions > We may read: > • names;',
      '1. Permissions > You agree.',
    ]);
  });

  it('of blocks that the format calls items needs no written numbers', () => {
    const lines = [
      'We read:',
      item('names:', 0),
      item('first', 1),
      item('last', 1),
      item('dates', 0),
      'You agree.',
    ];
    expect(outlineOf(...lines)).toEqual([
      'We read:',
      'We read: > names:',
      'We read: > names: > first',
      'We read: > names: > last',
      'We read: > dates',
      'You agree.',
    ]);
    expect(numbersOf(...lines)).toEqual(['-', '-', '-', '-', '-', '-']);
    expect(kindsOf('We read:', item('names'))).toEqual(['paragraph', 'item']);
    expect(outlineOf('We read:', item('names', 0), item('first', 1)).at(-1)).toBe('We read: > first');
    expect(outlineOf('We read:', item('names'), item('dates. Then')).at(-1)).toBe('We read: > Then');
  });

  it('hangs bare lines from a colon until a full sentence ends it', () => {
    expect(outlineOf('We read:', 'Names', 'Dates', 'You agree.', 'They agree.')).toEqual([
      'We read:',
      'We read: > Names',
      'We read: > Dates',
      'We read: > You agree.',
      'They agree.',
    ]);
    expect(outlineOf('We read:', 'You agree.', 'They agree.').at(-1)).toBe('We read: > They agree.');
  });

  it('of bare lines goes on under a new colon', () => {
    expect(outlineOf('We read:', 'names', 'We write:', 'dates').at(-1)).toBe('We write: > dates');
  });

  it('begins inside a line', () => {
    expect(outlineOf('We may: (a) read, (b) write.', 'You agree.')).toEqual([
      'We may:',
      'We may: > (a) read,',
      'We may: > (b) write.',
      'You agree.',
    ]);
    expect(outlineOf('We may, in turn, (a) read, (b) write.')).toEqual([
      'We may, in turn,',
      'We may, in turn, > (a) read,',
      'We may, in turn, > (b) write.',
    ]);
  });

  it('is closed by a sentence behind its item, and has its number no more', () => {
    const lines = ['We may:', '(a) read. You agree.', 'They agree.'];
    expect(outlineOf(...lines)).toEqual([
      'We may:',
      'We may: > (a) read.',
      'We may: > You agree.',
      'They agree.',
    ]);
    expect(numbersOf(...lines)).toEqual(['-', '(a)', '(a)', '-']);
    expect(numbersOf('1. We may:', '(a) read.', 'They agree.')).toEqual(['1', '1(a)', '1']);
    expect(numbersOf('We may:', '(a) read', 'They agree')).toEqual(['-', '(a)', '(a)']);
  });

  it('goes on behind a closed item', () => {
    expect(outlineOf('We may:', '(a) read.', '(b) write.').at(-1)).toBe('We may: > (b) write.');
  });

  it('nests as deep as memory goes', () => {
    const lines = Array.from({ length: 60 }, () => '(a) this:');
    expect(
      outlineOf('We may:', ...lines)
        .at(-1)
        ?.split(' > '),
    ).toHaveLength(25);
  });
});
