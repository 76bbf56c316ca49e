import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../src/match/index.ts';
import type { Derived, Finding, Mark, Matter, Rule } from '../../src/model.ts';
import { createSegmenter } from '../../src/segment/index.ts';
import { documentOf, type Line, languageOf, type RuleSketch, rulebookOf, spanOf } from '../tiny.ts';
import { LANGUAGE, READ_CONTACTS } from './scanner.ts';

/** A rule that seeks no words of its own. */
const derivedRule = (derived: Derived): Rule => ({
  ...{ id: `rule-${derived}`, category: 'derived', severity: 'critical', law: [], texts: {} },
  derived,
});

interface Case {
  readonly rules?: readonly RuleSketch[];
  /** Words that carry a mark. */
  readonly marked?: readonly (readonly [Mark['kind'], string])[];
  readonly derived?: readonly Rule[];
}

/** What the derived rules find in lines. */
function derivedIn({ rules = [READ_CONTACTS], marked = [], derived }: Case, ...lines: readonly Line[]) {
  const rulebook = rulebookOf([languageOf(LANGUAGE)], rules);
  const extra = derived ?? [derivedRule('hidden'), derivedRule('contradicted')];
  const match = createMatcher({ ...rulebook, rules: [...rulebook.rules, ...extra] });
  const plain = documentOf(...lines);
  const marks = marked.map(([kind, words]) => ({ kind, ...spanOf(plain.text, words) }));
  const document = { ...plain, marks };
  const cut = createSegmenter(rulebook.languages)(document);
  const clauses = Array.from(cut, (clause) => ({ ...clause, language: 'en' }));
  const { findings, refused } = match(document, clauses);
  const quote = ({ start, end }: { start: number; end: number }) => document.text.slice(start, end);
  const isDerived = ({ rule }: Finding) => rule.startsWith('rule-');
  return { all: findings, refused, found: findings.filter(isDerived), quote };
}

/** The derived findings as `clause: role words, …`. */
function told(given: Case, ...lines: readonly Line[]): string[] {
  const { found, quote } = derivedIn(given, ...lines);
  return found.map(({ clause, evidence }) =>
    [quote(clause), ...evidence.map((piece) => `${piece.role} ${quote(piece)}`)].join(' | '),
  );
}

const GRANT = 'We may read contacts.';
const PROMISE = 'We never read contacts.';

describe('a grant in text that is hidden or tiny', () => {
  it('is found with the words that nobody sees', () => {
    expect(told({ marked: [['hidden', 'contacts']] }, GRANT)).toEqual([`${GRANT} | data contacts`]);
    expect(told({ marked: [['tiny', 'may read']] }, GRANT)).toEqual([`${GRANT} | grant may | act read`]);
    expect(told({ marked: [['hidden', 'acts.']] }, GRANT)).toEqual([`${GRANT} | data contacts`]);
    const two = [
      ['hidden', 'We'],
      ['tiny', 'contacts'],
    ] as const;
    expect(told({ marked: two }, GRANT)).toEqual([`${GRANT} | data contacts`]);
  });

  it('is none where other words are hidden, or the mark is another', () => {
    expect(told({}, GRANT)).toEqual([]);
    expect(told({ marked: [['hidden', 'We']] }, GRANT)).toEqual([]);
    expect(told({ marked: [['inserted', 'contacts']] }, GRANT)).toEqual([]);
    expect(
      told(
        {
          marked: [
            ['low-confidence', 'contacts'],
            ['deleted', 'read'],
          ],
        },
        GRANT,
      ),
    ).toEqual([]);
  });

  it('is told once a clause', () => {
    const rules = [READ_CONTACTS, { id: 'again', any: ['data:$contacts'] }];
    expect(told({ rules, marked: [['hidden', 'contacts']] }, GRANT)).toHaveLength(1);
    const marked = [['hidden', `${GRANT}\n${GRANT}`]] as const;
    expect(told({ marked }, GRANT, GRANT)).toHaveLength(2);
  });

  it('is a finding of its own rule, beside the one it follows from', () => {
    const { all } = derivedIn({ marked: [['hidden', 'contacts']] }, GRANT);
    expect(all).toMatchObject([
      { rule: 'read-contacts', category: 'test', severity: 'high', stance: 'granted' },
      { rule: 'rule-hidden', category: 'derived', severity: 'critical', stance: 'granted' },
    ]);
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(2);
    expect(all[0]?.clause).toEqual(all[1]?.clause);
  });

  it('is found by every rule of this kind, and by none where there is none', () => {
    const marked = [['hidden', 'contacts']] as const;
    const two = [derivedRule('hidden'), { ...derivedRule('hidden'), id: 'rule-2' }];
    expect(told({ marked, derived: two }, GRANT)).toHaveLength(2);
    expect(told({ marked, derived: [derivedRule('contradicted')] }, GRANT)).toEqual([]);
  });
});

