import type { Command } from 'commander';
import { sanitise } from '../report/sanitise.ts';
import { wordbook } from '../report/words.ts';
import type { NoPack, Packed, Unusable } from '../rules/pack.ts';
import type { RuleProblem } from '../rules/problem.ts';
import type { Context } from './invocation.ts';
import { located } from './located.ts';
import { write } from './output.ts';
import { repeated } from './repeated.ts';
import { complain, type Trouble } from './trouble.ts';

/** Folders with rules of the user's own, as they stand on the command line. */
export interface PackFlags {
  readonly rules?: readonly string[];
}

/** Packs that were read, and a context in which their rules hold. */
export interface Packs {
  readonly packed: readonly Packed[];
  readonly context: Context;
}

/** Adds `--rules` to a command. */
export function packFlags(command: Command, { words: { say } }: Context): Command {
  return command.option('--rules <folder>', say('help.rules-folder'), repeated);
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

/** The context with the packs that were asked for, or null where they are not in order: then all that is wrong was said. */
export async function contextWith({ rules = [] }: PackFlags, context: Context): Promise<Context | null> {
  const packs = await readPacks(rules, context);
  if ('trouble' in packs) {
    await complain(packs, context);
    return null;
  }
  const problems = packs.packed.flatMap((pack) => pack.problems);
  if (problems.length === 0) return packs.context;
  await write(context.stderr, problems.map((problem) => `${problemLine(problem)}\n`).join(''));
  await complain({ trouble: 'usage.rules-problems', values: { n: problems.length } }, context);
  return null;
}

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
