/** The part of what holds that is about rules and documents, line by line. */
import type { Rule } from '../../model.ts';
import type { RuleState } from '../../rules/configure.ts';
import { overrideFinder } from '../../rules/plan.ts';
import type { Path } from '../../rules/source.ts';
import type { Context } from '../invocation.ts';
import { located } from '../located.ts';
import type { ConfigLists } from './config.ts';
import type { Key } from './keys.ts';
import { ruleSaidAt } from './said.ts';
import { scalar } from './scalar.ts';

/** A line, and where what it says comes from; null where that is said line by line below it. */
export interface Line {
  readonly text: string;
  readonly from: string | null;
}

export interface Origin {
  /** A place in the file. */
  readonly inFile: (path: Path) => string;
  /** Where an option has its value from; `path` is where it stands in the file. */
  readonly of: (key: Pick<Key, 'attribute' | 'name'>, path: readonly string[]) => string;
  readonly default: string;
}

interface Printing {
  readonly context: Context;
  readonly origin: Origin;
}

/** The threshold for all, and those of rules where there are any and nothing was said for this run. */
export function thresholdLines(
  level: string,
  { context: { config }, origin, isAsked }: Printing & { readonly isAsked: boolean },
): readonly Line[] {
  const key = { name: 'fail-on', attribute: 'failOn' };
  const own = isAsked ? [] : Object.entries(config?.failOn ?? {});
  const from = origin.of(key, ['fail-on', 'default']);
  if (own.length === 0) return [{ text: `fail-on: ${level}`, from }];
  return [
    { text: 'fail-on:', from: null },
    { text: `  default: ${level}`, from },
    ...own.map(([name, one]) => ({
      text: `  ${scalar(name)}: ${one}`,
      from: origin.inFile(['fail-on', name]),
    })),
  ];
}

/** Every rule as it is applied, or that it is not. */
export function rulesLines({ context, origin }: Printing): readonly Line[] {
  const { rules, off = [] } = context.rulebook;
  const states = new Map<Rule, RuleState>([
    ...rules.map((rule) => [rule, rule.severity] as const),
    ...off.map((rule) => [rule, 'off'] as const),
  ]);
  const lines = [...states]
    .toSorted(([a], [b]) => (orderOf(a) < orderOf(b) ? -1 : 1))
    .map(([rule, state]) => ({
      text: `  ${scalar(rule.id)}: ${state}`,
      from: ruleSaidAt(rule, context) ?? origin.default,
    }));
  return [{ text: 'rules:', from: null }, ...lines];
}

const orderOf = ({ category, id }: Rule): string => `${category}/${id}`;

/** A list of the file, else what holds without. */
export function listLines(
  name: Exclude<keyof ConfigLists, 'packs' | 'jurisdictions'>,
  { context: { config }, origin, otherwise }: Printing & { readonly otherwise: readonly string[] },
): readonly Line[] {
  const list = config?.[name] ?? null;
  if (list === null || list.length === 0) {
    const from = list === null ? origin.default : origin.inFile([name]);
    return [{ text: `${name}: [${otherwise.map(scalar).join(', ')}]`, from }];
  }
  return [
    { text: `${name}:`, from: null },
    ...list.map((item, i) => ({ text: `  - ${scalar(item)}`, from: origin.inFile([name, i]) })),
  ];
}

/** What holds for some documents, and which of those that were named it holds for. */
export function overrideLines(files: readonly string[], { context, origin }: Printing): readonly Line[] {
  const { config, cwd, words } = context;
  if (!config?.overrides.length) return [{ text: 'overrides: []', from: origin.default }];
  const overridesFor = overrideFinder({ ...config, cwd });
  const lines = config.overrides.flatMap(({ files: globs, rules, failOn }, index): Line[] => {
    const path = ['overrides', index];
    const held = files.filter((file) => overridesFor(located(file, context)).includes(index));
    const map = (key: string, values: Readonly<Record<string, string>>): Line[] => [
      ...(Object.keys(values).length > 0 ? [{ text: `    ${key}:`, from: null }] : []),
      ...Object.entries(values).map(([name, value]) => ({
        text: `      ${scalar(name)}: ${value}`,
        from: origin.inFile([...path, key, name]),
      })),
    ];
    return [
      { text: `  - files: [${globs.map(scalar).join(', ')}]`, from: origin.inFile([...path, 'files']) },
      ...held.map((file) => ({ text: '    #', from: words.say('configuration.print.holds', { file }) })),
      ...map('rules', rules),
      ...map('fail-on', failOn),
    ];
  });
  return [{ text: 'overrides:', from: null }, ...lines];
}
