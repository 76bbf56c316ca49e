import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createFold } from '../../src/match/fold.ts';
import { writeLexicons } from '../../src/match/lexicons.ts';
import { compileRules } from '../../src/rules/compile.ts';
import { addPack, type Base, type Packed } from '../../src/rules/pack.ts';
import { placesOf } from '../../src/rules/places.ts';
import { type Files, folderOf, LANGUAGE, LAW, RULE, remove } from './folder.ts';

const folders: string[] = [];
const made = async (files: Files): Promise<string> => {
  const folder = await folderOf(files);
  folders.push(folder);
  return folder;
};
afterEach(async () => {
  for (const folder of folders.splice(0)) await remove(folder);
});

/** The small shipped rulebook that packs are put on, its words written away in a lexicon as the build does it. */
async function base(): Promise<Base> {
  const shipped = {
    'languages/xx.yaml': LANGUAGE,
    'contact-list/read-contacts.yaml': RULE,
    'law/XX.yaml': LAW,
  };
  const { rulebook, lists } = await compileRules(await made(shipped), { from: '', to: '' });
  const [words = { gap: 0, named: {} }] = lists.values();
  const lexicon = JSON.stringify(writeLexicons(words.named, createFold(rulebook.variants)));
  const languages = Object.fromEntries(
    Object.entries(rulebook.languages).map(([id, language]) => [id, { ...language, lists: {} }]),
  );
  return { rulebook: { ...rulebook, languages, lexicons: { xx: lexicon } }, listsOf: () => words };
}

async function packed(files: Files, on?: Base): Promise<Packed> {
  const pack = await addPack(await made(files), on ?? (await base()));
  if ('unusable' in pack) throw new Error(pack.unusable);
  return pack;
}

const toldBy = ({ problems }: Packed): string[] =>
  problems.map(({ file, line, column, message }) => {
    const name = file.split(/[\\/]/).slice(-2).join('/');
    return `${name}:${line}:${column}: ${message}`;
  });

const idsOf = ({ rulebook }: Base): string[] => rulebook.rules.map(({ id }) => id);

