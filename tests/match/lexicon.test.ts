import { describe, expect, it } from 'vitest';
import { createFold } from '../../src/match/fold.ts';
import {
  isNumeral,
  isWordUnit,
  type Lexicon,
  openLexicon,
  type Word,
  writeLexicon,
} from '../../src/match/lexicon.ts';
import { listOf } from '../tiny.ts';

const foldOf = () => createFold({ from: '訊錄', to: '讯录' });

function lexiconOf(lists: Readonly<Record<string, string>>): Lexicon {
  const parsed = Object.fromEntries(Object.entries(lists).map(([name, words]) => [name, listOf(words)]));
  return openLexicon(writeLexicon(parsed, foldOf()));
}

/** What the words below are made of. */
const ALPHABET = '\0abcdefghijklmnopqrstuvwxyz授权讯通录';

/** The words of a lexicon as they stand in it: the way to their node, and what is left of them. */
function wordsOf(lexicon: Lexicon): (Word & { readonly units: string })[] {
  const found: (Word & { units: string })[] = [];
  const visit = (node: number, way: string): void => {
    for (const word of lexicon.words[node] ?? []) found.push({ ...word, units: way + word.tail });
    for (const char of ALPHABET) {
      const next = lexicon.follow(node, char.charCodeAt(0));
      if (next !== -1) visit(next, way + char);
    }
  };
  visit(0, '');
  return found;
}

const entry = (lexicon: Lexicon, units: string) => wordsOf(lexicon).find((word) => word.units === units);
const namesOf = ({ names }: Lexicon, lists: Iterable<number> = []): string[] =>
  [...lists].map((list) => names[list] ?? '?').sort();

describe('a lexicon', () => {
  it('holds its words folded like the text', () => {
    const lexicon = lexiconOf({ data: 'E-Mail, Autorización, 通訊錄, call logs' });
    expect(wordsOf(lexicon).map(({ units }) => units)).toEqual([
      'autorizacion',
      'calllogs',
      'email',
      '通讯录',
    ]);
  });

  it('knows its lists by name and by index', () => {
    const { names, index } = lexiconOf({ read: 'read', data: 'name' });
    expect(names).toEqual(['read', 'data']);
    expect([...index]).toEqual([
      ['read', 0],
      ['data', 1],
    ]);
  });

  it('leaves out what folds to nothing', () => {
    expect(wordsOf(lexiconOf({ data: '-, name' })).map(({ units }) => units)).toEqual(['name']);
  });

  it('hangs what is deeper than twelve units as a tail', () => {
    const lexicon = lexiconOf({ data: 'name, credit report, credit reports of' });
    expect(entry(lexicon, 'name')?.tail).toBe('');
    expect(entry(lexicon, 'creditreport')?.tail).toBe('');
    expect(entry(lexicon, 'creditreportsof')?.tail).toBe('sof');
  });

  it('does not hang numbers in tails: they are followed', () => {
    const lexicon = lexiconOf({ term: 'years after {n} days' });
    expect(wordsOf(lexicon)).toMatchObject([{ units: 'yearsafter\0days', tail: '' }]);
  });

  it('begins a word with a number with any numeral', () => {
    const { roots } = lexiconOf({ term: '{n} days' });
    for (const numeral of '0123456789一十') expect(roots[numeral.charCodeAt(0)]).toBe(roots[0]);
    expect(roots['a'.charCodeAt(0)]).toBe(0);
    const mixed = lexiconOf({ term: '{n} days, 3 dates' });
    expect(mixed.roots['3'.charCodeAt(0)]).not.toBe(mixed.roots['4'.charCodeAt(0)]);
  });

  it('takes a word with a star for a stem', () => {
    const lexicon = lexiconOf({ read: 'autoriz*, access' });
    expect(entry(lexicon, 'autoriz')?.stem).toBe(true);
    expect(entry(lexicon, 'access')?.stem).toBe(false);
  });

  it('takes a short Latin word for a solid one, unless it is written with white space', () => {
    const lexicon = lexiconOf({ data: 'photo, photos, e-mail, id no, 通讯录, s m s, sm*' });
    const solid = wordsOf(lexicon).filter((word) => word.solid);
    expect(solid.map(({ units }) => units)).toEqual(['photo', 'sm']);
  });
});

