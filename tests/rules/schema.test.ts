import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileRules } from '../../src/rules/compile.ts';
import { CONFUSABLES_KEYS } from '../../src/rules/confusables.ts';
import {
  DETECT_KEYS,
  FRAME_KEYS,
  LANGUAGE_KEYS,
  NEEDED,
  SCOPES,
  SEGMENT_KEYS,
} from '../../src/rules/language.ts';
import { EFFECTS, LAW_KEYS, PLACE_KEYS, READERS } from '../../src/rules/law.ts';
import { ADDRESSEES, LETTER_BLOCK_KEYS, LETTER_KEYS, STANCES } from '../../src/rules/letter.ts';
import {
  MAX_EXAMPLES,
  MAX_GAP,
  MAX_ITEMS,
  MAX_KEYS,
  MAX_NUMBERINGS,
  MAX_PHRASES,
} from '../../src/rules/limits.ts';
import { MAX_SLOTS, ROLES } from '../../src/rules/phrases.ts';
import { CHECK_KEYS, NAMED_CHECKS, NUMBER_KEYS, REDACTION_KEYS } from '../../src/rules/redaction.ts';
import {
  BLOCK_KEYS,
  DERIVED,
  EXPECT_KEYS,
  HEAD_KEYS,
  MATCH_KEYS,
  MIN_EXAMPLES,
  SEVERITIES,
} from '../../src/rules/rule.ts';
import { CRITERIA, MATTERS } from '../../src/vocabulary.ts';
import { folderOf, LANGUAGE, LAW, RULE, remove } from './folder.ts';

const rules = fileURLToPath(new URL('../../rules/', import.meta.url));
const schemaOf = (name: string) => JSON.parse(readFileSync(`${rules}schema/${name}.schema.json`, 'utf8'));
const KINDS = ['rule', 'language', 'law', 'letter', 'redaction', 'confusables'] as const;
const [rule, language, law, letter, redaction, confusables] = KINDS.map(schemaOf);
const ajv = new Ajv.default({
  allErrors: true,
  strict: true,
  strictRequired: false,
  strictTypes: false,
  allowUnionTypes: true,
});
const valid = {
  rule: ajv.compile(rule),
  language: ajv.compile(language),
  law: ajv.compile(law),
  letter: ajv.compile(letter),
  redaction: ajv.compile(redaction),
  confusables: ajv.compile(confusables),
};

