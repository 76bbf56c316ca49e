import { describe, expect, it } from 'vitest';
import { overrideFinder, type RulebookPlan, rulebooksOf } from '../../src/rules/plan.ts';
import { rulebook } from '../report/sample.ts';

const plan: RulebookPlan = {
  rules: { 'unlimited-term': 'high' },
  failOn: {},
  languages: null,
  overrides: [
    { files: ['cards/**'], rules: { 'unlimited-term': 'off' }, failOn: {} },
    {
      files: ['*.draft.txt'],
      rules: { 'contact-list': 'low', 'unlimited-term': 'on' },
      failOn: { default: 'never' },
    },
  ],
  folder: '/contracts',
  cwd: '/contracts/cards',
};

describe('a plan', () => {
  it('finds its overrides by paths as they are called from where one is', () => {
    const overridesFor = overrideFinder(plan);
    expect(
      ['a.txt', '../a.txt', 'a.draft.txt', '/contracts/x/a.draft.txt', '../../a.draft.txt', '-'].map(
        overridesFor,
      ),
    ).toEqual([[0], [], [0, 1], [1], [], [0]]);
  });

  it('makes a rulebook for each set of overrides, once, the later going before the earlier', () => {
    const { rulebook: base, rulebookFor = () => rulebook } = rulebooksOf(rulebook, plan);
    expect(rulebookFor('../a.txt')).toBe(base);
    expect(rulebookFor('a.txt')).toBe(rulebookFor('b.txt'));
    expect(rulebookFor('a.txt').off?.map(({ id }) => id)).toEqual(['unlimited-term']);
    const both = rulebookFor('a.draft.txt');
    expect(both.rules.map(({ id, severity, failOn }) => [id, severity, failOn])).toEqual([
      ['contact-list-access', 'low', 'never'],
      ['unlimited-term', 'medium', 'never'],
    ]);
    expect(new Set([base, rulebookFor('a.txt'), both, rulebook].map(({ hash }) => hash)).size).toBe(4);
  });

  it('is plain data, of which another process makes the same', () => {
    const there = rulebooksOf(rulebook, JSON.parse(JSON.stringify(plan)));
    const here = rulebooksOf(rulebook, plan);
    for (const path of ['a.txt', '../a.txt', 'a.draft.txt'])
      expect(there.rulebookFor?.(path)).toEqual(here.rulebookFor?.(path));
  });

  it('needs no rulebook for each document where it has no overrides', () => {
    expect(rulebooksOf(rulebook, { ...plan, overrides: [] })).not.toHaveProperty('rulebookFor');
  });
});
