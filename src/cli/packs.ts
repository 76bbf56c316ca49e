import type { Command } from 'commander';
import { sanitise } from '../report/sanitise.ts';
import { wordbook } from '../report/words.ts';
import type { NoPack, Packed, Unusable } from '../rules/pack.ts';
import type { RuleProblem } from '../rules/problem.ts';
import type { Config } from './config/config.ts';
import { configFlags, type SettingsFlags } from './config/settings.ts';
import type { Context } from './invocation.ts';
import { located } from './located.ts';
import { write } from './output.ts';
import { repeated } from './repeated.ts';
import { complain, type Trouble } from './trouble.ts';

/** Folders with rules of the user's own, as they stand on the command line. */
export interface PackFlags {
  readonly rules?: readonly string[];
}

/** What decides in which context a command runs. */
type ContextFlags = PackFlags & SettingsFlags & { readonly lang?: string; readonly quiet?: boolean };

/** Packs that were read, and a context in which their rules hold. */
export interface Packs {
  readonly packed: readonly Packed[];
  readonly context: Context;
}

/** Adds `--rules` to a command, and what chooses its configuration. */
export function packFlags(command: Command, context: Context): Command {
  const { say } = context.words;
  return configFlags(command.option('--rules <folder>', say('help.rules-folder'), repeated), context);
}

/** Puts packs on the shipped rules, the later on the earlier. Nothing is read where there are none. */
export async function readPacks(folders: readonly string[], context: Context): Promise<Packs | Trouble> {
  if (folders.length === 0) return { packed: [], context };
  const [{ addPack }, { baseOf }] = await Promise.all([
    import('../rules/pack.ts'),
    import('../rules/raw.ts'),
  ]);
  const packed: Packed[] = [];
  for (const folder of folders) {
    const base = packed.at(-1) ?? baseOf(context.rulebook);
    const added = await addPack(located(folder, context), base);
    if ('unusable' in added) return noPack({ ...added, folder });
    packed.push(added);
    if (added.isTooMuch) break;
  }
  const { rulebook } = packed.at(-1) ?? context;
  const book = wordbook(rulebook);
  const words = await book(context.language ?? context.readers.ofEnvironment(context.env) ?? 'en');
  return { packed, context: { ...context, rulebook, wordbook: book, words } };
}

/**
 * The context in which a command runs: with the packs that were asked for, and as the configuration wants it. Null where
 * something of that is not in order: then all that is wrong was said.
 */
export async function contextWith(flags: ContextFlags, before: Context): Promise<Context | null> {
  const { rules = [], lang, settings } = flags;
  const config = settings?.config ?? null;
  const spoken = lang === undefined ? before : await contextIn(lang, before);
  if ('trouble' in spoken) return refuse(spoken, before);
  const packs = await readPacks([...(config?.packs ?? []), ...rules], spoken);
  const wrong = await wrongWith(packs, config, spoken);
  if (wrong) {
    await tellProblems(wrong.problems, spoken);
    return refuse(wrong, spoken);
  }
  if ('trouble' in packs || !settings || !config)
    return 'trouble' in packs ? null : { ...packs.context, config };
  const { configured } = await import('./config/configured.ts');
  return configured({ ...settings, config, isQuiet: flags.quiet ?? false }, packs.context);
}

/** All that is wrong with packs and with the configuration; null where both are in order. */
async function wrongWith(
  packs: Packs | Trouble,
  config: Config | null,
  context: Context,
): Promise<(Trouble & { readonly problems: readonly RuleProblem[] }) | null> {
  if (config) {
    const { problemsOf } = await import('./config/check.ts');
    const problems = problemsOf(config, packs, context);
    if (problems.length > 0)
      return { trouble: 'configuration.problems', values: { n: problems.length }, problems };
  }
  if ('trouble' in packs) return { ...packs, problems: [] };
  const problems = packs.packed.flatMap((pack) => pack.problems);
  return problems.length === 0
    ? null
    : { trouble: 'usage.rules-problems', values: { n: problems.length }, problems };
}

async function refuse(trouble: Trouble, context: Context): Promise<null> {
  await complain(trouble, context);
  return null;
}

/** A context that speaks the language that the environment or a configuration asks for, where no argument does. */
async function contextIn(lang: string, context: Context): Promise<Context | Trouble> {
  const language = context.language ?? context.readers.named(lang);
  // What a file says is told at its place, with all else that is wrong in it.
  if (language === null) return context;
  return { ...context, language, words: await context.wordbook(language) };
}

/** Says on standard error all that is wrong in files, a line for each. */
const tellProblems = (problems: readonly RuleProblem[], { stderr }: Pick<Context, 'stderr'>) =>
  write(stderr, problems.map((problem) => `${problemLine(problem)}\n`).join(''));

/** A problem as editors read it. */
export const problemLine = ({ file, line, column, message }: RuleProblem): string =>
  sanitise(`${file}:${line}:${column}: ${message}`);

const UNUSABLE: Readonly<Record<Unusable, string>> = {
  missing: 'usage.rules-missing',
  'not-a-folder': 'usage.rules-no-folder',
  permission: 'usage.rules-permission',
  empty: 'usage.rules-empty',
};

const noPack = ({ folder, unusable }: NoPack): Trouble => ({
  trouble: UNUSABLE[unusable],
  values: { folder },
});
