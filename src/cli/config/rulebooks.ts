/** The rulebooks that a configuration makes of one: for all documents, and for those that overrides speak of. */
import { resolve } from 'node:path';
import type { Rulebook } from '../../model.ts';
import { configureRulebook, type RuleChanges } from '../../rules/configure.ts';
import type { RulebookFor } from '../../scan.ts';
import type { Config, Override } from './config.ts';
import { pathBelow } from './find.ts';
import { globMatcher } from './glob.ts';

export interface Rulebooks {
  readonly rulebook: Rulebook;
  /** None where it is the same for all. */
  readonly rulebookFor?: RulebookFor;
}

/** How a configuration is to be applied. */
export interface Applying {
  readonly cwd: string;
  /** A threshold was said for this run: those of the file do not hold. */
  readonly isThresholdAsked: boolean;
}

/** Applies a configuration to a rulebook that knows all that it names. */
export function rulebooksOf(
  rulebook: Rulebook,
  config: Config,
  { cwd, isThresholdAsked }: Applying,
): Rulebooks {
  const { languages } = config;
  const apply = (changes: readonly RuleChanges[]) =>
    configureRulebook(rulebook, {
      languages,
      changes: changes.map(({ rules, failOn }) => ({ rules, failOn: isThresholdAsked ? {} : failOn })),
    });
  const base = apply([config]);
  if (config.overrides.length === 0) return { rulebook: base };
  const made = new Map([['', base]]);
  const overridesFor = overrideFinder(config, cwd);
  const rulebookFor = (path: string): Rulebook => {
    const overrides = overridesFor(path);
    const key = overrides.map(({ index }) => index).join();
    const own = made.get(key) ?? apply([config, ...overrides]);
    made.set(key, own);
    return own;
  };
  return { rulebook: base, rulebookFor };
}

/** Finds the overrides that hold for a document, in order; none for what is not below the folder of the file. */
export function overrideFinder(
  { folder, overrides }: Pick<Config, 'folder' | 'overrides'>,
  cwd: string,
): (path: string) => readonly Override[] {
  const all = overrides.map((override) => ({ override, isMeant: globMatcher(override.files) }));
  return (path) => {
    const below = pathBelow(folder, resolve(cwd, path));
    return below === null ? [] : all.filter(({ isMeant }) => isMeant(below)).map(({ override }) => override);
  };
}
