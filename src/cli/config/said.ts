/** Where a configuration speaks of a rule. */
import type { Rule, Rulebook } from '../../model.ts';
import { wholeCategory } from '../../rules/configure.ts';
import type { Context } from '../invocation.ts';

/** File and line that say what becomes of a rule, by its own name, else by that of its category; null where none does. */
export function ruleSaidAt(
  { id, category }: Rule,
  { config, rulebook }: Pick<Context, 'config' | 'rulebook'>,
): string | null {
  if (!config) return null;
  const isRule = isRuleOf(rulebook, category);
  const names = [id, wholeCategory(category), ...(isRule ? [] : [category])];
  const name = names.find((one) => Object.hasOwn(config.rules, one));
  return name === undefined ? null : `${config.file}:${config.source.keyAt(['rules', name]).line}`;
}

const isRuleOf = ({ rules, off = [] }: Rulebook, name: string): boolean =>
  [...rules, ...off].some(({ id }) => id === name);