describe('the lists of a word', () => {
  it('are all those that name it', () => {
    const lexicon = lexiconOf({ read: 'copy, scan', share: 'copy' });
    expect(namesOf(lexicon, entry(lexicon, 'copy')?.membership.lists)).toEqual(['read', 'share']);
    expect(namesOf(lexicon, entry(lexicon, 'scan')?.membership.lists)).toEqual(['read']);
  });

  it('are also those that take these in, through others and in a circle', () => {
    const lexicon = lexiconOf({ all: '$some, everything', some: '$few', few: 'name, $all', other: 'x' });
    expect(namesOf(lexicon, entry(lexicon, 'name')?.membership.lists)).toEqual(['all', 'few', 'some']);
    expect(namesOf(lexicon, entry(lexicon, 'everything')?.membership.lists)).toEqual(['all', 'few', 'some']);
    const line = lexiconOf({ all: '$some, everything', some: '$few, thing', few: 'name' });
    expect(namesOf(line, entry(line, 'everything')?.membership.lists)).toEqual(['all']);
    expect(namesOf(line, entry(line, 'thing')?.membership.lists)).toEqual(['all', 'some']);
    expect(namesOf(line, entry(line, 'name')?.membership.lists)).toEqual(['all', 'few', 'some']);
  });

  it('may take in what does not exist', () => {
    const lexicon = lexiconOf({ all: '$none, name' });
    expect(namesOf(lexicon, entry(lexicon, 'name')?.membership.lists)).toEqual(['all']);
  });

  it('are told apart from those in which it hides others', () => {
    const lexicon = lexiconOf({ query: 'credit, !credit card', card: 'credit card', all: '$query' });
    const card = entry(lexicon, 'creditcard')?.membership;
    expect(namesOf(lexicon, card?.lists)).toEqual(['card']);
    expect(namesOf(lexicon, card?.nots)).toEqual(['all', 'query']);
    expect(namesOf(lexicon, card?.all)).toEqual(['all', 'card', 'query']);
    expect(card?.bits).toEqual([0b10]);
    const credit = entry(lexicon, 'credit')?.membership;
    expect(namesOf(lexicon, credit?.lists)).toEqual(['all', 'query']);
    expect(namesOf(lexicon, credit?.nots)).toEqual([]);
  });

  it('counts where one and the same list names a word and hides it', () => {
    const lexicon = lexiconOf({ query: 'credit, !credit' });
    const credit = entry(lexicon, 'credit')?.membership;
    expect([namesOf(lexicon, credit?.lists), namesOf(lexicon, credit?.nots)]).toEqual([['query'], []]);
    expect(credit?.all).toEqual([0]);
  });

  it('are shared by the words that have the same', () => {
    const { memberships, members } = writeLexicon(
      { data: listOf('name, date'), act: listOf('read') },
      foldOf(),
    );
    expect(memberships).toEqual([
      [[0], []],
      [[1], []],
    ]);
    expect(members).toEqual([0, 0, 1]);
  });
});

describe('a word that lost its ligatures', () => {
  const maimed = (words: string): string[] =>
    wordsOf(lexiconOf({ data: words }))
      .filter((word) => word.maimed)
      .map(({ units }) => units);

  it('is known without those that have no code point, without those that have one, and without all', () => {
    expect(maimed('compartir')).toEqual(['comparr']);
    expect(maimed('notificación')).toEqual(['nocacion', 'noficacion', 'noticacion']);
    expect(maimed('office hours')).toEqual(['ocehours']);
    expect(maimed('coffee shop')).toEqual(['coeeshop']);
    expect(maimed('afterwards')).toEqual(['aerwards']);
    expect(maimed('flowers and fields')).toEqual(['owersandelds']);
    expect(maimed('battery')).toEqual(['baery']);
    expect(maimed('attitude')).toEqual(['aitude']);
  });

  it('is told where something is left of it', () => {
    expect(maimed('time')).toEqual([]);
    expect(maimed('times')).toEqual([]);
    expect(maimed('timesx')).toEqual(['mesx']);
  });

  it('has lost none over a space', () => {
    expect(maimed('credit information')).toEqual(['creditinformaon']);
  });

  it('is none that is a word itself, has a number, or is not Latin', () => {
    expect(maimed('compartir, comparr')).toEqual([]);
    expect(maimed('within {n} timely days')).toEqual([]);
    expect(maimed('授权timesxy')).toEqual([]);
    expect(maimed('contacts')).toEqual([]);
  });

  it('is a stem where the word is one, and never solid', () => {
    const words = wordsOf(lexiconOf({ data: 'compartir*, tide' }));
    expect(words.filter((word) => word.maimed)).toMatchObject([
      { units: 'comparr', stem: true, solid: false },
    ]);
    expect(wordsOf(lexiconOf({ data: 'compartir' })).find((word) => word.maimed)?.stem).toBe(false);
  });

  it('belongs to the lists of the word', () => {
    const lexicon = lexiconOf({ share: 'compartir', other: 'x' });
    expect(namesOf(lexicon, entry(lexicon, 'comparr')?.membership.lists)).toEqual(['share']);
  });
});

describe('a folded unit', () => {
  it('is part of a word where words have boundaries', () => {
    const inWords = (chars: string) => Array.from(chars, (char) => isWordUnit(char.charCodeAt(0)));
    expect(inWords('azmß09éжω')).toEqual(Array(9).fill(true));
    expect(inWords('`{/:÷\u00de授。 \u0530')).toEqual(Array(10).fill(false));
    expect(isWordUnit(0x52f)).toBe(true);
  });

  it('is a numeral in digits and in Chinese', () => {
    const numerals = (chars: string) => Array.from(chars, (char) => isNumeral(char.charCodeAt(0)));
    expect(numerals('0359一十佰')).toEqual(Array(7).fill(true));
    expect(numerals('a/:授 ')).toEqual(Array(5).fill(false));
  });
});
