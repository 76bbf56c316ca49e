import { describe, expect, it } from 'vitest';
import { checkLanguages, checkRules, foundIn, isFailure } from '../../src/rules/check.ts';
import { createGrantFinder } from '../../src/scan.ts';
import { compiled, documentOf, readExample, rulebook } from '../reading.ts';

/** The things that can be given away: every language has rules for them. */
const CORE = [
  'big-data-query',
  'bundled-consent',
  'bureau-query',
  'call-records',
  'contact-list',
  'contacting-third-parties',
  'irrevocable-or-unlimited',
  'location',
  'photo-capture',
  'photo-sharing',
  'public-exposure',
  'third-party-sharing',
];
/** What makes them worse, at least in Chinese, Spanish and English. */
const BEYOND = [
  'contradiction',
  'missing-safeguard',
  'credential-handover',
  'consent-quality',
  'hidden-text',
  'liability-waiver',
  'notice-waiver',
  'purpose-creep',
  'third-persons-data',
];
const results = await checkRules(rulebook, async (example) => foundIn(await readExample(example)));

describe('the shipped rules', () => {
  it('compile without a problem', () => {
    expect(compiled.problems).toEqual([]);
  });

  it('cover the categories, the core of them in every language', () => {
    const categories = new Set(rulebook.rules.map(({ category }) => category));
    expect([...categories].sort()).toEqual([...CORE, ...BEYOND].sort());
    for (const { id, category, texts } of rulebook.rules) {
      const needed = CORE.includes(category) ? Object.keys(rulebook.languages) : ['en', 'es', 'zh'];
      expect([id, needed.filter((language) => !texts[language])]).toEqual([id, []]);
    }
  });

  it('do with every example what it says', () => {
    expect(results.length).toBeGreaterThan(250);
    const failures = results.filter(isFailure);
    expect(
      failures.map(
        ({ rule, language, kind, index, outcome }) => `${outcome}: ${rule} ${language}.${kind}[${index}]`,
      ),
    ).toEqual([]);
  });

  it('cite law for every rule, of primary or secondary evidence', () => {
    for (const { id, law } of rulebook.rules) {
      expect([id, law.length > 0]).toEqual([id, true]);
      for (const provision of law)
        expect(['primary', 'secondary']).toContain(rulebook.laws[provision]?.evidence);
    }
  });

  it('never call anything illegal', () => {
    const told = rulebook.rules.flatMap(({ texts }) =>
      Object.values(texts).flatMap(({ title, why, ask, safer = '' }) => [title, why, ask, safer]),
    );
    const laws = Object.values(rulebook.laws).flatMap(({ cite, says }) => [
      ...Object.values(cite),
      ...Object.values(says),
    ]);
    const messages = Object.values(rulebook.messages).flatMap((language) => Object.values(language));
    const strings = [...told, ...laws, ...messages].map((text) => text.replaceAll('违法记录', ''));
    expect(strings.length).toBeGreaterThan(500);
    expect(strings.filter((text) => /\bil+egal|unlawful|违法|非法/iu.test(text))).toEqual([]);
  });
});

describe('the languages', () => {
  it('tell what grants from what does not', async () => {
    const grants = createGrantFinder(rulebook);
    const examples = await checkLanguages(rulebook, async (example) => grants(documentOf(example)));
    expect(new Set(examples.map(({ language, kind }) => `${language} ${kind}`)).size).toBe(
      2 * Object.keys(rulebook.languages).length,
    );
    expect(examples.filter(isFailure).map(({ example, outcome }) => `${outcome}: ${example}`)).toEqual([]);
  });
});
