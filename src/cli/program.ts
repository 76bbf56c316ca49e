import { Command, CommanderError } from 'commander';
import { readersOf } from '../report/language.ts';
import { wordbook } from '../report/words.ts';
import { loadRulebook } from '../rules/load.ts';
import { addCluster } from './cluster.ts';
import { addCollect } from './collect.ts';
import { addCompletion } from './completion.ts';
import { completeOptions } from './config/settings.ts';
import { addDiff } from './diff.ts';
import { addExplain } from './explain.ts';
import { configureHelp } from './help.ts';
import { addInit } from './init.ts';
import type { Context, Finish, Invocation } from './invocation.ts';
import { addLetter } from './letter.ts';
import { watched } from './output.ts';
import { packageFacts } from './package-facts.ts';
import { addRedline } from './redline.ts';
import { addRules } from './rules.ts';
import { addScan } from './scan.ts';
import { addStats } from './stats.ts';
import { addText } from './text.ts';
import { complain, type Trouble, unknownValue } from './trouble.ts';
import { usageTrouble } from './usage.ts';

/** Reads the arguments and runs the command they name; returns the exit code. */
export async function run(invocation: Invocation): Promise<number> {
  const endings: (() => void)[] = [];
  const end = (): void => {
    for (const task of endings.splice(0)) task();
  };
  const stops: (() => void)[] = [];
  const signals = SIGNALS.map((signal) => {
    const stop = (): void => {
      const asked = stops.splice(0);
      for (const task of asked) task();
      if (asked.length > 0) return;
      end();
      // Whoever started the program sees that it was ended, and by what.
      process.off(signal, stop);
      process.kill(process.pid, signal);
    };
    process.on(signal, stop);
    return () => process.off(signal, stop);
  });
  const hasFailed = watched(invocation.stdout);
  try {
    const context = {
      ...(await contextOf(invocation)),
      atEnd: (task: () => void) => endings.push(task),
      onStop: (task: () => void) => stops.push(task),
    };
    const code = await runIn(context);
    return code !== 2 && (await hasFailed()) ? complain({ trouble: 'usage.stdout' }, context) : code;
  } finally {
    end();
    for (const forget of signals) forget();
  }
}

/** What ends a run from outside. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function runIn(context: Context): Promise<number> {
  const asked = languageAsked(context.argv);
  if (asked !== null && context.language === null) {
    return complain(unknownValue('--lang', asked, context.readers.languages), context);
  }
  let code = 0;
  const program = programOf(context, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(context.argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof TroubleError) return complain(error.trouble, context);
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    // Shown instead of a command that was left out; nothing more is to be said.
    return error.code === 'commander.help' ? 2 : complain(usageTrouble(error), context);
  }
}

/** Trouble before a command has begun. */
class TroubleError extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble.trouble);
    this.trouble = trouble;
  }
}

async function contextOf(invocation: Invocation): Promise<Omit<Context, 'atEnd' | 'onStop'>> {
  const rulebook = await loadRulebook();
  const book = wordbook(rulebook);
  const readers = readersOf(rulebook);
  const language = readers.named(languageAsked(invocation.argv) ?? '');
  const words = await book(language ?? readers.ofEnvironment(invocation.env) ?? 'en');
  return { ...invocation, rulebook, shipped: rulebook, wordbook: book, readers, language, words };
}

/** The value of `--lang`, wherever it stands: help and complaints need it before the arguments are understood. */
function languageAsked(argv: readonly string[]): string | null {
  const at = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  if (at < 0) return null;
  return argv[at]?.startsWith('--lang=') ? argv[at].slice('--lang='.length) : (argv[at + 1] ?? null);
}

/** The program with all its commands; `finish` is told the exit code of the one that ran. */
export function programOf(context: Context, finish: Finish): Command {
  const { say } = context.words;
  const program = new Command('consentlint')
    .usage(say('help.usage'))
    .description(say('help.description'))
    .version(packageFacts().version, '-V, --version', say('help.version'))
    .option('--lang <language>', say('help.lang', { languages: context.readers.languages.join(', ') }))
    .option('--color', say('help.color'))
    .option('--no-color', say('help.no-color'))
    .addHelpText('after', `\n${say('help.examples')}`);
  configureHelp(program, context);
  program.hook('preAction', async (_, command) => {
    const trouble = await completeOptions(command, context);
    if (trouble) throw new TroubleError(trouble);
  });
  const reading = [addScan, addDiff, addRedline, addLetter, addText, addExplain];
  for (const add of [...reading, addCollect, addStats, addCluster, addRules, addInit, addCompletion])
    add(program, context, finish);
  return program;
}
