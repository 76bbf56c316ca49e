import { describe, expect, it } from 'vitest';
import { heading, kindsOf, leadKindsOf, numbersOf, outlineOf } from './cutting.ts';

describe('a heading', () => {
  it('leads all that stands beneath it, until the next', () => {
    expect(outlineOf(heading('Contacts'), 'We read.', 'You agree.', heading('Photos'), 'We see.')).toEqual([
      'Contacts',
      'Contacts > We read.',
      'Contacts > You agree.',
      'Photos',
      'Photos > We see.',
    ]);
    expect(leadKindsOf(heading('Contacts'), 'We read.')).toEqual(['', 'heading']);
    expect(kindsOf(heading('Contacts'), 'We read.')).toEqual(['heading', 'paragraph']);
  });

  it('stands under those of a higher level', () => {
    expect(
      outlineOf(heading('One', 1), heading('Two', 2), heading('Three', 2), 'We.', heading('Four', 1), 'You.'),
    ).toEqual(['One', 'One > Two', 'One > Three', 'One > Three > We.', 'Four', 'Four > You.']);
  });

  it('without a level stands below those that have one', () => {
    expect(outlineOf(heading('One', 1), heading('Plain'), heading('Other'), 'We.').at(-1)).toBe(
      'One > Other > We.',
    );
    expect(outlineOf(heading('Plain'), heading('One', 1), 'We.').at(-1)).toBe('One > We.');
  });

  it('ends the lists above it', () => {
    expect(outlineOf('We may:', '(a) read;', heading('Photos', 1), '(b) see;').at(-1)).toBe(
      'Photos > (b) see;',
    );
    expect(outlineOf('1. We may', heading('Photos'), 'You.').at(-1)).toBe('Photos > You.');
  });

  it('in a list that was introduced parts the list, which goes on', () => {
    const lines = ['We read:', heading('Your contacts'), 'names', heading('Your photos'), 'faces'];
    expect(outlineOf(...lines)).toEqual([
      'We read:',
      'We read: > Your contacts',
      'Your contacts > We read: > names',
      'We read: > Your photos',
      'Your photos > We read: > faces',
    ]);
    expect(kindsOf(...lines)).toEqual(['paragraph', 'item', 'paragraph', 'item', 'paragraph']);
  });

  it('with a number is a title in its list', () => {
    const lines = [heading('1. Contacts'), 'We read.', heading('2. Photos'), 'We see.'];
    expect(outlineOf(...lines)).toEqual([
      '1. Contacts',
      '1. Contacts > We read.',
      '2. Photos',
      '2. Photos > We see.',
    ]);
    expect(numbersOf(...lines)).toEqual(['1', '1', '2', '2']);
    expect(leadKindsOf(...lines)).toEqual(['', 'heading', '', 'heading']);
  });

  it('with a number ends an introduction that waits for its list', () => {
    expect(outlineOf('We may:', heading('1. Contacts'), 'names').at(-1)).toBe('1. Contacts > names');
  });

  it('that is a sentence is none', () => {
    expect(outlineOf(heading('We read contacts.', 1), 'You agree.').at(-1)).toBe('You agree.');
  });
});

describe('a numbered title', () => {
  it('leads what stands beneath it, behind a closed item, too', () => {
    expect(outlineOf('1. Contacts', 'We read. You agree.', 'They agree.')).toEqual([
      '1. Contacts',
      '1. Contacts > We read.',
      '1. Contacts > You agree.',
      '1. Contacts > They agree.',
    ]);
    expect(kindsOf('1. Contacts', 'We read.')).toEqual(['heading', 'paragraph']);
  });

  it('is told by the block that follows', () => {
    expect(kindsOf('1. Contacts', '2. Photos')).toEqual(['paragraph', 'paragraph']);
    expect(kindsOf('1. Contacts')).toEqual(['paragraph']);
  });

  it('stays while the line in its item changes', () => {
    expect(outlineOf('1. Contacts', 'We read:', 'We write:', '(a) dates').at(-1)).toBe(
      '1. Contacts > We write: > (a) dates',
    );
  });

  it('is left out behind a closed item where it is no title but a line', () => {
    const lines = ['1. We may:', '(a) read.', 'They agree.'];
    expect(outlineOf(...lines).at(-1)).toBe('They agree.');
  });
});
