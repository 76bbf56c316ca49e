import type { Command } from 'commander';
import { OCR_ENGINES } from '../ocr/engines.ts';
import { formats } from '../report/index.ts';
import { bashCompletion } from './completion/bash.ts';
import { fishCompletion } from './completion/fish.ts';
import { type Choices, type CompletedCommand, completedTree } from './completion/tree.ts';
import { zshCompletion } from './completion/zsh.ts';
import { FAIL_ON } from './exit-code.ts';
import type { Context, Finish } from './invocation.ts';
import { placesIn } from './jurisdictions.ts';
import { LETTER_FORMATS } from './letter-settings.ts';
import { write } from './output.ts';
import { complain, unknownValue } from './trouble.ts';

const SHELLS: Readonly<Record<string, (tree: readonly CompletedCommand[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** `consentlint completion SHELL`: a script by which a shell completes commands, options and values. */
export function addCompletion(program: Command, context: Context, finish: Finish): void {
  const { say } = context.words;
  program
    .command('completion')
    .description(say('help.completion'))
    .argument('<shell>', say('help.completion-shell'))
    .action(async (shell: string) => {
      const script = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
      if (!script)
        return finish(await complain(unknownValue('completion', shell, Object.keys(SHELLS)), context));
      const written = await write(context.stdout, script(completedTree(program, 'scan', choicesIn(context))));
      finish(written === 'failed' ? await complain({ trouble: 'usage.stdout' }, context) : 0);
    });
}

/** The words that options and arguments know. */
const choicesIn = (context: Context): Choices =>
  new Map<string, readonly string[]>([
    ['--lang', context.readers.languages],
    ['--format', [...formats.keys()]],
    ['letter --format', LETTER_FORMATS],
    ['--fail-on', FAIL_ON],
    ['--jurisdiction', placesIn(context)],
    ['--ocr-engine', OCR_ENGINES],
    ['--kind', Object.keys(context.rulebook.letters)],
    ['--to', ['lender', 'authority']],
    ['explain', context.rulebook.rules.map(({ id }) => id).toSorted()],
    ['completion', Object.keys(SHELLS)],
  ]);
