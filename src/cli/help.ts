import { type Command, Help } from 'commander';
import { cells } from '../report/cells.ts';
import { columns } from '../report/width.ts';
import { print, wrap } from '../report/wrap.ts';
import { columnsOf } from './columns.ts';
import type { Context } from './invocation.ts';

/**
 * Makes commander's help speak the reader's language, wrap Han text, and show on the first page the options of
 * `scan` too, since scanning is what happens when no command is named. Commands made afterwards inherit it.
 */
export function configureHelp(program: Command, { words: { say }, env, stdout, stderr }: Context): void {
  const base = new Help();
  program
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => say(`help.title.${title.toLowerCase().replace(':', '').replace(' ', '-')}`),
      displayWidth: columns,
      boxWrap: (text, width) =>
        text
          .split('\n')
          .flatMap((line) => wrap(cells(line), width).map(print))
          .join('\n'),
      visibleOptions: (command) => [
        ...(command === program ? scanOptions(program) : []),
        ...base.visibleOptions(command),
      ],
    })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      // Said in the reader's language, on one line, where the error is caught.
      outputError: () => {},
      getOutHelpWidth: () => columnsOf(env, stdout),
      getErrHelpWidth: () => columnsOf(env, stderr),
    })
    .helpOption('-h, --help', say('help.help'))
    .helpCommand('help [command]', say('help.help-command'))
    .exitOverride();
}

function scanOptions(program: Command) {
  return program.commands.find((command) => command.name() === 'scan')?.options ?? [];
}
