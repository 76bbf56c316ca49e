/** A context as a configuration wants it. */

import { wordbook } from '../../report/words.ts';
import { type RulebookPlan, rulebooksOf } from '../../rules/plan.ts';
import { DEFAULT_FAIL_ON } from '../exit-code.ts';
import type { Context } from '../invocation.ts';
import { warn } from '../trouble.ts';
import type { Config } from './config.ts';
import type { Settings } from './settings.ts';

interface Configuring extends Settings {
  readonly config: Config;
  readonly isQuiet: boolean;
}

/** The context with a configuration applied that is in order. */
export async function configured(
  { config, isThresholdAsked, isQuiet }: Configuring,
  context: Context,
): Promise<Context> {
  const { cwd, readers, language, env } = context;
  const plan = planOf(config, cwd, isThresholdAsked);
  const { rulebook, rulebookFor } = rulebooksOf(context.rulebook, plan);
  const book = wordbook(rulebook);
  const words = await book(language ?? readers.ofEnvironment(env) ?? 'en');
  const made: Context = {
    ...{ ...context, rulebook, wordbook: book, words, config },
    planned: { from: context.rulebook, plan },
    ...(rulebookFor && { rulebookFor }),
  };
  const isSaid = !isQuiet && !config.isNamed && (rulebook !== context.rulebook || weighs(config));
  if (isSaid) await warn(config.file, words.say('configuration.holds'), made);
  return made;
}

/** What the file wants of the rules; a threshold that was said for the run is that of all of them. */
function planOf(
  { rules, failOn, overrides, languages, folder }: Config,
  cwd: string,
  isThresholdAsked: boolean,
): RulebookPlan {
  const own = (failOn: Config['failOn']) => (isThresholdAsked ? {} : failOn);
  const others = overrides.map((override) => ({ ...override, failOn: own(override.failOn) }));
  return { rules, failOn: own(failOn), overrides: others, languages, folder, cwd };
}

/** Whether a file that merely lies there changes what of the findings counts, or those of some documents: that is said. */
const weighs = ({ overrides, options }: Config): boolean =>
  overrides.length > 0 || (options.get('fail-on') ?? DEFAULT_FAIL_ON) !== DEFAULT_FAIL_ON;
