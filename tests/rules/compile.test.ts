import { afterEach, describe, expect, it } from 'vitest';
import { compileRules } from '../../src/rules/compile.ts';
import { folderOf, LANGUAGE, RULE, remove } from './folder.ts';

let folder = '';

async function compile(files: Record<string, string>) {
  folder = await folderOf(files);
  return compileRules(folder, { from: '', to: '' });
}

afterEach(() => remove(folder));

describe('compiling rules', () => {
  it('reads phrases, unions, look-alikes and words spelled out in a slot', async () => {
    const { rulebook, problems } = await compile({
      'languages/xx.yaml': LANGUAGE,
      'contact-list/read-contacts.yaml': RULE,
    });
    expect(problems).toEqual([]);
    expect(rulebook.languages.xx?.lists.take).toEqual({
      words: ['read'],
      not: [],
      takes: ['more'],
    });
    expect(rulebook.languages.xx?.lists['=agree|allow']).toEqual({
      words: ['agree', 'allow'],
      not: [],
      takes: [],
    });
    expect(rulebook.rules[0]?.category).toBe('contact-list');
    expect(rulebook.rules[0]?.texts.xx?.any).toEqual([
      [
        { role: 'act', list: 'take', gap: 60 },
        { role: 'data', list: 'contacts', gap: 9 },
      ],
    ]);
  });

  it('tells every problem at once, with file, line and column', async () => {
    const broken = RULE.replace('act:$take', 'act:$tkae')
      .replace('severity: high', 'severity: grave')
      .replace('  why: w\n', '')
      .replace('law: []', 'law: [XX-1]')
      .replace('passes: [one, two, three, four]', 'passes: [one]');
    const { problems } = await compile({
      'languages/xx.yaml': LANGUAGE,
      'contact-list/read-contacts.yaml': broken,
      'contact-list/other.yaml': 'id: [',
    });
    const told = problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
    expect(told).toEqual([
      expect.stringMatching(/^contact-list\/other\.yaml:1: /),
      expect.stringMatching(/^contact-list\/read-contacts\.yaml:1: 'severity' is one of/),
      expect.stringMatching(/^contact-list\/read-contacts\.yaml:9: 'passes' wants at least 4/),
      expect.stringMatching(/^contact-list\/read-contacts\.yaml:\d+: 'why' is missing/),
      "contact-list/read-contacts.yaml:7: no list '$tkae' in this language",
      "contact-list/read-contacts.yaml:2: no provision 'XX-1' in the law files",
    ]);
    expect(problems.every(({ column }) => column >= 1)).toBe(true);
  });

  it('refuses lists that take in themselves, unknown keys and lists the engine misses', async () => {
    const broken = LANGUAGE.replace('more: [collect', 'more: [$take, collect')
      .replace('  carries: [such]\n', '')
      .replace('detect:', 'dtect: 1\ndetect:');
    const { problems } = await compile({ 'languages/xx.yaml': broken });
    expect(problems.map(({ message }) => message).join('\n')).toMatch(/takes in itself/);
    expect(problems.map(({ message }) => message).join('\n')).toMatch(/unknown key 'dtect'/);
    expect(problems.map(({ message }) => message).join('\n')).toMatch(/'carries' is missing/);
  });

  it('names a rule by its file, so that a language may be called id', async () => {
    const indonesian = LANGUAGE.replace('id: xx', 'id: id');
    const { rulebook, problems } = await compile({
      'languages/id.yaml': indonesian,
      'contact-list/read-contacts.yaml': RULE.replace('xx:', 'id:'),
    });
    expect(problems).toEqual([]);
    expect(rulebook.rules.map(({ id, texts }) => [id, Object.keys(texts)])).toEqual([
      ['read-contacts', ['id']],
    ]);
  });

  it('reads what a rule follows from, and refuses what it does not know', async () => {
    const compiled = (derived: string) =>
      compile({
        'languages/xx.yaml': LANGUAGE,
        'hidden-text/hidden.yaml': RULE.replace('xx:', `derived: ${derived}\nxx:`),
      });
    expect((await compiled('hidden')).rulebook.rules[0]?.derived).toBe('hidden');
    await remove(folder);
    const { problems } = await compiled('seen');
    expect(problems.map(({ message }) => message)).toEqual(["'derived' is one of hidden, contradicted"]);
  });
});