const files = readdirSync(rules, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml') && !file.startsWith('messages'))
  .map((file) => file.replaceAll('\\', '/'));
const ROOMS = {
  languages: 'language',
  law: 'law',
  letters: 'letter',
  'redaction.yaml': 'redaction',
  'confusables.yaml': 'confusables',
} as const;
const kindOf = (file: string): keyof typeof valid =>
  ROOMS[file.split('/')[0] as keyof typeof ROOMS] ?? 'rule';

/** A letter that ships, as one that is right. */
const LETTER = readFileSync(`${rules}letters/ask.yaml`, 'utf8');

/** What is masked, in small. */
const REDACTION = `names: { en: [Name] }
nobody: { en: [nobody] }
labels: { en: [Phone] }
money: [pesos]
open: ["95[0-9]{3}"]
numbers: [{ id: a, shapes: ["9{9}"], loose: true, check: { weights: [1], marks: "01" } }]
`;

const CONFUSABLES = 'ideographs: [ab]\nletters: [l1]\n';

/** What a schema finds wrong in a text. */
function errorsIn(kind: keyof typeof valid, yaml: string): string[] {
  const validate = valid[kind];
  return validate(parse(yaml))
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the schemas of rule files', () => {
  it('allow all that ships', () => {
    expect(files.length).toBeGreaterThan(50);
    const wrong = files.flatMap((file) =>
      errorsIn(kindOf(file), readFileSync(rules + file, 'utf8')).map((error) => `${file}: ${error}`),
    );
    expect(wrong).toEqual([]);
  });

  it('allow a small rule, language and law, and the words that a pack adds to a language', () => {
    expect(errorsIn('rule', RULE)).toEqual([]);
    expect(errorsIn('language', LANGUAGE)).toEqual([]);
    expect(errorsIn('law', LAW)).toEqual([]);
    expect(errorsIn('redaction', REDACTION)).toEqual([]);
    expect(
      errorsIn('language', 'lists: { contacts: [friends, "!friendship", $others, "{n} friends", pal*] }'),
    ).toEqual([]);
  });

  it('name the keys and choices that the compiler knows, and no others', () => {
    const block = rule.definitions.block.properties;
    const provision = law.properties.laws.items.properties;
    const frame = language.properties.frames.items.properties;
    const pairs: readonly (readonly [string, readonly string[], readonly string[]])[] = [
      ['rule', Object.keys(rule.properties), HEAD_KEYS],
      ['block', Object.keys(block), BLOCK_KEYS],
      ['match', Object.keys(block.match.properties), MATCH_KEYS],
      ['expects', Object.keys(block.expects.properties), EXPECT_KEYS],
      ['also', block.also.propertyNames.enum, ROLES],
      ['severity', rule.properties.severity.enum, SEVERITIES],
      ['derived', rule.properties.derived.enum, DERIVED],
      ['named', rule.properties.named.enum, MATTERS],
      ['criterion', rule.definitions.criterion.enum, CRITERIA],
      ['language', Object.keys(language.properties), LANGUAGE_KEYS],
      ['detect', Object.keys(language.properties.detect.properties), DETECT_KEYS],
      ['segment', Object.keys(language.properties.segment.properties), SEGMENT_KEYS],
      ['frame', Object.keys(frame), FRAME_KEYS],
      ['scope', frame.scope.enum, SCOPES],
      ['lists', language.then.properties.lists.required, NEEDED],
      ['law', Object.keys(law.properties), PLACE_KEYS],
      ['provision', Object.keys(provision), LAW_KEYS],
      ['effect', provision.effect.enum, EFFECTS],
      ['cite', Object.keys(provision.cite.properties), READERS],
      ['authority', Object.keys(law.properties.authority.properties), READERS],
      ['letter', Object.keys(letter.properties), LETTER_KEYS],
      ['letter block', Object.keys(letter.definitions.block.properties), LETTER_BLOCK_KEYS],
      ['to', letter.properties.to.enum, ADDRESSEES],
      ['redaction', Object.keys(redaction.properties), REDACTION_KEYS],
      ['confusables', Object.keys(confusables.properties), CONFUSABLES_KEYS],
      ['number', Object.keys(redaction.definitions.number.properties), NUMBER_KEYS],
      ['check', Object.keys(redaction.definitions.weighted.properties), CHECK_KEYS],
      ['named check', redaction.definitions.number.properties.check.oneOf[0].enum, NAMED_CHECKS],
      ['stances', letter.properties.stances.items.enum, STANCES],
    ];
    for (const [name, told, known] of pairs)
      expect([name, told.toSorted()]).toEqual([name, known.toSorted()]);
    for (const role of ROLES) expect(rule.definitions.phrase.pattern).toContain(role);
  });

  it('have the limits of the compiler', () => {
    const { examples, phrases, phrase, words } = rule.definitions;
    expect([examples.minItems, examples.maxItems]).toEqual([MIN_EXAMPLES, MAX_EXAMPLES]);
    expect([phrases.maxItems, words.maxItems]).toEqual([MAX_PHRASES, MAX_ITEMS]);
    expect(phrase.pattern).toContain(`{1,${MAX_SLOTS}}$`);
    expect(language.properties.lists.maxProperties).toBe(MAX_KEYS);
    expect(language.properties.gap.maximum).toBe(MAX_GAP);
    expect(language.properties.segment.properties.numbers.maxItems).toBe(MAX_NUMBERINGS);
  });

  it('describe every key, so that an editor can show it', () => {
    const silent = [
      ...[rule, rule.definitions.block, language, law, law.properties.laws.items],
      ...[letter, letter.definitions.block],
      ...[redaction, redaction.definitions.number, redaction.definitions.weighted, confusables],
    ].flatMap(({ properties }) =>
      Object.entries(properties as Record<string, { description?: string }>)
        .filter(([key, { description }]) => !description && key !== 'laws')
        .map(([key]) => key),
    );
    expect(silent).toEqual([]);
  });

  it.each<[string, keyof typeof valid, string]>([
    ['an unknown severity', 'rule', RULE.replace('severity: high', 'severity: grave')],
    ['an unknown key', 'rule', RULE.replace('law: []', 'laws: []')],
    ['an unknown key in a block', 'rule', RULE.replace('  why: w', '  because: w')],
    ['a missing text', 'rule', RULE.replace('  why: w\n', '')],
    ['too few examples', 'rule', RULE.replace('flags: [one, two, three, four]', 'flags: [one]')],
    ['a slot without a role', 'rule', RULE.replace('act:$take', '$take')],
    ['an unknown role', 'rule', RULE.replace('act:$take', 'deed:$take')],
    ['a text in place of a list', 'rule', RULE.replace('law: []', 'law: XX-1')],
    ['an unknown role taken along', 'rule', `${RULE}  also: { spell: [x] }\n`],
    ['a rule that speaks no language', 'rule', 'severity: high\n'],
    ['a star within a word', 'language', LANGUAGE.replace('[contacts]', '["con*tacts"]')],
    ['a list that the engine misses', 'language', LANGUAGE.replace('  carries: [such]\n', '')],
    [
      'an unknown key of a language',
      'language',
      LANGUAGE.replace('gap:', 'gaps:').replace('detect:', 'dtect:'),
    ],
    ['a language that is nothing', 'language', '{}'],
    ['an unknown effect', 'law', LAW.replace('effect: limits', 'effect: forbids')],
    ['a citation in too few languages', 'law', LAW.replace('zh: a, es: b, en: c', 'zh: a')],
    ['a place without provisions', 'law', 'jurisdiction: XX\n'],
    ['an authority in too few languages', 'law', LAW.replace('laws:', 'authority: { zh: a }\nlaws:')],
    ['an unknown addressee', 'letter', LETTER.replace('to: lender', 'to: judge')],
    ['an unknown stance', 'letter', LETTER.replace('[granted', '[given')],
    ['a letter in too few languages', 'letter', LETTER.replace(/\nen:[\s\S]*/, '\n')],
    ['an unknown key of a letter', 'letter', LETTER.replace('  title:', '  titel:')],
    ['a letter that quotes nothing', 'letter', LETTER.replace('{quote}', '')],
    [
      'a letter that asks for nothing',
      'letter',
      LETTER.replace(/ {2}requests:\n( {4}.*\n)+/, '  requests: []\n'),
    ],
    ['an unknown key of redaction', 'redaction', REDACTION.replace('money', 'monies')],
    ['a number without a shape', 'redaction', REDACTION.replace('["9{9}"]', '[]')],
    ['an unknown check', 'redaction', REDACTION.replace('{ weights: [1], marks: "01" }', 'mod11')],
    ['a check without marks', 'redaction', REDACTION.replace(', marks: "01"', '')],
    ['a character alone', 'confusables', CONFUSABLES.replace('ab', 'a')],
    ['an unknown key of confusables', 'confusables', CONFUSABLES.replace('letters', 'figures')],
    ['a label that is no text', 'redaction', REDACTION.replace('[Phone]', '[{ a: b }]')],
  ])('refuse what the compiler refuses: %s', async (_, kind, yaml) => {
    expect(errorsIn(kind, yaml)).not.toEqual([]);
    expect(await problemsIn(kind, yaml)).not.toEqual([]);
  });
});

/** What the compiler finds wrong in a text beside others that are right. */
async function problemsIn(kind: keyof typeof valid, yaml: string): Promise<string[]> {
  const texts = {
    rule: RULE,
    language: LANGUAGE,
    law: LAW,
    letter: LETTER,
    redaction: REDACTION,
    confusables: CONFUSABLES,
    [kind]: yaml,
  };
  const folder = await folderOf({
    'contact-list/read-contacts.yaml': texts.rule,
    'languages/xx.yaml': texts.language,
    'law/XX.yaml': texts.law,
    'redaction.yaml': texts.redaction,
    'confusables.yaml': texts.confusables,
    'letters/ask.yaml': texts.letter.replace(/\nlaw: .*/, ''),
  });
  try {
    const { problems } = await compileRules(folder, { from: '', to: '' });
    return problems.map(({ file, message }) => `${file}: ${message}`);
  } finally {
    await remove(folder);
  }
}
