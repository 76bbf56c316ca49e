import { Command, CommanderError } from 'commander';
import { readersOf } from '../report/language.ts';
import { wordbook } from '../report/words.ts';
import { loadRulebook } from '../rules/load.ts';
import { addExplain } from './explain.ts';
import { configureHelp } from './help.ts';
import type { Context, Finish, Invocation } from './invocation.ts';
import { addLetter } from './letter.ts';
import { packageFacts } from './package-facts.ts';
import { addRedline } from './redline.ts';
import { addRules } from './rules.ts';
import { addScan } from './scan.ts';
import { addStats } from './stats.ts';
import { addText } from './text.ts';
import { complain, unknownValue } from './trouble.ts';
import { usageTrouble } from './usage.ts';

/** Reads the arguments and runs the command they name; returns the exit code. */
export async function run(invocation: Invocation): Promise<number> {
  const endings: (() => void)[] = [];
  try {
    return await runIn({ ...(await contextOf(invocation)), atEnd: (task) => endings.push(task) });
  } finally {
    for (const end of endings) end();
  }
}

async function runIn(context: Context): Promise<number> {
  const asked = languageAsked(context.argv);
  if (asked !== null && context.language === null) {
    return complain(unknownValue('--lang', asked, context.readers.languages), context);
  }
  let code = 0;
  const program = build(context, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(context.argv, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    // Shown instead of a command that was left out; nothing more is to be said.
    return error.code === 'commander.help' ? 2 : complain(usageTrouble(error), context);
  }
}

async function contextOf(invocation: Invocation): Promise<Omit<Context, 'atEnd'>> {
  const rulebook = await loadRulebook();
  const book = wordbook(rulebook);
  const readers = readersOf(rulebook);
  const language = readers.named(languageAsked(invocation.argv) ?? '');
  const words = await book(language ?? readers.ofEnvironment(invocation.env) ?? 'en');
  return { ...invocation, rulebook, wordbook: book, readers, language, words };
}

/** The value of `--lang`, wherever it stands: help and complaints need it before the arguments are understood. */
function languageAsked(argv: readonly string[]): string | null {
  const at = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  if (at < 0) return null;
  return argv[at]?.startsWith('--lang=') ? argv[at].slice('--lang='.length) : (argv[at + 1] ?? null);
}

function build(context: Context, finish: Finish): Command {
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
  for (const add of [addScan, addRedline, addLetter, addText, addExplain, addStats, addRules])
    add(program, context, finish);
  return program;
}
