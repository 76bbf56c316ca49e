/** A rulebook as a configuration wants it: rules off, graded otherwise, and the languages that are judged. */
import type { FailOn, Rule, Rulebook, Severity } from '../model.ts';
import { hashOf } from './compile.ts';

/** What a configuration makes of a rule: `on` is as its file has it. */
export type RuleState = Severity | 'on' | 'off';

/** States or thresholds by rule, category (`contact-list`, or `contact-list/*` where a rule has the same name). */
export type ByRule<T> = Readonly<Record<string, T>>;

/** Something said of rules; of several, what is said later goes before what was said earlier. */
export interface RuleChanges {
  readonly rules: ByRule<RuleState>;
  /** From which severity on findings make a run fail; `default` for all rules of which nothing else is said. */
  readonly failOn: ByRule<FailOn>;
}

/** What a configuration says of the rulebook. */
export interface RulebookChanges {
  readonly changes: readonly RuleChanges[];
  /** Null for every language that there is. */
  readonly languages: readonly string[] | null;
}

/** How a whole category is named, whatever its rules are called. */
export const wholeCategory = (category: string): string => `${category}/*`;

/** All names by which rules can be called: their own, and those of their categories. */
export function ruleNames({ rules }: Pick<Rulebook, 'rules'>): readonly string[] {
  const categories = [...new Set(rules.map(({ category }) => category))];
  return [...new Set([...rules.map(({ id }) => id), ...categories, ...categories.map(wholeCategory)])];
}

/**
 * The rulebook with changes made, the same where they change nothing. Its hash tells what was changed, however it was
 * said. A rulebook that was configured before must not be configured again.
 */
export function configureRulebook(rulebook: Rulebook, { changes, languages }: RulebookChanges): Rulebook {
  const ids = new Set(rulebook.rules.map(({ id }) => id));
  const rules = rulebook.rules.map((rule) => ({ rule, ...settingOf(rule, changes, ids) }));
  const known = Object.keys(rulebook.languages);
  const expected = languages && known.filter((id) => languages.includes(id));
  const isWhole = expected === null || expected.length === known.length;
  const changed = rules.flatMap(({ rule: { id, severity }, state, failOn = null }) =>
    failOn !== null || !isAsShipped(state, severity) ? [[id, state, failOn]] : [],
  );
  if (changed.length === 0 && isWhole) return rulebook;
  return {
    ...rulebook,
    hash: hashOf([rulebook.hash, changed, isWhole ? null : expected]),
    rules: rules.filter(({ state }) => state !== 'off').map(configured),
    off: rules.filter(({ state }) => state === 'off').map(({ rule }) => rule),
    ...(isWhole ? {} : { expected }),
  };
}

interface RuleSetting {
  readonly state: RuleState;
  readonly failOn: FailOn | undefined;
}

const isAsShipped = (state: RuleState, severity: Severity): boolean => state === 'on' || state === severity;

function configured({ rule, state, failOn }: RuleSetting & { readonly rule: Rule }): Rule {
  const { severity } = rule;
  const own = failOn === undefined ? rule : { ...rule, failOn };
  const isGraded = state !== 'off' && state !== 'on' && state !== severity;
  return isGraded ? { ...own, severity: state, shipped: severity } : own;
}

/** What the last change that speaks of a rule says: of itself, else of its category. */
function settingOf(rule: Rule, changes: readonly RuleChanges[], ids: ReadonlySet<string>): RuleSetting {
  const names = [rule.id, wholeCategory(rule.category), ...(ids.has(rule.category) ? [] : [rule.category])];
  const last = <T>(said: (change: RuleChanges) => ByRule<T>, known: readonly string[]): T | undefined =>
    changes.reduce<T | undefined>((before, change) => {
      const name = known.find((one) => Object.hasOwn(said(change), one));
      return name === undefined ? before : said(change)[name];
    }, undefined);
  return {
    state: last(({ rules }) => rules, names) ?? 'on',
    failOn: last(({ failOn }) => failOn, [...names, 'default']),
  };
}
