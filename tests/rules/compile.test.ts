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

  describe('with law', () => {
    const LAW = `jurisdiction: XX
also: [YY]
signs: { xx: [National Bank, reg*, "!regular", $contacts] }
laws:
  - id: XX-1
    article: "1"
    inForce: "2020"
    evidence: primary
    effect: prohibits
    cite: { zh: a, es: b, en: c }
    says: { zh: a, es: b, en: c }
    can: { zh: a, es: b, en: c }
`;
    const compiled = (law: string, other = 'jurisdiction: YY\nplatform: true\nlaws: []\n') =>
      compile({ 'languages/xx.yaml': LANGUAGE, 'law/XX.yaml': law, 'law/YY.yaml': other });

    it('reads what a provision does, where it holds, and the words by which a place is known', async () => {
      const { rulebook, problems } = await compiled(LAW);
      expect(problems).toEqual([]);
      expect(rulebook.laws['XX-1']).toMatchObject({
        jurisdiction: 'XX',
        effect: 'prohibits',
        can: { es: 'b' },
      });
      expect(rulebook.jurisdictions).toEqual({
        XX: {
          id: 'XX',
          platform: false,
          also: ['YY'],
          signs: { xx: ['National Bank', 'reg*'] },
          authority: {},
        },
        YY: { id: 'YY', platform: true, also: [], signs: {}, authority: {} },
      });
      expect(rulebook.languages.xx?.lists['jurisdiction-XX']).toEqual({
        words: ['National Bank', 'reg*'],
        not: ['regular'],
        takes: ['contacts'],
      });
    });

    it('tells every problem at once, with its place', async () => {
      const broken = LAW.replace('[YY]', '[ZZ]')
        .replace('$contacts', '$nothing, a*b')
        .replace('signs: {', 'signs: { qq: [],')
        .replace('effect: prohibits', 'effect: forbids')
        .replace('evidence: primary', 'evidence: none')
        .replace('can: { zh: a, es: b, en: c }', 'can: { zh: a, es: "" }');
      const other = 'jurisdiction: YY\nplatform: 1\nsigns: []\n';
      const { problems } = await compiled(broken, other);
      expect(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`)).toEqual([
        expect.stringMatching(/^law\/XX\.yaml:3: unknown key 'qq'/),
        "law/XX.yaml:3: no list '$nothing' in this language",
        "law/XX.yaml:3: 'a*b': a '*' only ends a word",
        "law/XX.yaml:8: 'evidence' is primary or secondary",
        expect.stringMatching(/^law\/XX\.yaml:9: 'effect' is one of/),
        "law/XX.yaml:12: 'es' is missing or no text",
        "law/XX.yaml:12: 'en' is missing or no text",
        "law/YY.yaml:2: 'platform' is true or left out",
        "law/YY.yaml:1: 'laws' must be a list",
        "law/YY.yaml:3: 'signs' must be a mapping",
        "law/XX.yaml:2: no jurisdiction 'ZZ' in the law files",
      ]);
    });

    it('refuses two provisions of one id', async () => {
      const { problems } = await compiled(LAW, LAW.replace('jurisdiction: XX', 'jurisdiction: YY'));
      expect(problems.map(({ message }) => message)).toEqual([
        "there is another provision 'XX-1'",
        "there is another provision 'XX-1'",
      ]);
    });
  });
});
