/** What a configuration wants of the rules, as plain data, and the rulebooks that it makes of one. */
import type { Rulebook } from '../model.ts';
import { configureRulebook, type RuleChanges } from './configure.ts';
import { globMatcher } from './glob.ts';
import { fullPath, pathBelow } from './paths.ts';

/** What holds for some documents only. */
export interface Override extends RuleChanges {
  readonly files: readonly string[];
}

/** Plain data, so that another process can make the same of the same rulebook. */
export interface RulebookPlan extends RuleChanges {
  /** Null for every language that there is. */
  readonly languages: readonly string[] | null;
  readonly overrides: readonly Override[];
  /** Where globs of overrides begin, and from where documents are called by paths that are not absolute. */
  readonly folder: string;
  readonly cwd: string;
}

export interface Rulebooks {
  readonly rulebook: Rulebook;
  /** The rulebook for a document by its path, made once; none where it is the same for all. */
  readonly rulebookFor?: (path: string) => Rulebook;
}

/** Makes the rulebooks of a plan from one that knows all that the plan names. */
export function rulebooksOf(base: Rulebook, plan: RulebookPlan): Rulebooks {
  const { languages } = plan;
  const apply = (changes: readonly RuleChanges[]) => configureRulebook(base, { changes, languages });
  const rulebook = apply([plan]);
  if (plan.overrides.length === 0) return { rulebook };
  const made = new Map([['', rulebook]]);
  const overridesFor = overrideFinder(plan);
  const rulebookFor = (path: string): Rulebook => {
    const indexes = overridesFor(path);
    const own =
      made.get(indexes.join()) ?? apply([plan, ...indexes.flatMap((index) => plan.overrides[index] ?? [])]);
    made.set(indexes.join(), own);
    return own;
  };
  return { rulebook, rulebookFor };
}

/** Finds the overrides that hold for a document, in order, by their indexes; none for what is not below the folder. */
export function overrideFinder({
  overrides,
  folder,
  cwd,
}: Pick<RulebookPlan, 'folder' | 'cwd' | 'overrides'>): (path: string) => readonly number[] {
  const all = overrides.map(({ files }) => globMatcher(files));
  return (path) => {
    const below = pathBelow(folder, fullPath(cwd, path));
    return below === null ? [] : all.flatMap((isMeant, index) => (isMeant(below) ? [index] : []));
  };
}