describe('a pack', () => {
  it('adds rules of any category, with the shipped words and laws', async () => {
    const rule = RULE.replace('law: []', 'law: [XX-1]');
    const pack = await packed({ 'my-own/take-contacts.yaml': rule });
    expect(toldBy(pack)).toEqual([]);
    expect(idsOf(pack)).toEqual(['read-contacts', 'take-contacts']);
    expect(pack.rulebook.rules[1]).toMatchObject({ category: 'my-own', law: ['XX-1'] });
    expect(pack.rules).toEqual(['take-contacts']);
    expect(pack.rulebook.lexicons).toHaveProperty('xx');
  });

  it('puts a rule wholly in place of a shipped one, and later packs win', async () => {
    const mine = RULE.replace('severity: high', 'severity: low').replace('title: t', 'title: mine');
    const first = await packed({ 'other/read-contacts.yaml': mine });
    const second = await packed({ 'other/read-contacts.yaml': mine.replace('mine', 'yours') }, first);
    expect(first.rulebook.rules).toMatchObject([{ category: 'other', severity: 'low' }]);
    expect(second.rulebook.rules).toMatchObject([{ texts: { xx: { title: 'yours' } } }]);
    expect(new Set([(await base()).rulebook.hash, first.rulebook.hash, second.rulebook.hash]).size).toBe(3);
  });

  it('adds words to shipped lists and lists of its own; only then the words are written anew', async () => {
    const words = 'lists:\n  contacts: [friends]\n  pets: [dog, $contacts]\n';
    const pack = await packed({
      'languages/xx.yaml': words,
      'my-own/pets.yaml': RULE.replace('$contacts', '$pets'),
    });
    expect(toldBy(pack)).toEqual([]);
    const { lists } = pack.rulebook.languages.xx ?? {};
    expect(lists?.contacts?.words).toEqual(['contacts', 'friends']);
    expect(lists?.pets).toEqual({ words: ['dog'], not: [], takes: ['contacts'] });
    expect(lists?.take?.takes).toEqual(['more']);
    expect(pack.rulebook.lexicons).not.toHaveProperty('xx');
    expect((await base()).rulebook.languages.xx?.lists).toEqual({});
  });

  it('writes the words anew for those spelled out in a phrase', async () => {
    const pack = await packed({ 'my-own/pets.yaml': RULE.replace('$contacts', '[dog, $contacts]') });
    expect(toldBy(pack)).toEqual([]);
    expect(pack.rulebook.languages.xx?.lists).toHaveProperty('=dog|$contacts');
    expect(pack.rulebook.lexicons).not.toHaveProperty('xx');
  });

  it('hands its words on to the next pack', async () => {
    const first = await packed({ 'languages/xx.yaml': 'lists:\n  pets: [dog]\n' });
    const second = await packed({ 'my-own/pets.yaml': RULE.replace('$contacts', '$pets') }, first);
    expect(toldBy(second)).toEqual([]);
    const third = await packed({ 'law/YY.yaml': LAW.replace('XX-1', 'YY-1') }, second);
    expect(third.listsOf('xx').named.pets?.words).toEqual(['dog']);
    expect(Object.keys(third.rulebook.laws)).toEqual(['XX-1', 'YY-1']);
  });

  it('puts a provision in place of a shipped one', async () => {
    const pack = await packed({ 'law/XX.yaml': LAW.replace('inForce: "2020"', 'inForce: "2021"') });
    expect(pack.rulebook.laws).toMatchObject({ 'XX-1': { inForce: '2021' } });
  });

  it('brings a language of its own, whole', async () => {
    const whole = LANGUAGE.replace('id: xx', 'id: yy');
    const rule = RULE.replace('xx:', 'yy:');
    const pack = await packed({ 'languages/yy.yaml': whole, 'my-own/take-contacts.yaml': rule });
    expect(toldBy(pack)).toEqual([]);
    expect(pack.languages).toEqual(['yy']);
    expect(Object.keys(pack.rulebook.languages)).toEqual(['xx', 'yy']);
    const part = await packed({ 'languages/zz.yaml': 'id: yy\nlists: {}\n' });
    expect(toldBy(part).join('\n')).toMatch(/zz\.yaml:1:5: 'id' is the name of the file: zz/);
    expect(toldBy(part).join('\n')).toMatch(/the list 'signer' is missing/);
  });

  it('tells everything that is wrong in it at once, with its place', async () => {
    const pack = await packed({
      'languages/xx.yaml': 'gap: 5\nlists:\n  take: [snatch]\nframes: []\ngrants: {}\n',
      'messages/en.yaml': 'a: b',
      'my-own/nothing.yaml': 'severity: high\nlaw: []\n',
      'my-own/wrong.yaml': RULE.replace('$take', '$tkae').replace('law: []', 'law: [YY-1]'),
      'my-own/read-well.yaml': RULE,
      'redaction.yaml': 'names: {}',
      'letters/ask.yaml': 'to: lender',
      'stray.yaml': 'a: b',
      'my-own/old.yml': 'a: b',
      'my-own/deep/rule.yaml': RULE,
      'README.md': 'Words about the pack.',
    });
    expect(toldBy(pack).map((line) => line.replace(/^consentlint-rules-\w+\//, ''))).toEqual([
      expect.stringMatching(/^languages\/xx\.yaml:1:6: 'gap' of a language that ships cannot be changed/),
      expect.stringMatching(/^languages\/xx\.yaml:4:9: 'frames' of a language that ships/),
      expect.stringMatching(/^languages\/xx\.yaml:5:9: 'grants' of a language that ships/),
      expect.stringMatching(/^letters\/ask\.yaml:1:1: a pack has no letters/),
      expect.stringMatching(/^messages\/en\.yaml:1:1: a pack has no messages/),
      expect.stringMatching(/^my-own\/deep:1:1: the folders of a pack hold files only/),
      expect.stringMatching(/^my-own\/nothing\.yaml:1:1: a rule needs a block in at least one language/),
      expect.stringMatching(/^my-own\/old\.yml:1:1: the name of this file must end in \.yaml/),
      expect.stringMatching(/^my-own\/wrong\.yaml:2:7: no provision 'YY-1'/),
      expect.stringMatching(/^my-own\/wrong\.yaml:8:11: no list '\$tkae'/),
      expect.stringMatching(/^redaction\.yaml:1:1: a pack has no redaction/),
      expect.stringMatching(/^stray\.yaml:1:1: a pack holds <category>/),
    ]);
    expect(pack.rules).toEqual(['read-well']);
    expect(pack.isTooMuch).toBe(false);
  });

  it('has a place for every example', async () => {
    const { sources } = await packed({ 'my-own/read-well.yaml': RULE });
    const { 'my-own/read-well': places } = placesOf(sources);
    expect(places?.file).toMatch(/my-own[\\/]read-well\.yaml$/);
    expect(places?.at['xx.flags[1]']).toEqual([9, 16]);
    expect(Object.keys(places?.at ?? {})).toHaveLength(8);
  });

  it('is a folder with rules in it', async () => {
    const unusable = async (folder: string) => addPack(folder, await base());
    const folder = await made({ 'README.md': '' });
    expect(await unusable(join(folder, 'gone'))).toMatchObject({ unusable: 'missing' });
    expect(await unusable(join(folder, 'README.md'))).toMatchObject({ unusable: 'not-a-folder' });
    expect(await unusable(folder)).toMatchObject({ unusable: 'empty' });
  });
});

describe('what is refused in a pack', () => {
  const rule = (match: string) => RULE.replace('any: ["act:$take <9> data:$contacts"]', match);
  const words = (list: string) => ({ 'languages/xx.yaml': `lists:\n  pets: ${list}\n` });
  const many = <T>(number: number, entry: (i: number) => T): T[] =>
    Array.from({ length: number }, (_, i) => entry(i));

  it.each<[string, Files, RegExp]>([
    ['a tag', { 'a/b.yaml': 'severity: !!js/function "() => 1"\n' }, /b\.yaml:1:.*tags such as/],
    ['an anchor', { 'a/b.yaml': 'law: &a [x]\nyields: *a\n' }, /b\.yaml:1:\d+: anchors and aliases/],
    ['YAML 1.1', { 'a/b.yaml': '%YAML 1.1\n---\nlaw: []\n' }, /directives are not used/],
    ['two documents', { 'a/b.yaml': 'law: []\n---\nlaw: []\n' }, /multiple documents/],
    ['a key twice', { 'a/b.yaml': 'law: []\nlaw: []\n' }, /b\.yaml:2:1: the key 'law' stands here twice/],
    [
      'a key of all objects',
      { 'languages/xx.yaml': 'lists:\n  __proto__: [a]\n' },
      /xx\.yaml:2:3: '__proto__' cannot/,
    ],
    [
      'its constructor',
      { 'languages/xx.yaml': 'lists:\n  constructor: [a]\n' },
      /'constructor' cannot be a key/,
    ],
    [
      'a list that all objects have',
      { 'a/b.yaml': rule('any: ["act:$constructor data:$contacts"]') },
      /no list/,
    ],
    ['such words that count not', { 'a/b.yaml': `${RULE}  unless: $toString\n` }, /no list '\$toString'/],
    ['a file called so', { 'a/constructor.yaml': RULE }, /'constructor\.yaml' cannot be a name/],
    ['a folder called so', { '__proto__/a.yaml': RULE }, /'__proto__' cannot be a name/],
    ['dots in a name', { 'a/b..c.yaml': RULE }, /'b\.\.c\.yaml' cannot be a name/],
    ['a language called so', { 'languages/tostring.yaml': 'id: x\n' }, /'id' is the name of the file/],
    [
      'control characters',
      { 'a/b.yaml': RULE.replace('title: t', 'title: "\\e[31mred"') },
      /control characters/,
    ],
    ['other encodings', { 'a/b.yaml': new Uint8Array([0x61, 0x3a, 0x20, 0xff, 0xfe]) }, /not in UTF-8/],
    ['open brackets', { 'a/b.yaml': '['.repeat(100_000) }, /nested deeper than/],
    ['lists in lists', { 'a/b.yaml': '- '.repeat(100_000) }, /nested deeper than/],
    ['steps', { 'a/b.yaml': many(60, (i) => `${' '.repeat(i)}a:`).join('\n') }, /nested deeper than/],
    ['very many signs', { 'a/b.yaml': `[${','.repeat(300_000)}]` }, /more than \d+ signs/],
    [
      'very many keys',
      { 'languages/xx.yaml': `lists:\n${many(1001, (i) => `  l${i}: []\n`).join('')}` },
      /1000 keys/,
    ],
    ['a large file', { 'a/b.yaml': `# ${'x'.repeat(1 << 20)}` }, /larger than \d+ bytes/],
    ['long words', words(`[${'x'.repeat(201)}]`), /xx\.yaml:2:9: 'x+…' is longer than/],
    ['numbers in words', words('["{n}{n}{n}"]'), /at most 2 times \{n\}/],
    ['words with numbers', words(`[${many(1001, (i) => `"{n} a${i}"`)}]`), /words with \{n\}/],
    ['spellings', words(`[${many(17, (i) => `"${'a'.repeat(i + 1)} ${'a'.repeat(17 - i)}"`)}]`), /spellings/],
    [
      'takes',
      { 'languages/xx.yaml': `lists:\n  l0: [x]\n${many(9, (i) => `  l${i + 1}: [$l${i}]\n`).join('')}` },
      /8 deep/,
    ],
    [
      'a word in many lists',
      { 'languages/xx.yaml': `lists:\n${many(130, (i) => `  l${i}: [x]\n`).join('')}` },
      /'x' is in more/,
    ],
    [
      'phrases',
      { 'a/b.yaml': rule(`any: [${many(201, () => '"act:$take"')}]`) },
      /b\.yaml:4:3: more than 200 phrases/,
    ],
    ['slots', { 'a/b.yaml': rule(`any: ["${'act:$take '.repeat(7)}"]`) }, /at most 6 slots/],
    ['gaps', { 'a/b.yaml': rule('any: ["act:$take <2001> data:$contacts"]') }, /a gap of more than 2000/],
    ['roles', { 'a/b.yaml': `${RULE}  also: { spell: [x] }\n` }, /a role is one of/],
    ['a rule twice', { 'a/b.yaml': RULE, 'c/b.yaml': RULE }, /the rule 'b' stands in this pack twice/],
    [
      'numberings that may be read in many ways',
      { 'languages/yy.yaml': LANGUAGE.replace('id: xx', 'id: yy').replace('({a})', '{d.d}{d.d}{d.d}') },
      /at most 2 numbers in a numbering/,
    ],
  ])('%s', async (_, files, message) => {
    const pack = await packed(files);
    expect(toldBy(pack).join('\n')).toMatch(message);
    expect(Object.prototype).not.toHaveProperty('words');
  });

  it('more files than a pack may hold', async () => {
    const files = Object.fromEntries(many(1001, (i): [string, string] => [`a/r${i}.yaml`, 'law: []']));
    expect(toldBy(await packed(files)).filter((line) => line.includes('at most 500 files'))).toHaveLength(1);
  });

  it('links, and huge or odd things with the name of a rule', async () => {
    const folder = await made({ 'a/huge.yaml': '', 'a/good.yaml': RULE, 'secret.txt': 'secret' });
    truncateSync(join(folder, 'a/huge.yaml'), 100 * 2 ** 20);
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'a/link.yaml'));
    symlinkSync('/', join(folder, 'everything'));
    mkdirSync(join(folder, 'a/folder.yaml'));
    const pack = (await addPack(folder, await base())) as Packed;
    expect(toldBy(pack)).toEqual([
      expect.stringMatching(/a\/folder\.yaml:1:1: the folders of a pack hold files only/),
      expect.stringMatching(/a\/huge\.yaml:1:1: larger than/),
      expect.stringMatching(/a\/link\.yaml:1:1: links are not followed/),
      expect.stringMatching(/everything:1:1: links are not followed/),
    ]);
    expect(pack.rules).toEqual(['good']);
  });
});
