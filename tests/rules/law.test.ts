import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Law } from '../../src/model.ts';
import { compiled, rulebook } from '../reading.ts';

/**
 * What was found out about every provision that may be shown: how well it is known, since when it holds (after ≤ a
 * date by which it did, its start not verified) and what it does. A provision that is not in it was never looked up.
 */
const facts: Readonly<Record<string, Pick<Law, 'evidence' | 'inForce' | 'effect'>>> = JSON.parse(
  readFileSync(new URL('./law-facts.json', import.meta.url), 'utf8'),
);
const laws = Object.values(rulebook.laws);
const places = Object.values(rulebook.jurisdictions);

describe('the law that ships', () => {
  it('is what was looked up, and nothing else', () => {
    const told = laws.map(({ id, evidence, inForce, effect }) => [id, { evidence, inForce, effect }]);
    expect(Object.fromEntries(told)).toEqual(facts);
    expect(new Set(Object.values(facts).map(({ evidence }) => evidence))).toEqual(
      new Set(['primary', 'secondary']),
    );
  });

  it('has a date that can be read', () => {
    const date = /^(≤ )?\d{4}(-\d{2}(-\d{2})?)?( \/ \d{4}-\d{2})?$/;
    expect(laws.filter(({ inForce }) => !date.test(inForce)).map(({ id }) => id)).toEqual([]);
  });

  it('stands where its id says, is cited by a rule, and every rule cites what there is', () => {
    const cited = new Set(rulebook.rules.flatMap(({ law }) => law));
    expect(laws.filter(({ id }) => !cited.has(id)).map(({ id }) => id)).toEqual([]);
    expect([...cited].filter((id) => !(id in facts))).toEqual([]);
    const strangers = laws.filter(
      ({ id, jurisdiction }) => jurisdiction !== 'Google Play' && !id.startsWith(`${jurisdiction}-`),
    );
    expect(strangers).toEqual([]);
  });

  it('is told in every reader’s language, shortly', () => {
    for (const { id, cite, says, can } of laws) {
      for (const texts of [cite, says, can])
        expect([id, Object.keys(texts)]).toEqual([id, ['zh', 'es', 'en']]);
      const texts = [cite, says, can].flatMap((told) => Object.values(told));
      expect(texts.filter((text) => text.trim() === '' || text.length > 260)).toEqual([]);
    }
  });

  it('never calls anything illegal', () => {
    const rules = rulebook.rules.flatMap(({ texts }) => Object.values(texts));
    const told = [
      ...laws.flatMap(({ cite, says, can }) => [cite, says, can].flatMap((texts) => Object.values(texts))),
      ...rules.flatMap(({ title, why, ask }) => [title, why, ask]),
    ].map((text) => text.replaceAll('违法记录', ''));
    expect(told.length).toBeGreaterThan(1000);
    expect(told.filter((text) => /\bil+egal|\bil[ií]cit|unlawful|违法|非法/iu.test(text))).toEqual([]);
  });

  it('tells of what is not yet in force that it is to come', () => {
    const { says, can } = rulebook.laws['CL-21719'] ?? { says: {}, can: {} };
    for (const text of Object.values({ ...says }))
      expect(text).toMatch(/^(自2026年12月1日起|Desde el 1 |From 1 )/);
    expect(Object.keys(can)).toHaveLength(3);
  });

  it('does not call for consent to a credit report where none is needed', () => {
    const free = ['ES', 'PE', 'CO', 'AR', 'US', 'UK'];
    const query = rulebook.rules.find(({ id }) => id === 'credit-bureau-query')?.law ?? [];
    const wrong = query.filter((id) => {
      const law = rulebook.laws[id];
      return law && free.includes(law.jurisdiction) && /consent|prohibits/.test(law.effect);
    });
    expect(wrong).toEqual([]);
  });
});

describe('the jurisdictions', () => {
  const all = 'AR CL CN CO ES EU HK ID IN KE MX NG PE PH TW UK US'.split(' ');

  it('are these, and a platform', () => {
    expect(compiled.problems).toEqual([]);
    const ids = (isPlatform: boolean) =>
      places.filter(({ platform }) => platform === isPlatform).map(({ id }) => id);
    expect(ids(false)).toEqual(all);
    expect(ids(true)).toEqual(['Google Play']);
    expect(rulebook.jurisdictions.ES?.also).toEqual(['EU']);
  });

  it('have signs, and no word is a sign of two', () => {
    const owners = new Map<string, string[]>();
    for (const { id, signs } of places) {
      for (const [language, words] of Object.entries(signs)) {
        const list = rulebook.languages[language]?.lists[`jurisdiction-${id}`];
        expect([id, language, list?.words]).toEqual([id, language, words]);
        for (const word of words)
          owners.set(`${language} ${word}`, [...(owners.get(`${language} ${word}`) ?? []), id]);
      }
    }
    expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([]);
    const silent = places.filter(({ signs }) => Object.keys(signs).length === 0).map(({ id }) => id);
    expect(silent).toEqual(['EU', 'Google Play']);
  });
});
