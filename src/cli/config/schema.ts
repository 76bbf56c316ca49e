/** The JSON Schema of a configuration, for editors: made of the options and the rules that there are. */
import type { Rulebook } from '../../model.ts';
import type { Words } from '../../report/words.ts';
import { ruleNames, wholeCategory } from '../../rules/configure.ts';
import { MAX_GLOB } from '../../rules/glob.ts';
import { FAIL_ON } from '../exit-code.ts';
import { OVERRIDE_KEYS } from './config.ts';
import type { Key } from './keys.ts';
import { DEFAULT, STATES } from './read.ts';

type Schema = Readonly<Record<string, unknown>>;

/** What a schema is made of. */
export interface SchemaGround {
  readonly rulebook: Rulebook;
  readonly words: Words;
  readonly keys: readonly Key[];
  /** Places whose law is known. */
  readonly places: readonly string[];
}

/** The schema. Names that packs may add are allowed, for an editor does not know them. */
export function configSchema({ rulebook, words, keys, places }: SchemaGround): Schema {
  // What `init` says of a key.
  const about = (key: string) => ({ description: words.say(`init.${key}`) });
  const options = keys.filter(({ name }) => name !== 'fail-on').map((key) => [key.name, optionSchema(key)]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of consentlint',
    ...about('about'),
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
      rules: { ...about('rules'), allOf: [{ $ref: '#/definitions/rules' }] },
      'fail-on': { ...about('fail-on'), allOf: [{ $ref: '#/definitions/fail-on' }] },
      languages: { ...about('languages'), ...textsOf({ anyOf: open(Object.keys(rulebook.languages)) }) },
      jurisdictions: { ...about('jurisdictions'), ...textsOf({ anyOf: open(places) }) },
      ignores: { ...about('ignores'), ...GLOBS },
      packs: { ...about('packs'), ...TEXTS },
      overrides: { ...about('overrides'), type: ['array', 'null'], items: overrideSchema(about) },
      ...Object.fromEntries(options),
    },
    definitions: {
      rules: byRule(STATES, { rulebook, words }),
      thresholds: byRule(FAIL_ON, { rulebook, words }, { [DEFAULT]: { enum: FAIL_ON, ...about('fail-on') } }),
      'fail-on': { anyOf: [{ enum: FAIL_ON }, { $ref: '#/definitions/thresholds' }] },
    },
  };
}

const TEXT: Schema = { type: ['string', 'number'], minLength: 1 };
/** One text, or several. */
const textsOf = (item: Schema): Schema => ({
  anyOf: [item, { type: 'array', items: item }, { type: 'null' }],
});
const TEXTS = textsOf(TEXT);
const GLOBS = textsOf({ type: 'string', minLength: 1, maxLength: MAX_GLOB });

/** Known words, which an editor proposes, and any other. */
const open = (known: readonly string[]): readonly Schema[] => [{ enum: known }, TEXT];

function overrideSchema(about: (key: string) => Schema): Schema {
  const [files, rules, failOn] = OVERRIDE_KEYS;
  return {
    type: 'object',
    additionalProperties: false,
    required: [files],
    properties: {
      [files]: { ...about('ignores'), ...GLOBS },
      [rules]: { ...about('rules'), allOf: [{ $ref: '#/definitions/rules' }] },
      [failOn]: { ...about('fail-on'), allOf: [{ $ref: '#/definitions/fail-on' }] },
    },
  };
}

/** A mapping by rule and category. */
function byRule(
  choices: readonly string[],
  { rulebook, words }: Pick<SchemaGround, 'rulebook' | 'words'>,
  more: Readonly<Record<string, Schema>> = {},
): Schema {
  const categories = new Map(
    rulebook.rules.flatMap(({ category }) => [
      [category, category] as const,
      [wholeCategory(category), category] as const,
    ]),
  );
  const properties = ruleNames(rulebook).map((name) => {
    const description = words.rule(name)?.title ?? words.category(categories.get(name) ?? name);
    return [name, { enum: choices, description }];
  });
  return {
    type: ['object', 'null'],
    properties: { ...more, ...Object.fromEntries(properties) },
    additionalProperties: { enum: choices },
  };
}

function optionSchema(key: Key): Schema {
  const { description } = key;
  const text: Schema = key.choices ? { enum: key.choices } : TEXT;
  if (key.kind === 'values') return { description, ...textsOf(text) };
  if (key.kind === 'switch')
    return { description: key.isNegative ? `false: ${description}` : description, type: ['boolean', 'null'] };
  const one: Schema = key.isNumber ? { type: ['number', 'string'] } : text;
  return { description, anyOf: [one, { type: 'null' }] };
}