describe('a grant against a promise', () => {
  it('is found in either order, with the promise quoted among its evidence', () => {
    const evidence = 'grant may | act read | data contacts';
    expect(told({}, PROMISE, GRANT)).toEqual([`${GRANT} | promise ${PROMISE} | ${evidence}`]);
    expect(told({}, GRANT, PROMISE)).toEqual([`${GRANT} | ${evidence} | promise ${PROMISE}`]);
  });

  it('is the first that breaks it, once for each promise', () => {
    expect(told({}, PROMISE, GRANT, 'We may copy contacts.')).toHaveLength(1);
    expect(told({}, 'We may copy contacts.', PROMISE, GRANT)[0]).toMatch(/^We may copy/);
    expect(told({}, PROMISE, GRANT, 'We never copy contacts.')).toHaveLength(2);
  });

  it('is none where the promise is not plain', () => {
    expect(told({}, 'We never read contacts without consent.', GRANT)).toEqual([]);
    expect(told({}, 'If you pay, we never read contacts.', GRANT)).toEqual([]);
    expect(told({}, 'We never read contacts, except on Sundays.', GRANT)).toEqual([]);
    expect(told({}, 'We never read contacts, you may refuse.', GRANT)).toEqual([]);
  });

  it('is none that can be refused, but one on a condition', () => {
    expect(told({}, PROMISE, 'We may read contacts, you may refuse.')).toEqual([]);
    expect(told({}, PROMISE, 'We may read contacts if you are late.')).toHaveLength(1);
  });

  it('is none by another rule, or in one and the same clause', () => {
    const rules = [READ_CONTACTS, { id: 'photos', any: ['act:$read data:$photos'] }];
    expect(told({ rules }, PROMISE, 'We may read photos.')).toEqual([]);
    const sale = { rules: [READ_CONTACTS, { id: 'sale', any: ['act:$sell data:$contacts'] }] };
    expect(told(sale, PROMISE, 'We may sell contacts.')).toEqual([]);
    const case2 = { rules: [{ id: 'both', any: ['act:$read data:$photos', 'act:$read data:$contacts'] }] };
    expect(told(case2, 'We may read photos, but we never read contacts.')).toEqual([]);
  });

  it.each(['data', 'source', 'recipient', 'person'] satisfies Matter[])(
    'is none where both name another %s',
    (role) => {
      const rules = [{ id: 'rule', any: [`act:$read ${role}:$contacts`, `act:$read ${role}:$photos`] }];
      expect(told({ rules }, 'We never read photos.', GRANT)).toEqual([]);
      expect(told({ rules }, 'We never read photos.', 'We may read photos.')).toHaveLength(1);
    },
  );

  it('is none where both name other data of one list', () => {
    expect(told({}, PROMISE, 'We may read the address book.')).toEqual([]);
  });

  it.each(['term', 'act'])('may name another %s', (role) => {
    const rules = [{ id: 'rule', any: [`act:$read ${role}:$contacts`, `act:$read ${role}:$photos`] }];
    expect(told({ rules }, 'We never read photos.', GRANT)).toHaveLength(1);
  });

  it('names the same purpose where nothing else is named', () => {
    const rules = [{ id: 'rule', any: ['act:$read purpose:$contacts', 'act:$read purpose:$photos'] }];
    expect(told({ rules }, 'We never read photos.', GRANT)).toEqual([]);
    expect(told({ rules }, 'We never read contacts.', GRANT)).toHaveLength(1);
  });

  it('is none against a duty of the signer', () => {
    expect(told({}, 'I agree that the borrower may never read contacts.', GRANT)).toEqual([]);
  });

  it('is none of sharing against a promise not to sell', () => {
    const rules = [{ id: 'rule', any: ['act:$read data:$contacts', 'act:$sell data:$contacts'] }];
    expect(told({ rules }, 'We never sell contacts.', GRANT)).toEqual([]);
    expect(told({ rules }, 'We never sell contacts.', 'We may sell contacts.')).toHaveLength(1);
    expect(told({ rules }, 'We never read contacts.', 'We may sell contacts.')).toHaveLength(1);
  });

  it('is one where only one of them names something', () => {
    const rules = [
      { id: 'rule', any: ['act:$sell data:$contacts recipient:$partners', 'act:$sell data:$contacts'] },
    ];
    expect(told({ rules }, 'We never sell contacts.', 'We may sell contacts to partners.')).toHaveLength(1);
    expect(told({ rules }, 'We never sell contacts to partners.', 'We may sell contacts.')).toHaveLength(1);
  });

  it('is one where one of several words is the same', () => {
    const rules = [{ id: 'rule', any: ['data:$contacts data:$photos', 'act:$read data:$photos'] }];
    expect(told({ rules }, 'We never read photos.', 'We may read contacts, photos.')).toHaveLength(1);
  });

  it('is a finding of its own rule, while both stay what they are', () => {
    const { all, refused } = derivedIn({}, PROMISE, GRANT);
    expect(all.map(({ rule }) => rule)).toEqual(['read-contacts', 'rule-contradicted']);
    expect(refused.map(({ rule }) => rule)).toEqual(['read-contacts']);
    expect(derivedIn({ derived: [derivedRule('hidden')] }, PROMISE, GRANT).found).toEqual([]);
  });
});
