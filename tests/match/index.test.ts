import { describe, expect, it } from 'vitest';
import { createGrantCheck, createMatcher } from '../../src/match/index.ts';
import { createSegmenter } from '../../src/segment/index.ts';
import { clauseOf, documentOf, type Line, languageOf, rulebookOf } from '../tiny.ts';
import { LANGUAGE, quotesOf, READ_CONTACTS, refusedOf, rulesOf, scannerOf } from './scanner.ts';

const SPANISH = languageOf({
  id: 'es',
  lists: { lee: 'leer', contactos: 'contactos', acepto: 'acepto' },
  grants: { consent: ['grant:$acepto'] },
});
const english = languageOf(LANGUAGE);
const rules = [READ_CONTACTS, { id: 'leer', language: 'es', any: ['act:$lee data:$contactos'] }];

describe('a finding', () => {
  it('says what a rule found, where, and how firmly', () => {
    const { findings, clauses } = scannerOf([READ_CONTACTS])('We may read contacts.');
    expect(findings).toEqual([
      {
        ...{ rule: 'read-contacts', category: 'test', severity: 'high', stance: 'granted' },
        clause: clauses[0],
        evidence: [
          { role: 'grant', start: 3, end: 6 },
          { role: 'act', start: 7, end: 11 },
          { role: 'data', start: 12, end: 20 },
        ],
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    ]);
  });

  it('of a promise says the same, with the words that are denied', () => {
    const { refused } = scannerOf([READ_CONTACTS])('We may never read contacts.');
    expect(refused).toMatchObject([
      {
        ...{ rule: 'read-contacts', category: 'test', severity: 'high', stance: 'granted' },
        evidence: [
          { role: 'act', start: 13, end: 17 },
          { role: 'data', start: 18, end: 26 },
        ],
      },
    ]);
  });

  it('stands in text order, even where the clause is known only later', () => {
    const { findings } = scannerOf([READ_CONTACTS])(
      'We may read all of the',
      'contacts. We may read contacts.',
    );
    const starts = findings.map(({ clause }) => clause.start);
    expect(starts).toHaveLength(2);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it('is of the language of its clause, by its rules and words', () => {
    const document = documentOf('We may read contacts, leer contactos acepto.');
    const found = (...languages: (string | null)[]) =>
      createMatcher(rulebookOf([english, SPANISH], rules))(
        document,
        languages.map((language) => clauseOf({ start: 0, end: document.text.length, language })),
      ).findings.map(({ rule }) => rule);
    expect(found('en')).toEqual(['read-contacts']);
    expect(found('es')).toEqual(['leer']);
    expect(found('en', 'es', 'en')).toEqual(['read-contacts', 'leer', 'read-contacts']);
    expect(found(null)).toEqual([]);
    expect(found('fr', 'en', 'fr')).toEqual(['read-contacts']);
  });

  it('is made of the clause alone: what stands beside it is no part of it', () => {
    const text = 'We may read contacts.';
    const match = createMatcher(rulebookOf([english], rules));
    const found = (start: number, end: number) =>
      match(documentOf(text), [clauseOf({ start, end })]).findings.length;
    expect(found(0, text.length)).toBe(1);
    expect(found(0, 19)).toBe(0);
    expect(found(3, text.length)).toBe(0);
  });
});

describe('a lexicon written by the build', () => {
  it('is matched with in place of the lists', () => {
    const written = { names: ['data'], trie: { counts: '一一丁丁丁一'.slice(0, 1), units: '' } };
    const words = { ...written, tails: [], nodes: [], members: [], kinds: [], memberships: [] };
    const lexicons = { en: JSON.stringify({ words, parties: words }) };
    const rulebook = { ...rulebookOf([english], rules), lexicons };
    const document = documentOf('We may read contacts.');
    const clauses = [clauseOf({ start: 0, end: 21 })];
    expect(createMatcher(rulebook)(document, clauses).findings).toEqual([]);
    expect(createMatcher({ ...rulebook, lexicons: {} })(document, clauses).findings).toHaveLength(1);
  });
});

describe('a rule', () => {
  it('is woken by the matter it names', () => {
    const scan = scannerOf([READ_CONTACTS]);
    expect(rulesOf(scan('I agree to read.'))).toEqual([]);
    expect(rulesOf(scan('I agree to share such data. They read such data.'))).toEqual([]);
  });

  it('without a matter is woken by any of its words', () => {
    const scan = scannerOf([{ id: 'acts', alone: ['grant:$agree act:$sell'] }]);
    expect(rulesOf(scan('I agree:', '(a) they sell.'))).toEqual(['acts']);
    expect(rulesOf(scan('They sell, I agree, they sell.'))).toEqual(['acts']);
    expect(quotesOf(scan('I agree to sell:', '(a) nothing.'))).toEqual(['I agree to sell:']);
  });

  it('is found whichever of its phrases wakes it', () => {
    const scan = scannerOf([{ id: 'two', any: ['data:$photos'], alone: ['act:$sell data:$contacts'] }]);
    expect(rulesOf(scan('I agree, photos.'))).toEqual(['two']);
    expect(rulesOf(scan('They sell contacts.'))).toEqual(['two']);
  });
});

describe('a short sentence under a heading', () => {
  const heading = { text: 'What we read', kind: 'heading' as const };
  const scan = scannerOf([{ id: 'rule', alone: ['act:$read data:$contacts'] }]);

  it('lives on the heading as an item does, where it grants nothing itself', () => {
    expect(rulesOf(scan(heading, 'The contacts are with us.'))).toEqual(['rule']);
    expect(rulesOf(scan(heading, 'I agree, contacts are with us.'))).toEqual([]);
    expect(rulesOf(scan('What we read.', 'The contacts are with us.'))).toEqual([]);
  });

  it('is hardly a sentence: a third as long in ideographs', () => {
    const words = (length: number) => `The contacts ${'x'.repeat(length - 12)}.`;
    expect(rulesOf(scan(heading, words(120)))).toEqual(['rule']);
    expect(rulesOf(scan(heading, words(121)))).toEqual([]);
    const han = scannerOf([{ id: 'rule', alone: ['act:$read data:$contacts'] }], {
      ...LANGUAGE,
      detect: { script: 'Han' },
    });
    expect(rulesOf(han(heading, words(40)))).toEqual(['rule']);
    expect(rulesOf(han(heading, words(41)))).toEqual([]);
  });

  it('that no stop closes lives on it, even if it grants', () => {
    expect(rulesOf(scan(heading, 'I agree, contacts are with us'))).toEqual(['rule']);
    expect(rulesOf(scan(heading, 'I agree, contacts are with us！'))).toEqual([]);
  });
});

describe('leads', () => {
  it('count up to the eighth', () => {
    const scan = scannerOf([READ_CONTACTS]);
    const nested = (depth: number) => [
      'I agree:',
      ...Array.from({ length: depth - 1 }, (_, i) => `(a) level ${i}:`),
      '(a) they read contacts.',
    ];
    expect(rulesOf(scan(...nested(8)))).toEqual(['read-contacts']);
    expect(rulesOf(scan(...nested(9)))).toEqual([]);
  });

  it('are read once and serve all that hangs from them', () => {
    const scan = scannerOf([READ_CONTACTS]);
    const items = Array.from({ length: 30 }, (_, i) => ({ text: `${i} contacts.`, kind: 'item' as const }));
    expect(rulesOf(scan('We may read:', ...items))).toHaveLength(30);
    const many = items.flatMap((item, i): Line[] => [
      `${i % 2 ? 'We may' : 'They'} read:`,
      item,
      'That is it.',
    ]);
    expect(rulesOf(scan(...many))).toHaveLength(15);
  });
});

describe('the grant check', () => {
  const language = {
    ...LANGUAGE,
    frames: [{ any: ['person:$signer grant:$may'] }, { silences: ['photo'], any: ['act:$sell'] }],
  };
  const grants = (text: string, id = 'en') => {
    const rulebook = rulebookOf([languageOf(language)]);
    const document = documentOf(text);
    const clauses = createSegmenter(rulebook.languages)(document);
    return createGrantCheck(rulebook)(
      document,
      Array.from(clauses, (clause) => ({ ...clause, language: id })),
    );
  };

  it('tells whether any clause grants anything, whatever it is', () => {
    expect(grants('They call. We may call.')).toBe(true);
    expect(grants('They call. They write.')).toBe(false);
    expect(grants('')).toBe(false);
  });

  it('knows what silences everything', () => {
    expect(grants('I may know that we may call.')).toBe(false);
    expect(grants('I may know that we may call. We may write.')).toBe(true);
    expect(grants('We may sell it.')).toBe(true);
  });

  it('says no in languages without rules', () => {
    expect(grants('We may call.', 'fr')).toBe(false);
  });
});

describe('a text without a word of any rule', () => {
  it('finds and promises nothing', () => {
    const scan = scannerOf([READ_CONTACTS]);
    const read = scan('We may never call. We may call.');
    expect([rulesOf(read), refusedOf(read)]).toEqual([[], []]);
  });
});
