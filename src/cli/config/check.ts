/** What of a configuration can only be checked once the rules are known. */
import type { Rulebook } from '../../model.ts';
import { ruleNames } from '../../rules/configure.ts';
import type { RuleProblem } from '../../rules/problem.ts';
import { note, noteKey, type Reading, valueAt } from '../../rules/reading.ts';
import type { Path } from '../../rules/source.ts';
import type { Context } from '../invocation.ts';
import { placesIn } from '../jurisdictions.ts';
import { nearestWord } from '../nearest-word.ts';
import type { Packs } from '../packs.ts';
import type { Trouble } from '../trouble.ts';
import type { Config } from './config.ts';
import { DEFAULT } from './read.ts';

/**
 * All that is wrong with a configuration, in order: what was seen before, and what no rule, language or place answers
 * to. Where its packs are not in order themselves, that is told, and who could know what they should hold?
 */
export function problemsOf(config: Config, packs: Packs | Trouble, context: Context): readonly RuleProblem[] {
  const reading: Reading = { source: config.source, problems: [...config.problems] };
  if ('trouble' in packs) checkFolder(reading, packs, { config, context });
  else if (packs.packed.every(({ problems }) => problems.length === 0))
    checkAll(reading, config, packs.context);
  const own = reading.problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  const ofPacks = 'trouble' in packs ? [] : packs.packed.flatMap(({ problems }) => problems);
  return own.length > 0 ? [...own, ...ofPacks] : [];
}

/** A folder that the file names and that holds no pack. */
function checkFolder(
  reading: Reading,
  { trouble, values = {} }: Trouble,
  { config, context }: { readonly config: Config; readonly context: Context },
): void {
  const i = config.packs?.indexOf(String(values.folder)) ?? -1;
  if (i >= 0) note(reading, ['packs', i], context.words.say(trouble, values));
}

function checkAll(reading: Reading, config: Config, context: Context): void {
  const { rulebook, words } = context;
  const blocks = [[], ...config.overrides.map((_, i) => ['overrides', i])];
  for (const block of blocks) {
    for (const key of ['rules', 'fail-on']) checkNames(reading, [...block, key], context);
  }
  const choices: readonly Choice[] = [
    ['languages', config.languages, Object.keys(rulebook.languages)],
    ['jurisdictions', config.jurisdictions, placesIn(context)],
  ];
  for (const [key, chosen, known] of choices) {
    for (const [i, value] of chosen?.entries() ?? []) {
      if (!known.includes(value))
        note(reading, [key, i], words.say('configuration.choice', { key, value, choices: known.join(', ') }));
    }
  }
  checkReader(reading, config, context);
}

type Choice = readonly [key: string, chosen: readonly string[] | null, known: readonly string[]];

function checkNames(reading: Reading, path: Path, { rulebook, words: { say } }: Context): void {
  const value = valueAt(reading.source.value, path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const known = knownNames(rulebook, path.at(-1) === 'fail-on');
  for (const id of Object.keys(value).filter((name) => !known.includes(name))) {
    const nearest = nearestWord(id, known);
    const key = nearest === undefined ? 'configuration.unknown-rule' : 'configuration.unknown-rule-near';
    noteKey(reading, [...path, id], say(key, { id, nearest: nearest ?? '' }));
  }
}

const knownNames = (rulebook: Rulebook, withDefault: boolean): readonly string[] => [
  ...ruleNames(rulebook),
  ...(withDefault ? [DEFAULT] : []),
];

function checkReader(reading: Reading, { options }: Config, { readers, words: { say } }: Context): void {
  const value = options.get('lang');
  if (typeof value !== 'string' || readers.named(value) !== null) return;
  const choices = readers.languages.join(', ');
  note(reading, ['lang'], say('configuration.choice', { key: 'lang', value, choices }));
}
