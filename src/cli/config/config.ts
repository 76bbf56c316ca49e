/** A configuration as it was read, before it is known which rules there are. */

import type { FailOn } from '../../model.ts';
import type { ByRule, RuleState } from '../../rules/configure.ts';
import type { Override } from '../../rules/plan.ts';
import type { RuleProblem } from '../../rules/problem.ts';
import type { Source } from '../../rules/source.ts';

/** The lists of a file; null where it says nothing. */
export interface ConfigLists {
  readonly languages: readonly string[] | null;
  readonly jurisdictions: readonly string[] | null;
  readonly ignores: readonly string[] | null;
  /** Folders, as they are called from the working directory. */
  readonly packs: readonly string[] | null;
}

export interface Config extends ConfigLists {
  readonly file: string;
  readonly folder: string;
  readonly isNamed: boolean;
  readonly rules: ByRule<RuleState>;
  /** By rule or category, without the `default`, which is an option. */
  readonly failOn: ByRule<FailOn>;
  readonly overrides: readonly Override[];
  /** Values of options by their names: true or false, a text or several. */
  readonly options: ReadonlyMap<string, OptionValue>;
  readonly source: Source;
  /** What is wrong with it, as far as that can be seen without the rules. */
  readonly problems: readonly RuleProblem[];
}

export type OptionValue = boolean | string | readonly string[];

/** Keys that are no options. */
export const OWN_KEYS = ['rules', 'languages', 'jurisdictions', 'ignores', 'packs', 'overrides'] as const;
export const OVERRIDE_KEYS = ['files', 'rules', 'fail-on'] as const;
