import { describe, expect, it } from 'vitest';
import { explainedRule } from '../../src/cli/explain-rule.ts';
import type { Context } from '../../src/cli/invocation.ts';
import type { Rule, RuleText } from '../../src/model.ts';
import { paintAt } from '../../src/report/paint.ts';
import { wordbook } from '../../src/report/words.ts';
import { rulebook } from '../report/sample.ts';

const base = rulebook.rules[0] as Rule;
const english = base.texts.en as RuleText;

/** What is printed of the sample rule with changes. */
async function explained(changes: Partial<Rule>, text: Partial<RuleText> = {}): Promise<string> {
  const rule: Rule = { ...base, ...changes, texts: { en: { ...english, ...text } } };
  const book = { ...rulebook, rules: [rule] };
  const words = await wordbook(book)('en');
  const look = { width: 80, paint: paintAt(0) };
  const context = { words, rulebook: book } as unknown as Context;
  const explanation = { rule, text: rule.texts.en as RuleText, laws: words.laws(rule.id) };
  return explainedRule(explanation, look, context).join('\n');
}

describe('a rule explained', () => {
  it('shows some of many examples, and where the others are', async () => {
    const flags = Array.from({ length: 9 }, (_, i) => `Example ${i}.`);
    const shown = await explained({}, { flags, passes: flags.slice(0, 6) });
    expect(shown).toContain(
      '  · Example 5.\n    … and 3 more in rules/contact-list/contact-list-access.yaml',
    );
    expect(shown.match(/more in/g)).toHaveLength(1);
  });

  it('tells what a provision does and what one can do, where that is said', async () => {
    expect(await explained({ law: ['CN-1'] })).toMatch(
      /\(limits; in force 2021-05-01,\s+text read\)\n +you can +refuse/,
    );
  });

  it('tells when a document should say something', async () => {
    const expects = { met: [], vague: [], contrary: [] };
    const called = { when: ['contact-list', 'location'], criterion: 'revocable' } as const;
    const shown = await explained(called, { expects });
    expect(shown).toMatch(/when +Contact list, Location\n +serves +You can take it back, and it says how/);
    expect(await explained({}, { expects })).toMatch(/when +wherever something is given away/);
    expect(await explained({})).not.toMatch(/\n +when /);
  });
});
