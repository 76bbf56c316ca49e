import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FailOn, Rule, Rulebook } from '../../src/model.ts';
import { configureRulebook, type RuleChanges, type RuleState, ruleNames } from '../../src/rules/configure.ts';
import { rulebook as sample } from '../report/sample.ts';

const [first] = sample.rules as [Rule, ...Rule[]];
const rule = (category: string, id: string, severity: Rule['severity']): Rule => ({
  ...first,
  ...{ category, id, severity },
});
/** A category of two rules, one of which has its name, and one of a rule of another name. */
const rulebook: Rulebook = {
  ...sample,
  rules: [
    rule('sharing', 'sharing', 'high'),
    rule('sharing', 'reporting', 'medium'),
    rule('contacts', 'contact-access', 'high'),
  ],
};
const change = (rules: Record<string, RuleState>, failOn: Record<string, FailOn> = {}): RuleChanges => ({
  rules,
  failOn,
});
const configure = (...changes: RuleChanges[]) => configureRulebook(rulebook, { changes, languages: null });
const states = ({ rules, off = [] }: Rulebook) =>
  Object.fromEntries([
    ...rules.map(({ id, severity }) => [id, severity]),
    ...off.map(({ id }) => [id, 'off']),
  ]);

describe('a rulebook with changes', () => {
  it.each<[string, readonly RuleChanges[], Record<string, string>]>([
    ['none', [change({})], {}],
    ['a rule off', [change({ reporting: 'off' })], { reporting: 'off' }],
    ['a rule graded', [change({ reporting: 'critical' })], { reporting: 'critical' }],
    ['a category off', [change({ contacts: 'off' })], { 'contact-access': 'off' }],
    ['a rule that has the name of its category', [change({ sharing: 'low' })], { sharing: 'low' }],
    ['that category', [change({ 'sharing/*': 'low' })], { sharing: 'low', reporting: 'low' }],
    [
      'a rule on in a category that is off',
      [change({ 'sharing/*': 'off', reporting: 'on' })],
      { sharing: 'off' },
    ],
    ['the same the other way', [change({ reporting: 'on', 'sharing/*': 'off' })], { sharing: 'off' }],
    ['a later change', [change({ sharing: 'off' }), change({ sharing: 'info' })], { sharing: 'info' }],
    ['a later one of the category', [change({ reporting: 'low' }), change({ 'sharing/*': 'on' })], {}],
    ['a later one that is silent', [change({ reporting: 'low' }), change({})], { reporting: 'low' }],
  ])('has %s', (_, changes, expected) => {
    expect(states(configure(...changes))).toEqual({ ...states(rulebook), ...expected });
  });

  it('is the same where nothing is changed, however often that is said', () => {
    expect(configure(change({ reporting: 'medium', 'sharing/*': 'on' }))).toBe(rulebook);
    expect(configureRulebook(rulebook, { changes: [], languages: ['en', 'zh', 'es'] })).toBe(rulebook);
  });

  it('tells what its rules were, and keeps those that are off', () => {
    const made = configure(change({ reporting: 'critical', sharing: 'off' }));
    expect(made.rules.find(({ id }) => id === 'reporting')).toMatchObject({ shipped: 'medium' });
    expect(made.rules.find(({ id }) => id === 'contact-access')).toBe(rulebook.rules[2]);
    expect(made.off).toEqual([rulebook.rules[0]]);
  });

  it('has thresholds of rules, of categories and of all', () => {
    const made = configure(
      change({}, { 'sharing/*': 'low', reporting: 'never' }),
      change({}, { default: 'critical', sharing: 'medium' }),
    );
    expect(made.rules.map(({ failOn }) => failOn)).toEqual(['medium', 'critical', 'critical']);
    expect(configure(change({}, { reporting: 'never' })).rules.map(({ failOn }) => failOn)).toEqual([
      undefined,
      'never',
      undefined,
    ]);
  });

  it('has another hash for each other outcome, and the same for the same', () => {
    const all = [
      rulebook,
      configure(change({ reporting: 'off' })),
      configure(change({ reporting: 'low' })),
      configure(change({ sharing: 'low' })),
      configure(change({}, { reporting: 'low' })),
      configureRulebook(rulebook, { changes: [], languages: ['zh'] }),
      configureRulebook(rulebook, { changes: [], languages: ['es'] }),
    ].map(({ hash }) => hash);
    expect(new Set(all).size).toBe(all.length);
    expect(configure(change({ contacts: 'off' })).hash).toBe(
      configure(change({ 'contact-access': 'low' }), change({ 'contacts/*': 'off' })).hash,
    );
  });

  it('never changes the rulebook it was made of, and tells outcomes apart by the hash alone', () => {
    const before = structuredClone(rulebook);
    const state = fc.constantFrom<RuleState>('off', 'on', 'critical', 'high', 'medium', 'low', 'info');
    const changes = fc.array(
      fc.dictionary(fc.constantFrom(...ruleNames(rulebook)), state).map((rules) => change(rules)),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(changes, changes, (some, others) => {
        const [a, b] = [configure(...some), configure(...others)];
        expect(a.hash === b.hash).toBe(JSON.stringify(states(a)) === JSON.stringify(states(b)));
        expect(a.rules.length + (a.off ?? []).length).toBe(rulebook.rules.length);
      }),
    );
    expect(rulebook).toEqual(before);
  });
});
