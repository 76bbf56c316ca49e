/** A context as a configuration wants it. */
import { wordbook } from '../../report/words.ts';
import { DEFAULT_FAIL_ON } from '../exit-code.ts';
import type { Context } from '../invocation.ts';
import { warn } from '../trouble.ts';
import type { Config } from './config.ts';
import { rulebooksOf } from './rulebooks.ts';
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
  const { rulebook, rulebookFor } = rulebooksOf(context.rulebook, config, { cwd, isThresholdAsked });
  const book = wordbook(rulebook);
  const words = await book(language ?? readers.ofEnvironment(env) ?? 'en');
  const made: Context = {
    ...{ ...context, rulebook, wordbook: book, words, config },
    ...(rulebookFor && { rulebookFor }),
  };
  const isSaid = !isQuiet && !config.isNamed && (rulebook !== context.rulebook || weighs(config));
  if (isSaid) await warn(config.file, words.say('configuration.holds'), made);
  return made;
}

/** Whether a file that merely lies there changes what of the findings counts, or those of some documents: that is said. */
const weighs = ({ overrides, options }: Config): boolean =>
  overrides.length > 0 || (options.get('fail-on') ?? DEFAULT_FAIL_ON) !== DEFAULT_FAIL_ON;
